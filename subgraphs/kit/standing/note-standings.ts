import { Brackets, type EntityManager, In } from 'typeorm';
import type { AgencyFacts } from '../../../schema/events.js';
import { chunksOf } from '../chunks.js';
import { AgencyProjectionRow } from '../directory/directory-projection.entity.js';
import { upsertRows } from '../insert-rows.js';
import { bodyOf } from '../relations.js';
import { AgencyStandingRow } from './agency-standing.entity.js';
import { givenAt } from './given-at.js';

/** What decides whether rows have to follow an agency. */
type Standing = Pick<AgencyStandingRow, 'agencyId' | 'organisation' | 'bodyId' | 'closed' | 'tookOverAt'>;

/** What a standing says when nothing has to follow. */
export const SETTLED = {
  takingOver: false,
  moving: false,
  waiting: false,
  formerPaths: [],
  formerBodyId: null,
  followedSince: null,
};

/** The standing of an agency after it was told anew; undefined where nothing of it has changed. */
export function standingAfter(before: AgencyStandingRow | undefined, now: Standing): AgencyStandingRow | undefined {
  // What is seen first has no rows here, but for those that come to it.
  if (!before) {
    const takingOver = now.tookOverAt !== null;
    return { ...now, ...SETTLED, takingOver, moving: now.closed || takingOver };
  }
  const isElsewhere = before.organisation !== now.organisation;
  const isWithAnother = before.bodyId !== null && now.bodyId !== null && before.bodyId !== now.bodyId;
  const takesOver = now.tookOverAt !== null && (before.tookOverAt === null || before.tookOverAt < now.tookOverAt);
  if (!isElsewhere && !isWithAnother && before.closed === now.closed && !takesOver) return undefined;
  // What waits is still with the body that it left first.
  const left = (before.waiting && before.formerBodyId) || before.bodyId;
  return {
    ...now,
    bodyId: now.bodyId ?? before.bodyId,
    tookOverAt: takesOver ? now.tookOverAt : before.tookOverAt,
    takingOver: before.takingOver || takesOver,
    moving: true,
    waiting: false,
    formerPaths: isElsewhere ? [...new Set([...before.formerPaths, before.organisation])] : before.formerPaths,
    formerBodyId: isWithAnother ? left : before.formerBodyId,
    followedSince: null,
  };
}

/**
 * Notes which agencies this subgraph's own rows have to follow, in the transaction that applies `changed` to the
 * projection. `known` is what the projection said of them before.
 */
export async function noteStandings(
  manager: EntityManager,
  changed: readonly AgencyFacts[],
  known: readonly AgencyFacts[],
): Promise<void> {
  const knownById = new Map(known.map((agency) => [agency.id, agency]));
  for (const chunk of chunksOf(changed)) {
    const ids = chunk.map(({ id }) => id);
    const rows = new Map(
      (await manager.findBy(AgencyStandingRow, { agencyId: In(ids) })).map((row) => [row.agencyId, row]),
    );
    // An agency that was known before standings were kept has stood where it was known to.
    const unseen = ids.flatMap((id) => (rows.has(id) ? [] : (knownById.get(id) ?? [])));
    for (const standing of await standingsOf(manager, unseen)) rows.set(standing.agencyId, { ...standing, ...SETTLED });
    const standings = await standingsOf(manager, chunk);
    const after = standings.flatMap((now) => standingAfter(rows.get(now.agencyId), now) ?? []);
    await upsertRows(manager, AgencyStandingRow, after);
    const isNew = ({ id, hasAccount }: AgencyFacts) => hasAccount && !knownById.get(id)?.hasAccount;
    const reading = new Set(chunk.filter(isNew).map(({ id }) => id));
    await wakeWaiting(manager, {
      bodies: standings.flatMap(({ agencyId, bodyId }) => (reading.has(agencyId) ? (bodyId ?? []) : [])),
      ended: after.flatMap(({ agencyId, closed }) => (closed ? agencyId : [])),
    });
  }
}

/**
 * Has those looked at again that wait until somebody reads what follows them: where a body or a unit of it has an account now,
 * or the body has ended that kept it meanwhile. Also those that may be about to wait.
 */
async function wakeWaiting(
  manager: EntityManager,
  { bodies, ended }: { bodies: readonly string[]; ended: readonly string[] },
): Promise<void> {
  if (bodies.length === 0 && ended.length === 0) return;
  for (const state of ['waiting', 'moving']) {
    await manager
      .createQueryBuilder()
      .update(AgencyStandingRow)
      .set({ moving: true, waiting: false, followedSince: null })
      .where(`${state} = :is`, { is: true })
      .andWhere(new Brackets((any) => any.where({ bodyId: In(bodies) }).orWhere({ formerBodyId: In(ended) })))
      .execute();
  }
}

/** The standings of agencies, each with its body, which the projection has already. */
export async function standingsOf(manager: EntityManager, agencies: readonly AgencyFacts[]): Promise<Standing[]> {
  const tops = [...new Set(agencies.map(({ organisation }) => bodyOf(organisation)))];
  const bodies = new Map<string, AgencyFacts>();
  for (const chunk of chunksOf(tops)) {
    for (const { organisation, facts } of await manager.findBy(AgencyProjectionRow, { organisation: In(chunk) })) {
      // Of those that had a code one after the other, the one that exists is meant.
      if (facts.closedAt === null || !bodies.has(organisation)) bodies.set(organisation, facts);
    }
  }
  return agencies.map(({ id, organisation, closedAt, takenOver }) => ({
    agencyId: id,
    organisation,
    bodyId: bodies.get(bodyOf(organisation))?.id ?? null,
    closed: closedAt !== null,
    tookOverAt: lastTakeover(takenOver),
  }));
}

function lastTakeover(takenOver: AgencyFacts['takenOver'] = []): Date | null {
  const moments = takenOver.map((taken) => givenAt(taken).getTime());
  return moments.length === 0 ? null : new Date(Math.max(...moments));
}
