import { type Asker, asker, CITIZEN, type ComplaintHub, openComplaintHub } from '../../test/kit/complaint-hub.js';
import { act, DESK, type KnownComplaint, moveDown, mutationOf, submit } from '../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../test/kit/databases.js';

const FILE = `query ($id: ID) { complaint(id: $id) {
  id title text secret answers { text } timeline { kind note publicNote actorRole }
} }`;
const ENTITIES = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on Complaint { id title } }
}`;

type Reading = 'ALL' | 'NO_CONTENT' | 'NOTHING';

/** Of a secret complaint that the unit 32.16/dsdabmbk holds: what is read of it, and what comes of accepting it. */
const MATRIX: [Asker, Reading, 'ACCEPTED' | 'FORBIDDEN' | 'NOT_FOUND'][] = [
  [asker('LIAISON_OFFICER', '32.16/dsdabmbk'), 'ALL', 'ACCEPTED'],
  [asker('AGENCY_ADMIN', '32.16/dsdabmbk'), 'ALL', 'ACCEPTED'],
  [asker('AGENCY_ADMIN', '32.16'), 'ALL', 'ACCEPTED'],
  [asker('HEAD', '32.16'), 'ALL', 'FORBIDDEN'],
  [asker('NATIONAL_DESK', 'sp4n'), 'ALL', 'FORBIDDEN'],
  [asker('NATIONAL_MONITOR', 'kl.panrb'), 'NO_CONTENT', 'FORBIDDEN'],
  [asker('PROVINCIAL_MONITOR', '32'), 'NO_CONTENT', 'FORBIDDEN'],
  [asker('PROVINCIAL_MONITOR', '17'), 'NOTHING', 'NOT_FOUND'],
  [asker('AGENCY_ADMIN', '32'), 'NOTHING', 'NOT_FOUND'],
  [asker('AGENCY_ADMIN', '32.73'), 'NOTHING', 'NOT_FOUND'],
  [asker('LIAISON_OFFICER', '32.16/diskominfo'), 'NOTHING', 'NOT_FOUND'],
  [asker('LIAISON_OFFICER', '32.16/dsdabmbk/bidang-jalan'), 'NOTHING', 'NOT_FOUND'],
  [asker('PPID_OFFICER', '32.16'), 'NOTHING', 'NOT_FOUND'],
  [asker('PPID_SUPERIOR', '32.16'), 'NOTHING', 'NOT_FOUND'],
  [asker('TRAINING_COORDINATOR', '32.16'), 'NOTHING', 'NOT_FOUND'],
  [asker('PORTAL', '32.16'), 'NOTHING', 'NOT_FOUND'],
  [CITIZEN, 'NOTHING', 'NOT_FOUND'],
];

const nameOf = ({ subject }: Asker) => subject ?? 'a citizen';

describeEachDialect((dialect) => {
  let hub: ComplaintHub;
  let held: KnownComplaint;

  const complaintWithUnit = async () => {
    const complaint = await submit(hub, { secret: true, title: 'Laporan rahasia tentang pungutan' });
    await moveDown(hub, complaint.id, ['32.16', '32.16/dsdabmbk']);
    return complaint;
  };

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
    held = await complaintWithUnit();
  });

  afterAll(() => hub.close());

  const readingOf = async (who: Asker): Promise<Reading> => {
    const { data, errors } = await hub.ask(who, FILE, { id: held.id });
    const complaint = data?.complaint as {
      title: string | null;
      answers: unknown;
      timeline: { note: unknown }[];
    } | null;
    if (!complaint) {
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      return 'NOTHING';
    }
    const hidden = [complaint.title, complaint.answers, ...complaint.timeline.map(({ note }) => note)];
    return hidden.every((value) => value === null) ? 'NO_CONTENT' : 'ALL';
  };

  it.each(MATRIX.map(([who, reading, accepting]) => [nameOf(who), who, reading, accepting] as const))(
    '%s reads what the table says, in queries, lists and references, and handles only its own',
    async (_name, who, reading, accepting) => {
      expect(await readingOf(who)).toBe(reading);
      const list = await hub.data<{ complaints: { edges: { node: { id: string; title: string | null } }[] } }>(
        who,
        '{ complaints { edges { node { id title } } } }',
      );
      const listed = list.complaints.edges.map(({ node }) => node).find(({ id }) => id === held.id);
      const representations = [
        { __typename: 'Complaint', id: held.id },
        { __typename: 'Complaint', trackingNumber: held.trackingNumber },
      ];
      const { _entities: entities } = await hub.data<{ _entities: unknown[] }>(who, ENTITIES, { representations });
      const title = reading === 'ALL' ? 'Laporan rahasia tentang pungutan' : null;
      const expected = reading === 'NOTHING' ? undefined : { id: held.id, title };
      expect(listed).toEqual(expected);
      expect(entities).toEqual([expected ?? null, expected ?? null]);

      const { id } = await complaintWithUnit();
      const input = { complaintId: id, expectedVersion: 5 };
      const { data, errors } = await hub.ask(who, mutationOf('accept'), { input });
      const outcome = (data?.done as { state: string } | null)?.state ?? errors?.[0]?.extensions.code;
      expect(outcome).toBe(accepting);
    },
  );

  it('keeps bodies apart whose codes begin alike', async () => {
    const { id } = await submit(hub, { toAgency: 'kl.bpkp' });
    expect(await hub.code(asker('AGENCY_ADMIN', 'kl.bpk'), FILE, { id })).toBe('NOT_FOUND');
    expect(await hub.code(asker('AGENCY_ADMIN', 'kl.bpkp'), FILE, { id })).toBeUndefined();
  });

  it('tells a former handler its own deed and nothing more of the complaint', async () => {
    const province = asker('AGENCY_ADMIN', '32');
    const { id } = await submit(hub, { toAgency: '32' });
    await act(hub, province, 'verify', id);
    expect(await act(hub, province, 'forward', id, { toAgency: '32.16' })).toMatchObject({
      state: 'FORWARDED',
      complaint: null,
    });
    expect(await hub.code(province, FILE, { id })).toBe('NOT_FOUND');
  });

  it('shows notes between agencies to handlers and supervisors, public notes to the portal as well', async () => {
    const { id } = await submit(hub, { toAgency: '32.16' }, asker('PORTAL', '32'));
    const admin = asker('AGENCY_ADMIN', '32.16');
    await act(hub, admin, 'verify', id, { note: 'Cek ke bidang.', publicNote: 'Sedang diperiksa.' });
    const verified = async (who: Asker) => {
      const { complaint } = await hub.data<{ complaint: { timeline: { kind: string }[] } }>(who, FILE, { id });
      return complaint.timeline.find(({ kind }) => kind === 'VERIFIED');
    };
    const internal = {
      kind: 'VERIFIED',
      note: 'Cek ke bidang.',
      publicNote: 'Sedang diperiksa.',
      actorRole: 'AGENCY_ADMIN',
    };
    for (const who of [admin, DESK, asker('PROVINCIAL_MONITOR', '32')]) expect(await verified(who)).toEqual(internal);
    expect(await verified(asker('PORTAL', '32'))).toEqual({ ...internal, note: null, actorRole: null });
  });

  it('does not find a secret complaint by its words for those who may not read it', async () => {
    const query = 'query ($search: String) { complaints(filter: { search: $search }) { totalCount } }';
    const found = async (who: Asker) =>
      (await hub.data<{ complaints: { totalCount: number } }>(who, query, { search: 'RAHASIA pungutan' })).complaints
        .totalCount;
    expect(await found(asker('AGENCY_ADMIN', '32.16'))).toBeGreaterThan(0);
    expect(await found(asker('PROVINCIAL_MONITOR', '32'))).toBe(0);
    expect(await found(asker('NATIONAL_MONITOR', 'kl.panrb'))).toBe(0);
  });

  it('finds a secret complaint by its number for those who may see that it exists', async () => {
    const query = `query ($search: String) {
      complaints(filter: { search: $search }) { edges { node { trackingNumber title } } }
    }`;
    const found = async (who: Asker, search: string) => {
      type Found = { complaints: { edges: { node: { trackingNumber: string; title: string | null } }[] } };
      return (await hub.data<Found>(who, query, { search })).complaints.edges.map(({ node }) => node);
    };
    const [known] = await found(asker('AGENCY_ADMIN', '32.16'), 'RAHASIA pungutan');
    const number = known?.trackingNumber as string;
    expect(await found(asker('NATIONAL_MONITOR', 'kl.panrb'), number.toLowerCase())).toEqual([
      { trackingNumber: number, title: null },
    ]);
    expect(await found(asker('AGENCY_ADMIN', '17.02'), number)).toEqual([]);
  });

  it('ends all access of a grant whose agency is no more', async () => {
    const closed = hub.directory.agency('17');
    hub.directory.change({ ...closed, closedAt: '2026-01-01T00:00:00.000Z', version: 2 });
    await hub.subgraph.catchUp();
    const list = '{ complaints { totalCount } }';
    expect(await hub.code(asker('AGENCY_ADMIN', '17'), list)).toBe('FORBIDDEN');
  });
});
