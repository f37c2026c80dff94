import type { Action } from './complaint-scenario.js';
import type { State } from './complaint-states.js';
import { dayAfter, ModelClock } from './model-clock.js';
import type { ReporterDeed } from './reporter-scenario.js';

export const ALL_DEEDS = [
  'verify',
  'forward',
  'confirmReceipt',
  'accept',
  'start',
  'return',
  'defer',
  'resume',
  'interim',
  'respond',
  'archive',
  'close',
  'merge',
  'unmerge',
  'archiveOriginal',
  'reply',
  'withdraw',
  'rate',
] as const;
export type Deed = (typeof ALL_DEEDS)[number];

/** Into what a complaint may be merged: one that only this sequence knows, or one of those that all of them know. */
export const ORIGINALS = ['OWN', 'ANONYMOUS', 'CLOSED', 'SECRET'] as const;
export type OriginalKind = (typeof ORIGINALS)[number];

/** What is done with a complaint, and what of it may be done in more ways than one. */
export interface Deeds {
  deed: Deed;
  /** Of agencies: whether another version was seen. */
  stale: boolean;
  toAgency: string;
  /** In how many working days the sender wants an answer; undefined leaves it open. */
  within: number | undefined;
  reason: string;
  needsInspection: boolean;
  unclearOrigin: boolean;
  into: OriginalKind;
  score: number;
}

/** The action of an agency by which a deed is done; undefined where the reporter does it. */
export function actionOf(deed: Deed): Action | undefined {
  if (deed === 'interim') return 'respond';
  if (deed === 'archiveOriginal') return 'archive';
  return isOwn(deed) ? undefined : deed;
}

function isOwn(deed: Deed): deed is ReporterDeed {
  return deed === 'reply' || deed === 'withdraw' || deed === 'rate';
}

const DESK = 'sp4n';
const HELD: readonly State[] = ['VERIFIED', 'FORWARDED', 'RETURNED', 'ACCEPTED', 'IN_PROCESS'];
const ENDED: readonly State[] = ['CLOSED', 'ARCHIVED'];
const FROM: Readonly<Record<Exclude<Deed, 'withdraw' | 'reply' | 'archiveOriginal'>, readonly State[]>> = {
  verify: ['RECEIVED'],
  forward: ['VERIFIED', 'RETURNED', 'ACCEPTED', 'IN_PROCESS'],
  confirmReceipt: ['FORWARDED', 'RETURNED'],
  accept: ['VERIFIED', 'FORWARDED', 'RETURNED'],
  start: ['ACCEPTED'],
  return: HELD,
  defer: ['RECEIVED', 'VERIFIED', 'RETURNED', 'ACCEPTED', 'IN_PROCESS'],
  resume: ['DEFERRED'],
  interim: ['ACCEPTED', 'IN_PROCESS'],
  respond: ['ACCEPTED', 'IN_PROCESS', 'ANSWERED'],
  archive: ['RECEIVED', 'VERIFIED', 'RETURNED', 'DEFERRED'],
  close: ['ANSWERED'],
  merge: ['RECEIVED', 'VERIFIED', 'RETURNED', 'ACCEPTED', 'IN_PROCESS', 'DEFERRED'],
  unmerge: ['ARCHIVED'],
  rate: ['CLOSED'],
};
/** Whose reporter alone sees what is done, or nothing more is. */
const NO_ORIGINALS: readonly OriginalKind[] = ['CLOSED', 'SECRET'];
const REASONS = ['too-general', 'before-court'];
const FOLLOW_UP_DAYS: Readonly<Record<string, number>> = { COMPLAINT: 14, INFORMATION_REQUEST: 5 };
const MORE_FOR_INSPECTION = 60 - 14;
const HOLDERS_OWN = ['VERIFICATION', 'FIRST_RESPONSE', 'REQUESTED'];
const REPORTERS_OWN = ['REPORTER_REPLY', 'CLARIFICATION'];

/**
 * What is to come of a complaint, told a second time and as simply as can be: a state, a stack of who sent it to whom, and
 * clocks that count midnights. It knows nothing of the tables that the subgraph goes by.
 */
