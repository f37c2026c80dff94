import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Language as LanguageCode } from '../../schema/errors.js';
import { Deadline, DeadlineKind } from '../kit/deadline.type.js';
import { Language } from '../kit/language.enum.js';
import { RequestContext } from '../kit/request-context.js';
import { SecretScalar } from '../kit/scalars.js';
import { INTERNAL_ENTRIES } from './complaint.enum.js';
import { answerOf } from './complaint.resolver.js';
import type { ComplaintPartsService } from './complaint-parts.service.js';
import { ComplaintAnswer, ComplaintRating, ReporterMessage } from './complaint-parts.type.js';
import { LABEL_LANGUAGE } from './directives.js';
import type { RegulationService } from './regulation/regulation.service.js';
import { TrackedComplaint, TrackedTimelineEntry } from './tracked-complaint.type.js';
import type { TrackingService } from './tracking.service.js';
import { viewTrackedComplaint, viewTrackedEntry } from './view-complaint.js';

@Resolver(() => TrackedComplaint)
export class TrackingResolver {
  constructor(
    private readonly tracking: TrackingService,
    private readonly parts: ComplaintPartsService,
    private readonly regulations: RegulationService,
  ) {}

  @Query(() => TrackedComplaint, {
    nullable: true,
    description:
      'One’s own complaint by number and secret (lacak laporan). An unknown number and a wrong secret are the same `NOT_FOUND`.',
  })
  async trackComplaint(
    @Arg('trackingNumber', () => String, { description: 'The public number (nomor pelacakan).' })
    trackingNumber: string,
    @Arg('secret', () => SecretScalar, { description: 'The reporter’s secret (kode rahasia).' })
    secret: string,
  ): Promise<TrackedComplaint> {
    return viewTrackedComplaint(await this.tracking.find(trackingNumber, secret));
  }

  @FieldResolver(() => String, { description: 'Its public status as its regulation calls it (status laporan).' })
  statusLabel(
    @Root() { status, regulationId }: TrackedComplaint,
    @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
    @Ctx() context: RequestContext,
  ): Promise<string> {
    return this.regulations.statusLabel(regulationId, status, lang, context);
  }

  @FieldResolver(() => [TrackedTimelineEntry], { description: 'What happened to it, in order (riwayat laporan).' })
  async timeline(
    @Root() { complaintId, regulationId }: TrackedComplaint,
    @Ctx() context: RequestContext,
  ): Promise<TrackedTimelineEntry[]> {
    const rows = await context.load(this.parts.loadTimeline, complaintId);
    const told = rows.filter(({ kind }) => !INTERNAL_ENTRIES.includes(kind));
    return told.map((row) => viewTrackedEntry(row, regulationId));
  }

  @FieldResolver(() => [ComplaintAnswer], { description: 'What agencies answered (tanggapan).' })
  async answers(@Root() { complaintId }: TrackedComplaint, @Ctx() context: RequestContext): Promise<ComplaintAnswer[]> {
    const rows = await context.load(this.parts.loadAnswers, complaintId);
    return rows.map(answerOf);
  }

  @FieldResolver(() => [ReporterMessage], { description: 'What the reporter wrote later (tanggapan balik).' })
  messages(@Root() { complaintId }: TrackedComplaint, @Ctx() context: RequestContext): Promise<ReporterMessage[]> {
    return context.load(this.parts.loadMessages, complaintId);
  }

  @FieldResolver(() => ComplaintRating, {
    nullable: true,
    description: 'How the reporter found what was done (penilaian); null where it was not rated.',
  })
  rating(@Root() { complaintId }: TrackedComplaint, @Ctx() context: RequestContext): Promise<ComplaintRating | null> {
    return context.load(this.parts.loadRatings, complaintId);
  }

  @FieldResolver(() => [Deadline], { description: 'The deadlines that run (batas waktu).' })
  async deadlines(@Root() { complaintId }: TrackedComplaint, @Ctx() context: RequestContext): Promise<Deadline[]> {
    const deadlines = await context.load(this.parts.loadDeadlines, complaintId);
    // What a sender asks of a holder is between agencies.
    return deadlines.filter(({ kind }) => kind !== DeadlineKind.REQUESTED);
  }
}
