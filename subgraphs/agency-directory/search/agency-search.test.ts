import { describeEachDialect } from '../../../test/kit/databases.js';
import { openSeededDirectory, type SeededDirectory } from '../../../test/kit/seeded-directory.js';

const NOW = new Date('2026-03-18T02:00:00Z');

/** What people type, and the code of the agency that they mean. */
const TYPED: readonly (readonly [search: string, code: string])[] = [
  // By code, and by the code of a body that has ended.
  ['32.16', '32.16'],
  ['32.16/diskominfo', '32.16/diskominfo'],
  ['KL.PANRB', 'kl.panrb'],
  ['kl.bkkbn', 'kl.kemendukbangga'],
  // By the exact name.
  ['Pemerintah Kabupaten Bekasi', '32.16'],
  ['Badan Pusat Statistik', 'kl.bps'],
  ['kementerian agama', 'kl.kemenag'],
  ['Kantah Kab. Bekasi', 'kl.atrbpn/kanwil-jabar/kantah-kab-bekasi'],
  // Governments, with the kind shortened.
  ['kab bekasi', '32.16'],
  ['kab. bekasi', '32.16'],
  ['kota bekasi', '32.75'],
  ['pemkab bekasi', '32.16'],
  ['pemkot bdg', '32.73'],
  ['kab bandung', '32.04'],
  ['kab bandung barat', '32.17'],
  ['kota batu', '35.79'],
  ['batu', '35.79'],
  ['rejang lebong', '17.02'],
  ['bupati paser', '64.01'],
  ['walikota surabaya', '35.78'],
  ['pemprov jabar', '32'],
  ['prov jatim', '35'],
  ['jateng', '33'],
  ['pemprov ntb', '52'],
  ['sumut', '12'],
  ['sulsel', '73'],
  ['kaltim', '64'],
  ['pemda diy', '34'],
  ['pemprov dki', '31'],
  ['gubernur aceh', '11'],
  ['papua', '91'],
  ['tangsel', '36.74'],
  ['jaksel', '31.74'],
  ['kukar', '64.02'],
  ['pemkot sby', '35.78'],
  ['solo', '33.72'],
  ['kobar', '62.01'],
  ['kotim', '62.02'],
  ['labusel', '12.22'],
  ['okus', '16.09'],
  ['bolmong', '71.01'],
  ['kab hst', '63.07'],
  ['tapsel', '12.03'],
  ['sidrap', '73.14'],
  ['pali', '16.12'],
  ['pangkalpinang', '19.71'],
  ['baubau', '74.72'],
  ['gubernur jabar', '32'],
  ['kota jogja', '34.71'],
  ['kab. kep. mentawai', '13.09'],
  ['kbb', '32.17'],
  ['bandung', '32.04'],
  ['kec tambun utara', '32.16.05'],
  ['kec. sepaku', '64.09.04'],
  ['distrik merauke', '93.01.01'],
  // Written with a blank, a hyphen or nothing between, or in letters of another width.
  ['kulonprogo', '34.01'],
  ['pemkab kulonprogo', '34.01'],
  ['gunung kidul', '34.03'],
  ['tanjungpinang', '21.72'],
  ['kota tanjung pinang', '21.72'],
  ['sawah lunto', '13.73'],
  ['tolitoli', '72.04'],
  ['toli-toli', '72.04'],
  ['muko muko', '17.06'],
  ['pare-pare', '73.72'],
  ['pematang siantar', '12.72'],
  ['limapuluh kota', '13.07'],
  ['jawabarat', '32'],
  ['ｋａｂ　ｂｅｋａｓｉ', '32.16'],
  ['３２.１６', '32.16'],
  // Units.
  ['diskominfo jabar', '32/diskominfo'],
  ['kominfo kab bekasi', '32.16/diskominfo'],
  ['dinkes kab bekasi', '32.16/dinkes'],
  ['dinas kesehatan jawa barat', '32/dinkes'],
  ['dukcapil bekasi', '32.16/disdukcapil'],
  ['setda rejang lebong', '17.02/setda'],
  // Ministries and their offices.
  ['kemenpan', 'kl.panrb'],
  ['kemen pan rb', 'kl.panrb'],
  ['mendagri', 'kl.kemendagri'],
  ['komdigi', 'kl.komdigi'],
  ['kemkominfo', 'kl.komdigi'],
  ['pu', 'kl.kemenpu'],
  ['bin', 'kl.bin'],
  ['bpn jabar', 'kl.atrbpn/kanwil-jabar'],
  ['polres rejang lebong', 'kl.polri/polda-bengkulu/polres-rejang-lebong'],
  ['kanwil kemenag jabar', 'kl.kemenag/kanwil-jabar'],
  ['ombudsman kaltim', 'kl.ombudsman/perwakilan-kaltim'],
  ['bpjs kesehatan', 'kl.bpjskesehatan'],
  ['pertamina', 'bumn.pertamina'],
  ['pln', 'bumn.pln'],
  ['ugm', 'ptn.ugm'],
  ['itb', 'ptn.itb'],
  // By the names of what has ended.
  ['kemenkominfo', 'kl.komdigi'],
  ['kementerian bumn', 'kl.bpbumn'],
  // A unit that the directory does not have: its government.
  ['disdukcapil depok', '32.76'],
  ['dinas kesehatan kota bekasi', '32.75'],
  ['dishub jogja', '34'],
  ['satpol pp bogor', '32.01'],
  ['pu garut', '32.05'],
  ['pu malang', '35.07'],
  ['rsud bandung', '32.04'],
  ['pdam bandung', '32.04'],
  ['dukcapil surabaya', '35.78'],
  ['disdik dki', '31'],
  ['dinkes jatim', '35'],
  ['umkm garut', '32.05'],
  ['satpol pp bogro', '32.01'],
  // An office or a service that it does not have: the national body, or who in the province is responsible.
  ['polres depok', 'kl.polri'],
  ['polres cimahi', 'kl.polri'],
  ['imigrasi bekasi', 'kl.kemenimipas'],
  ['bpn sleman', 'kl.atrbpn'],
  ['kemenag kab bogor', 'kl.kemenag'],
  ['kua garut', 'kl.kemenag'],
  ['kejari garut', 'kl.kejagung'],
  ['pn bandung', 'kl.ma'],
  ['kpu jabar', 'kl.kpu'],
  ['kantor pajak', 'kl.kemenkeu'],
  ['bea cukai', 'kl.kemenkeu'],
  ['bpjs depok', 'kl.bpjskesehatan'],
  ['bpjs ketenagakerjaan depok', 'kl.bpjsketenagakerjaan'],
  ['bkkbn jabar', 'kl.kemendukbangga'],
  ['ut', 'kl.kemdiktisaintek'],
  ['samsat depok', '32/bapenda'],
  ['samsat surabaya', '35'],
  ['sma jaksel', '31'],
  // With words that name nothing: what the others name.
  ['jalan rusak garut', '32.05'],
  ['dinas ketahanan pangan garut', '32.05'],
  ['sampah pasar minggu jaksel', '31.74.04'],
  ['lurah margahayu bandung', '32.04.09'],
  ['jalan antara bandung surabaya', '32.04'],
  ['keluhan pln depok', 'bumn.pln'],
  // With a slip.
  ['kab bekai', '32.16'],
  ['pemkot bogro', '32.71'],
  ['diskominfoo jabar', '32/diskominfo'],
  ['rejnag lebong', '17.02'],
  ['kemenpnrb', 'kl.panrb'],
  ['kota samarimda', '64.72'],
  ['jbar', '32'],
  ['disdukcapil depk', '32.76'],
];