export class ComplaintModel {
  state: State = 'RECEIVED';
  version = 1;
  readonly timeline: string[] = ['RECEIVED'];
  readonly holders: string[];
  answers = 0;
  messages = 0;
  archiveReason: string | null = null;
  rating: number | null = null;
  unclearOrigin = false;
  isOriginalArchived = false;
  /** Whether each holder, in order, was seen to have it. */
  readonly receipts: boolean[] = [false];
  private before: State = 'RECEIVED';
  /** The state that it had when it was merged, into what, and what ran then. */
  private merged: { from: State; into: OriginalKind; ran: ModelClock[] } | undefined;
  private readonly senders: string[];
  private readonly clocks: ModelClock[] = [];

  constructor(
    addressed: string,
    private readonly classification: string,
    public today: string,
  ) {
    this.senders = [addressed];
    this.holders = [addressed];
    const days = FOLLOW_UP_DAYS[classification];
    if (days) this.open('FOLLOW_UP', days);
    this.open('VERIFICATION', 3);
  }

  get holder(): string {
    return this.senders.at(-1) as string;
  }

  get isMerged(): boolean {
    return this.merged !== undefined;
  }

  passDays(days: number): void {
    for (let passed = 0; passed < days; passed++) {
      for (const clock of this.clocks) clock.passMidnight(this.today);
      this.today = dayAfter(this.today);
    }
  }

  /** The code with which `done` is refused, or undefined: then it is done. */
  do(done: Deeds): string | undefined {
    if (done.stale && !isOwn(done.deed)) return 'CONFLICT';
    if (done.deed === 'forward' && done.toAgency === this.holder) return 'BAD_USER_INPUT';
    if (done.deed === 'archive' && !REASONS.includes(done.reason)) return 'BAD_USER_INPUT';
    if (done.deed === 'merge' && !this.isOriginal(done.into)) return 'BAD_USER_INPUT';
    if (this.isRepeated(done)) return undefined;
    if (!this.allows(done.deed)) return 'TRANSITION_NOT_ALLOWED';
    if (done.deed === 'archiveOriginal') {
      this.archiveOriginal();
      return undefined;
    }
    if (done.deed === 'forward' && this.isAskedTooLate(done)) return 'BAD_USER_INPUT';
    if (!isOwn(done.deed)) this.receipts[this.receipts.length - 1] = true;
    this[done.deed](done);
    this.version++;
    return undefined;
  }

  /** Whether the life cycle allows it now. */
  allows(deed: Deed): boolean {
    if (deed === 'archiveOriginal') return !this.isOriginalArchived;
    if (deed === 'withdraw') return !ENDED.includes(this.state);
    if (deed === 'reply') return this.state === 'DEFERRED' || (this.isDone() && this.isWindowOpen());
    if (deed === 'confirmReceipt' && this.receipts.at(-1)) return false;
    if (deed === 'unmerge' && !this.merged) return false;
    if (deed === 'return' && this.senders.length === 1 && this.holder === DESK) return false;
    return FROM[deed].includes(this.state);
  }

  /** The clocks as they stand, in the order of the alphabet. */
  describeClocks(): string[] {
    return this.clocks.map((clock) => clock.describe(this.today)).sort();
  }

  /** What a reporter sends again has been done already. */
  private isRepeated({ deed, score }: Deeds): boolean {
    if (deed === 'withdraw') return this.archiveReason === 'withdrawn';
    return deed === 'rate' && this.rating === score;
  }

  /** Nobody may be given longer than the complaint as a whole has. */
  private isAskedTooLate({ within }: Deeds): boolean {
    const [overall] = this.opened('FOLLOW_UP');
    if (within === undefined || !overall || overall.hasRunOut) return false;
    return new ModelClock('REQUESTED', within, this.today).endsOn(this.today) > overall.endsOn(this.today);
  }

  private isOriginal(into: OriginalKind): boolean {
    return !NO_ORIGINALS.includes(into) && !(into === 'OWN' && this.isOriginalArchived);
  }

  private isDone(): boolean {
    return this.state === 'ANSWERED' || this.state === 'CLOSED';
  }

  private isWindowOpen(): boolean {
    return this.opened('REPORTER_REPLY').some((clock) => !clock.hasRunOut);
  }

  private open(kind: string, days: number): void {
    this.clocks.push(new ModelClock(kind, days, this.today));
  }

  private opened(...kinds: string[]): ModelClock[] {
    return this.clocks.filter(({ kind, status }) => status !== 'ENDED' && kinds.includes(kind));
  }

  private end(...kinds: string[]): void {
    for (const clock of this.opened(...kinds)) clock.end();
  }

