import { asker, type ComplaintHub, openComplaintHub } from '../../test/kit/complaint-hub.js';
import { DESK } from '../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../test/kit/databases.js';

const INBOX = `query ($first: Int! = 20, $after: String, $filter: ComplaintFilter, $sort: ComplaintSort! = DUE_ASC) {
  inbox(first: $first, after: $after, filter: $filter, sort: $sort) {
    pageInfo { hasNextPage endCursor }
    edges { node {
      id trackingNumber title stateLabel(lang: EN) statusLabel classificationLabel channelLabel dueAt receivedAt overdue
      handler { id } hops { agency { id } } timeline { kindLabel } answers { text } deadlines { kind workingDaysLeft }
    } }
  }
}`;
const COUNT = 'query ($filter: ComplaintFilter) { complaints(filter: $filter) { totalCount } }';
/** What the sequencer and the consumer of the directory's feed ask between requests. */
const BACKGROUND = /FROM ["`](event|feed_offset)["`]/;
const ADMIN = asker('AGENCY_ADMIN', '32.16');

interface Inbox {
  inbox: {
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    edges: { node: { id: string; dueAt: string | null; receivedAt: string; overdue: boolean } }[];
  };
}

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect, { sample: true });
  });

  afterAll(() => hub.close());

  const inbox = async (variables: Record<string, unknown> = {}, who = ADMIN) =>
    (await hub.data<Inbox>(who, INBOX, variables)).inbox;
  const count = async (filter: Record<string, unknown> = {}, who = DESK) =>
    (await hub.data<{ complaints: { totalCount: number } }>(who, COUNT, { filter })).complaints.totalCount;

  it('seeds 300 complaints over every level, state, channel and classification', async () => {
    expect(await count()).toBe(300);
    const values = {
      levels: ['NATIONAL', 'MINISTRY', 'PROVINCE', 'REGENCY', 'UNIT', 'DISTRICT'].map((level) => [level]),
      states: ['RECEIVED', 'VERIFIED', 'FORWARDED', 'RETURNED', 'ACCEPTED', 'ANSWERED', 'CLOSED'].map((state) => [
        state,
      ]),
      channel: ['WEBSITE', 'SMS', 'ANDROID', 'IOS', 'X', 'REGIONAL_PORTAL', 'COUNTER', 'LETTER', 'TELEPHONE'],
      classification: ['COMPLAINT', 'ASPIRATION', 'INFORMATION_REQUEST'],
    };
    for (const [field, choices] of Object.entries(values)) {
      for (const choice of choices) {
        expect([field, choice, (await count({ [field]: choice })) > 0]).toEqual([field, choice, true]);
      }
    }
  });

  it('takes a filter that repeats its values without end', async () => {
    const repeated = { levels: Array(40_000).fill('REGENCY'), states: Array(40_000).fill('RECEIVED') };
    expect(await count(repeated)).toBe(await count({ levels: ['REGENCY'], states: ['RECEIVED'] }));
  });

  it('does not seed again', async () => {
    await hub.subgraph.seed();
    expect(await count()).toBe(300);
  });

  it('keeps the events of what was seeded, in the order in which it happened', async () => {
    const events = await hub.subgraph.database.read.query<{ occurredAt: string }[]>(
      'SELECT occurredAt FROM event ORDER BY id',
    );
    const times = events.map(({ occurredAt }) => new Date(occurredAt).getTime());
    expect(times.length).toBeGreaterThan(1_000);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('pages through an inbox by due date without repeating or skipping', async () => {
    const seen: string[] = [];
    const due: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page: Inbox['inbox'] = await inbox({ first: 7, after });
      seen.push(...page.edges.map(({ node }) => node.id));
      due.push(...page.edges.map(({ node }) => node.dueAt ?? '9999'));
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(due).toEqual([...due].sort());
    const all = await inbox({ first: 100 });
    expect(all.edges.map(({ node }) => node.id)).toEqual(seen);
  });

  it('costs as many SQL statements for 20 complaints as for 2', async () => {
    const statementsOf = async (first: number) => {
      await inbox({ first });
      hub.statements.length = 0;
      const { edges } = await inbox({ first });
      expect(edges).toHaveLength(first);
      return hub.statements.filter((sql) => sql.startsWith('SELECT') && !BACKGROUND.test(sql)).length;
    };
    expect(await statementsOf(20)).toBe(await statementsOf(2));
    // The viewer's agencies, the feed's end, the page, hops, timeline, answers, deadlines, the names of the regulations'
    // statuses and the calendar's years.
    expect(await statementsOf(20)).toBe(9);
  });

  it('narrows by agency, organisation, territory and words, for what the viewer may see', async () => {
    const own = await count({}, ADMIN);
    expect(await count({ organisation: '32.16' })).toBe(own);
    expect(await count({ organisation: '32.16' }, ADMIN)).toBe(own);
    expect(await count({ agency: '32.16' }, ADMIN)).toBeLessThan(own);
    expect(await count({ organisation: '17.02' }, ADMIN)).toBe(0);
    const supervised = await count({}, asker('PROVINCIAL_MONITOR', '32'));
    expect(await count({ territory: '32' })).toBe(supervised);
    expect(supervised).toBeGreaterThan(own);
    const found = await count({ search: 'JALAN berlubang' });
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(100);
    expect(await count({ search: '100%' })).toBe(0);
    expect((await count({ overdue: true })) + (await count({ overdue: false }))).toBe(300);
    const middle = '2026-02-01T00:00:00Z';
    expect((await count({ receivedFrom: middle })) + (await count({ receivedTo: middle }))).toBe(300);
  });

  it('refuses bad arguments', async () => {
    for (const name of ['receivedFrom', 'receivedTo']) {
      const { errors } = await hub.ask(ADMIN, INBOX, { first: 1, filter: { [name]: '9999-12-31T22:00:00Z' } });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: `filter.${name}` }] });
    }
    expect(await hub.code(ADMIN, INBOX, { first: 0 })).toBe('BAD_USER_INPUT');
    expect(await hub.code(ADMIN, INBOX, { first: 101 })).toBe('BAD_USER_INPUT');
    expect(await hub.code(ADMIN, INBOX, { after: 'bm9wZQ' })).toBe('BAD_USER_INPUT');
    expect(await hub.code(ADMIN, COUNT, { filter: { organisation: '00' } })).toBe('BAD_USER_INPUT');
    expect(await hub.code(ADMIN, COUNT, { filter: { territory: 'Bekasi' } })).toBe('BAD_USER_INPUT');
  });
});
