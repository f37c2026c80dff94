import { checkRecord, type RunRecord } from './check-record.js';
import type { MutationRecord, SubscriberRecord, TrueComplaint, TrueEvent } from './record.js';

const COMPLAINTS = ['a', 'b'];
const WAY = ['sp4n', '32', '32.16'];
/** What each was called; 32.16 by two names. */
const NAMES = new Map([
  ['sp4n', new Set(['SP4N-LAPOR!'])],
  ['32', new Set(['Jawa Barat'])],
  ['32.16', new Set(['Bekasi', 'Kabupaten Bekasi'])],
]);

/** That the reporter hears of a step. */
const NOTIFIED = { kind: 'REPORTER_NOTIFIED', stateAfter: null, from: null, to: null };

/** The place of a step among all events, for each is followed by word of it. */
const positionOf = (step: number) => 2 * step - 1;

function eventsOf(): TrueEvent[] {
  const change = (complaintId: string, kind: string, stateAfter: string, from: string | null = null, to = from) => ({
    complaintId,
    kind: `COMPLAINT_${kind}`,
    stateAfter,
    from,
    to,
  });
  const steps = [
    ...COMPLAINTS.map((id) => change(id, 'RECEIVED', 'RECEIVED')),
    ...COMPLAINTS.map((id) => change(id, 'VERIFIED', 'VERIFIED')),
    ...COMPLAINTS.map((id) => change(id, 'FORWARDED', 'FORWARDED', 'sp4n', '32')),
    ...COMPLAINTS.map((id) => change(id, 'ACCEPTED', 'ACCEPTED')),
    ...COMPLAINTS.map((id) => change(id, 'FORWARDED', 'FORWARDED', '32', '32.16')),
  ];
  const told = steps.flatMap((step) => [step, { ...NOTIFIED, complaintId: step.complaintId }]);
  return told.map((event, index) => ({ ...event, position: index + 1, cursor: `cursor ${index + 1}` }));
}

function complaintOf(id: string, events: readonly TrueEvent[]): TrueComplaint {
  const own = events.filter(({ complaintId, kind }) => complaintId === id && kind !== NOTIFIED.kind);
  return {
    id,
    trackingNumber: `LP-${id}`,
    title: `submission ${id}`,
    version: own.length,
    state: 'FORWARDED',
    holder: '32.16',
    hop: WAY.length,
    origin: null,
    hops: WAY.map((agency, index) => ({ seq: index + 1, agency, sentBy: WAY[index - 1] ?? null })),
    timeline: own.map(({ kind, stateAfter }, index) => ({
      seq: index + 1,
      kind: kind.replace('COMPLAINT_', ''),
      stateAfter: stateAfter as string,
      note: `step ${index + 1} of ${id}`,
    })),
  };
}

function received(events: readonly TrueEvent[]): SubscriberRecord['events'] {
  return events.flatMap(({ cursor, kind, from, to, complaintId }) =>
    from === null || to === null
      ? []
      : [{ cursor, kind, from, to, complaintId, complaintSeen: complaintId, fromName: null, toName: null }],
  );
}

/** A run in which nothing went wrong. `monitor` received everything, `regency` what reached 32.16. */
function goodRun(): RunRecord & { monitor: SubscriberRecord; regency: SubscriberRecord } {
  const events = eventsOf();
  const monitor: SubscriberRecord = {
    name: 'monitor',
    audience: { role: 'NATIONAL_MONITOR', agency: 'kl.panrb' },
    filter: {},
    since: 0,
    events: received(events),
  };
  const regency: SubscriberRecord = {
    name: 'regency',
    audience: { role: 'AGENCY_ADMIN', agency: '32.16' },
    filter: { organisation: '32.16' },
    since: positionOf(5),
    events: received(events.filter(({ to }) => to === '32.16')),
  };
  const mutations: MutationRecord[] = [
    ...COMPLAINTS.map(
      (id): MutationRecord => ({
        token: `submission ${id}`,
        action: 'SUBMIT',
        outcome: 'acknowledged',
        trackingNumber: `LP-${id}`,
      }),
    ),
    { token: 'step 3 of a', action: 'FORWARD', complaintId: 'a', version: 3, outcome: 'acknowledged' },
    { token: 'step 5 of b', action: 'FORWARD', complaintId: 'b', version: 5, outcome: 'unknown' },
    { token: 'another step 5 of b', action: 'RETURN', complaintId: 'b', version: 5, outcome: 'unknown' },
    { token: 'too late for b', action: 'ACCEPT', complaintId: 'b', version: 5, outcome: 'refused' },
    { token: 'submission nobody knows of', action: 'SUBMIT', outcome: 'unknown' },
  ];
  const complaints = COMPLAINTS.map((id) => complaintOf(id, events));
  const truth = { events, complaints };
  return { truth, subscribers: [monitor, regency], mutations, names: NAMES, monitor, regency };
}