  private become(state: State, entry: string): void {
    this.state = state;
    this.timeline.push(entry);
  }

  private verify({ needsInspection }: Deeds): void {
    if (needsInspection && this.classification === 'COMPLAINT') {
      for (const clock of this.opened('FOLLOW_UP')) clock.extend(MORE_FOR_INSPECTION);
    }
    this.become('VERIFIED', 'VERIFIED');
  }

  private forward({ toAgency, within }: Deeds): void {
    this.senders.push(toAgency);
    this.arrive('FORWARDED', 'FIRST_RESPONSE', 5);
    if (within !== undefined) this.open('REQUESTED', within);
  }

  private return(): void {
    this.senders.pop();
    if (this.senders.length === 0) this.senders.push(DESK);
    this.arrive('RETURNED', 'VERIFICATION', 3);
  }

  private arrive(state: State, kind: string, days: number): void {
    this.holders.push(this.holder);
    this.receipts.push(false);
    this.end(...HOLDERS_OWN);
    this.open(kind, days);
    this.become(state, state);
  }

  private confirmReceipt(): void {
    this.timeline.push('RECEIPT_CONFIRMED');
  }

  private accept(): void {
    this.end('VERIFICATION');
    if (this.opened('FIRST_RESPONSE').length === 0) this.open('FIRST_RESPONSE', 5);
    this.become('ACCEPTED', 'ACCEPTED');
  }

  private start(): void {
    this.become('IN_PROCESS', 'STARTED');
  }

  private defer({ unclearOrigin }: Deeds): void {
    this.before = this.state;
    this.unclearOrigin = unclearOrigin;
    for (const clock of this.clocks) if (!REPORTERS_OWN.includes(clock.kind)) clock.standStill();
    if (unclearOrigin) this.open('CLARIFICATION', 10);
    this.become('DEFERRED', 'DEFERRED');
  }

  private resume(): void {
    this.unclearOrigin = false;
    this.end('CLARIFICATION');
    for (const clock of this.clocks) if (clock.status === 'STANDS_STILL') clock.goOn();
    this.become(this.before, 'RESUMED');
  }

  private interim(): void {
    this.answers++;
    this.end('FIRST_RESPONSE');
    this.become('IN_PROCESS', 'ANSWERED');
  }

  private respond(): void {
    this.answers++;
    this.end('FIRST_RESPONSE', 'REQUESTED', 'REPORTER_REPLY');
    for (const clock of this.opened('FOLLOW_UP')) clock.halt();
    this.open('REPORTER_REPLY', 10);
    this.become('ANSWERED', 'ANSWERED');
  }

  private close(): void {
    this.end('FOLLOW_UP', ...HOLDERS_OWN);
    this.become('CLOSED', 'CLOSED');
  }

  private merge({ into }: Deeds): void {
    const ran = this.clocks.filter(({ status }) => status === 'RUNS');
    for (const clock of ran) clock.halt();
    this.merged = { from: this.state, into, ran };
    this.archiveReason = 'duplicate';
    this.become('ARCHIVED', 'MERGED');
  }

  private unmerge(): void {
    const { from, ran } = this.merged as NonNullable<typeof this.merged>;
    for (const clock of ran) clock.goOn();
    this.merged = undefined;
    this.archiveReason = null;
    this.become(from, 'UNMERGED');
  }

  /** Nobody's complaint ends with somebody else's. */
  private archiveOriginal(): void {
    this.isOriginalArchived = true;
    if (this.merged?.into !== 'OWN') return;
    this.unmerge();
    this.version++;
  }

  private reply(): void {
    this.messages++;
    if (this.state === 'DEFERRED') {
      this.resume();
      return;
    }
    this.end('REPORTER_REPLY');
    for (const clock of this.clocks) if (clock.kind === 'FOLLOW_UP') clock.goOn();
    this.open('FIRST_RESPONSE', 5);
    this.become('IN_PROCESS', 'REOPENED');
  }

  private archive({ reason }: Pick<Deeds, 'reason'>): void {
    this.archiveReason = reason;
    this.end('FOLLOW_UP', ...HOLDERS_OWN, ...REPORTERS_OWN);
    this.become('ARCHIVED', 'ARCHIVED');
  }

  private withdraw(): void {
    this.archive({ reason: 'withdrawn' });
  }

  private rate({ score }: Deeds): void {
    this.rating = score;
    this.become('CLOSED', 'RATED');
  }
}
