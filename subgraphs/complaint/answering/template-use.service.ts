import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { AgencyFacts, ComplaintEvents } from '../../../schema/events.js';
import { findNamedAgency } from '../../kit/agency-filter.js';
import { Directory } from '../../kit/directory/directory.js';
import { badInput, CodedError } from '../../kit/errors.js';
import { code, reference } from '../../kit/input-rules.js';
import { isWithinOrganisation } from '../../kit/relations.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { ComplaintRow } from '../complaint.entity.js';
import { ComplaintDeadlineRow } from '../complaint-deadline.entity.js';
import { isRunning } from '../deadlines.js';
import { loadParticipants } from '../participants/load-participants.js';
import { REFUSALS } from '../refusals.js';
import { mayDo } from '../view-complaint.js';
import { mayWithDraft } from './draft-access.js';
import { fittingTemplates, type TemplateUse } from './fitting-templates.js';
import { fillPlaceholders, longDate, usesPlaceholder } from './placeholders.js';
import { ResponseTemplateRow } from './response-template.entity.js';
import type { ResponseTemplateService } from './response-template.service.js';

const id = z.string().min(1).max(36);
const useSchema = z.object({
  complaintId: id.nullish(),
  agency: reference.nullish(),
  category: code.nullish(),
  inactive: z.boolean(),
});
const renderingSchema = z.object({ templateId: id, complaintId: id });

/** Offers templates to those who write answers, and fills them in. Throws `BAD_USER_INPUT`, `NOT_FOUND` or `FORBIDDEN`. */
export class TemplateUseService {
  constructor(
    private readonly kit: SubgraphKit<ComplaintEvents>,
    private readonly templates: ResponseTemplateService,
  ) {}

  /** Those of an agency, or of a complaint's holder, and of the bodies above it, the nearest and most specific first. */
  async list(viewer: Viewer, named: unknown): Promise<ResponseTemplateRow[]> {
    const { complaintId, agency, category, inactive } = validate(useSchema, named, 'arguments');
    const { read } = this.kit.database;
    if ((complaintId == null) === (agency == null)) throw badInput('complaintId', REFUSALS.complaintOrAgency);
    const offered = async (organisation: string, use: TemplateUse) => {
      const templates = await this.templates.ofAgency(read, organisation);
      return fittingTemplates(inactive ? templates : templates.filter(({ active }) => active), use);
    };
    if (complaintId != null) {
      const complaint = await this.findComplaint(read, viewer, complaintId);
      const { handlerOrganisation, classification } = complaint;
      return offered(handlerOrganisation, { category: category ?? complaint.category, classification });
    }
    const { organisation } = await findNamedAgency(new Directory(read), agency as string, 'agency');
    if (!mayWithDraft(viewer, 'READ_DRAFTS', { organisation })) throw new CodedError('FORBIDDEN');
    return offered(organisation, { category: category ?? undefined });
  }

  /** The words of a template for a complaint. */
  async render(viewer: Viewer, named: { templateId: string; complaintId: string }): Promise<string> {
    const { templateId, complaintId } = validate(renderingSchema, named, 'arguments');
    const { read } = this.kit.database;
    const complaint = await this.findComplaint(read, viewer, complaintId);
    const template = await read.findOneBy(ResponseTemplateRow, { id: templateId, active: true });
    const isOffered = template && isWithinOrganisation(complaint.handlerOrganisation, template.organisation);
    if (!isOffered) throw new CodedError('NOT_FOUND');
    const holder = await new Directory(read).byId(complaint.handlerId);
    if (!holder) throw new CodedError('NOT_READY');
    return fillPlaceholders(template.body, {
      trackingNumber: complaint.trackingNumber,
      title: complaint.title,
      receivedOn: longDate(complaint.receivedAt, holder.timeZone),
      agency: holder.name,
      dueOn: usesPlaceholder(template.body, 'dueOn') ? await this.dueOn(read, complaint, holder) : '',
    });
  }

  private async findComplaint(manager: EntityManager, viewer: Viewer, complaintId: string): Promise<ComplaintRow> {
    const complaint = await manager.findOneBy(ComplaintRow, { id: complaintId });
    const attended = complaint && { complaint, participants: await loadParticipants(manager, [complaintId]) };
    if (!attended || !mayDo(viewer, 'READ', attended)) throw new CodedError('NOT_FOUND');
    if (!mayDo(viewer, 'READ_DRAFTS', attended)) throw new CodedError('FORBIDDEN');
    return attended.complaint;
  }

  /** The last day of the follow-up, which an aspiration, or what was answered, does not have. */
  private async dueOn(manager: EntityManager, { id: complaintId }: ComplaintRow, { timeZone }: AgencyFacts) {
    const clocks = await manager.findBy(ComplaintDeadlineRow, { complaintId, kind: 'FOLLOW_UP' });
    const running = clocks.find(isRunning);
    if (!running) throw badInput('templateId', REFUSALS.nothingDue);
    return longDate(running.dueAt, timeZone);
  }
}
