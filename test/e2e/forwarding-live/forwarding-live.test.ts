import { type GraphqlAnswer, watch } from '../../../demo/hub-client.js';
import { type MovementSeen, POLL, WATCH } from '../../../demo/operations.js';
import { playScenario, type ScenarioRecord } from '../../../demo/scenario.js';
import { describeEachShape } from '../kit/hub-under-test.js';
import { request, requestData } from '../kit/send-request.js';

interface Page {
  complaintEvents: { events: MovementSeen[]; endCursor: string; hasMore: boolean };
}

describeEachShape((hub) => {
  let record: ScenarioRecord;

  beforeAll(async () => {
    record = await playScenario(hub(), () => undefined);
  }, 60_000);

  const way = (events: readonly MovementSeen[]) =>
    events.map(({ from, to, fromLevel, toLevel }) => `${from.code} ${fromLevel} → ${to.code} ${toLevel}`);

  const TO_PROVINCE = 'sp4n NATIONAL → 32 PROVINCE';
  const TO_REGENCY = '32 PROVINCE → 32.16 REGENCY';
  const TO_UNIT = '32.16 REGENCY → 32.16/diskominfo UNIT';

  it('shows the ministry every movement, in order', () => {
    expect(way(record.ministry)).toEqual([TO_PROVINCE, TO_REGENCY, TO_UNIT, TO_REGENCY]);
  });

  it('shows the province what it did and what happens in its territory', () => {
    expect(way(record.province)).toEqual([TO_PROVINCE, TO_REGENCY, TO_UNIT, TO_REGENCY]);
  });

  it('shows the regency exactly what it missed, with the status then and the complaint as it is now', () => {
    expect(way(record.regency.before)).toEqual([TO_REGENCY]);
    expect(way(record.regency.after)).toEqual([TO_UNIT, TO_REGENCY]);
    expect(record.regency.after[0]).toMatchObject({
      kind: 'COMPLAINT_FORWARDED',
      statusAfter: 'NOT_FOLLOWED_UP',
      complaint: { trackingNumber: record.trackingNumbers.road, status: 'IN_PROCESS', state: 'ANSWERED' },
    });
    expect(record.regency.after[1]).toMatchObject({
      complaint: { trackingNumber: record.trackingNumbers.lamp, state: 'FORWARDED' },
    });
  });

  it('completes each event with names from the directory and readiness from training', () => {
    for (const event of record.ministry) {
      expect(event.from.name).toEqual(expect.stringMatching(/\w/));
      expect(event.to.readiness?.state).toEqual(expect.stringMatching(/^[A-Z_]+$/));
    }
  });

  it('gives no event twice', () => {
    for (const seen of [record.ministry, record.province, [...record.regency.before, ...record.regency.after]]) {
      expect(new Set(seen.map((event) => event.cursor)).size).toBe(seen.length);
    }
  });

  it('tells the reporter each public change', () => {
    // Its cursor was asked for after the receipt, which may have been numbered a moment later.
    const kinds = record.reporter.map((event) => event.kind.replace('COMPLAINT_', ''));
    expect(kinds.filter((kind) => kind !== 'RECEIVED')).toEqual([
      'VERIFIED',
      'FORWARDED',
      'ACCEPTED',
      'FORWARDED',
      'ACCEPTED',
      'FORWARDED',
      'ACCEPTED',
      'ANSWERED',
    ]);
    expect(record.tracked.handler.name).toContain('Komunikasi');
  });

  it('answers the polling twin with the same events as the stream', async () => {
    const token = await hub().tokenOf('ministry-monitor');
    const [first, ...rest] = record.ministry;
    const pages: MovementSeen[] = [];
    let after = first?.cursor;
    for (let hasMore = true; hasMore; ) {
      const { complaintEvents } = await requestData<Page>(hub(), POLL, { after, first: 2 }, token);
      pages.push(...complaintEvents.events);
      after = complaintEvents.endCursor;
      hasMore = complaintEvents.hasMore;
    }
    expect(pages.map(({ cursor }) => cursor)).toEqual(rest.map(({ cursor }) => cursor));
  });

  it.each([
    ['the unit alone', { agency: '32.16/diskominfo' }, [TO_UNIT]],
    ['the regency with its units', { organisation: '32.16' }, [TO_REGENCY, TO_UNIT, TO_REGENCY]],
    ['a territory', { territory: '32.16' }, [TO_REGENCY, TO_UNIT, TO_REGENCY]],
    ['a level', { levels: ['NATIONAL'] }, [TO_PROVINCE]],
    ['nothing within one level', { crossLevel: false }, []],
  ])('filters stream and twin alike: %s', async (_title, filter, expected) => {
    const token = await hub().tokenOf('ministry-monitor');
    const { complaintEvents } = await requestData<Page>(hub(), POLL, { filter, after: record.start, first: 50 }, token);
    expect(way(complaintEvents.events)).toEqual(expected);
    const stream = watch<MovementSeen>(hub(), {
      query: WATCH,
      variables: { filter, after: record.start },
      token,
      protocol: 'graphql-ws',
    });
    await stream.until(expected.length);
    await stream.stop();
    expect(way(stream.seen)).toEqual(expected);
  });

  it('shows strangers nothing of it', async () => {
    const token = await hub().issueToken([{ role: 'AGENCY_ADMIN', agency: await agencyId('33') }], 'test:stranger');
    const { complaintEvents } = await requestData<Page>(hub(), POLL, { after: record.start, first: 50 }, token);
    expect(complaintEvents.events).toEqual([]);
  });

  it('refuses a watcher without a token, and one whose token is forged', async () => {
    const anonymous = await request<Page>(hub(), POLL, { first: 1 });
    expect(codes(anonymous)).toEqual(['UNAUTHENTICATED']);
    expect(anonymous.data).toEqual({ complaintEvents: null });
    const forged = `${(await hub().tokenOf('ministry-monitor')).slice(0, -4)}AAAA`;
    expect(codes(await request(hub(), POLL, { first: 1 }, forged))).toEqual(['UNAUTHENTICATED']);
  });

  const codes = ({ errors }: GraphqlAnswer<unknown>) => errors?.map((error) => error.extensions?.code);

  async function agencyId(code: string): Promise<string> {
    const { agency } = await requestData<{ agency: { id: string } }>(hub(), `{ agency(code: "${code}") { id } }`);
    return agency.id;
  }
});
