/** Abbreviations as people type them, with where they were found. All words are lower case. */
interface AbbreviationGroup {
  /** A regulation that uses them, or general usage, which an operator should confirm. */
  source: string;
  /** What is typed → the words that it stands for. */
  words: Readonly<Record<string, string>>;
}

/** What people write for a province, by its code. Stored with what lies in the province. */
export const PROVINCE_ABBREVIATIONS: Readonly<Record<string, string>> = {
  '11': 'nad',
  '12': 'sumut',
  '13': 'sumbar',
  '16': 'sumsel',
  '19': 'babel',
  '21': 'kepri',
  '31': 'dki',
  '32': 'jabar',
  '33': 'jateng',
  '34': 'diy jogja',
  '35': 'jatim',
  '52': 'ntb',
  '53': 'ntt',
  '61': 'kalbar',
  '62': 'kalteng',
  '63': 'kalsel',
  '64': 'kaltim',
  '65': 'kaltara',
  '71': 'sulut',
  '72': 'sulteng',
  '73': 'sulsel',
  '74': 'sultra',
  '76': 'sulbar',
  '82': 'malut',
};

const KINDS: AbbreviationGroup = {
  source: 'UU 23/2014 for the full terms; general usage for the short ones',
  words: {
    kab: 'kabupaten',
    bupati: 'kabupaten',
    kotamadya: 'kota',
    walikota: 'kota',
    kec: 'kecamatan',
    camat: 'kecamatan',
    distrik: 'kecamatan',
    kel: 'kelurahan',
    prov: 'provinsi',
    prop: 'provinsi',
    propinsi: 'provinsi',
    gubernur: 'provinsi',
    ktr: 'kantor',
    kemen: 'kementerian',
    departemen: 'kementerian',
  },
};

const PLACES: AbbreviationGroup = {
  source: 'general usage in news and on the pages of the governments themselves',
  words: {
    baubau: 'bau bau',
    bdg: 'bandung',
    bgr: 'bogor',
    bjm: 'banjarmasin',
    bks: 'bekasi',
    bolmong: 'bolaang mongondow',
    bolmut: 'bolaang mongondow utara',
    bolsel: 'bolaang mongondow selatan',
    boltim: 'bolaang mongondow timur',
    bpp: 'balikpapan',
    btm: 'batam',
    cjr: 'cianjur',
    dpk: 'depok',
    dps: 'denpasar',
    hss: 'hulu sungai selatan',
    hst: 'hulu sungai tengah',
    hsu: 'hulu sungai utara',
    jakbar: 'jakarta barat',
    jakpus: 'jakarta pusat',
    jaksel: 'jakarta selatan',
    jaktim: 'jakarta timur',
    jakut: 'jakarta utara',
    jkt: 'jakarta',
    jogjakarta: 'yogyakarta',
    kobar: 'kotawaringin barat',
    kotim: 'kotawaringin timur',
    krw: 'karawang',
    kubar: 'kutai barat',
    kukar: 'kutai kartanegara',
    kutim: 'kutai timur',
    labura: 'labuhanbatu utara',
    labusel: 'labuhanbatu selatan',
    lambar: 'lampung barat',
    lampura: 'lampung utara',
    lamsel: 'lampung selatan',
    lamteng: 'lampung tengah',
    lamtim: 'lampung timur',
    lobar: 'lombok barat',
    loteng: 'lombok tengah',
    lotim: 'lombok timur',
    madina: 'mandailing natal',
    mdn: 'medan',
    mks: 'makassar',
    mlg: 'malang',
    muba: 'musi banyuasin',
    mura: 'musi rawas',
    oki: 'ogan komering ilir',
    oku: 'ogan komering ulu',
    okus: 'ogan komering ulu selatan',
    okut: 'ogan komering ulu timur',
    pabar: 'papua barat',
    pali: 'penukal abab lematang ilir',
    paluta: 'padang lawas utara',
    pangkalpinang: 'pangkal pinang',
    papeg: 'papua pegunungan',
    papsel: 'papua selatan',
    papteng: 'papua tengah',
    plg: 'palembang',
    ppu: 'penajam paser utara',
    sby: 'surabaya',
    sda: 'sidoarjo',
    sergai: 'serdang bedagai',
    sidrap: 'sidenreng rappang',
    smd: 'samarinda',
    smg: 'semarang',
    solo: 'surakarta',
    tangsel: 'tangerang selatan',
    tapsel: 'tapanuli selatan',
    tapteng: 'tapanuli tengah',
    taput: 'tapanuli utara',
    tasik: 'tasikmalaya',
    tgr: 'tangerang',
    tubaba: 'tulang bawang barat',
    ujungpandang: 'makassar',
  },
};

