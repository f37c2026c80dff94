import { describeEachDialect } from '../../test/kit/databases.js';
import { type Asker, openSeededDirectory, type SeededDirectory } from '../../test/kit/seeded-directory.js';
import { insertVillages } from '../../test/kit/village-rows.js';

const NOW = new Date('2026-03-18T02:00:00Z');
const DESK: Asker = ['NATIONAL_DESK', 'sp4n'];
const UNIT_TERMS = { kind: 'REGIONAL_DEPARTMENT', name: 'Dinas Uji' };
const POST = { title: 'Pejabat Penghubung', role: 'LIAISON_OFFICER', kind: 'DEFINITIVE', from: '2026-01-02' };

const CLOSE = 'mutation ($input: CloseAgencyInput!) { closeAgency(input: $input) { agency { version } } }';
const RECODE = 'mutation ($input: RecodeAgencyInput!) { recodeAgency(input: $input) { agency { code } } }';
const PREVIEW = 'query ($agency: ID!, $csv: String!) { previewUnitImport(agency: $agency, csv: $csv) { digest } }';
const MUTATIONS = {
  addUnit: ['AddUnitInput', 'unit { id }'],
  addVillage: ['AddVillageInput', 'village { id }'],
  recordOfficer: ['RecordOfficerInput', 'officer { id name }'],
  startPost: ['StartPostInput', 'post { id from title }'],
  rotateOfficer: [
    'RotateOfficerInput',
    `endedPost { id until } startedPost { id } successorPost { id } handOver { id }
     affected { head { before { id } after { id } } endingGrants { role lastDay } vacantRoles { role from until } }`,
  ],
  recordContacts: ['RecordContactsInput', 'agency { id contacts { phone } }'],
  importUnits: ['ImportUnitsInput', 'added changed unchanged'],
} as const;
type Mutation = keyof typeof MUTATIONS;
type Input = Record<string, unknown>;

describeEachDialect((dialect) => {
  let directory: SeededDirectory;
  let keys = 0;

  beforeEach(async () => {
    directory = await openSeededDirectory(dialect, { sample: false, now: NOW });
  });
  afterEach(() => directory?.drop());

  const send = (mutation: Mutation, input: Input, asker: Asker) => {
    const [type, fields] = MUTATIONS[mutation];
    return directory.ask(`mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} } }`, { input }, asker);
  };

  /** What was done, to be sent again as it was. */
  const done: { mutation: Mutation; input: Input; answer: unknown }[] = [];

  async function perform<T>(mutation: Mutation, input: Input, asker: Asker): Promise<T> {
    const keyed = { ...input, idempotencyKey: `key-of-test-${++keys}` };
    const answer = await send(mutation, keyed, asker);
    expect(answer.errors).toBeUndefined();
    done.push({ mutation, input: keyed, answer });
    return (answer.data as unknown as Record<Mutation, T>)[mutation];
  }

  const officer = async (agency: string, name: string, asker: Asker) =>
    (await perform<{ officer: { id: string } }>('recordOfficer', { agency, name }, asker)).officer.id;
  const post = async (agency: string, name: string, asker: Asker) => {
    const input = { agency, officer: await officer(agency, name, asker), ...POST };
    return (await perform<{ post: { id: string } }>('startPost', input, asker)).post.id;
  };

  async function importUnit(agency: string, row: string, asker: Asker): Promise<void> {
    const csv = `code,name,kind\n${row}`;
    const { data } = await directory.ask(PREVIEW, { agency, csv }, asker);
    const { digest } = (data as unknown as { previewUnitImport: { digest: string } }).previewUnitImport;
    await perform('importUnits', { agency, csv, expectedDigest: digest }, asker);
  }

  beforeEach(() => {
    done.length = 0;
  });

  it('are answered alike once the body that they name has another code, and other posts have begun', async () => {
    const admin: Asker = ['AGENCY_ADMIN', '17.05'];
    const isFirst = ({ code }: { code: string }) => code === '17.05.01.1001';
    const [village] = await insertVillages(directory.subgraph.database, isFirst);

    await perform('addUnit', { parent: '17.05', suffix: 'uji', ...UNIT_TERMS, from: '2020-01-02' }, admin);
    await perform('addVillage', { region: village?.code, from: '2020-01-02' }, admin);
    await perform('recordContacts', { agency: '17.05', phone: '119', socialMedia: [], from: '2026-03-01' }, admin);
    await importUnit('17.05', '17.05/uji,Dinas Penguji,REGIONAL_DEPARTMENT', admin);
    const leaving = await post('17.05/uji', 'Lama Percobaan', admin);
    const rotation = {
      endPost: { post: leaving, lastDay: '2026-03-20', expectedVersion: 1 },
      startPost: { ...POST, agency: '17.05', from: '2026-03-21' },
      handOver: { content: 'Berkas pengaduan.', documents: [] },
    };
    const { affected } = await perform<{ affected: { vacantRoles: unknown[] } }>('rotateOfficer', rotation, admin);
    expect(affected.vacantRoles).toEqual([{ role: 'LIAISON_OFFICER', from: '2026-03-21', until: null }]);

    const asked = done.slice();
    await post('17.05/uji', 'Baru Percobaan', admin);
    const recode = { agency: '17.05', code: '17.65', from: '2026-03-18', legalBasis: 'UU Uji', expectedVersion: 1 };
    const recoded = await directory.ask(RECODE, { input: recode }, DESK);
    expect(recoded.errors).toBeUndefined();
    expect(asked.map(({ mutation }) => mutation).sort()).toEqual(Object.keys(MUTATIONS).sort());
    for (const { mutation, input, answer } of asked) {
      expect([mutation, await send(mutation, input, admin)]).toEqual([mutation, answer]);
    }
  });

  it('are answered to whoever still may ask once the agency has ended, and to nobody whose grant ended with it', async () => {
    const unit = '17.02/dinkes';
    const body: Asker = ['AGENCY_ADMIN', '17.02'];
    const inUnit: Asker = ['AGENCY_ADMIN', unit];
    await perform('recordContacts', { agency: unit, phone: '119', socialMedia: [], from: '2026-03-01' }, body);
    await perform('addUnit', { parent: unit, suffix: 'satu', ...UNIT_TERMS, kind: 'DIVISION' }, body);
    await importUnit(unit, `${unit}/dua,Bidang Dua,DIVISION`, body);
    await post(unit, 'Satu Percobaan', body);
    const ofBody = done.splice(0);
    const inside = { agency: `${unit}/satu`, phone: '118', socialMedia: [], from: '2026-03-02' };
    await perform('recordContacts', inside, inUnit);
    await post(unit, 'Dua Percobaan', inUnit);
    for (const agency of [`${unit}/satu`, `${unit}/dua`, unit]) {
      const closing = { agency, lastDay: '2026-03-18', successors: [], expectedVersion: 1 };
      expect((await directory.ask(CLOSE, { input: closing }, body)).errors).toBeUndefined();
    }
    for (const { mutation, input, answer } of ofBody) {
      expect([mutation, await send(mutation, input, body)]).toEqual([mutation, answer]);
    }
    for (const { mutation, input } of done) {
      const { errors } = await send(mutation, input, inUnit);
      expect([mutation, errors]).toMatchObject([mutation, [{ extensions: { code: 'FORBIDDEN' } }]]);
    }
  });
});
