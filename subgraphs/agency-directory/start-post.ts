import { type EntityManager, IsNull } from 'typeorm';
import { z } from 'zod';
import { ROLES, type Role } from '../../schema/roles.js';
import { badInput } from '../kit/errors.js';
import { isEverHeld } from '../kit/held-on.js';
import { day, oneLine } from '../kit/input-rules.js';
import { bilingual } from '../kit/issue-words.js';
import { COMMON_REFUSALS } from '../kit/refusals.js';
import { bodyOf } from '../kit/relations.js';
import { localDate } from '../kit/working-days.js';
import { AgencyRow } from './agency.entity.js';
import type { ChangeKit } from './change-agency.js';
import { postFactsOf } from './end-post.js';
import { isMonitoringBody } from './monitoring-bodies.js';
import { OfficerRow } from './officer.entity.js';
import { PostRow } from './post.entity.js';
import { PostKind } from './post-kind.enum.js';
import { REFUSALS } from './refusals.js';

/** What the post is and which role comes with it. */
export const postDuties = {
  title: oneLine.min(3).max(255),
  role: z.enum(ROLES).nullish(),
};

/** How and how long it is held. */
export const postTenure = {
  kind: z.enum(PostKind),
  functionalPosition: oneLine.min(3).max(255).nullish(),
  from: day,
  until: day.nullish(),
};

/** The rule of every tenure, and how a schema refuses what breaks it. */
export const endsAfterItBegins = ({ from, until }: { from: string; until?: string | null }) => !until || from <= until;
export const endsTooEarly = { path: ['until'], message: bilingual(COMMON_REFUSALS.endsBeforeFirstDay) };

const duties = z.object(postDuties);
const tenure = z.object(postTenure);

/** A portal is a machine; the national desk's role belongs to its officers, monitoring the country to the bodies that do. */
export async function assertRoleFits(
  { now }: ChangeKit,
  manager: EntityManager,
  { role, agency, path }: { role: Role | null; agency: AgencyRow; path: string },
): Promise<void> {
  if (role === 'PORTAL') throw badInput(path, REFUSALS.portalHoldsNoPost);
  if (role === 'NATIONAL_DESK' && agency.kind !== 'NATIONAL_DESK') throw badInput(path, REFUSALS.roleOfNationalDesk);
  if (role !== 'NATIONAL_MONITOR' && role !== 'PROVINCIAL_MONITOR') return;
  const body = await manager.findOneBy(AgencyRow, { organisation: bodyOf(agency.organisation), closedAt: IsNull() });
  if (role === 'PROVINCIAL_MONITOR') {
    if (body?.level !== 'PROVINCE') throw badInput(path, REFUSALS.roleOfProvinces);
    return;
  }
  const isMonitor = body !== null && isMonitoringBody(body.id, localDate(now(), body.timeZone));
  if (!isMonitor) throw badInput(path, REFUSALS.roleOfMonitoringBodies);
}

/** Throws `BAD_USER_INPUT` at `path` where nobody has this id. */
export async function assertOfficer(manager: EntityManager, id: string, path: string): Promise<void> {
  if (!(await manager.existsBy(OfficerRow, { id }))) throw badInput(path, REFUSALS.noOfficer);
}

type Terms = z.output<typeof duties> & z.output<typeof tenure>;

/**
 * An agency has one definitive head at a time, whoever asks. Others may act beside one: a Plh while the head is away, a Plt
 * or Pj where there is none.
 */
async function assertHeadIsFree(
  manager: EntityManager,
  agencyId: string,
  { role, kind, from, until }: Terms,
  path: string,
): Promise<void> {
  if (role !== 'HEAD' || kind !== PostKind.DEFINITIVE) return;
  const recorded = await manager.findBy(PostRow, { agencyId, role: 'HEAD', kind: PostKind.DEFINITIVE });
  const heads = recorded.filter((post) => isEverHeld(postFactsOf(post)));
  const head = heads.find(
    ({ validFrom, validUntil }) => (until == null || validFrom <= until) && (validUntil === null || from <= validUntil),
  );
  if (!head) return;
  const { name } = await manager.findOneByOrFail(OfficerRow, { id: head.officerId });
  throw badInput(`${path}.kind`, REFUSALS.headAlready({ name, from: head.validFrom, until: head.validUntil }));
}

/**
 * Writes a post of an officer who exists, at a locked agency, and tells the feed. Returns the post. Throws `BAD_USER_INPUT`
 * below `path`, the input that holds its terms, for a second definitive head.
 */
export async function startPostRow(
  { feed, now, newId }: ChangeKit,
  manager: EntityManager,
  holder: { officerId: string; agencyId: string },
  terms: Terms,
  path: string,
): Promise<PostRow> {
  await assertHeadIsFree(manager, holder.agencyId, terms, path);
  const post = Object.assign(new PostRow(), {
    id: newId(),
    ...holder,
    title: terms.title,
    role: terms.role ?? null,
    kind: terms.kind,
    functionalPosition: terms.functionalPosition ?? null,
    validFrom: terms.from,
    validUntil: terms.until ?? null,
    version: 1,
  } satisfies PostRow);
  await manager.insert(PostRow, post);
  await feed.append(manager, {
    kind: 'POST_STARTED',
    aggregateId: post.id,
    occurredAt: now(),
    payload: postFactsOf(post),
  });
  return post;
}