const LOCAL_UNITS: AbbreviationGroup = {
  source:
    'PP 18/2016 and the ministries’ nomenclature of perangkat daerah for the full terms; general usage for the short ones',
  words: {
    bapenda: 'badan pendapatan',
    bappeda: 'badan perencanaan pembangunan',
    bkd: 'badan kepegawaian',
    bkpsdm: 'badan kepegawaian',
    bpbd: 'badan penanggulangan bencana',
    bpkad: 'badan keuangan aset',
    capil: 'pencatatan sipil',
    damkar: 'pemadam kebakaran',
    dinkes: 'dinas kesehatan',
    dinsos: 'dinas sosial',
    disbudpar: 'dinas kebudayaan pariwisata',
    disdag: 'dinas perdagangan',
    disdamkar: 'dinas pemadam kebakaran',
    disdik: 'dinas pendidikan',
    disdikbud: 'dinas pendidikan kebudayaan',
    disdukcapil: 'dinas kependudukan pencatatan sipil',
    dishub: 'dinas perhubungan',
    dishut: 'dinas kehutanan',
    diskominfo: 'dinas komunikasi informatika',
    disnaker: 'dinas tenaga kerja',
    disnakertrans: 'dinas tenaga kerja transmigrasi',
    dispar: 'dinas pariwisata',
    disparbud: 'dinas pariwisata kebudayaan',
    disperindag: 'dinas perindustrian perdagangan',
    disperkim: 'dinas perumahan permukiman',
    dispora: 'dinas pemuda olahraga',
    distan: 'dinas pertanian',
    diknas: 'dinas pendidikan',
    dlh: 'dinas lingkungan hidup',
    dpmptsp: 'dinas penanaman modal pelayanan terpadu satu pintu',
    dpupr: 'dinas pekerjaan umum',
    dukcapil: 'kependudukan pencatatan sipil',
    kominfo: 'komunikasi informatika',
    puskesmas: 'dinas kesehatan',
    rsud: 'rumah sakit umum daerah',
    satpol: 'satuan polisi pamong praja',
    sekda: 'sekretariat daerah',
    setda: 'sekretariat daerah',
    setwan: 'sekretariat dewan perwakilan rakyat',
  },
};

const NATIONAL: AbbreviationGroup = {
  source: 'the regulations of the bodies for the full terms; general usage for the short ones',
  words: {
    bpn: 'badan pertanahan nasional',
    depag: 'kementerian agama',
    depdagri: 'kementerian dalam negeri',
    depkes: 'kementerian kesehatan',
    ham: 'hak asasi manusia',
    kanwil: 'kantor wilayah',
    kemkominfo: 'kemenkominfo',
    komdigi: 'komunikasi digital',
    kantah: 'kantor pertanahan',
    polda: 'kepolisian daerah',
    polres: 'kepolisian resor',
    polresta: 'kepolisian resor',
    polri: 'kepolisian negara',
    rb: 'reformasi birokrasi',
  },
};

/** Every abbreviation that a search understands, in groups by their source. */
export const ABBREVIATION_GROUPS: readonly AbbreviationGroup[] = [KINDS, PLACES, LOCAL_UNITS, NATIONAL];

const EXPANSIONS = new Map(ABBREVIATION_GROUPS.flatMap(({ words }) => Object.entries(words)));

/** The words that `word` is short for; undefined where it is no abbreviation. */
export function expansionOf(word: string): readonly string[] | undefined {
  return EXPANSIONS.get(word)?.split(' ');
}

/** Every word that is short for others. */
export const ABBREVIATIONS: readonly string[] = [...EXPANSIONS.keys()];

/** A word for a kind of government or office in full: `kab` → `kabupaten`; any other word as it is. */
export function fullKind(word: string): string {
  return KINDS.words[word] ?? word;
}

const GOVERNMENT_WORDS = [
  'pemerintah',
  'daerah',
  'kabupaten',
  'kota',
  'provinsi',
  'pemkab',
  'pemkot',
  'pemprov',
  'pemda',
];

/** Words that say what kind of government is meant, not which one. */
export const KIND_WORDS: ReadonlySet<string> = new Set([...GOVERNMENT_WORDS, ...Object.entries(KINDS.words).flat()]);

/** Words that say which unit of a local government is meant: without them its government is found. */
export const UNIT_WORDS: ReadonlySet<string> = new Set(
  [
    ...Object.entries(LOCAL_UNITS.words).flatMap(([short, long]) => [short, ...long.split(' ')]),
    ...['dinas', 'badan', 'kantor', 'bagian', 'bidang', 'upt', 'uptd', 'kel', 'kelurahan', 'desa'],
  ].filter((word) => !GOVERNMENT_WORDS.includes(word)),
);

/**
 * What people call the offices of a national body in the regions → the body, which is found where the office is not in the
 * directory. The bodies' own regulations; general usage for the short words.
 */
export const BODIES_OF_OFFICES: Readonly<Record<string, string>> = {
  bpn: 'kl.atrbpn',
  kantah: 'kl.atrbpn',
  kanim: 'kl.kemenimipas',
  lapas: 'kl.kemenimipas',
  rutan: 'kl.kemenimipas',
  kejari: 'kl.kejagung',
  kejati: 'kl.kejagung',
  kemenag: 'kl.kemenag',
  kua: 'kl.kemenag',
  kodam: 'kl.tni',
  kodim: 'kl.tni',
  koramil: 'kl.tni',
  polda: 'kl.polri',
  polres: 'kl.polri',
  polresta: 'kl.polri',
  polrestabes: 'kl.polri',
  polsek: 'kl.polri',
};
