import { randomUUID } from 'node:crypto';
import { type EntityManager, In } from 'typeorm';
import { z } from 'zod';
import type { ComplaintEvents } from '../../../schema/events.js';
import { findNamedAgency } from '../../kit/agency-filter.js';
import { Directory } from '../../kit/directory/directory.js';
import { badInput, CodedError, versionConflict } from '../../kit/errors.js';
import { idempotent, UNSEALED } from '../../kit/idempotency.js';
import { code, idempotencyKey, line, reference } from '../../kit/input-rules.js';
import { bilingual } from '../../kit/issue-words.js';
import { COMMON_REFUSALS } from '../../kit/refusals.js';
import { isWithinOrganisation, organisationAndAbove } from '../../kit/relations.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { ComplaintClassification } from '../complaint.enum.js';
import { answerText } from '../handling-schemas.js';
import { REFUSALS } from '../refusals.js';
import { mayWithDraft } from './draft-access.js';
import { hasOnlyKnownPlaceholders } from './placeholders.js';
import { ResponseTemplateRow } from './response-template.entity.js';

const id = z.string().min(1).max(36);
const version = z.int().min(1);
const templateSchema = z.object({
  idempotencyKey: idempotencyKey.nullish(),
  agency: reference.nullish(),
  templateId: id.nullish(),
  expectedVersion: version.nullish(),
  category: code.nullish(),
  classification: z.enum(ComplaintClassification.values).nullish(),
  title: line,
  body: answerText.refine(hasOnlyKnownPlaceholders, bilingual(REFUSALS.unknownPlaceholder)),
  active: z.boolean().nullish(),
});
const removalSchema = z.object({ templateId: id, expectedVersion: version });

type Content = Pick<ResponseTemplateRow, 'category' | 'classification' | 'title' | 'body' | 'active'>;

/** Keeps the templates of agencies. Methods that change one throw `BAD_USER_INPUT`, `NOT_FOUND`, `FORBIDDEN` or `CONFLICT`. */
export class ResponseTemplateService {
  constructor(private readonly kit: SubgraphKit<ComplaintEvents>) {}

  /** The templates of an agency and of the bodies above it. */
  ofAgency(manager: EntityManager, organisation: string): Promise<ResponseTemplateRow[]> {
    return manager.findBy(ResponseTemplateRow, { organisation: In(organisationAndAbove(organisation)) });
  }

  /** Adds a template, or gives one another content. */
  async save(viewer: Viewer, input: unknown): Promise<ResponseTemplateRow> {
    const checked = validate(templateSchema, input);
    const { idempotencyKey: key, agency, templateId, expectedVersion } = checked;
    const content: Content = {
      category: checked.category ?? null,
      classification: checked.classification ?? null,
      title: checked.title,
      body: checked.body,
      active: checked.active ?? true,
    };
    const isNew = key != null && agency != null && templateId == null && expectedVersion == null;
    const isKnown = templateId != null && expectedVersion != null && key == null && agency == null;
    if (isNew) return this.add(viewer, { key, agency }, content);
    if (!isKnown) throw badInput('input', REFUSALS.newOrKnownTemplate);
    return this.kit.database.silentWrite(async (manager) => {
      const before = await this.open(manager, viewer, templateId);
      const after = { ...before, ...content, version: expectedVersion + 1 };
      const seen = { id: templateId, version: expectedVersion };
      const { affected } = await manager.update(ResponseTemplateRow, seen, after);
      if (affected === 0) throw versionConflict(before.version);
      return after;
    });
  }

  async remove(viewer: Viewer, input: unknown): Promise<string> {
    const { templateId, expectedVersion } = validate(removalSchema, input);
    return this.kit.database.silentWrite(async (manager) => {
      const before = await this.open(manager, viewer, templateId);
      const { affected } = await manager.delete(ResponseTemplateRow, { id: templateId, version: expectedVersion });
      if (affected === 0) throw versionConflict(before.version);
      return templateId;
    });
  }

  private add(
    viewer: Viewer,
    { key, agency: named }: { key: string; agency: string },
    content: Content,
  ): Promise<ResponseTemplateRow> {
    const request = {
      scope: `saveResponseTemplate:${viewer.subject ?? ''}`,
      key,
      content: { agency: named, ...content },
      now: this.kit.now(),
    };
    return this.kit.database.silentWrite(async (manager) => {
      const agency = await findNamedAgency(new Directory(manager), named, 'input.agency');
      if (!mayWithDraft(viewer, 'MANAGE_ANSWERS', agency)) throw new CodedError('FORBIDDEN');
      return idempotent(manager, UNSEALED, request, async () => {
        const { id: agencyId, organisation, closedAt } = agency;
        if (closedAt !== null) throw badInput('input.agency', COMMON_REFUSALS.noAgencyNow);
        const template: ResponseTemplateRow = { id: randomUUID(), agencyId, organisation, ...content, version: 1 };
        await manager.insert(ResponseTemplateRow, template);
        return template;
      });
    });
  }

  /** A template that the viewer may change; who may use it, and not change it, is told so. */
  private async open(manager: EntityManager, viewer: Viewer, templateId: string): Promise<ResponseTemplateRow> {
    const template = await manager.findOneBy(ResponseTemplateRow, { id: templateId });
    if (!template || !mayUse(viewer, template)) throw new CodedError('NOT_FOUND');
    if (!mayWithDraft(viewer, 'MANAGE_ANSWERS', template)) throw new CodedError('FORBIDDEN');
    return template;
  }
}

/** Whether a template is offered to somebody who writes answers: its own organisation, and whoever is above it. */
function mayUse(viewer: Viewer, template: ResponseTemplateRow): boolean {
  const isAtOrBelow = viewer.grants.some(
    ({ agency }) =>
      isWithinOrganisation(agency.organisation, template.organisation) && mayWithDraft(viewer, 'READ_DRAFTS', agency),
  );
  return isAtOrBelow || mayWithDraft(viewer, 'READ_DRAFTS', template);
}