/** What the checker finds in the good run with something planted. */
function findingsWith(plant: (run: ReturnType<typeof goodRun>) => Partial<RunRecord>): string[] {
  const run = goodRun();
  return checkRecord({ ...run, ...plant(run) }).map(({ kind, about }) => `${kind}: ${about}`);
}

/** The same with another record of the monitor. */
function findingsForMonitor(plant: (events: SubscriberRecord['events']) => SubscriberRecord['events']): string[] {
  return findingsWith(({ monitor, regency }) => ({
    subscribers: [{ ...monitor, events: plant(monitor.events) }, regency],
  }));
}

/** The same with complaint `a` changed. */
function findingsWithComplaint(change: (complaint: TrueComplaint) => Partial<TrueComplaint>): string[] {
  return findingsWith(({ truth: { events, complaints } }) => ({
    truth: { events, complaints: complaints.map((one) => (one.id === 'a' ? { ...one, ...change(one) } : one)) },
  }));
}

it('finds nothing where nothing is wrong', () => {
  expect(checkRecord(goodRun())).toEqual([]);
});

describe('in what a subscriber received', () => {
  it('finds a loss', () => {
    expect(findingsForMonitor((events) => events.filter((_, index) => index !== 1))).toEqual(['lost: monitor']);
  });

  it('finds a loss at the end', () => {
    expect(findingsForMonitor((events) => events.slice(0, -1))).toEqual(['lost: monitor']);
  });

  it('finds a double', () => {
    expect(findingsForMonitor((events) => [...events, ...events.slice(-1)])).toEqual(['doubled: monitor']);
  });

  it('finds two events of a complaint that changed places, and lets complaints overtake each other', () => {
    const swap = (events: SubscriberRecord['events'], a: number, b: number) =>
      events.map((event, index) => events[index === a ? b : index === b ? a : index] ?? event);
    expect(findingsForMonitor((events) => swap(events, 0, 2))).toEqual(['out of order: monitor']);
    expect(findingsForMonitor((events) => swap(events, 0, 1))).toEqual([]);
  });

  it('finds an event that its receiver was not entitled to', () => {
    const findings = findingsWith(({ monitor, regency }) => ({
      subscribers: [monitor, { ...regency, events: [...monitor.events.slice(0, 1), ...regency.events] }],
    }));
    expect(findings).toEqual(['not entitled: regency']);
  });

  it('finds an event that its receiver did not ask for', () => {
    const findings = findingsWith(({ monitor }) => ({ subscribers: [{ ...monitor, filter: { agency: 'sp4n' } }] }));
    expect(findings).toEqual(['not asked for: monitor', 'not asked for: monitor']);
  });

  it('finds an event from before its first cursor', () => {
    const findings = findingsWith(({ monitor }) => ({ subscribers: [{ ...monitor, since: positionOf(5) }] }));
    expect(findings).toEqual(['not asked for: monitor']);
  });

  it('finds an event that never happened', () => {
    const invent = (events: SubscriberRecord['events']) =>
      events.slice(-1).map((last) => ({ ...last, cursor: 'cursor 99', kind: 'COMPLAINT_RETURNED' }));
    expect(findingsForMonitor((events) => [...events, ...invent(events)])).toEqual(['invented: monitor']);
  });

  it.each([
    { from: '33' },
    { to: '33' },
    { kind: 'COMPLAINT_RETURNED' },
    { complaintId: 'b', complaintSeen: null },
    { complaintSeen: 'b' },
    { fromName: 'Jawa Barat' },
    { toName: 'SP4N-LAPOR!' },
    { toName: 'what nobody was ever called' },
  ])('finds an event that was altered: %j', (change) => {
    const alterFirst = (events: SubscriberRecord['events']) =>
      events.map((event, index) => (index === 0 ? { ...event, ...change } : event));
    expect(findingsForMonitor(alterFirst)).toEqual(['altered: monitor']);
  });

  it('accepts an event whose complaint its receiver may no longer look into', () => {
    expect(findingsForMonitor((events) => events.map((event) => ({ ...event, complaintSeen: null })))).toEqual([]);
  });

  it.each(['Bekasi', 'Kabupaten Bekasi'])('accepts a name that an agency had at some time: %s', (toName) => {
    const nameLast = (events: SubscriberRecord['events']) =>
      events.map((event) => (event.to === '32.16' ? { ...event, fromName: 'Jawa Barat', toName } : event));
    expect(findingsForMonitor(nameLast)).toEqual([]);
  });
});

