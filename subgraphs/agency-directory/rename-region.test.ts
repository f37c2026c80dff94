import {
  type ChangingBodies,
  DAY,
  DESK,
  EVE,
  openChangingBodies,
  RECODE,
  RENAME,
} from '../../test/kit/changing-bodies.js';
import { describeEachDialect } from '../../test/kit/databases.js';
import { type Asker, seededId } from '../../test/kit/seeded-directory.js';
import { insertGovernments, insertVillages } from '../../test/kit/village-rows.js';

const DISTRICT = '17.02.06';

describeEachDialect((dialect) => {
  let bodies: ChangingBodies;
  let desa: { code: string; name: string };

  beforeAll(async () => {
    bodies = await openChangingBodies(dialect);
    const { database } = bodies.directory.subgraph;
    const villages = await insertVillages(database, ({ parentCode }) => parentCode === DISTRICT);
    await insertGovernments(database, villages);
    desa = villages.find(({ kind }) => kind === 'DESA') as typeof desa;
  });
  afterAll(() => bodies?.directory.drop());

  const versionNow = async (code: string) => {
    const { id } = (await bodies.agency(code)) as { id: string };
    return (await bodies.facts()).get(id)?.version;
  };
  const renaming = async (agency: string, name: string) => ({
    agency,
    name,
    from: DAY,
    expectedVersion: await versionNow(agency),
  });
  const rename = async (agency: string, name: string, asker: Asker = DESK) =>
    bodies.done(RENAME, await renaming(agency, name), asker);
  const found = async (list: 'regions' | 'agencies', search: string) => {
    const query = `query ($search: String!) {
      found: ${list}(first: 20, filter: { search: $search }) { edges { node { code } } }
    }`;
    const { data } = await bodies.directory.ask(query, { search });
    return (data as { found: { edges: { node: { code: string } }[] } }).found.edges.map(({ node }) => node.code);
  };

  it('renames a regency with its government, and finds it and its desa by both names', async () => {
    await rename('17.02', 'Pemerintah Kabupaten Kaba Raya');
    expect(await bodies.region('17.02')).toMatchObject({ name: 'Kaba Raya' });
    expect(await bodies.region('17.02', EVE)).toMatchObject({ name: 'Kaba Raya' });
    expect(await bodies.agency('17.02')).toMatchObject({
      name: 'Pemerintah Kabupaten Kaba Raya',
      formerNames: [{ name: 'Pemerintah Kabupaten Rejang Lebong', until: EVE }],
    });
    for (const name of ['kabupaten kaba raya', 'kabupaten rejang lebong']) {
      expect(await found('regions', name)).toEqual(['17.02']);
      expect(await found('agencies', `desa ${desa.name} ${name}`)).toContain(desa.code);
    }
  });

  it('renames a kecamatan and a desa with theirs', async () => {
    await rename(DISTRICT, 'Kecamatan Telaga Tujuh');
    expect(await bodies.region(DISTRICT)).toMatchObject({ name: 'Telaga Tujuh' });
    expect(await found('agencies', `desa ${desa.name} telaga tujuh`)).toEqual([desa.code]);
    await rename(desa.code, 'Pemerintah Desa Suka Makmur');
    expect(await bodies.region(desa.code)).toMatchObject({ name: 'Suka Makmur' });
    expect(await found('agencies', 'desa suka makmur telaga tujuh')).toEqual([desa.code]);
  });

  it('renames a province, which leads to the offices that sit in it', async () => {
    await rename('17', 'Pemerintah Provinsi Rafflesia');
    expect(await bodies.region('17')).toMatchObject({ name: 'Rafflesia' });
    expect(await found('agencies', 'polres rejang lebong rafflesia')).toContain(
      'kl.polri/polda-bengkulu/polres-rejang-lebong',
    );
  });

  it('finds a province by the names that it had, also once it has another code', async () => {
    const recode = {
      agency: '17',
      code: '10',
      from: DAY,
      legalBasis: 'UU contoh',
      expectedVersion: await versionNow('17'),
    };
    await bodies.done(RECODE, recode);
    for (const name of ['rafflesia', 'bengkulu']) {
      expect(await found('regions', name)).toContain('10');
      expect(await found('agencies', `polres rejang lebong ${name}`)).toContain(
        'kl.polri/polda-bengkulu/polres-rejang-lebong',
      );
    }
  });

  it('leaves the name of a region to the national desk, and that of the government to its admin', async () => {
    const admin: Asker = ['AGENCY_ADMIN', '32.16'];
    const other = await renaming('32.16', 'Pemerintah Kabupaten Bekasi Raya');
    expect(await bodies.refusal(RENAME, other, admin)).toBe('FORBIDDEN');
    expect(await bodies.region('32.16')).toMatchObject({ name: 'Bekasi' });
    expect(await versionNow('32.16')).toBe(other.expectedVersion);
    await rename('32.16', 'Pemerintah Daerah Kabupaten Bekasi', admin);
    expect(await bodies.region('32.16')).toMatchObject({ name: 'Bekasi' });
    await rename('32.16/dinkes', 'Dinas Kesehatan Masyarakat', admin);
    expect((await bodies.facts()).get(seededId('32.16/dinkes'))?.name).toBe('Dinas Kesehatan Masyarakat');
  });
});
