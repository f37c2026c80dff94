import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Language as LanguageCode } from '../../../schema/errors.js';
import { Language } from '../../kit/language.enum.js';
import { RequestContext } from '../../kit/request-context.js';
import type { Viewer } from '../../kit/viewer.js';
import { agencyOf } from '../agency.type.js';
import { Complaint } from '../complaint.type.js';
import { GUIDES_ONLY, HANDLERS_ONLY, LABEL_LANGUAGE } from '../directives.js';
import { complaintOfPayload } from '../handling-payload.js';
import type { GuidanceService } from './guidance.service.js';
import {
  AcknowledgeGuidanceInput,
  AcknowledgeGuidancePayload,
  ComplaintGuidance,
  GuidanceKind,
  GuideComplaintInput,
  GuideComplaintPayload,
} from './guidance.type.js';
import type { NoteService } from './note.service.js';
import { AddComplaintNoteInput, AddComplaintNotePayload, ComplaintNote } from './note.type.js';
import type { OversightPartsService } from './oversight-parts.service.js';
import type { ReferralService } from './referral.service.js';
import { EscalateToOmbudsmanInput, EscalateToOmbudsmanPayload, OmbudsmanReferral } from './referral.type.js';
import type { Remarked } from './remarks.js';

/** What was read before is forgotten, so that the payload's complaint shows what was written. */
function freshly(remarked: Remarked, context: RequestContext): Remarked {
  context.clear();
  return remarked;
}

@Resolver(() => Complaint)
export class OversightResolver {
  constructor(
    private readonly noting: NoteService,
    private readonly guiding: GuidanceService,
    private readonly referring: ReferralService,
    private readonly parts: OversightPartsService,
  ) {}

  @Directive('@authenticated')
  @Directive(HANDLERS_ONLY)
  @Mutation(() => AddComplaintNotePayload, {
    nullable: true,
    description:
      'Says a word between agencies, which the reporter never sees, by admins and liaison officers of the agency that holds it or that has a copy (catatan internal).',
  })
  async addComplaintNote(
    @Arg('input', () => AddComplaintNoteInput, { description: 'Of which complaint, and the words (masukan).' })
    input: AddComplaintNoteInput,
    @Ctx() context: RequestContext,
  ): Promise<AddComplaintNotePayload> {
    return freshly(await this.noting.add(context.viewer, input), context);
  }

  @Directive('@authenticated')
  @Directive(GUIDES_ONLY)
  @Mutation(() => GuideComplaintPayload, {
    nullable: true,
    description:
      'Guides or reminds whoever handles a complaint, without handling it, by those who supervise it: the province, the centre, the Ombudsman (pembinaan dan pengawasan).',
  })
  async guideComplaint(
    @Arg('input', () => GuideComplaintInput, { description: 'Of which complaint, and the words (masukan).' })
    input: GuideComplaintInput,
    @Ctx() context: RequestContext,
  ): Promise<GuideComplaintPayload> {
    return freshly(await this.guiding.guide(context.viewer, input), context);
  }

  @Directive('@authenticated')
  @Directive(HANDLERS_ONLY)
  @Mutation(() => AcknowledgeGuidancePayload, {
    nullable: true,
    description:
      'Says that guidance was taken note of, once, by admins and liaison officers of the agency that holds it (tanggapan atas pembinaan); a second time is `CONFLICT`.',
  })
  async acknowledgeGuidance(
    @Arg('input', () => AcknowledgeGuidanceInput, { description: 'Which guidance (masukan).' })
    input: AcknowledgeGuidanceInput,
    @Ctx() context: RequestContext,
  ): Promise<AcknowledgeGuidancePayload> {
    return freshly(await this.guiding.acknowledge(context.viewer, input), context);
  }

  @Directive('@authenticated')
  @Directive(GUIDES_ONLY)
  @Mutation(() => EscalateToOmbudsmanPayload, {
    nullable: true,
    description:
      'Brings a complaint to the Ombudsman, once, by national and provincial monitors and the national desk; its agency, its state and its clocks stay as they are (eskalasi ke Ombudsman).',
  })
  async escalateToOmbudsman(
    @Arg('input', () => EscalateToOmbudsmanInput, { description: 'Which complaint and why (masukan).' })
    input: EscalateToOmbudsmanInput,
    @Ctx() context: RequestContext,
  ): Promise<EscalateToOmbudsmanPayload> {
    return freshly(await this.referring.escalate(context.viewer, input), context);
  }

  @FieldResolver(() => [ComplaintNote], {
    nullable: true,
    description:
      'What agencies said of it to each other, in order (catatan internal); null where that is secret to you, and for portals.',
  })
  async notes(@Root() { id, sight }: Complaint, @Ctx() context: RequestContext): Promise<ComplaintNote[] | null> {
    if (!sight.internal) return null;
    const rows = await context.load(this.parts.loadNotes, id);
    return rows.map(({ agencyId, toAgencyId, ...note }) => ({
      ...note,
      agency: agencyOf(agencyId),
      to: agencyOf(toAgencyId),
    }));
  }

  @FieldResolver(() => [ComplaintGuidance], {
    nullable: true,
    description: 'The guidance of supervisors, in order (pembinaan); null for portals.',
  })
  async guidance(
    @Root() { id, sight }: Complaint,
    @Ctx() context: RequestContext,
  ): Promise<ComplaintGuidance[] | null> {
    if (!sight.oversight) return null;
    const rows = await context.load(this.parts.loadGuidance, id);
    return rows.map(({ agencyId, acknowledgedById, text, acknowledgement, ...guidance }) =>
      Object.assign(new ComplaintGuidance(), guidance, {
        agency: agencyOf(agencyId),
        acknowledgedBy: agencyOf(acknowledgedById),
        text: sight.internal || speaksFor(context.viewer, agencyId) ? text : null,
        acknowledgement: sight.internal || speaksFor(context.viewer, acknowledgedById) ? acknowledgement : null,
      }),
    );
  }

  @FieldResolver(() => OmbudsmanReferral, {
    nullable: true,
    description:
      'That it was brought to the Ombudsman (eskalasi ke Ombudsman); null where it was not, and for portals.',
  })
  async ombudsmanReferral(
    @Root() { id, sight }: Complaint,
    @Ctx() context: RequestContext,
  ): Promise<OmbudsmanReferral | null> {
    if (!sight.oversight) return null;
    const row = await context.load(this.parts.loadReferrals, id);
    if (!row) return null;
    const { at, agencyId, ombudsmanId, reason, legalBasis } = row;
    const seen = { at, legalBasis, reason: sight.internal || speaksFor(context.viewer, agencyId) ? reason : null };
    return { ...seen, agency: agencyOf(agencyId), ombudsman: agencyOf(ombudsmanId) };
  }
}

/** Whether the viewer speaks for that agency, and so may read what it has said itself. */
function speaksFor({ grants }: Viewer, agencyId: string | null): boolean {
  return grants.some(({ agency }) => agency.id === agencyId);
}

@Resolver(() => ComplaintGuidance)
export class GuidanceLabelResolver {
  @FieldResolver(() => String, { description: 'A note or a reminder in words (jenis pembinaan).' })
  kindLabel(
    @Root() { kind }: ComplaintGuidance,
    @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
  ): string {
    return GuidanceKind.label(kind, lang);
  }
}

/** The resolvers of the payloads' `complaint`. */
export const OVERSIGHT_PAYLOADS = [
  AddComplaintNotePayload,
  GuideComplaintPayload,
  AcknowledgeGuidancePayload,
  EscalateToOmbudsmanPayload,
].map(complaintOfPayload);
