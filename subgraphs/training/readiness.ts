import { addDays } from '../kit/working-days.js';
import { currentLetter, LetterReviewState, LetterState, letterStateOn, type RecordedLetter } from './letter-state.js';
import type { MemberStanding } from './member-standing.js';

/** How far an agency has come, in this order. */
export enum ReadinessState {
  NO_ACCOUNT = 'NO_ACCOUNT',
  ACCOUNT_WITHOUT_SK = 'ACCOUNT_WITHOUT_SK',
  COMMITTED = 'COMMITTED',
  SK_ISSUED = 'SK_ISSUED',
  SK_OUTDATED = 'SK_OUTDATED',
}

/**
 * What an agency still lacks, in the order in which it is made good: nothing counts without an account; then somebody has to
 * be appointed, or promised to be, for which a letter that was returned wants least; then the letter has to name people who
 * are there and can act, and to be verified; connection and training come with the team. Some of it does not change the state.
 */
export enum ReadinessLack {
  ACCOUNT = 'ACCOUNT',
  LETTER_CORRECTION = 'LETTER_CORRECTION',
  COMMITMENT_LETTER = 'COMMITMENT_LETTER',
  COMMITMENT_KEPT = 'COMMITMENT_KEPT',
  APPOINTMENT_LETTER = 'APPOINTMENT_LETTER',
  LETTER_RENEWAL = 'LETTER_RENEWAL',
  MEMBERS_IN_POST = 'MEMBERS_IN_POST',
  ADMIN_MEMBER = 'ADMIN_MEMBER',
  LIAISON_MEMBER = 'LIAISON_MEMBER',
  LETTER_VERIFICATION = 'LETTER_VERIFICATION',
  CONNECTION = 'CONNECTION',
  TRAINED_OFFICER = 'TRAINED_OFFICER',
  MEMBERS_IN_DIRECTORY = 'MEMBERS_IN_DIRECTORY',
}

const NEXT_FIRST = Object.values(ReadinessLack);

/** Grows whenever the rule finds something else in the same facts, so that what is kept of each agency is found anew. */
export const READINESS_RULE = 3;

export interface LetterFacts extends RecordedLetter {
  /** Since when its review has left it as it is: returned, or corrected after that; null where it was never returned. */
  reviewStandsSince: string | null;
  members: readonly { role: string; standing: MemberStanding }[];
}

/** Calendar dates. */
export interface CommitmentFacts {
  signedOn: string;
  dueOn: string;
  /** Null while it is not kept. */
  keptOn: string | null;
}

export interface ReadinessFacts {
  hasAccount: boolean;
  /** Since when it has the account, or has none any more; null where that is not known. */
  accountSince: string | null;
  connected: boolean;
  letters: readonly LetterFacts[];
  commitments: readonly CommitmentFacts[];
  hasTrainedOfficer: boolean;
  /** The calendar date at the agency. */
  today: string;
}

export interface ReadinessVerdict {
  state: ReadinessState;
  /** All of it in every state, what is to be made good next first. */
  lacks: ReadinessLack[];
  /** Since which calendar date; null where the date is not known. */
  since: string | null;
}

function latest(days: readonly (string | null)[]): string | null {
  return days.reduce((last, day) => (last === null || (day !== null && day > last) ? day : last), null);
}

/** Since when the letter no longer fits: the first member's departure or its end; undefined while it fits. */
function outdatedSince(letter: LetterFacts, today: string): string | undefined {
  const departures = letter.members.flatMap(({ standing }) => (standing.kind === 'LEFT' ? [standing.on] : []));
  const end = letter.validUntil !== null && letter.validUntil < today ? [addDays(letter.validUntil, 1)] : [];
  return [...departures, ...end].sort()[0];
}

