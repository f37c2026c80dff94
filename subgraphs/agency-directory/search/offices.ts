/**
 * What people call the offices of a national body in the regions, and its services → the body, which is found where the
 * office is not in the directory. The bodies' own regulations; general usage for the short words.
 */
const OFFICES: Readonly<Record<string, string>> = {
  'kl.atrbpn': 'bpn kantah',
  'kl.kemenimipas': 'imigrasi kanim paspor lapas rutan bapas',
  'kl.kejagung': 'kejaksaan kejari kejati',
  'kl.ma': 'pengadilan pn pa pta ptun',
  'kl.kemenag': 'kemenag kua madrasah uin iain stain',
  'kl.tni': 'kodam kodim koramil korem',
  'kl.polri': 'kepolisian polda polres polresta polrestabes polsek polsekta',
  'kl.kemenkeu': 'pajak djp kpp bea cukai djbc kppn kpknl',
  'kl.kpu': 'kpud',
  'kl.bnn': 'bnnp bnnk',
  'kl.bpom': 'bbpom',
  'kl.ombudsman': 'ombudsman ori',
  'kl.kemenkes': 'poltekkes',
  'kl.bpjskesehatan': 'bpjs',
  'kl.bpjsketenagakerjaan': 'bpjstk bpjamsostek jamsostek',
  'bumn.pos': 'pos',
  // Universities of the state that are not in the directory, by what they and everybody call them.
  'kl.kemdiktisaintek':
    'universitas univ politeknik ut ipb its ub um unair unand undip unesa unhas unj unnes unp unpad uns unsri upi usk usu uny unri unsoed unud',
};

/** The code of the national body whose office or service a word is. */
export const BODIES_OF_OFFICES: ReadonlyMap<string, string> = new Map(
  Object.entries(OFFICES).flatMap(([code, words]) => words.split(' ').map((word) => [word, code] as const)),
);

/** What people ask for of a province wherever in it they are → the words of its unit that is responsible. */
export const SERVICES_OF_PROVINCES: ReadonlyMap<string, string> = new Map([
  // UU 1/2022 art. 4: the tax on vehicles is the province's; Perpres 5/2015: collected in the Samsat.
  ['samsat', 'badan pendapatan'],
  // UU 23/2014, annex A: secondary and special education is the province's.
  ...['sma', 'sman', 'smk', 'smkn', 'slb', 'slbn'].map((school) => [school, 'dinas pendidikan'] as const),
]);
