import { type Asker, asker, CITIZEN, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { act, DESK, type KnownComplaint, submit } from '../../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyId } from '../../../test/kit/directory-double.js';

const FIELDS = `from to received byStatus { status count statusLabel(lang: EN) } measured followedUp followedUpPercent
  target { percent } targetMet finished finishedPercent inTime inTimePercent medianDaysToFirstResponse
  medianDaysToCompletion satisfactionAverage satisfactionCount`;
const OF_AGENCIES = `query ($representations: [_Any!]!, $year: Int, $from: Date, $to: Date) {
  _entities(representations: $representations) { ... on Agency {
    id complaintStatistics(year: $year, from: $from, to: $to) { ${FIELDS} }
  } }
}`;
const LIST = `query ($groupBy: StatisticsGrouping!, $filter: ComplaintStatisticsFilter, $year: Int, $first: Int! = 20, $after: String) {
  complaintStatistics(groupBy: $groupBy, filter: $filter, year: $year, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { agency { id } level statistics { received followedUpPercent target { percent } targetMet } } }
  }
}`;
const RATE = `mutation ($input: RateComplaintInput!) { rateComplaint(input: $input) { complaint { status } } }`;
const TARGET = `mutation ($input: SetFollowUpTargetInput!) { setFollowUpTarget(input: $input) { target { version } } }`;

interface Listed {
  complaintStatistics: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
    edges: { node: { agency: { id: string } | null; level: string; statistics: { received: number } } }[];
  };
}

function entitiesOf(data: Record<string, unknown> | null | undefined) {
  return (data as { _entities: { complaintStatistics: Record<string, unknown> | null }[] })._entities;
}

