import {
  type Asker,
  asker,
  CITIZEN,
  type ComplaintHub,
  type GraphQLAnswer,
  openComplaintHub,
} from '../../test/kit/complaint-hub.js';
import { act, DESK, moveDown, submit } from '../../test/kit/complaint-scenario.js';
import { endOfFeed, takeEvents } from '../../test/kit/complaint-stream.js';
import { describeEachDialect } from '../../test/kit/databases.js';
import { agencyId } from '../../test/kit/directory-double.js';

const FIELDS = `cursor complaintId kind fromLevel toLevel stateAfter statusAfterLabel(lang: ID) occurredAt
  from { id } to { id } complaint { id state handler { id } }`;
const STREAM = `subscription ($filter: ComplaintEventFilter, $after: String) {
  complaintForwarded(filter: $filter, after: $after) { ${FIELDS} }
}`;
const POLL = `query ($filter: ComplaintEventFilter, $after: String, $first: Int! = 20) {
  complaintEvents(filter: $filter, after: $after, first: $first) { events { ${FIELDS} } endCursor hasMore }
}`;
const OWN_FIELDS = 'cursor kind statusAfter statusAfterLabel complaint { trackingNumber status }';
const OWN_STREAM = `subscription ($trackingNumber: String!, $secret: Secret!, $after: String) {
  myComplaintChanged(trackingNumber: $trackingNumber, secret: $secret, after: $after) { ${OWN_FIELDS} }
}`;
const OWN_POLL = `query ($trackingNumber: String!, $secret: Secret!, $after: String) {
  myComplaintEvents(trackingNumber: $trackingNumber, secret: $secret, after: $after) {
    events { ${OWN_FIELDS} } endCursor hasMore
  }
}`;
const PROVINCE = asker('AGENCY_ADMIN', '32');
const REGENCY = asker('AGENCY_ADMIN', '32.16');
const UNIT = asker('LIAISON_OFFICER', '32.16/dsdabmbk');
const MINISTRY = asker('NATIONAL_MONITOR', 'kl.panrb');
const SUPERVISOR = asker('PROVINCIAL_MONITOR', '32');

interface MovementShown {
  cursor: string;
  complaintId: string;
  kind: string;
  fromLevel: string;
  toLevel: string;
  stateAfter: string;
  from: { id: string };
  to: { id: string };
  complaint: { id: string; state: string; handler: { id: string } } | null;
}

