import { type Asker, asker, type ComplaintHub, openComplaintHub } from '../../test/kit/complaint-hub.js';
import { act, DESK, moveDown, submit } from '../../test/kit/complaint-scenario.js';
import { defer } from '../../test/kit/complaint-steps.js';
import { describeEachDialect } from '../../test/kit/databases.js';

const LIST = `query ($kind: OverdueKind!, $since: DateTime, $filter: ComplaintFilter, $first: Int! = 20, $after: String) {
  overdueComplaints(kind: $kind, since: $since, filter: $filter, first: $first, after: $after) {
    edges { node { id } } totalCount pageInfo { hasNextPage endCursor }
  }
}`;
const COUNTS = `query ($since: DateTime, $filter: ComplaintFilter) {
  overdueCounts(since: $since, filter: $filter) { level kind count kindLabel(lang: EN) }
}`;

interface Listed {
  overdueComplaints: {
    edges: { node: { id: string } }[];
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}

describeEachDialect((dialect) => {
  let hub: ComplaintHub;
  let sent: string;
  let direct: string;
  let accepted: string;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
    sent = (await submit(hub)).id;
    await moveDown(hub, sent, ['32', '32.16']);
    direct = (await submit(hub, { toAgency: '91.03' })).id;
    accepted = (await submit(hub, { toAgency: '32.16/dsdabmbk' })).id;
    await act(hub, asker('AGENCY_ADMIN', '32.16'), 'verify', accepted);
    await act(hub, asker('AGENCY_ADMIN', '32.16'), 'accept', accepted);
    const answered = (await submit(hub, { toAgency: '32.16' })).id;
    await act(hub, asker('AGENCY_ADMIN', '32.16'), 'verify', answered);
    await act(hub, asker('AGENCY_ADMIN', '32.16'), 'accept', answered);
    await act(hub, asker('AGENCY_ADMIN', '32.16'), 'respond', answered);
    const deferred = (await submit(hub, { toAgency: '32.16' })).id;
    await defer(hub, asker('AGENCY_ADMIN', '32.16'), deferred);
    // Received on Monday 2/3: verification was due on 5/3, first responses on 9/3.
    hub.clock.now = new Date('2026-03-10T02:00:00Z');
  });

  afterAll(() => hub.close());

  const list = async (who: Asker, variables: Record<string, unknown>) => {
    const { overdueComplaints } = await hub.data<Listed>(who, LIST, variables);
    return overdueComplaints.edges.map(({ node }) => node.id);
  };
  const counts = async (who: Asker, variables: Record<string, unknown> = {}) => {
    const { overdueCounts } = await hub.data<{ overdueCounts: { level: string; kind: string; count: number }[] }>(
      who,
      COUNTS,
      variables,
    );
    return overdueCounts.map(({ level, kind, count }) => `${level} ${kind} ${count}`).sort();
  };

  it('tells apart what never arrived, what was not taken up and what was not answered', async () => {
    expect(await list(DESK, { kind: 'NEVER_RECEIVED' })).toEqual([sent]);
    expect(await list(DESK, { kind: 'NOT_ACCEPTED' })).toEqual([direct]);
    expect(await list(DESK, { kind: 'NOT_ANSWERED' })).toEqual([accepted]);
  });

  it('tells as not accepted what has arrived and was not taken up', async () => {
    const { id } = await submit(hub, { toAgency: '32.73' });
    const bandung = asker('AGENCY_ADMIN', '32.73');
    await act(hub, bandung, 'verify', id);
    await act(hub, bandung, 'forward', id, { toAgency: '17.02' });
    hub.clock.now = new Date('2026-03-25T02:00:00Z');
    const filter = { agency: '17.02' };
    expect(await list(DESK, { kind: 'NEVER_RECEIVED', filter })).toEqual([id]);
    await act(hub, asker('AGENCY_ADMIN', '17.02'), 'confirmReceipt', id);
    expect(await list(DESK, { kind: 'NEVER_RECEIVED', filter })).toEqual([]);
    expect(await list(DESK, { kind: 'NOT_ACCEPTED', filter })).toEqual([id]);
    const since = '2026-03-01T00:00:00Z';
    expect(await list(DESK, { kind: 'NEWLY_OVERDUE', filter, since })).toEqual([id]);
    await act(hub, asker('AGENCY_ADMIN', '17.02'), 'accept', id);
    expect(await list(DESK, { kind: 'NOT_ANSWERED', filter })).toEqual([id]);
    hub.clock.now = new Date('2026-03-10T02:00:00Z');
    await act(hub, asker('AGENCY_ADMIN', '17.02'), 'respond', id);
  });

  it('tells what has become late since an instant, or since a day ago', async () => {
    expect((await list(DESK, { kind: 'NEWLY_OVERDUE' })).sort()).toEqual([sent, accepted].sort());
    const since = '2026-03-05T00:00:00Z';
    expect((await list(DESK, { kind: 'NEWLY_OVERDUE', since }))[0]).toBe(direct);
    expect(await list(DESK, { kind: 'NOT_ACCEPTED', since: '2026-03-06T00:00:00Z' })).toEqual([]);
  });

  it('counts by level in one statement', async () => {
    const before = hub.statements.length;
    expect(await counts(DESK)).toEqual([
      'REGENCY NEVER_RECEIVED 1',
      'REGENCY NEWLY_OVERDUE 1',
      'REGENCY NOT_ACCEPTED 1',
      'UNIT NEWLY_OVERDUE 1',
      'UNIT NOT_ANSWERED 1',
    ]);
    const counting = hub.statements.slice(before).filter((sql) => /FROM ["`]complaint["`]/.test(sql));
    expect(counting).toHaveLength(1);
  });

  it('lists and counts for each just what it may see, by the same filters', async () => {
    const papua = asker('PROVINCIAL_MONITOR', '91');
    expect(await list(papua, { kind: 'NOT_ACCEPTED' })).toEqual([direct]);
    expect(await list(papua, { kind: 'NEVER_RECEIVED' })).toEqual([]);
    expect(await counts(papua)).toEqual(['REGENCY NOT_ACCEPTED 1']);
    expect(await counts(asker('PORTAL', '17'))).toEqual([]);
    const filter = { levels: ['UNIT'] };
    expect(await counts(DESK, { filter })).toEqual(['UNIT NEWLY_OVERDUE 1', 'UNIT NOT_ANSWERED 1']);
    expect(await list(DESK, { kind: 'NEWLY_OVERDUE', filter })).toEqual([accepted]);
  });

  it.each([LIST, COUNTS])('refuses an instant that nobody means', async (query) => {
    const { errors } = await hub.ask(DESK, query, { kind: 'NOT_ANSWERED', since: '0001-01-01T00:00:00Z' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'since' }] });
  });

  it('pages without repetition', async () => {
    const since = '2026-03-01T00:00:00Z';
    const all = await list(DESK, { kind: 'NEWLY_OVERDUE', since });
    const { overdueComplaints: first } = await hub.data<Listed>(DESK, LIST, { kind: 'NEWLY_OVERDUE', since, first: 2 });
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const rest = await list(DESK, { kind: 'NEWLY_OVERDUE', since, first: 2, after: first.pageInfo.endCursor });
    expect([...first.edges.map(({ node }) => node.id), ...rest]).toEqual(all);
  });
});
