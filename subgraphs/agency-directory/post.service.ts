import { z } from 'zod';
import { idempotent, UNSEALED } from '../kit/idempotency.js';
import { idempotencyKey, personName, rowId } from '../kit/input-rules.js';
import { validate } from '../kit/validate.js';
import type { Viewer } from '../kit/viewer.js';
import { agencyReference } from './agency.filter.js';
import { type ChangeKit, lockAgency } from './change-agency.js';
import { assertMayWrite, endLockedPost, endPostSchema, lockPost } from './end-post.js';
import { OfficerRow } from './officer.entity.js';
import { PostRow } from './post.entity.js';
import {
  assertOfficer,
  assertRoleFits,
  endsAfterItBegins,
  endsTooEarly,
  postDuties,
  postTenure,
  startPostRow,
} from './start-post.js';

const officerSchema = z.object({
  agency: agencyReference,
  name: personName,
  idempotencyKey,
});

const startSchema = z
  .object({ officer: rowId, agency: agencyReference, ...postDuties, ...postTenure, idempotencyKey })
  .refine(endsAfterItBegins, endsTooEarly);

export type RecordOfficerInput = z.input<typeof officerSchema>;
export type StartPostInput = z.input<typeof startSchema>;
export type EndPostInput = z.input<typeof endPostSchema>;

/** Records officers and the posts that they hold over time. */
export class PostService {
  constructor(private readonly kit: ChangeKit) {}

  /** Records a person for the agency whose administrator asks; posts may follow at any agency, whose own administrator starts them. */
  recordOfficer(viewer: Viewer, input: RecordOfficerInput): Promise<OfficerRow> {
    const valid = validate(officerSchema, input);
    return this.kit.database.write(async (manager) => {
      // First: an agency that has another code since, or has ended, is not found by the code that is sent again.
      const answer = await idempotent(manager, UNSEALED, this.request(viewer, 'recordOfficer', valid), async () => {
        const reference = { reference: valid.agency, path: 'input.agency' };
        const agency = await lockAgency(this.kit, manager, viewer, reference, 'officer:write');
        const officer = { id: this.kit.newId(), name: valid.name, recordedById: agency.id };
        await manager.insert(OfficerRow, officer);
        return { id: officer.id };
      });
      const officer = await manager.findOneByOrFail(OfficerRow, answer);
      await assertMayWrite(manager, viewer, officer.recordedById);
      return officer;
    });
  }

  /** Starts a post. An officer may hold several at once; an agency has one definitive head at a time. */
  startPost(viewer: Viewer, input: StartPostInput): Promise<PostRow> {
    const valid = validate(startSchema, input);
    return this.kit.database.write(async (manager) => {
      // First, as above: what was possible when it was done is answered again where it is no longer.
      const answer = await idempotent(manager, UNSEALED, this.request(viewer, 'startPost', valid), async () => {
        const reference = { reference: valid.agency, path: 'input.agency' };
        const agency = await lockAgency(this.kit, manager, viewer, reference, 'officer:write');
        await assertRoleFits(this.kit, manager, { role: valid.role ?? null, agency, path: 'input.role' });
        await assertOfficer(manager, valid.officer, 'input.officer');
        const holder = { officerId: valid.officer, agencyId: agency.id };
        const { id } = await startPostRow(this.kit, manager, holder, valid, 'input');
        return { id };
      });
      const post = await manager.findOneByOrFail(PostRow, answer);
      await assertMayWrite(manager, viewer, post.agencyId);
      return post;
    });
  }

  /** Ends a post after its last day. One that has ended already keeps its end. */
  endPost(viewer: Viewer, input: EndPostInput): Promise<PostRow> {
    const valid = validate(endPostSchema, input);
    return this.kit.database.write(async (manager) => {
      const post = await lockPost(this.kit, manager, viewer, { post: valid.post, path: 'input' });
      return endLockedPost(this.kit, manager, post, { ...valid, path: 'input' });
    });
  }

  private request(viewer: Viewer, mutation: string, content: { idempotencyKey: string }) {
    return { scope: `${viewer.subject}:${mutation}`, key: content.idempotencyKey, content, now: this.kit.now() };
  }
}