describe('in what writers were answered', () => {
  it.each<[string, MutationRecord]>([
    ['submission', { token: 'gone', action: 'SUBMIT', outcome: 'acknowledged', trackingNumber: 'LP-gone' }],
    ['number', { token: 'submission a', action: 'SUBMIT', outcome: 'acknowledged', trackingNumber: 'LP-b' }],
    ['step', { token: 'gone', action: 'ACCEPT', complaintId: 'a', version: 4, outcome: 'acknowledged' }],
    ['version', { token: 'step 4 of a', action: 'ACCEPT', complaintId: 'a', version: 3, outcome: 'acknowledged' }],
    ['action', { token: 'step 4 of a', action: 'RETURN', complaintId: 'a', version: 4, outcome: 'acknowledged' }],
  ])('finds a lost acknowledged %s', (_what, mutation) => {
    expect(findingsWith(() => ({ mutations: [mutation] }))).toEqual([`acknowledged and lost: ${mutation.token}`]);
  });

  it('finds what was refused and happened all the same', () => {
    const mutations: MutationRecord[] = [
      { token: 'submission a', action: 'SUBMIT', outcome: 'refused' },
      { token: 'step 4 of a', action: 'ACCEPT', complaintId: 'a', version: 4, outcome: 'refused' },
    ];
    expect(findingsWith(() => ({ mutations }))).toEqual(
      ['submission a', 'step 4 of a'].map((token) => `refused and done: ${token}`),
    );
  });

  it('finds a submission that was taken twice', () => {
    expect(findingsWithComplaint(() => ({ title: 'submission b' }))).toContain('done twice: submission b');
  });
});

describe('in the database', () => {
  it('finds a change without its event', () => {
    const findings = findingsWith(({ truth: { events, complaints } }) => ({
      truth: {
        complaints,
        events: events
          .filter(({ position }) => position !== positionOf(7))
          .map((event, index) => ({ ...event, position: index + 1 })),
      },
      subscribers: [],
    }));
    expect(findings).toEqual(['half happened: a']);
  });

  it('finds a change of which its reporter was not told, or was told twice', () => {
    const isWord = ({ kind, complaintId }: TrueEvent) => kind === NOTIFIED.kind && complaintId === 'a';
    const numbered = (events: TrueEvent[]) => events.map((event, index) => ({ ...event, position: index + 1 }));
    const told = (plant: (event: TrueEvent) => TrueEvent[]) =>
      findingsWith(({ truth: { events, complaints } }) => ({
        truth: { complaints, events: numbered(events.flatMap(plant)) },
        subscribers: [],
      }));
    expect(told((event) => (isWord(event) ? [] : [event]))).toEqual(['half happened: a']);
    expect(told((event) => (isWord(event) ? [event, event] : [event]))).toEqual(['half happened: a']);
  });

  it('finds an event without its change', () => {
    const change = ({ timeline }: TrueComplaint) => ({ timeline: timeline.slice(0, 4), version: 4, state: 'ACCEPTED' });
    expect(findingsWithComplaint(change)).toEqual(['half happened: a']);
  });

  it.each<[string, (complaint: TrueComplaint) => Partial<TrueComplaint>]>([
    ['state', () => ({ state: 'ACCEPTED' })],
    ['holder', () => ({ holder: '32' })],
    ['version', () => ({ version: 6 })],
    ['hop', () => ({ hop: 2 })],
    ['sender', ({ hops }) => ({ hops: hops.map((hop) => (hop.seq === 3 ? { ...hop, sentBy: 'sp4n' } : hop)) })],
  ])('finds a complaint whose %s tells another story', (_what, change) => {
    expect(findingsWithComplaint(change)).toEqual(['half happened: a']);
  });

  it('finds a complaint that is gone, and one without events', () => {
    const findings = findingsWith(({ truth: { events, complaints } }) => ({
      truth: { events, complaints: complaints.map((one) => (one.id === 'a' ? { ...one, id: 'c' } : one)) },
      mutations: [],
    }));
    expect(findings).toEqual(expect.arrayContaining(['half happened: a', 'half happened: c']));
  });

  it('finds events of a complaint that were numbered in another order than they happened', () => {
    const findings = findingsWith(({ truth: { events, complaints } }) => {
      const other = new Map<number | null, number>([
        [positionOf(3), positionOf(7)],
        [positionOf(7), positionOf(3)],
      ]);
      return {
        truth: {
          complaints,
          events: events.map((event) => ({ ...event, position: other.get(event.position) ?? event.position })),
        },
      };
    });
    expect(findings).toEqual(['half happened: a']);
  });

  it.each([null, 99])('finds an event with number %s', (position) => {
    const findings = findingsWith(({ truth: { events, complaints } }) => ({
      truth: {
        complaints,
        events: events.map((event, index) => (index === events.length - 1 ? { ...event, position } : event)),
      },
      subscribers: [],
    }));
    expect(findings).toEqual(['not numbered: b']);
  });
});
