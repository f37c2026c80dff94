import { type EntityManager, type FindOperator, In, IsNull, LessThanOrEqual } from 'typeorm';
import type { DutyTerm } from '../duty.js';
import { AgencyStandingRow } from './agency-standing.entity.js';
import { SETTLED } from './note-standings.js';

/** A change that began before its agency moved has committed by then, and what it wrote has followed too. */
const SETTLED_AFTER_MS = 5 * 60_000;

/** What has followed an agency as far as it stood there. */
interface Followed {
  standing: AgencyStandingRow;
  /** What has to wait yet, if anything. */
  wait?: unknown;
}

/** Whether nothing can come to its former places any more. */
export function hasRested({ followedSince }: Pick<AgencyStandingRow, 'followedSince'>, now: Date): boolean {
  return followedSince !== null && now.getTime() - followedSince.getTime() >= SETTLED_AFTER_MS;
}

/**
 * Has agencies be looked at again until nothing can come to their former places any more, in one transaction; what moves
 * meanwhile begins anew. What waits is looked at again when the directory tells of a reader.
 */
export async function settleStandings(followed: readonly Followed[], now: Date, term: DutyTerm): Promise<void> {
  const idsWhere = (isMeant: (one: Followed) => boolean) =>
    followed.filter(isMeant).map(({ standing }) => standing.agencyId);
  const begun = idsWhere(({ standing }) => standing.followedSince === null);
  const waiting = idsWhere(({ standing, wait }) => hasRested(standing, now) && wait !== undefined);
  const over = idsWhere(({ standing, wait }) => hasRested(standing, now) && wait === undefined);
  if (begun.length + waiting.length + over.length === 0) return;
  const rested = LessThanOrEqual(new Date(now.getTime() - SETTLED_AFTER_MS));
  await term.write(async (manager) => {
    await settle(manager, begun, IsNull(), { followedSince: now });
    await settle(manager, waiting, rested, { moving: false, waiting: true, followedSince: null });
    await settle(manager, over, rested, SETTLED);
  });
}

async function settle(
  manager: EntityManager,
  agencyIds: readonly string[],
  followedSince: FindOperator<Date>,
  state: Partial<AgencyStandingRow>,
): Promise<void> {
  if (agencyIds.length === 0) return;
  await manager.update(AgencyStandingRow, { agencyId: In([...agencyIds]), followedSince }, state);
}
