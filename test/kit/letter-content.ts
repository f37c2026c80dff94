/** What a letter of appointment of a regency says that is signed, and holds, from `date` on; `other` is what it says otherwise. */
export function letterContent<Other extends object>(date: string, other: Other = {} as Other) {
  return {
    number: 'SK/1',
    date,
    subject: 'Tim Pengelola',
    signer: { name: 'Nama Contoh', office: 'REGENT', capacity: 'DEFINITIVE' },
    legalBasis: 'SE Menteri PANRB 4/2016',
    members: [{ name: 'Anggota', role: 'ADMIN' }],
    validFrom: date,
    ...other,
  };
}