function lacksOfLetter(letter: LetterFacts, today: string): ReadinessLack[] {
  const has = (role: string) =>
    letter.members.some((member) => member.role === role && member.standing.kind !== 'LEFT');
  const isAny = (kind: MemberStanding['kind']) => letter.members.some(({ standing }) => standing.kind === kind);
  return [
    ...(letterStateOn(letter, today) === LetterState.IN_FORCE ? [] : [ReadinessLack.LETTER_RENEWAL]),
    ...(isAny('LEFT') ? [ReadinessLack.MEMBERS_IN_POST] : []),
    ...(isAny('UNKNOWN') ? [ReadinessLack.MEMBERS_IN_DIRECTORY] : []),
    ...(has('ADMIN') ? [] : [ReadinessLack.ADMIN_MEMBER]),
    ...(has('LIAISON_OFFICER') ? [] : [ReadinessLack.LIAISON_MEMBER]),
    ...(letter.reviewState === LetterReviewState.VERIFIED ? [] : [ReadinessLack.LETTER_VERIFICATION]),
  ];
}

/** How far an agency has come that has an account. */
function progress({ letters, commitments, accountSince, today }: ReadinessFacts): ReadinessVerdict {
  const letter = currentLetter(letters, today);
  if (letter) {
    const lacks = lacksOfLetter(letter, today);
    const held = latest([accountSince, letter.validFrom, letter.reviewStandsSince]);
    const outdated = outdatedSince(letter, today);
    if (outdated === undefined) return { state: ReadinessState.SK_ISSUED, lacks, since: held };
    return { state: ReadinessState.SK_OUTDATED, lacks, since: latest([held, outdated]) };
  }
  const returned = letters.filter((one) => letterStateOn(one, today) === LetterState.RETURNED);
  // Until then it held, if it had begun.
  const heldUntil = returned.flatMap(({ validFrom, reviewStandsSince: on }) =>
    on !== null && validFrom <= on ? on : [],
  );
  const without = latest([accountSince, ...heldUntil]);
  const lacks = [
    ReadinessLack.APPOINTMENT_LETTER,
    ReadinessLack.ADMIN_MEMBER,
    ReadinessLack.LIAISON_MEMBER,
    ...(returned.length > 0 ? [ReadinessLack.LETTER_CORRECTION] : []),
  ];
  const signed = commitments.filter(({ signedOn }) => signedOn <= today);
  const first = signed.map(({ signedOn }) => signedOn).sort()[0];
  if (first === undefined) {
    lacks.push(ReadinessLack.COMMITMENT_LETTER);
    return { state: ReadinessState.ACCOUNT_WITHOUT_SK, lacks, since: without };
  }
  const isOverdue = signed.every(({ dueOn, keptOn }) => keptOn === null && dueOn < today);
  if (isOverdue) lacks.push(ReadinessLack.COMMITMENT_KEPT);
  return { state: ReadinessState.COMMITTED, lacks, since: latest([without, first]) };
}

/**
 * How ready an agency is for complaints. Without an account its state says so whatever else it has, and what it lacks is
 * still all told; then a commitment letter stands in for the letter of appointment until it is issued; a member's rotation
 * makes the letter outdated by itself. Missing trained people, and a review that the letter waits for, show in `lacks` and
 * leave the state as it is. A letter that was returned is as good as none.
 */
export function assessReadiness(facts: ReadinessFacts): ReadinessVerdict {
  const { state, lacks, since } = progress(facts);
  const all = [
    ...lacks,
    ...(facts.hasAccount ? [] : [ReadinessLack.ACCOUNT]),
    ...(facts.connected ? [] : [ReadinessLack.CONNECTION]),
    ...(facts.hasTrainedOfficer ? [] : [ReadinessLack.TRAINED_OFFICER]),
  ];
  return {
    ...(facts.hasAccount ? { state, since } : { state: ReadinessState.NO_ACCOUNT, since: facts.accountSince }),
    lacks: NEXT_FIRST.filter((lack) => all.includes(lack)),
  };
}
