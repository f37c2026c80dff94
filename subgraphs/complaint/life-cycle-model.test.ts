import fc from 'fast-check';
import { type Asker, type ComplaintHub, openComplaintHub } from '../../test/kit/complaint-hub.js';
import {
  ALL_DEEDS,
  actionOf,
  ComplaintModel,
  type Deeds,
  ORIGINALS,
  type OriginalKind,
} from '../../test/kit/complaint-model.js';
import { act, type KnownComplaint, mutationName, NEEDED, submit } from '../../test/kit/complaint-scenario.js';
import { STATES, sendAll } from '../../test/kit/complaint-states.js';
import { agencyId } from '../../test/kit/directory-double.js';
import { type ReporterDeed, reporterInput, reporterMutation } from '../../test/kit/reporter-scenario.js';
import { ComplaintDeadlineRow } from './complaint-deadline.entity.js';

/** How many sequences are compared with the model. */
const SEQUENCES = Number(process.env.SIMPUL_LIFE_CYCLE_SEQUENCES ?? 100);
/** Which ones. */
const SEED = Number(process.env.SIMPUL_LIFE_CYCLE_SEED ?? 1);
const TIME_LIMIT_MS = 60_000 + SEQUENCES * 500;
/** In which what was found last is told. */
const REPORT_MS = 30_000;
/** Fewer may not come to everything. */
const ENOUGH = 100;

const ENDS: readonly string[] = ['archive', 'withdraw'];
/** Its holder is none of those to whom others are forwarded. */
const ORIGINALS_HOLDER = '32.73';
const FIRST_DAY = '2026-03-02';
const TIME_OF_DAY = 'T02:00:00.000Z';
const AGENCIES = ['sp4n', '32', '32.16', '32.16/dsdabmbk', 'kl.panrb', '91.03'];
/** One who handles whatever any of them holds: who may do what is another test's. */
const EVERYONE: Asker = {
  subject: 'everyone',
  grants: [
    ['NATIONAL_DESK', 'sp4n'],
    ['AGENCY_ADMIN', '32'],
    ['AGENCY_ADMIN', '32.16'],
    ['AGENCY_ADMIN', 'kl.panrb'],
    ['AGENCY_ADMIN', '91.03'],
    ['AGENCY_ADMIN', '32.73'],
  ],
};

/** A deed of any kind, or one of those that the life cycle allows then and that end nothing, so that sequences go far. */
interface Choice extends Omit<Deeds, 'deed'> {
  freely: boolean;
  pick: number;
}
interface Sequence {
  toAgency: string | undefined;
  classification: string;
  /** What is done before days pass, and how many pass then. */
  turns: { choices: Choice[]; days: number }[];
}

const choice: fc.Arbitrary<Choice> = fc.record({
  freely: fc.nat(3).map((chance) => chance === 0),
  pick: fc.nat(1000),
  stale: fc.nat(11).map((chance) => chance === 0),
  toAgency: fc.constantFrom(...AGENCIES),
  within: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
  reason: fc.constantFrom('too-general', 'before-court', 'too-general', 'duplicate', 'because'),
  needsInspection: fc.boolean(),
  unclearOrigin: fc.boolean(),
  into: fc.constantFrom<OriginalKind>('OWN', 'OWN', 'OWN', ...ORIGINALS),
  score: fc.integer({ min: 1, max: 5 }),
});
const sequence: fc.Arbitrary<Sequence> = fc.record({
  toAgency: fc.constantFrom(undefined, ...AGENCIES),
  classification: fc.constantFrom('COMPLAINT', 'COMPLAINT', 'INFORMATION_REQUEST', 'ASPIRATION'),
  turns: fc.array(
    fc.record({
      choices: fc.array(choice, { minLength: 1, maxLength: 4, size: 'max' }),
      days: fc.oneof(fc.nat(3), fc.nat(25)),
    }),
    { minLength: 1, maxLength: 10, size: 'max' },
  ),
});

function deedOf({ freely, pick, ...rest }: Choice, model: ComplaintModel): Deeds {
  const goesOn = (deed: Deeds['deed']) => !ENDS.includes(deed) && (deed !== 'archiveOriginal' || model.isMerged);
  const allowed = freely ? [] : ALL_DEEDS.filter((deed) => goesOn(deed) && model.allows(deed));
  const among = allowed.length > 0 ? allowed : ALL_DEEDS;
  return { ...rest, deed: among[pick % among.length] as Deeds['deed'] };
}

/** A complaint, and what it can be merged into. */
interface Acted {
  complaint: KnownComplaint;
  originals: Readonly<Record<OriginalKind, KnownComplaint>>;
}

/** The mutation that does it to the complaint as it stands in the model. */
function mutationFor(
  done: Deeds,
  { complaint, originals }: Acted,
  { version, isOriginalArchived }: Pick<ComplaintModel, 'version' | 'isOriginalArchived'>,
) {
  const { deed, stale, toAgency, within, reason, needsInspection, unclearOrigin, into, score } = done;
  const action = actionOf(deed);
  if (action === undefined) {
    const own = deed as ReporterDeed;
    const input = reporterInput(complaint, own, own === 'rate' ? { score } : {});
    return { name: reporterMutation(own).name, input, selects: '__typename' };
  }
  const extra = {
    forward: { toAgency, respondWithinWorkingDays: within },
    archive: { reason },
    verify: { needsInspection },
    defer: { unclearOrigin },
    merge: { intoComplaintId: originals[into].id },
  };
  const isOfOriginal = deed === 'archiveOriginal';
  const seen = isOfOriginal ? (isOriginalArchived ? 2 : 1) : version;
  const input = {
    complaintId: isOfOriginal ? originals.OWN.id : complaint.id,
    expectedVersion: stale ? seen + 1 : seen,
    ...NEEDED[action],
    ...(deed in extra && extra[deed as keyof typeof extra]),
    ...(deed === 'interim' && { final: false }),
  };
  return { name: mutationName(action), input, selects: '__typename' };
}