interface Poll {
  complaintEvents: { events: MovementShown[]; endCursor: string; hasMore: boolean };
}

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  afterAll(() => hub.close());

  const poll = async (who: Asker, variables: Record<string, unknown>) =>
    (await hub.data<Poll>(who, POLL, variables)).complaintEvents;
  /** All events of the desk after a cursor, once the last of them is numbered. */
  const eventsWhen = async (who: Asker, after: string, count: number): Promise<MovementShown[]> =>
    takeEvents(await hub.subscribe(who, STREAM, { after }), 'complaintForwarded', count);
  const goDown = async () => {
    const { id } = await submit(hub);
    await moveDown(hub, id, ['32', '32.16', '32.16/dsdabmbk']);
    return id;
  };
  const levels = (events: MovementShown[]) => events.map(({ fromLevel, toLevel }) => `${fromLevel} → ${toLevel}`);
  const ALL_LEVELS = ['NATIONAL → PROVINCE', 'PROVINCE → REGENCY', 'REGENCY → UNIT'];

  it('shows each movement as it was then, and the complaint as it is now', async () => {
    const after = await endOfFeed(hub);
    const id = await goDown();
    await act(hub, UNIT, 'accept', id);
    const events = await eventsWhen(DESK, after, 3);
    expect(levels(events)).toEqual(ALL_LEVELS);
    expect(events[0]).toMatchObject({
      kind: 'COMPLAINT_FORWARDED',
      stateAfter: 'FORWARDED',
      statusAfterLabel: 'belum ditindaklanjuti',
      from: { id: agencyId('sp4n') },
      to: { id: agencyId('32') },
      complaint: { id, state: 'ACCEPTED', handler: { id: agencyId('32.16/dsdabmbk') } },
    });
  });

  it('shows each party exactly what it was entitled to, and the complaint to those who may see it now', async () => {
    const after = await endOfFeed(hub);
    await goDown();
    await eventsWhen(DESK, after, 3);
    const seen = async (who: Asker) => {
      const { events } = await poll(who, { after });
      return { levels: levels(events), complaints: events.map(({ complaint }) => complaint !== null) };
    };
    const [first, second, third] = ALL_LEVELS;
    expect(await seen(MINISTRY)).toEqual({ levels: ALL_LEVELS, complaints: [true, true, true] });
    // The regency's complaints, wherever they come from; what was with the province before is inside the province too.
    expect(await seen(SUPERVISOR)).toEqual({ levels: ALL_LEVELS, complaints: [true, true, true] });
    // A former handler keeps its events up to and including the hand-over.
    expect(await seen(PROVINCE)).toEqual({ levels: [first, second], complaints: [false, false] });
    expect(await seen(REGENCY)).toEqual({ levels: [second, third], complaints: [true, true] });
    expect(await seen(UNIT)).toEqual({ levels: [third], complaints: [true] });
    for (const who of [
      asker('AGENCY_ADMIN', '17'),
      asker('LIAISON_OFFICER', '32.16/diskominfo'),
      asker('PORTAL', '32'),
    ]) {
      expect(await seen(who)).toEqual({ levels: [], complaints: [] });
    }
  });

  it('names the complaint also to those whom it has left', async () => {
    const after = await endOfFeed(hub);
    const id = await goDown();
    await eventsWhen(DESK, after, 3);
    const { events } = await poll(PROVINCE, { after });
    expect(events.map(({ complaintId, complaint }) => [complaintId, complaint])).toEqual([
      [id, null],
      [id, null],
    ]);
  });

  it('gives a portal the movements of what it handed in', async () => {
    const after = await endOfFeed(hub);
    const { id } = await submit(hub, {}, asker('PORTAL', '17'));
    await moveDown(hub, id, ['32', '32.16']);
    await eventsWhen(DESK, after, 2);
    const { events } = await poll(asker('PORTAL', '17'), { after });
    expect(events.map(({ complaint }) => complaint?.id)).toEqual([id, id]);
  });

  it('follows live, and after a disconnection gives exactly what was missed', async () => {
    const stream = await hub.subscribe(REGENCY, STREAM, { after: await endOfFeed(hub) });
    await goDown();
    const [seen] = await takeEvents<MovementShown>(stream, 'complaintForwarded', 1);
    await stream.return?.();
    const missed = await goDown();
    const resumed = await hub.subscribe(REGENCY, STREAM, { after: seen?.cursor });
    const events = await takeEvents<MovementShown>(resumed, 'complaintForwarded', 3);
    expect(levels(events)).toEqual(['REGENCY → UNIT', 'PROVINCE → REGENCY', 'REGENCY → UNIT']);
    expect(events.slice(1).map(({ complaint }) => complaint?.id)).toEqual([missed, missed]);
    await goDown();
    expect(levels(await takeEvents(resumed, 'complaintForwarded', 1))).toEqual(['PROVINCE → REGENCY']);
  });

  it('serves a stream that many share, whose assertion has grants and no subject', async () => {
    const audience: Asker = { kind: 'audience', grants: REGENCY.grants };
    const shared = await hub.subscribe(audience, STREAM, { after: await endOfFeed(hub) });
    const id = await goDown();
    const events = await takeEvents<MovementShown>(shared, 'complaintForwarded', 2);
    expect(levels(events)).toEqual(ALL_LEVELS.slice(1));
    expect(events.map(({ complaint }) => complaint?.id)).toEqual([id, id]);
  });

  it('joins a list and its stream without a gap', async () => {
    const { inbox } = await hub.data<{ inbox: { feedCursor: string } }>(REGENCY, '{ inbox { feedCursor } }');
    await goDown();
    expect(levels(await eventsWhen(REGENCY, inbox.feedCursor, 2))).toEqual(ALL_LEVELS.slice(1));
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['an agency', { agency: '32.16/dsdabmbk' }, ['REGENCY → UNIT']],
    ['an organisation', { organisation: '32.16' }, ['PROVINCE → REGENCY', 'REGENCY → UNIT']],
    ['a territory', { territory: '32.16' }, ['PROVINCE → REGENCY', 'REGENCY → UNIT']],
    ['levels', { levels: ['NATIONAL'] }, ['NATIONAL → PROVINCE']],
    ['movements within a level', { crossLevel: false }, []],
  ])('polls and streams the same by %s', async (_title, filter, expected) => {
    const after = await endOfFeed(hub);
    await goDown();
    await eventsWhen(DESK, after, 3);
    const { events, hasMore } = await poll(DESK, { filter, after });
    expect(levels(events)).toEqual(expected);
    expect(hasMore).toBe(false);
    const streamed = await hub.subscribe(DESK, STREAM, { filter, after });
    expect(await takeEvents(streamed, 'complaintForwarded', expected.length)).toEqual(events);
  });

  it('polls page by page, each after the cursor of the one before', async () => {
    const after = await endOfFeed(hub);
    await goDown();
    await eventsWhen(DESK, after, 3);
    const first = await poll(DESK, { after, first: 2 });
    expect(levels(first.events)).toEqual(ALL_LEVELS.slice(0, 2));
    expect(first.hasMore).toBe(true);
    const second = await poll(DESK, { after: first.endCursor, first: 2 });
    expect(levels(second.events)).toEqual(ALL_LEVELS.slice(2));
    expect(second.hasMore).toBe(false);
    expect(await poll(DESK, { after: second.endCursor })).toMatchObject({ events: [], endCursor: second.endCursor });
  });

  it('refuses what it cannot follow', async () => {
    expect(await hub.code(DESK, POLL, { after: 'bm9wZQ' })).toBe('BAD_USER_INPUT');
    expect(await hub.code(DESK, POLL, { first: 0 })).toBe('BAD_USER_INPUT');
    const { errors } = await hub.ask(DESK, POLL, { filter: { agency: 'kl.tidakada' } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'filter.agency' }] });
    const stream = await hub.subscribe(DESK, STREAM, { after: 'bm9wZQ' });
    const { value } = await stream.next();
    expect((value as GraphQLAnswer).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('lets the reporter follow every change of the own complaint, and nobody without the secret', async () => {
    const { id, trackingNumber, secret } = await submit(hub);
    const own = { trackingNumber, secret };
    const begin = await hub.data<{ myComplaintEvents: { endCursor: string } }>(CITIZEN, OWN_POLL, own);
    const after = begin.myComplaintEvents.endCursor;
    const stream = await hub.subscribe(CITIZEN, OWN_STREAM, { ...own, after });
    await submit(hub);
    await act(hub, DESK, 'verify', id);
    await act(hub, DESK, 'forward', id, { toAgency: '32.16' });
    await act(hub, REGENCY, 'accept', id);
    const taken: { kind: string }[] = [];
    while (taken.at(-1)?.kind !== 'COMPLAINT_ACCEPTED')
      taken.push(...(await takeEvents<{ kind: string }>(stream, 'myComplaintChanged', 1)));
    const kinds = taken.map(({ kind }) => kind).filter((kind) => kind !== 'COMPLAINT_RECEIVED');
    expect(kinds).toEqual(['COMPLAINT_VERIFIED', 'COMPLAINT_FORWARDED', 'COMPLAINT_ACCEPTED']);
    expect(taken.at(-1)).toMatchObject({
      statusAfter: 'IN_PROCESS',
      statusAfterLabel: 'proses',
      complaint: { trackingNumber },
    });
    const polled = await hub.data<{ myComplaintEvents: { events: { kind: string }[] } }>(CITIZEN, OWN_POLL, {
      ...own,
      after,
    });
    expect(polled.myComplaintEvents.events.map(({ kind }) => kind)).toEqual(taken.map(({ kind }) => kind));

    const intruder = await hub.subscribe(CITIZEN, OWN_STREAM, { trackingNumber, secret: 'wrong' });
    const { value } = await intruder.next();
    expect((value as GraphQLAnswer).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});
