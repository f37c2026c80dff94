import { type Watch, watch } from '../../../demo/hub-client.js';
import { type MovementSeen, POLL, WATCH } from '../../../demo/operations.js';
import { type Filed, fileComplaint, handleComplaint } from '../kit/complaints.js';
import { describeEachShape } from '../kit/hub-under-test.js';
import { refusalOf, request, requestData } from '../kit/send-request.js';

const LEVELS = [
  { code: 'sp4n', level: 'NATIONAL', persona: 'national-desk' },
  { code: '32', level: 'PROVINCE', persona: 'province-admin' },
  { code: '32.16', level: 'REGENCY', persona: 'regency-admin' },
  { code: '32.16/diskominfo', level: 'UNIT', persona: 'unit-officer' },
] as const;
type Level = (typeof LEVELS)[number];
const [DESK, PROVINCE, REGENCY, UNIT] = LEVELS;

const WHY = 'Bukan wewenang kami.';
const PATH = /* GraphQL */ `query Path($trackingNumber: String!) {
  complaint(trackingNumber: $trackingNumber) {
    state handler { code }
    hops { agency { code } sentBy { code } receivedAt acceptedAt until note affairs { code } urgency
      heldFor { workingDays pausedWorkingDays minutes } }
  }
}`;

interface Stop {
  agency: { code: string };
  sentBy: { code: string } | null;
  receivedAt: string | null;
  acceptedAt: string | null;
  until: string | null;
  note: string | null;
  affairs: { code: string } | null;
  urgency: string | null;
  heldFor: { workingDays: number; pausedWorkingDays: number; minutes: number };
}