const FILE = `query ($id: ID) { complaint(id: $id) {
  state version unclearOrigin archiveReason hops { agency { id } receivedAt } timeline { kind } answers { text } messages { text }
  rating { score }
} }`;

interface File {
  state: string;
  version: number;
  unclearOrigin: boolean;
  archiveReason: string | null;
  hops: { agency: { id: string }; receivedAt: string | null }[];
  timeline: { kind: string }[];
  answers: unknown[];
  messages: unknown[];
  rating: { score: number } | null;
}

function describeRow({ kind, dueOn, closedAt, pausedAt }: ComplaintDeadlineRow): string {
  if (closedAt !== null) return `${kind} ENDED`;
  return pausedAt === null ? `${kind} RUNS until ${dueOn}` : `${kind} STANDS_STILL`;
}

let hub: ComplaintHub;
/** What the complaints of all sequences may be merged into. */
let shared: Omit<Acted['originals'], 'OWN'>;

beforeAll(async () => {
  hub = await openComplaintHub('sqlite');
  const held = (flags: object = {}) => submit(hub, { toAgency: ORIGINALS_HOLDER, ...flags });
  shared = { ANONYMOUS: await held({ anonymous: true }), CLOSED: await held(), SECRET: await held({ secret: true }) };
  for (const action of ['verify', 'accept', 'respond', 'close'] as const) {
    await act(hub, EVERYONE, action, shared.CLOSED.id);
  }
});

afterAll(() => hub.close());

async function standingOf(complaintId: string) {
  const { complaint } = await hub.data<{ complaint: File }>(EVERYONE, FILE, { id: complaintId });
  const clocks = await hub.subgraph.database.read.findBy(ComplaintDeadlineRow, { complaintId });
  return {
    ...complaint,
    hops: complaint.hops.map(({ agency, receivedAt }) => `${agency.id} ${receivedAt !== null}`),
    timeline: complaint.timeline.map(({ kind }) => kind),
    answers: complaint.answers.length,
    messages: complaint.messages.length,
    rating: complaint.rating?.score ?? null,
    clocks: clocks.map(describeRow).sort(),
  };
}

function expectedOf(model: ComplaintModel): Awaited<ReturnType<typeof standingOf>> {
  const { state, version, unclearOrigin, archiveReason, holders, timeline, answers, messages, rating, receipts } =
    model;
  return {
    state,
    version,
    unclearOrigin,
    archiveReason,
    hops: holders.map((code, index) => `${agencyId(code)} ${receipts[index]}`),
    timeline: [...timeline],
    answers,
    messages,
    rating,
    clocks: model.describeClocks(),
  };
}

const seen = { states: new Set<string>(), taken: new Set<string>(), refused: new Set<string>() };

async function compare({ toAgency, classification, turns }: Sequence): Promise<void> {
  hub.clock.now = new Date(`${FIRST_DAY}${TIME_OF_DAY}`);
  const model = new ComplaintModel(toAgency ?? 'sp4n', classification, FIRST_DAY);
  const complaint = await submit(hub, { toAgency, classification });
  const originals = { ...shared, OWN: await submit(hub, { toAgency: ORIGINALS_HOLDER }) };
  for (const { choices, days } of turns) {
    const mutations: Parameters<typeof sendAll>[2][number][] = [];
    const expected: [string, string | undefined][] = [];
    for (const chosen of choices) {
      const done = deedOf(chosen, model);
      mutations.push(mutationFor(done, { complaint, originals }, model));
      const code = model.do(done);
      expected.push([done.deed, code]);
      (code === undefined ? seen.taken : seen.refused).add(done.deed);
      seen.states.add(model.state);
    }
    const { codes } = await sendAll(hub, EVERYONE, mutations);
    expect(expected.map(([deed], index) => [deed, codes[index]])).toEqual(expected);
    expect(await standingOf(complaint.id)).toEqual(expectedOf(model));
    model.passDays(days);
    hub.clock.now = new Date(`${model.today}${TIME_OF_DAY}`);
  }
}

it(
  `goes through ${SEQUENCES} sequences of actions as the model of the life cycle does`,
  async () => {
    await fc.assert(fc.asyncProperty(sequence, compare), {
      numRuns: SEQUENCES,
      seed: SEED,
      // So that a difference is told also where making it small takes too long.
      interruptAfterTimeLimit: TIME_LIMIT_MS,
      markInterruptAsFailure: true,
    });
  },
  TIME_LIMIT_MS + REPORT_MS,
);

(SEQUENCES < ENOUGH ? it.skip : it)('has tried every action with either outcome, and been in every state', () => {
  expect([...seen.states].sort()).toEqual([...STATES].sort());
  expect([...seen.taken].sort()).toEqual([...ALL_DEEDS].sort());
  expect([...seen.refused].sort()).toEqual([...ALL_DEEDS].sort());
});
