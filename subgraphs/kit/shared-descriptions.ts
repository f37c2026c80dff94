/** What the types that several subgraphs extend are, in the same words everywhere: composition refuses two accounts. */
export const AGENCY = {
  type: 'A government, ministry, state agency, or a unit of one (instansi).',
  id: 'Immutable and never reused, whatever becomes of name and code (pengenal instansi).',
};

export const OFFICER = {
  type: 'A person who holds or held posts (pejabat). No NIP is stored.',
  id: 'Immutable and never reused (pengenal pejabat).',
};

export const REGION = {
  type: "A region of Kemendagri's code book (wilayah administrasi).",
  code: 'Its code now, such as `32.16` (kode wilayah).',
};

/** Of the key by which a client may send a creation again. */
export const IDEMPOTENCY_KEY =
  'Made up by the client, 8 to 200 characters: the same key with the same input is answered alike for 24 hours (kunci idempotensi).';