describeEachShape((hub) => {
  let filed: Filed;
  let start: string;
  const watches = new Map<string, Watch<MovementSeen>>();

  const tokenOf = ({ persona }: Pick<Level, 'persona'>) => hub().tokenOf(persona);
  const down = (from: Level, to: Level) => `FORWARDED ${from.code} ${from.level} → ${to.code} ${to.level}`;
  const up = (from: Level, to: Level) => `RETURNED ${from.code} ${from.level} → ${to.code} ${to.level}`;
  const way = (events: readonly MovementSeen[]) =>
    events.map(
      ({ kind, from, to, fromLevel, toLevel }) =>
        `${kind.replace('COMPLAINT_', '')} ${from.code} ${fromLevel} → ${to.code} ${toLevel}`,
    );
  /** The whole way, as the centre sees it. */
  const WAY = [
    down(DESK, PROVINCE),
    down(PROVINCE, REGENCY),
    down(REGENCY, UNIT),
    up(UNIT, REGENCY),
    up(REGENCY, PROVINCE),
    up(PROVINCE, DESK),
  ];
  /** Each level with what concerns it; whoever is above sees what happens in its body or its territory. */
  const SEEN: readonly (readonly [title: string, persona: string, movements: readonly string[]])[] = [
    ['the ministry', 'ministry-monitor', WAY],
    ['the national desk', DESK.persona, WAY],
    ['the province', PROVINCE.persona, WAY.filter((move) => / 32 /.test(move))],
    ['the supervisor of the province', 'province-monitor', WAY],
    ['the regency', REGENCY.persona, WAY.slice(1, 5)],
    ['the unit', UNIT.persona, WAY.slice(2, 4)],
  ];

  const handle = async (action: Parameters<typeof handleComplaint>[1], who: Level, input = {}) =>
    handleComplaint(hub(), action, filed, await tokenOf(who), input);

  beforeAll(async () => {
    const national = await hub().tokenOf('ministry-monitor');
    const page = await requestData<{ complaintEvents: { endCursor: string } }>(hub(), POLL, { first: 1 }, national);
    start = page.complaintEvents.endCursor;
    for (const [, persona] of SEEN) {
      const token = await hub().tokenOf(persona);
      watches.set(persona, watch(hub(), { query: WATCH, variables: { after: start }, token, protocol: 'graphql-ws' }));
    }
    filed = await fileComplaint(hub());
    await handle('verify', DESK);
    await handle('forward', DESK, { toAgency: PROVINCE.code, affairs: 'kominfo', urgency: 'URGENT' });
    await handle('confirm-receipt', PROVINCE);
    await handle('accept', PROVINCE);
    await handle('forward', PROVINCE, { toAgency: REGENCY.code });
    await handle('accept', REGENCY);
    await handle('forward', REGENCY, { toAgency: UNIT.code, respondWithinWorkingDays: 3 });
    await handle('confirm-receipt', UNIT);
    for (const who of [UNIT, REGENCY, PROVINCE]) await handle('return', who, { note: `${who.code}: ${WHY}` });
  }, 120_000);

  afterAll(() => Promise.all([...watches.values()].map((stream) => stream.stop())));

  it('comes back to the national desk, having lain at every level on both ways', async () => {
    const { complaint } = await requestData<{
      complaint: { state: string; handler: { code: string }; hops: Stop[] };
    }>(hub(), PATH, { trackingNumber: filed.trackingNumber }, await tokenOf(DESK));
    expect(complaint).toMatchObject({ state: 'RETURNED', handler: { code: DESK.code } });
    expect(complaint.hops.map(({ agency, sentBy }) => [agency.code, sentBy?.code])).toEqual([
      [DESK.code, undefined],
      [PROVINCE.code, DESK.code],
      [REGENCY.code, PROVINCE.code],
      [UNIT.code, REGENCY.code],
      [REGENCY.code, UNIT.code],
      [PROVINCE.code, REGENCY.code],
      [DESK.code, PROVINCE.code],
    ]);
    const [, atProvince] = complaint.hops;
    expect(atProvince).toMatchObject({ affairs: { code: 'kominfo' }, urgency: 'URGENT' });
    expect(complaint.hops.map(({ note }) => note).slice(4)).toEqual(
      [UNIT, REGENCY, PROVINCE].map(({ code }) => `${code}: ${WHY}`),
    );
    // All but the desk, where it lies now, have confirmed that it came or sent it on; who returned it took nothing up.
    expect(complaint.hops.map(({ receivedAt }) => receivedAt !== null)).toEqual([...Array(6).fill(true), false]);
    expect(complaint.hops.map(({ acceptedAt }) => acceptedAt !== null)).toEqual([
      false,
      true,
      true,
      ...Array(4).fill(false),
    ]);
    for (const { heldFor, until } of complaint.hops.slice(0, 6)) {
      expect(until).not.toBeNull();
      expect(heldFor).toEqual({ workingDays: expect.any(Number), pausedWorkingDays: 0, minutes: expect.any(Number) });
      expect(heldFor.minutes).toBeLessThan(10);
    }
  });

  it.each(SEEN)('shows %s live what concerns it, in order and once', async (_title, persona, expected) => {
    const stream = watches.get(persona) as Watch<MovementSeen>;
    await stream.until(expected.length);
    expect(way(stream.seen)).toEqual(expected);
    const { complaintEvents } = await requestData<{ complaintEvents: { events: MovementSeen[] } }>(
      hub(),
      POLL,
      { after: start, first: 50 },
      await hub().tokenOf(persona),
    );
    expect(complaintEvents.events.map(({ cursor }) => cursor)).toEqual(stream.seen.map(({ cursor }) => cursor));
  });

  it('shows in each event the complaint to those who may still see it', () => {
    const last = (persona: string) => watches.get(persona)?.seen.at(-1)?.complaint;
    expect(last(DESK.persona)).toMatchObject({ trackingNumber: filed.trackingNumber, state: 'RETURNED' });
    for (const { persona } of [PROVINCE, REGENCY, UNIT]) expect(last(persona)).toBeNull();
  });

  it('lets nobody below handle it any more, and the desk not return it further', async () => {
    const document = /* GraphQL */ `mutation Return($input: ReturnComplaintInput!) {
      returnComplaint(input: $input) { version }
    }`;
    const { trackingNumber } = filed;
    const { complaint } = await requestData<{ complaint: { id: string; version: number } }>(
      hub(),
      'query Version($trackingNumber: String!) { complaint(trackingNumber: $trackingNumber) { id version } }',
      { trackingNumber },
      await tokenOf(DESK),
    );
    const input = { complaintId: complaint.id, expectedVersion: complaint.version, note: WHY };
    for (const [who, code] of [
      [UNIT, 'NOT_FOUND'],
      [REGENCY, 'NOT_FOUND'],
      [PROVINCE, 'NOT_FOUND'],
      [DESK, 'TRANSITION_NOT_ALLOWED'],
    ] as const) {
      expect([who.code, refusalOf(await request(hub(), document, { input }, await tokenOf(who)))]).toEqual([
        who.code,
        expect.objectContaining({ code }),
      ]);
    }
  });
});
