import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { AgencyFacts, PostFacts } from '../../schema/events.js';
import type { Role } from '../../schema/roles.js';
import { chunksOf } from '../kit/chunks.js';
import { Directory } from '../kit/directory/directory.js';
import { AgencyProjectionRow, PostProjectionRow } from '../kit/directory/directory-projection.entity.js';
import { isHeldOn, mayBeHeldAt, mayNotHaveEndedAt } from '../kit/held-on.js';
import { isWithinOrganisation, organisationAndAbove } from '../kit/relations.js';
import { withinOrganisations } from '../kit/within-organisations.js';
import { localDate } from '../kit/working-days.js';
import { attendedBimtek } from './trained-people.js';
import { TrainingKind } from './training.entity.js';

/** Who at an agency, with its units, has learned to handle complaints. */
export interface TrainedKnowledge {
  /** Whether it sent somebody to a bimtek whom the directory does not know: nobody can say whether such people have left. */
  ofUnknown: boolean;
  /** The posts there that have not ended of officers who came to a bimtek, whoever sent them. */
  posts: PostFacts[];
}

/** The roles of those who handle complaints, for whom a bimtek is held. */
const HANDLING: readonly Role[] = ['AGENCY_ADMIN', 'LIAISON_OFFICER'];

const CAME_TO_BIMTEK = `EXISTS (
  SELECT 1 FROM participant
  INNER JOIN attendance ON attendance.participantId = participant.id
  INNER JOIN training_session ON training_session.id = attendance.sessionId
  INNER JOIN training ON training.id = training_session.trainingId
  WHERE participant.officerId = post.officerId AND attendance.present = :present AND training.kind = :kind
)`;

/** What is known at agencies, by agency: officers take it along when they are rotated. */
export async function loadKnowledge(
  manager: EntityManager,
  agencies: readonly AgencyFacts[],
  now: Date,
): Promise<Map<string, TrainedKnowledge>> {
  const sending = new Set<string>();
  const posts: PostFacts[] = [];
  const lasting = mayNotHaveEndedAt('post', now);
  for (const chunk of chunksOf(agencies)) {
    const sent = await attendedBimtek(manager, chunk)
      .andWhere('participant.officerId IS NULL')
      .select('agency.organisation', 'organisation')
      .distinct(true)
      .getRawMany<{ organisation: string }>();
    for (const { organisation } of sent) for (const path of organisationAndAbove(organisation)) sending.add(path);
    const trained = await postsWithin(manager, chunk)
      .andWhere(lasting.sql, lasting.parameters)
      .andWhere(CAME_TO_BIMTEK)
      .getMany();
    posts.push(...trained.map(({ facts }) => facts));
  }
  const postsOf = await byAgency(manager, agencies, posts);
  return new Map(
    agencies.map(({ id, organisation }) => [
      id,
      { ofUnknown: sending.has(organisation), posts: postsOf.get(id) as PostFacts[] },
    ]),
  );
}

/** The posts held at `now` of officers who handle complaints and never came to a bimtek, newest first, by agency. */
export async function loadUntrained(
  manager: EntityManager,
  agencies: readonly AgencyFacts[],
  now: Date,
): Promise<Map<string, PostFacts[]>> {
  if (agencies.length === 0) return new Map();
  const held = mayBeHeldAt('post', now);
  const rows = await postsWithin(manager, agencies)
    .andWhere('post.role IN (:...handling)', { handling: HANDLING })
    .andWhere(held.sql, held.parameters)
    .andWhere(`NOT ${CAME_TO_BIMTEK}`)
    .orderBy('post.validFrom', 'DESC')
    .addOrderBy('post.id', 'ASC')
    .getMany();
  const posts = rows.map(({ facts }) => facts);
  const postsOf = await byAgency(manager, agencies, posts);
  return new Map(
    agencies.map(({ id, timeZone }) => {
      const today = localDate(now, timeZone);
      return [id, (postsOf.get(id) as PostFacts[]).filter((post) => isHeldOn(post, today))];
    }),
  );
}

/** The posts at the agencies and their units, as `post`. */
function postsWithin(manager: EntityManager, agencies: readonly AgencyFacts[]): SelectQueryBuilder<PostProjectionRow> {
  const paths = agencies.map(({ organisation }) => organisation);
  const within = withinOrganisations('agency.organisation', paths, 'organisation');
  return manager
    .createQueryBuilder(PostProjectionRow, 'post')
    .innerJoin(AgencyProjectionRow, 'agency', 'agency.id = post.agencyId')
    .where(within.sql, within.parameters)
    .setParameters({ present: true, kind: TrainingKind.BIMTEK });
}

async function byAgency(
  manager: EntityManager,
  agencies: readonly AgencyFacts[],
  posts: readonly PostFacts[],
): Promise<Map<string, PostFacts[]>> {
  const places = await new Directory(manager).byIds([...new Set(posts.map(({ agencyId }) => agencyId))]);
  const pathOf = new Map(places.map(({ id, organisation }) => [id, organisation]));
  const isAt = ({ agencyId }: PostFacts, { organisation }: AgencyFacts) =>
    isWithinOrganisation(pathOf.get(agencyId) ?? '', organisation);
  return new Map(agencies.map((agency) => [agency.id, posts.filter((post) => isAt(post, agency))]));
}