/** What of the statements reads rows for an answer; what goes on in the background comes in between. */
const COUNTED = /FROM ["`](complaint|agency_projection|period_target)["`]/;

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  const at = (instant: string) => {
    hub.clock.now = new Date(instant);
  };
  const accepted = async (code: string, over: Record<string, unknown> = {}) => {
    const complaint = await submit(hub, { toAgency: code, ...over });
    await act(hub, asker('AGENCY_ADMIN', code), 'verify', complaint.id);
    await act(hub, asker('AGENCY_ADMIN', code), 'accept', complaint.id);
    return complaint;
  };
  const rate = ({ trackingNumber, secret }: KnownComplaint, score: number) =>
    hub.data(CITIZEN, RATE, { input: { trackingNumber, secret, score } });

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
    // Two in Bekasi's own hands, one in a unit's that is secret and anonymous, one in Bandung's, one at the desk.
    const [quick, slow] = [await accepted('32.16'), await accepted('32.16')];
    const hidden = await accepted('32.16/diskominfo', { secret: true, anonymous: true });
    await submit(hub, { toAgency: '32.73' });
    await submit(hub);
    at('2026-03-04T03:00:00Z');
    await act(hub, asker('AGENCY_ADMIN', '32.16'), 'respond', quick.id);
    await act(hub, asker('AGENCY_ADMIN', '32.16'), 'close', quick.id);
    await rate(quick, 4);
    at('2026-03-05T01:00:00Z');
    await act(hub, asker('AGENCY_ADMIN', '32.16/diskominfo'), 'respond', hidden.id, { final: false });
    // First responses were due on Monday 9/3, Bandung's verification on Thursday 5/3.
    at('2026-03-12T02:00:00Z');
    await act(hub, asker('AGENCY_ADMIN', '32.16'), 'respond', slow.id);
    const target = {
      agency: '32.16',
      year: 2026,
      percent: 80,
      basis: 'Renstra contoh',
      idempotencyKey: 'target-of-bekasi',
    };
    await hub.data(DESK, TARGET, { input: target });
  });

  afterAll(() => hub.close());

  const ask = (who: Asker, codes: string[], variables: Record<string, unknown> = {}) => {
    const representations = codes.map((code) => ({ __typename: 'Agency', id: agencyId(code) }));
    return hub.ask(who, OF_AGENCIES, { representations, ...variables });
  };
  const statistics = async (who: Asker, codes: string[], variables: Record<string, unknown> = {}) => {
    const { data, errors } = await ask(who, codes, variables);
    if (errors) throw new Error(JSON.stringify(errors));
    return entitiesOf(data).map((one) => one.complaintStatistics as Record<string, unknown>);
  };
  const list = async (who: Asker, variables: Record<string, unknown>) =>
    (await hub.data<Listed>(who, LIST, variables)).complaintStatistics;
  const lines = async (who: Asker, variables: Record<string, unknown> = {}) =>
    (await list(who, { groupBy: 'AGENCY', ...variables })).edges.map(({ node }) => [
      node.agency?.id ?? node.level,
      node.statistics.received,
    ]);

  it('measures a body with its units against its target', async () => {
    const [bekasi] = await statistics(asker('HEAD', '32.16'), ['32.16']);
    expect(bekasi).toEqual({
      from: '2026-01-01',
      to: '2026-12-31',
      received: 3,
      byStatus: [
        { status: 'UNVERIFIED', count: 0, statusLabel: 'not verified' },
        { status: 'NOT_FOLLOWED_UP', count: 0, statusLabel: 'not followed up' },
        { status: 'IN_PROCESS', count: 2, statusLabel: 'in process' },
        { status: 'DONE', count: 1, statusLabel: 'done' },
        { status: 'DEFERRED', count: 0, statusLabel: 'deferred' },
        { status: 'ARCHIVED', count: 0, statusLabel: 'archived' },
      ],
      measured: 3,
      followedUp: 3,
      followedUpPercent: 100,
      target: { percent: 80 },
      targetMet: true,
      finished: 1,
      finishedPercent: 33.3,
      inTime: 2,
      inTimePercent: 66.7,
      // Two days and an hour; two days and 23 hours; ten days.
      medianDaysToFirstResponse: 2,
      medianDaysToCompletion: 2,
      satisfactionAverage: 4,
      satisfactionCount: 1,
    });
  });

  it('counts what waits and is late already as not in time, and has no figures of what there is none of', async () => {
    const [bandung, unit, papua] = await statistics(DESK, ['32.73', '32.16/diskominfo', '91']);
    expect(bandung).toMatchObject({
      received: 1,
      followedUp: 0,
      followedUpPercent: 0,
      target: null,
      targetMet: null,
      inTime: 0,
      medianDaysToFirstResponse: null,
      satisfactionAverage: null,
    });
    expect(unit).toMatchObject({ received: 1, followedUpPercent: 100, finished: 0, inTimePercent: 100 });
    expect(papua).toMatchObject({ received: 0, followedUpPercent: null, inTimePercent: null, targetMet: null });
  });

  it('counts what was received on the days that are asked for', async () => {
    const of = async (from: string, to: string) =>
      (await statistics(DESK, ['32.16'], { year: 2026, from, to }))[0]?.received;
    expect(await of('2026-03-02', '2026-03-02')).toBe(3);
    expect(await of('2026-01-01', '2026-03-01')).toBe(0);
    expect(await of('2026-03-03', '2026-12-31')).toBe(0);
    expect((await statistics(DESK, ['32.16'], { year: 2025 }))[0]).toMatchObject({ received: 0, target: null });
    for (const variables of [{ year: 1999 }, { from: '2025-12-31' }, { from: '2026-02-01', to: '2026-01-01' }]) {
      const { errors } = await ask(DESK, ['32.16'], variables);
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });

  it('measures by the target of the shortest time around the days that are asked for', async () => {
    const of = async (from: string, to: string) =>
      (await statistics(DESK, ['32.16'], { year: 2026, from, to }))[0]?.target;
    const quarter = { agency: '32.16', year: 2026, period: 'QUARTER', number: 1, percent: 70, basis: 'Triwulan I' };
    await hub.data(DESK, TARGET, { input: { ...quarter, idempotencyKey: 'target-of-quarter' } });
    expect(await of('2026-01-01', '2026-03-31')).toEqual({ percent: 70 });
    expect(await of('2026-03-01', '2026-03-31')).toEqual({ percent: 70 });
    expect(await of('2026-03-01', '2026-04-01')).toEqual({ percent: 80 });
    expect(await of('2026-01-01', '2026-12-31')).toEqual({ percent: 80 });
  });

  it('asks the database as often for many agencies as for one', async () => {
    const count = async (codes: string[]) => {
      const before = hub.statements.length;
      await statistics(DESK, codes);
      return hub.statements.slice(before).filter((sql) => COUNTED.test(sql)).length;
    };
    const one = await count(['32.16']);
    expect(await count(['32', '32.16', '32.16/diskominfo', '32.73', '17', '17.02', '91', 'kl.panrb'])).toBe(one);
    // Who asks, the agencies, four kinds of figures, the targets.
    expect(one).toBe(7);
  });

  it.each<[string, Asker, boolean]>([
    ['its head', asker('HEAD', '32.16'), true],
    ['its admin', asker('AGENCY_ADMIN', '32.16'), true],
    ['the province that watches it', asker('PROVINCIAL_MONITOR', '32'), true],
    ['the desk', DESK, true],
    ['a national monitor', asker('NATIONAL_MONITOR', 'kl.panrb'), true],
    ['the head of a unit of it', asker('HEAD', '32.16/diskominfo'), false],
    ['another regency', asker('HEAD', '32.73'), false],
    ['another province', asker('PROVINCIAL_MONITOR', '17'), false],
    ['the province’s own admin', asker('AGENCY_ADMIN', '32'), false],
    ['its portal', asker('PORTAL', '32.16'), false],
    ['a citizen', CITIZEN, false],
  ])('shows an agency’s statistics to whoever may read its complaints: %s', async (_title, who, may) => {
    const { data, errors } = await ask(who, ['32.16']);
    const [shown] = entitiesOf(data).map((one) => one.complaintStatistics);
    expect(shown === null).toBe(!may);
    expect(errors?.[0]?.extensions.code).toBe(may ? undefined : 'FORBIDDEN');
  });

  it('lists each agency that received something with its units, for each just what it may read', async () => {
    expect(await lines(DESK)).toEqual([
      [agencyId('32.16'), 3],
      [agencyId('32.16/diskominfo'), 1],
      [agencyId('32.73'), 1],
      [agencyId('sp4n'), 1],
    ]);
    expect(await lines(asker('PROVINCIAL_MONITOR', '32'))).toHaveLength(3);
    expect(await lines(asker('HEAD', '32.16/diskominfo'))).toEqual([[agencyId('32.16/diskominfo'), 1]]);
    expect(await lines(asker('PROVINCIAL_MONITOR', '17'))).toEqual([]);
    expect(await lines(asker('PORTAL', '32.16'))).toEqual([]);
  });

  it('lists by the body, the region and the level that are named', async () => {
    expect(await lines(DESK, { filter: { levels: ['REGENCY'] } })).toEqual([
      [agencyId('32.16'), 3],
      [agencyId('32.73'), 1],
    ]);
    expect(await lines(DESK, { filter: { organisation: '32.16' } })).toHaveLength(2);
    expect(await lines(DESK, { filter: { territory: '32.73' } })).toEqual([[agencyId('32.73'), 1]]);
    expect(await hub.code(DESK, LIST, { groupBy: 'AGENCY', filter: { organisation: '99' } })).toBe('BAD_USER_INPUT');
  });

  it('takes together what is held at each level', async () => {
    expect(await lines(DESK, { groupBy: 'LEVEL' })).toEqual([
      ['NATIONAL', 1],
      ['REGENCY', 3],
      ['UNIT', 1],
    ]);
    expect(await lines(asker('HEAD', '32.16'), { groupBy: 'LEVEL', filter: { levels: ['UNIT'] } })).toEqual([
      ['UNIT', 1],
    ]);
    expect(await lines(asker('PORTAL', '32.16'), { groupBy: 'LEVEL' })).toEqual([]);
  });

  it('pages without repetition, with the same statements for a page of many', async () => {
    const first = await list(DESK, { groupBy: 'AGENCY', first: 2 });
    expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    const second = await list(DESK, { groupBy: 'AGENCY', first: 2, after: first.pageInfo.endCursor });
    expect(second.pageInfo.hasNextPage).toBe(false);
    const seen = [...first.edges, ...second.edges].map(({ node }) => node.agency?.id);
    expect(seen).toEqual(['32.16', '32.16/diskominfo', '32.73', 'sp4n'].map(agencyId));
    expect(await hub.code(DESK, LIST, { groupBy: 'AGENCY', after: 'nonsense' })).toBe('BAD_USER_INPUT');
    expect(await hub.code(DESK, LIST, { groupBy: 'LEVEL', after: first.pageInfo.endCursor })).toBe('BAD_USER_INPUT');
    const count = async (size: number) => {
      const before = hub.statements.length;
      await list(DESK, { groupBy: 'AGENCY', first: size });
      return hub.statements.slice(before).filter((sql) => COUNTED.test(sql)).length;
    };
    expect(await count(4)).toBe(await count(1));
  });

  it('goes on after the place of a cursor whose agency or level has nothing any more', async () => {
    const cursorOf = async (groupBy: string, first: number) =>
      (await list(DESK, { groupBy, first })).pageInfo.endCursor;
    const [byAgency, byLevel] = [await cursorOf('AGENCY', 2), await cursorOf('LEVEL', 3)];
    const [{ id }] = (
      await hub.data<{ complaints: { edges: { node: { id: string } }[] } }>(
        DESK,
        '{ complaints(first: 1, filter: { organisation: "32.16/diskominfo" }) { edges { node { id } } } }',
      )
    ).complaints.edges.map(({ node }) => node) as [{ id: string }];
    await act(hub, asker('AGENCY_ADMIN', '32.16/diskominfo'), 'forward', id, { toAgency: '32.73' });
    expect(await lines(DESK, { after: byAgency })).toEqual([
      [agencyId('32.73'), 2],
      [agencyId('sp4n'), 1],
    ]);
    expect(await lines(DESK, { groupBy: 'LEVEL', after: byLevel })).toEqual([]);
  });
});
