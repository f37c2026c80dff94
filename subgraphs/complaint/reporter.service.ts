import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { AgencyFacts, ComplaintEvents } from '../../schema/events.js';
import { Directory } from '../kit/directory/directory.js';
import { CodedError } from '../kit/errors.js';
import { idempotent, UNSEALED } from '../kit/idempotency.js';
import type { SubgraphKit } from '../kit/subgraph.js';
import { validate } from '../kit/validate.js';
import type { Circumstances, ComplaintFile, FileChange } from './complaint-file.js';
import { ComplaintRatingRow } from './complaint-rating.entity.js';
import type { ComplaintStore } from './complaint-store.js';
import { supplementComplaint } from './defer-complaint.js';
import { withdrawComplaint } from './end-complaint.js';
import { evidence } from './handling-schemas.js';
import { words } from './intake/submit-schema.js';
import { WITHDRAWN } from './regulation/archive-reasons.js';
import { loadRuleData } from './regulation/rule-data.js';
import { rateComplaint, replyToAnswer } from './reply-to-complaint.js';
import type { TrackingService } from './tracking.service.js';

const own = z.object({ trackingNumber: z.string().max(40), secret: z.string().max(200) });
const remark = z
  .string()
  .trim()
  .max(2_000)
  .nullish()
  .transform((text) => (text ? text : null));
const replySchema = own.extend({
  idempotencyKey: z.string().min(8).max(120),
  text: words.min(5).max(10_000),
  evidence,
});
const withdrawSchema = own.extend({ reason: remark });
const rateSchema = own.extend({ score: z.int().min(1).max(5), comment: remark });

interface OwnScene {
  file: ComplaintFile;
  holder: AgencyFacts;
  circumstances: Circumstances;
}

/** Nobody with an account does it. */
const REPORTER = { subject: null, role: null, agencyId: null };

/**
 * What reporters do with their own complaint, by number and secret. Each method answers the complaint's id, and throws
 * `BAD_USER_INPUT`, `NOT_FOUND`, `RATE_LIMITED` or `TRANSITION_NOT_ALLOWED`; then nothing is changed.
 */
export class ReporterService {
  constructor(
    private readonly kit: SubgraphKit<ComplaintEvents>,
    private readonly store: ComplaintStore,
    private readonly tracking: TrackingService,
  ) {}

  /** What was asked for, where the complaint is deferred; else why the answer does not do, which opens it again. */
  async reply(input: unknown): Promise<string> {
    const { trackingNumber, secret, idempotencyKey: key, ...content } = validate(replySchema, input);
    const { id } = await this.tracking.find(trackingNumber, secret);
    const now = this.kit.now();
    const request = { scope: `replyToComplaint:${id}`, key, content, now };
    return this.kit.database.write((manager) =>
      idempotent(manager, UNSEALED, request, () =>
        this.change(manager, id, ({ file, holder, circumstances }) => {
          const { text, evidence: links } = content;
          const message = { id: randomUUID(), complaintId: id, at: now, text, evidence: links ?? [] };
          const answerBack = file.complaint.state === 'DEFERRED' ? supplementComplaint : replyToAnswer;
          return answerBack(file, { holder, message }, circumstances);
        }),
      ),
    );
  }

  async withdraw(input: unknown): Promise<string> {
    const { trackingNumber, secret, reason } = validate(withdrawSchema, input);
    const { id } = await this.tracking.find(trackingNumber, secret);
    return this.kit.database.write((manager) =>
      this.change(manager, id, ({ file, holder, circumstances }) =>
        file.complaint.archiveReason === WITHDRAWN
          ? null
          : withdrawComplaint(file, { holder, note: reason, publicNote: null }, circumstances),
      ),
    );
  }

  async rate(input: unknown): Promise<string> {
    const { trackingNumber, secret, score, comment } = validate(rateSchema, input);
    const { id } = await this.tracking.find(trackingNumber, secret);
    return this.kit.database.write(async (manager) => {
      const given = await manager.findOneBy(ComplaintRatingRow, { complaintId: id });
      return this.change(manager, id, ({ file, holder, circumstances }) =>
        given?.score === score && given.comment === comment
          ? null
          : rateComplaint(file, { holder, score, comment }, circumstances),
      );
    });
  }

  /** `change` answers null where what is asked for has been done already: then nothing happens again. */
  private async change(
    manager: EntityManager,
    id: string,
    change: (scene: OwnScene) => FileChange | null,
  ): Promise<string> {
    const file = await this.store.load(manager, id);
    if (!file) throw new CodedError('NOT_FOUND');
    const directory = new Directory(manager);
    const holder = await directory.byId(file.complaint.handlerId);
    if (!holder) throw new CodedError('NOT_READY');
    const circumstances = {
      now: this.kit.now(),
      actor: REPORTER,
      newId: randomUUID,
      ...(await loadRuleData(manager)),
    };
    const changed = change({ file, holder, circumstances });
    if (changed) await this.store.update(manager, file, changed, directory);
    return id;
  }
}
