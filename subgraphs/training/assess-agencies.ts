import { type EntityManager, In } from 'typeorm';
import type { AgencyFacts, PostFacts } from '../../schema/events.js';
import { Directory } from '../kit/directory/directory.js';
import { isHeldOn } from '../kit/held-on.js';
import { addDays, localDate } from '../kit/working-days.js';
import { AppointmentLetterRow, AppointmentMemberRow, type MemberRole } from './appointment-letter.entity.js';
import { commitmentsWithin, loadCommitmentsWithin, type PlacedCommitment } from './commitments/load-commitments.js';
import { LetterReviewAct, LetterReviewRow } from './letter-review/letter-review.entity.js';
import { type Stay, standingOf, staysInside, staysOfAppointment } from './member-standing.js';
import { assessReadiness, type ReadinessVerdict } from './readiness.js';
import { loadKnowledge, type TrainedKnowledge } from './trained-knowledge.js';

/** How ready an agency is. */
export interface Assessment extends ReadinessVerdict {
  /** The first day to come on which it may be another without anybody's doing; null where there is none. */
  changesOn: string | null;
}

/** Everything that the readiness of some agencies rests on. */
interface Evidence {
  lettersOfAgency: ReadonlyMap<string, AppointmentLetterRow[]>;
  membersOfLetter: ReadonlyMap<string, AppointmentMemberRow[]>;
  /** Its returns and its corrections, in order. */
  returnsOfLetter: ReadonlyMap<string, LetterReviewRow[]>;
  commitments: readonly PlacedCommitment[];
  postsOfOfficer: ReadonlyMap<string, PostFacts[]>;
  agenciesOfPosts: ReadonlyMap<string, AgencyFacts>;
  knowledgeOfAgency: ReadonlyMap<string, TrainedKnowledge>;
}

/** How ready each of these agencies is at `now`, by id. */
export async function assessAgencies(
  manager: EntityManager,
  agencies: readonly AgencyFacts[],
  now: Date,
): Promise<Map<string, Assessment>> {
  if (agencies.length === 0) return new Map();
  const evidence = await loadEvidence(manager, agencies, now);
  return new Map(agencies.map((agency) => [agency.id, assess(agency, evidence, localDate(now, agency.timeZone))]));
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string | null): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

async function loadEvidence(manager: EntityManager, agencies: readonly AgencyFacts[], now: Date): Promise<Evidence> {
  const directory = new Directory(manager);
  const letters = await manager.findBy(AppointmentLetterRow, { agencyId: In(agencies.map(({ id }) => id)) });
  const ofLetters = { letterId: In(letters.map(({ id }) => id)) };
  const members = await manager.findBy(AppointmentMemberRow, ofLetters);
  const returns = await manager.find(LetterReviewRow, {
    where: { ...ofLetters, act: In([LetterReviewAct.RETURNED, LetterReviewAct.CORRECTED]) },
    order: { position: 'ASC' },
  });
  const officerIds = members.flatMap(({ officerId }) => (officerId === null ? [] : [officerId]));
  const posts = await directory.postsOf([...new Set(officerIds)]);
  const agenciesOfPosts = await directory.byIds([...new Set(posts.map(({ agencyId }) => agencyId))]);
  return {
    lettersOfAgency: groupBy(letters, ({ agencyId }) => agencyId),
    membersOfLetter: groupBy(members, ({ letterId }) => letterId),
    returnsOfLetter: groupBy(returns, ({ letterId }) => letterId),
    commitments: await loadCommitmentsWithin(
      manager,
      agencies.map(({ organisation }) => organisation),
    ),
    postsOfOfficer: groupBy(posts, ({ officerId }) => officerId),
    agenciesOfPosts: new Map(agenciesOfPosts.map((agency) => [agency.id, agency])),
    knowledgeOfAgency: await loadKnowledge(manager, agencies, now),
  };
}

function assess(agency: AgencyFacts, evidence: Evidence, today: string): Assessment {
  const letters = evidence.lettersOfAgency.get(agency.id) ?? [];
  const teams = letters.map((letter) => teamOf(letter, agency, evidence));
  // A promise that somebody else's letter has kept, such as a unit's own, stands in for none of this agency's.
  const commitments = commitmentsWithin(evidence.commitments, agency.organisation).filter(
    ({ keptById }) => keptById === null || letters.some(({ id }) => id === keptById),
  );
  const knowledge = evidence.knowledgeOfAgency.get(agency.id);
  const trainedPosts = knowledge?.posts ?? [];
  const verdict = assessReadiness({
    hasAccount: agency.hasAccount,
    accountSince: dayOf(agency.accountSince, agency),
    connected: agency.connected,
    letters: letters.map((letter, index) => ({
      ...letter,
      reviewStandsSince: dayOf(evidence.returnsOfLetter.get(letter.id)?.at(-1)?.at, agency),
      members: (teams[index] ?? []).map(({ role, stays }) => ({ role, standing: standingOf(stays, today) })),
    })),
    commitments,
    hasTrainedOfficer: knowledge?.ofUnknown === true || trainedPosts.some((post) => isHeldOn(post, today)),
    today,
  });
  const posts = [...teams.flat().flatMap(({ stays }) => stays), ...trainedPosts];
  const days = [
    ...letters.flatMap(({ validFrom, validUntil, replacedFrom }) => [validFrom, dayAfter(validUntil), replacedFrom]),
    ...commitments.flatMap(({ signedOn, dueOn }) => [signedOn, dayAfter(dueOn)]),
    ...posts.flatMap(({ from, until }) => [from, dayAfter(until)]),
  ];
  return { ...verdict, changesOn: firstAfter(today, days) };
}

interface Member {
  role: MemberRole;
  stays: Stay[];
}

/** The team of a letter, each with the stays on which his appointment rests: on its first day, or when it was written here. */
function teamOf(letter: AppointmentLetterRow, agency: AgencyFacts, evidence: Evidence): Member[] {
  const corrected = (evidence.returnsOfLetter.get(letter.id) ?? []).filter(
    ({ act }) => act === LetterReviewAct.CORRECTED,
  );
  const written = [letter.recordedAt, ...corrected.map(({ at }) => at)];
  const appointedOn = [letter.validFrom, ...written.map((instant) => localDate(instant, agency.timeZone))];
  return (evidence.membersOfLetter.get(letter.id) ?? []).map(({ role, officerId }) => {
    const stays = (evidence.postsOfOfficer.get(officerId ?? '') ?? []).flatMap((post) => {
      const place = evidence.agenciesOfPosts.get(post.agencyId);
      return place ? staysInside(post, place, agency) : [];
    });
    return { role, stays: staysOfAppointment(stays, appointedOn) };
  });
}

function dayOf(instant: Date | string | null | undefined, { timeZone }: AgencyFacts): string | null {
  return instant == null ? null : localDate(new Date(instant), timeZone);
}

function dayAfter(date: string | null): string | null {
  return date === null ? null : addDays(date, 1);
}

function firstAfter(today: string, days: readonly (string | null)[]): string | null {
  return days.reduce(
    (first, day) => (day !== null && day > today && (first === null || day < first) ? day : first),
    null,
  );
}
