import { describeEachDialect } from '../../test/kit/databases.js';
import { agencyFacts, agencyId, directoryDouble, SAMPLE_AGENCIES } from '../../test/kit/directory-double.js';
import { openBench, type Standing, type SubgraphBench } from '../../test/kit/subgraph-bench.js';
import { EventRow } from '../kit/outbox.entity.js';
import { PpidRow } from './ppid.entity.js';
import { ppidInformationSubgraph } from './subgraph.js';

const PPID: Standing = ['PPID_OFFICER', '32.16'];
const REGENCIES = Array.from({ length: 20 }, (_, index) => agencyFacts(`33.${10 + index}`, `Kabupaten ${index}`));

const PPIDS = `query ($of: [_Any!]!) {
  _entities(representations: $of) {
    ... on Agency {
      id
      ppid { kind kindLabel holder { id } unit { id } superior confirmed decreeNumber since desk { email phone } }
    }
  }
}`;
const DESIGNATE = `mutation ($input: DesignatePpidInput!) {
  designatePpid(input: $input) { ppid { id kind holder { id } unit { id } decreeNumber since confirmed } }
}`;

const input = (overrides: object = {}) => ({
  agency: '32.16',
  kind: 'UTAMA',
  unit: '32.16/diskominfo',
  superior: 'Sekretaris Daerah',
  desk: { email: 'ppid@example.org', phone: '021-0000000' },
  decreeNumber: '100.3/7/2026',
  since: '2026-02-01',
  idempotencyKey: 'ppid-key-1',
  ...overrides,
});

