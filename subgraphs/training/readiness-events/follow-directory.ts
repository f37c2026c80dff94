import type { EntityManager } from 'typeorm';
import type { AgencyFacts } from '../../../schema/events.js';
import { chunksOf } from '../../kit/chunks.js';
import type { FeedHandler } from '../../kit/consume-feed.js';
import { Directory } from '../../kit/directory/directory.js';
import { agenciesIn, postsIn } from '../../kit/directory/keep-projection.js';
import { bodyOf } from '../../kit/relations.js';
import { followAllZones, followZones } from '../follow-zones.js';
import { ReadinessCause } from './readiness-cause.js';
import type { ReadinessRecorder } from './readiness-recorder.js';

/** Looks at the readiness again of whomever the directory's news concern, in the transaction that takes them in. */
export function readinessFollowing(recorder: ReadinessRecorder): (projection: FeedHandler) => FeedHandler {
  return (projection) => ({
    version: projection.version,
    async replace(manager, rows) {
      await projection.replace(manager, rows);
      await followAllZones(manager);
      await recorder.recordAll(manager, ReadinessCause.AGENCY);
    },
    async apply(manager, events) {
      const agencies = agenciesIn(events);
      const before = await loadFacts(
        manager,
        agencies.map(({ id }) => id),
      );
      await projection.apply(manager, events);
      const inOtherZones = agencies.filter(
        ({ id, timeZone }) => before.has(id) && before.get(id)?.timeZone !== timeZone,
      );
      const nowThere = await loadFacts(
        manager,
        inOtherZones.map(({ id }) => id),
      );
      await followZones(manager, [...nowThere.values()]);
      const posts = await loadFacts(
        manager,
        postsIn(events).map(({ agencyId }) => agencyId),
      );
      await recorder.recordBodies(
        manager,
        [...posts.values()].map(({ organisation }) => organisation),
        ReadinessCause.POST,
      );
      await recorder.recordBodies(
        manager,
        agencies.flatMap((agency) => bodiesConcerned(agency, before.get(agency.id))),
        ReadinessCause.AGENCY,
      );
    },
  });
}

/** A body is concerned by whatever changes in it; of its units only by their coming and going, with those who work there. */
function bodiesConcerned(after: AgencyFacts, before: AgencyFacts | undefined): string[] {
  const isUnit = bodyOf(after.organisation) !== after.organisation;
  if (isUnit && before?.organisation === after.organisation) return [];
  return before ? [before.organisation, after.organisation] : [after.organisation];
}

async function loadFacts(manager: EntityManager, ids: readonly string[]): Promise<Map<string, AgencyFacts>> {
  const facts: AgencyFacts[] = [];
  for (const chunk of chunksOf([...new Set(ids)])) facts.push(...(await new Directory(manager).byIds(chunk)));
  return new Map(facts.map((agency) => [agency.id, agency]));
}
