import type { AgencyFacts } from '../../../schema/events.js';
import type { Directory } from '../directory/directory.js';

/** Longer than any chain of agencies that followed one another: an end to a chain that leads back to itself. */
const LONGEST_CHAIN = 20;

/**
 * The existing agencies that carry on the tasks of a closed one, the first of them first; where one of them has ended too,
 * those who follow it. Empty where there are none. A unit that ended without any falls back to what it was part of.
 */
export async function findHeirs(directory: Directory, closed: AgencyFacts): Promise<AgencyFacts[]> {
  const seen = new Set([closed.id]);
  let line: AgencyFacts[] = [closed];
  for (let step = 0; step < LONGEST_CHAIN && line.some(({ closedAt }) => closedAt !== null); step++) {
    const ids = line.flatMap((agency) => (agency.closedAt === null ? [] : followersOf(agency)));
    const found = new Map((await directory.byIds([...new Set(ids)])).map((agency) => [agency.id, agency]));
    line = line.flatMap((agency) => {
      if (agency.closedAt === null) return [agency];
      const next = followersOf(agency).flatMap((id) => (seen.has(id) ? [] : (found.get(id) ?? [])));
      for (const { id } of next) seen.add(id);
      return next;
    });
  }
  return line.filter(({ closedAt }) => closedAt === null);
}

function followersOf({ successors, parentId }: AgencyFacts): string[] {
  if (successors && successors.length > 0) return successors;
  return parentId === null ? [] : [parentId];
}