describeEachDialect((dialect) => {
  let bench: SubgraphBench;

  beforeEach(async () => {
    const directory = directoryDouble([...SAMPLE_AGENCIES, ...REGENCIES]);
    bench = await openBench(dialect, directory, (source) =>
      ppidInformationSubgraph({ directory: source, sample: false }),
    );
  });

  afterEach(() => bench.close());

  const ppidOf = async (code: string) => {
    const { data } = await bench.ask([], PPIDS, { of: [{ __typename: 'Agency', id: agencyId(code) }] });
    return data._entities[0].ppid;
  };
  const designate = (who: Standing, overrides?: object) => bench.ask([who], DESIGNATE, { input: input(overrides) });

  it('knows the usual PPID of governments and ministries, unconfirmed, with Diskominfo where there is one', async () => {
    const usual = { kind: 'UTAMA', confirmed: false, decreeNumber: null, since: null };
    expect(await ppidOf('32.16')).toMatchObject({
      ...usual,
      kindLabel: 'PPID Utama',
      holder: { id: agencyId('32.16') },
      unit: { id: agencyId('32.16/diskominfo') },
      superior: 'Sekretaris Daerah',
      desk: { email: null, phone: null },
    });
    expect(await ppidOf('17')).toMatchObject({ ...usual, unit: null });
    expect(await ppidOf('kl.panrb')).toMatchObject({ ...usual, superior: 'Sekretaris Jenderal' });
    expect(await ppidOf('32.98')).toBeNull();
  });

  it('answers for a unit, a district and an office with the PPID of the body that they are part of', async () => {
    for (const code of ['32.16/dsdabmbk/bidang-jalan', '32.16.06', '32.16.06.1004']) {
      expect((await ppidOf(code)).holder).toEqual({ id: agencyId('32.16') });
    }
    expect((await ppidOf('kl.atrbpn/kanwil-jabar')).holder).toEqual({ id: agencyId('kl.atrbpn') });
    expect(await ppidOf('32.16.06.2001')).toBeNull();
  });

  it('replaces the present PPID and keeps it as history, with one event', async () => {
    const { data, codes } = await designate(PPID);
    expect(codes).toEqual([]);
    const { id } = data.designatePpid.ppid;
    expect(await ppidOf('32.16')).toMatchObject({
      confirmed: true,
      decreeNumber: '100.3/7/2026',
      since: '2026-02-01',
      desk: { email: 'ppid@example.org', phone: '021-0000000' },
    });
    const { read } = bench.subgraph.database;
    const history = await read.findBy(PpidRow, { agencyId: agencyId('32.16') });
    expect(history.map(({ until }) => until).sort()).toEqual(['2026-02-01', null]);
    const events = await read.find(EventRow);
    expect(events.map(({ kind, payload }) => ({ kind, payload }))).toEqual([
      { kind: 'PPID_DESIGNATED', payload: { ppidId: id, agencyId: agencyId('32.16') } },
    ]);
  });

  it.each([
    ['32.16', 'UTAMA'],
    ['32.16/dsdabmbk', 'PELAKSANA'],
  ])('leaves one present PPID of %s when several are designated at once', async (agency, kind) => {
    const keys = ['ppid-key-a', 'ppid-key-b', 'ppid-key-c', 'ppid-key-d'];
    const answers = await Promise.all(
      keys.map((idempotencyKey) => designate(PPID, { agency, kind, unit: agency, idempotencyKey })),
    );
    expect(answers.map(({ codes }) => codes)).toEqual([[], [], [], []]);
    const rows = await bench.subgraph.database.read.findBy(PpidRow, { agencyId: agencyId(agency) });
    expect(rows.filter(({ until }) => until === null)).toHaveLength(1);
  });

  it('gives a unit and a village a PPID of their own kind', async () => {
    const unit = { agency: '32.16/diskominfo', kind: 'PELAKSANA', idempotencyKey: 'ppid-key-2' };
    expect((await designate(PPID, unit)).codes).toEqual([]);
    expect(await ppidOf('32.16/diskominfo')).toMatchObject({
      kind: 'PELAKSANA',
      unit: { id: agencyId('32.16/diskominfo') },
    });
    const village: Standing = ['PPID_OFFICER', '32.16.06.2001'];
    const desa = { agency: '32.16.06.2001', unit: '32.16.06.2001', kind: 'DESA', superior: 'Kepala Desa' };
    expect((await designate(village, desa)).codes).toEqual([]);
    expect(await ppidOf('32.16.06.2001')).toMatchObject({ kind: 'DESA', superior: 'Kepala Desa' });
  });

  it('answers the same key and input alike, refuses what is wrong, and others than its own PPID', async () => {
    const first = await designate(PPID);
    expect((await designate(PPID)).data).toEqual(first.data);
    expect((await designate(PPID, { superior: 'lain' })).codes).toEqual(['CONFLICT']);
    const fields = async (overrides: object) =>
      (await designate(PPID, { idempotencyKey: 'ppid-key-x', ...overrides })).fields;
    expect(await fields({ agency: '99' })).toEqual(['input.agency']);
    expect(await fields({ unit: '32/diskominfo' })).toEqual(['input.unit']);
    expect(await fields({ kind: 'PELAKSANA' })).toEqual(['input.kind']);
    expect(await fields({ since: '2026-03-19' })).toEqual(['input.since']);
    expect(await fields({ since: '2026-01-31' })).toEqual(['input.since']);
    expect(await fields({ desk: { email: 'nobody' } })).toEqual(['input.desk.email']);
    expect((await designate(['PPID_SUPERIOR', '32.16'])).codes).toEqual([]);
    const others: Standing[] = [
      ['PPID_OFFICER', '32'],
      ['PPID_OFFICER', '32.73'],
      ['AGENCY_ADMIN', '32.16'],
    ];
    for (const who of others) expect([who, (await designate(who)).codes]).toEqual([who, ['FORBIDDEN']]);
    expect(await bench.subgraph.database.read.count(EventRow)).toBe(2);
  });

  it('reads 20 agencies with PPID and list in as many statements as one', async () => {
    const statementsFor = async (codes: readonly string[]) => {
      bench.statements.length = 0;
      const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Agency {
        ppid { kind } publicInformation(first: 5, classes: [PERIODIC]) { totalCount edges { node { title } } }
      } } }`;
      const { data, codes: errors } = await bench.ask([], query, {
        of: codes.map((code) => ({ __typename: 'Agency', id: agencyId(code) })),
      });
      expect(errors).toEqual([]);
      expect(data._entities.map(({ ppid }: { ppid: object }) => ppid)).toEqual(codes.map(() => ({ kind: 'UTAMA' })));
      return bench.statements.filter((sql) => sql.startsWith('SELECT') && !sql.includes('feed_')).length;
    };
    const one = await statementsFor(['32.16']);
    expect(await statementsFor(REGENCIES.map(({ code }) => code))).toBeLessThanOrEqual(one);
  });
});