const SEARCH = `query ($search: String!, $sort: AgencySort, $first: Int! = 5, $after: String, $kinds: [AgencyKind!]) {
  agencies(first: $first, after: $after, sort: $sort, filter: { search: $search, kinds: $kinds }) {
    totalCount pageInfo { endCursor hasNextPage } edges { node { code } }
  }
}`;

interface Found {
  totalCount: number;
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
  edges: { node: { code: string } }[];
}

describeEachDialect((dialect) => {
  let directory: SeededDirectory;

  beforeAll(async () => {
    directory = await openSeededDirectory(dialect, { sample: false, now: NOW });
  });
  afterAll(() => directory?.drop());

  async function find(search: string, more: Record<string, unknown> = {}): Promise<Found> {
    const { data, errors } = await directory.ask(SEARCH, { search, ...more });
    expect(errors).toBeUndefined();
    return (data as unknown as { agencies: Found }).agencies;
  }

  const codesOf = ({ edges }: Found) => edges.map(({ node }) => node.code);

  it.each(TYPED)('finds for %p first %s', async (search, code) => {
    expect(codesOf(await find(search))[0]).toBe(code);
  });

  // What every regency has names nobody as long as no place does.
  it.each([['pdam'], ['kabupaten antah berantah'], ['sampah indonesia'], ['%'], ['dan'], ['?'], ['dinas'.repeat(8)]])(
    'finds nothing for %p',
    async (search) => {
      expect(await find(search)).toMatchObject({ totalCount: 0, edges: [] });
    },
  );

  it('finds what took over the tasks of a body that has ended, which says so', async () => {
    const query = `query ($search: String!) { agencies(filter: { search: $search }) {
      edges { node { code closedAt predecessors { code shortName closedAt } } }
    } }`;
    const predecessors = [{ code: 'kl.kemenkumham', shortName: 'Kemenkumham', closedAt: '2024-10-20T16:59:59.999Z' }];
    const found = (...codes: string[]) => ({
      agencies: { edges: codes.map((code) => ({ node: { code, closedAt: null, predecessors } })) },
    });
    const byName = await directory.ask(query, { search: 'kemenkumham' });
    expect(byName.data).toEqual(found('kl.kemenkum', 'kl.kemenimipas', 'kl.kemenham'));
    const byCode = await directory.ask(query, { search: 'kl.kemenkumham' });
    expect(byCode.data).toEqual(found('kl.kemenham', 'kl.kemenimipas', 'kl.kemenkum'));
  });

  it('finds the body that has ended itself where these are asked for', async () => {
    const query = `{ agencies(first: 1, filter: { search: "kemenkumham", includeClosed: true }) { edges { node { code } } } }`;
    expect((await directory.ask(query)).data).toEqual({ agencies: { edges: [{ node: { code: 'kl.kemenkumham' } }] } });
  });

  it('pages by relevance without repeating or skipping', async () => {
    const { totalCount, edges } = await find('bekasi', { first: 100 });
    expect(totalCount).toBe(edges.length);
    expect(totalCount).toBeGreaterThan(60);
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page = await find('bekasi', { first: 9, after });
      seen.push(...codesOf(page));
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
    }
    expect(seen).toEqual(edges.map(({ node }) => node.code));
    expect(new Set(seen).size).toBe(totalCount);
  });

  it('finds the same in any other order, and refuses the cursor of one order in another', async () => {
    const relevant = await find('pemkot bdg', { first: 100 });
    const byCode = await find('pemkot bdg', { first: 100, sort: 'CODE' });
    expect(codesOf(byCode)).toEqual(codesOf(relevant).sort());
    const { endCursor } = (await find('pemkot bdg', { first: 1 })).pageInfo;
    const cursorByCode = (await find('pemkot bdg', { first: 1, sort: 'CODE' })).pageInfo.endCursor;
    for (const [after, sort] of [
      [endCursor, 'CODE'],
      [cursorByCode, 'RELEVANCE'],
    ]) {
      const { errors } = await directory.ask(SEARCH, { search: 'pemkot bdg', after, sort });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'after' }] } }]);
    }
  });

  it('forgives a slip only where nothing is found without', async () => {
    expect(codesOf(await find('kota bekasi', { kinds: ['CITY_GOVERNMENT'] }))).toEqual(['32.75']);
    expect(codesOf(await find('kota bekaso', { kinds: ['CITY_GOVERNMENT'] }))).toEqual(['32.75']);
    expect(await find('kota bekaso', { kinds: ['MINISTRY'] })).toMatchObject({ totalCount: 0 });
  });

  it('takes a part of the words only where nothing holds all of them, and only of what is asked for', async () => {
    const all = await find('bekasi', { first: 100 });
    expect(await find('bekasi', { first: 100, kinds: ['MINISTRY'] })).toMatchObject({ totalCount: 0 });
    expect(codesOf(await find('parkir liar bekasi', { first: 100 })).toSorted()).toEqual(codesOf(all).toSorted());
    expect(codesOf(await find('parkir liar bekasi', { kinds: ['CITY_GOVERNMENT'] }))).toEqual(['32.75']);
    expect(codesOf(await find('parkir liar bekasi', { sort: 'CODE' }))[0]).toBe('32.16');
  });
});
