import type { AgencyFacts, PostFacts } from '../../schema/events.js';
import { isEverHeld, isHeldOn } from '../kit/held-on.js';
import { isWithinOrganisation, organisationPath } from '../kit/relations.js';
import { addDays } from '../kit/working-days.js';

/** Where a member of the team stands: in a post there, gone since a day, or not known to the directory there. */
export type MemberStanding = { kind: 'IN_POST' } | { kind: 'LEFT'; on: string } | { kind: 'UNKNOWN' };

/** For how long somebody holds a post at an agency while that is part of a body: calendar dates, the last day included. */
export type Stay = Pick<PostFacts, 'agencyId' | 'from' | 'until'>;

/** Where an agency stands by now, and by which codes it stood elsewhere until when. */
type Place = Pick<AgencyFacts, 'organisation' | 'formerCodes'>;

function pathOn({ organisation, formerCodes = [] }: Place, day: string): string {
  // The last one first, so that the earliest that it still had on that day is the one that it had.
  const had = formerCodes.filter(({ until }) => day <= until).at(-1);
  return had ? organisationPath(had.code) : organisation;
}

/**
 * The stays of whoever holds `post` at `agency` inside `body`: those parts of it in which the agency was the body or a part of
 * it. A body that gets another code keeps its units; a unit that goes to another body takes its people along.
 */
export function staysInside(post: PostFacts, agency: Place, body: Place): Stay[] {
  const former = [...(agency.formerCodes ?? []), ...(body.formerCodes ?? [])];
  const changes = [...new Set(former.map(({ until }) => addDays(until, 1)))].sort();
  const begins = [post.from, ...changes.filter((day) => day > post.from)];
  return begins.flatMap((from, index) => {
    if (!isWithinOrganisation(pathOn(agency, from), pathOn(body, from))) return [];
    const next = begins[index + 1];
    const lastHere = next === undefined ? null : addDays(next, -1);
    const until = lastHere !== null && (post.until === null || lastHere < post.until) ? lastHere : post.until;
    const stay = { agencyId: post.agencyId, from, until };
    return isEverHeld(stay) ? [stay] : [];
  });
}

/**
 * What an appointment on these days rests on: the stays at the agencies at which somebody was on one of them. Who had left by
 * then, as a directory may tell afterwards of somebody who was in post for all that was known, was where he was last.
 */
export function staysOfAppointment(stays: readonly Stay[], appointedOn: readonly string[]): Stay[] {
  const held = stays.filter((stay) => appointedOn.some((day) => isHeldOn(stay, day)));
  const agencyIds = new Set((held.length > 0 ? held : lastBefore(stays, appointedOn)).map(({ agencyId }) => agencyId));
  return stays.filter(({ agencyId }) => agencyIds.has(agencyId));
}

function lastBefore(stays: readonly Stay[], days: readonly string[]): Stay[] {
  const ended = stays.filter(({ until }) => until !== null && days.some((day) => until < day));
  return ended.sort((a, b) => (a.until as string).localeCompare(b.until as string)).slice(-1);
}

/**
 * Where a member stands whose appointment rests on these stays: in post while one of them lasts, gone since the day after the
 * last one ended, also where he has a post at another unit of the same body by then: what he knows of complaints there begins
 * from zero. Another post at the same unit, such as after a promotion, is no leaving. Unknown where none of them has begun.
 */
export function standingOf(stays: readonly Stay[], today: string): MemberStanding {
  if (stays.some((stay) => isHeldOn(stay, today))) return { kind: 'IN_POST' };
  const lastDays = stays.flatMap(({ until }) => (until !== null && until < today ? [until] : []));
  const last = lastDays.sort().at(-1);
  return last === undefined ? { kind: 'UNKNOWN' } : { kind: 'LEFT', on: addDays(last, 1) };
}
