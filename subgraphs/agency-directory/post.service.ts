import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { ROLES, type Role } from '../../schema/roles.js';
import { isAllowed } from '../kit/access.js';
import { badInput, CodedError } from '../kit/errors.js';
import { idempotent, UNSEALED } from '../kit/idempotency.js';
import { bilingual } from '../kit/issue-words.js';
import { COMMON_REFUSALS } from '../kit/refusals.js';
import { validate } from '../kit/validate.js';
import type { Viewer } from '../kit/viewer.js';
import { ACCESS } from './access.js';
import { AgencyRow } from './agency.entity.js';
import { agencyReference } from './agency.filter.js';
import { assertVersion, type ChangeKit, lockAgency } from './change-agency.js';
import { endPostRow, postFactsOf } from './end-post.js';
import { lockRow } from './lock-row.js';
import { OfficerRow } from './officer.entity.js';
import { PostRow } from './post.entity.js';
import { PostKind } from './post-kind.enum.js';
import { REFUSALS } from './refusals.js';
import { idempotencyKey } from './unit.service.js';

const id = z.string().trim().min(1).max(36);

const officerSchema = z.object({
  agency: agencyReference,
  name: z.string().trim().min(2).max(200),
  idempotencyKey,
});

const startSchema = z
  .object({
    officer: id,
    agency: agencyReference,
    title: z.string().trim().min(3).max(255),
    role: z.enum(ROLES).nullish(),
    kind: z.enum(PostKind),
    functionalPosition: z.string().trim().min(3).max(255).nullish(),
    from: z.string(),
    until: z.string().nullish(),
    idempotencyKey,
  })
  .refine(({ from, until }) => !until || from <= until, {
    path: ['until'],
    message: bilingual(COMMON_REFUSALS.endsBeforeFirstDay),
  });

const endSchema = z.object({ post: id, lastDay: z.string(), expectedVersion: z.int().positive() });

export type RecordOfficerInput = z.input<typeof officerSchema>;
export type StartPostInput = z.input<typeof startSchema>;
export type EndPostInput = z.input<typeof endSchema>;

/** Records officers and the posts that they hold over time. */
export class PostService {
  constructor(private readonly kit: ChangeKit) {}

  /** Records a person for the agency whose administrator asks; posts may follow at any agency of that body. */
  recordOfficer(viewer: Viewer, input: RecordOfficerInput): Promise<OfficerRow> {
    const valid = validate(officerSchema, input);
    return this.kit.database.write(async (manager) => {
      const reference = { reference: valid.agency, path: 'input.agency' };
      const agency = await lockAgency(this.kit, manager, viewer, reference, 'officer:write');
      const answer = await idempotent(manager, UNSEALED, this.request(viewer, 'recordOfficer', valid), async () => {
        const officer = { id: this.kit.newId(), name: valid.name, recordedById: agency.id };
        await manager.insert(OfficerRow, officer);
        return { id: officer.id };
      });
      return manager.findOneByOrFail(OfficerRow, answer);
    });
  }

  /** Starts a post. An officer may hold several at once. */
  startPost(viewer: Viewer, input: StartPostInput): Promise<PostRow> {
    const valid = validate(startSchema, input);
    return this.kit.database.write(async (manager) => {
      const reference = { reference: valid.agency, path: 'input.agency' };
      const agency = await lockAgency(this.kit, manager, viewer, reference, 'officer:write');
      assertRoleFits(valid.role ?? null, agency);
      const answer = await idempotent(manager, UNSEALED, this.request(viewer, 'startPost', valid), () =>
        this.insertPost(manager, agency, valid),
      );
      return manager.findOneByOrFail(PostRow, answer);
    });
  }

  /** Ends a post after its last day. One that has ended already keeps its end. */
  endPost(viewer: Viewer, input: EndPostInput): Promise<PostRow> {
    const { post: postId, lastDay, expectedVersion } = validate(endSchema, input);
    return this.kit.database.write(async (manager) => {
      const post = await lockRow(manager, this.kit.database.dialect, PostRow, postId);
      const agency = post && (await manager.findOneBy(AgencyRow, { id: post.agencyId }));
      if (!post || !agency) throw badInput('input.post', REFUSALS.noPost);
      if (!isAllowed(viewer, 'officer:write', agency, ACCESS)) throw new CodedError('FORBIDDEN');
      assertVersion(post, expectedVersion);
      if (lastDay < post.validFrom) throw badInput('input.lastDay', COMMON_REFUSALS.endsBeforeFirstDay);
      if (post.validUntil !== null && post.validUntil <= lastDay) {
        throw badInput('input.lastDay', REFUSALS.endsAlready(post.validUntil));
      }
      return endPostRow(this.kit, manager, post, lastDay);
    });
  }

  private async insertPost(manager: EntityManager, agency: AgencyRow, input: z.output<typeof startSchema>) {
    if (!(await manager.existsBy(OfficerRow, { id: input.officer }))) {
      throw badInput('input.officer', REFUSALS.noOfficer);
    }
    const post = Object.assign(new PostRow(), {
      id: this.kit.newId(),
      officerId: input.officer,
      agencyId: agency.id,
      title: input.title,
      role: input.role ?? null,
      kind: input.kind,
      functionalPosition: input.functionalPosition ?? null,
      validFrom: input.from,
      validUntil: input.until ?? null,
      version: 1,
    } satisfies PostRow);
    await manager.insert(PostRow, post);
    await this.kit.feed.append(manager, {
      kind: 'POST_STARTED',
      aggregateId: post.id,
      occurredAt: this.kit.now(),
      payload: postFactsOf(post),
    });
    return { id: post.id };
  }

  private request(viewer: Viewer, mutation: string, content: { idempotencyKey: string }) {
    return { scope: `${viewer.subject}:${mutation}`, key: content.idempotencyKey, content, now: this.kit.now() };
  }
}

/** A portal is a machine; the national desk's role belongs to its officers, monitoring the country to national bodies. */
function assertRoleFits(role: Role | null, agency: AgencyRow): void {
  if (role === 'PORTAL') throw badInput('input.role', REFUSALS.portalHoldsNoPost);
  if (role === 'NATIONAL_DESK' && agency.kind !== 'NATIONAL_DESK') {
    throw badInput('input.role', REFUSALS.roleOfNationalDesk);
  }
  if (role === 'NATIONAL_MONITOR' && agency.supervision !== null) {
    throw badInput('input.role', REFUSALS.roleOfNationalBodies);
  }
}
