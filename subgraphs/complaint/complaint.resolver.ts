import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Language as LanguageCode } from '../../schema/errors.js';
import { Deadline } from '../kit/deadline.type.js';
import { Language } from '../kit/language.enum.js';
import { RequestContext } from '../kit/request-context.js';
import { agencyOf } from './agency.type.js';
import { signatureOf } from './answering/signature.js';
import {
  ComplaintChannel,
  ComplaintClassification,
  ComplaintState,
  INTERNAL_ENTRIES,
  STATUS_OF_STATE,
} from './complaint.enum.js';
import type { ComplaintService } from './complaint.service.js';
import { Complaint } from './complaint.type.js';
import type { ComplaintAnswerRow } from './complaint-answer.entity.js';
import type { ComplaintPartsService } from './complaint-parts.service.js';
import {
  ComplaintAnswer,
  ComplaintHop,
  ComplaintRating,
  ReporterMessage,
  TimelineEntry,
} from './complaint-parts.type.js';
import { isBetweenAgencies, isReporterClock } from './deadlines.js';
import { LABEL_LANGUAGE, READERS_ONLY } from './directives.js';
import { viewHop } from './forwarding/view-hop.js';
import type { RegulationService } from './regulation/regulation.service.js';

export function answerOf({ agencyId, at, text, evidence, ...signed }: ComplaintAnswerRow): ComplaintAnswer {
  return { agency: agencyOf(agencyId), at, text, evidence, signature: signatureOf(signed) };
}

@Resolver(() => Complaint)
export class ComplaintResolver {
  constructor(
    private readonly complaints: ComplaintService,
    private readonly parts: ComplaintPartsService,
    private readonly regulations: RegulationService,
  ) {}

  @Directive('@authenticated')
  @Directive(READERS_ONLY)
  @Query(() => Complaint, { nullable: true, description: 'One complaint that you may see (laporan).' })
  complaint(
    @Ctx() { viewer }: RequestContext,
    @Arg('id', () => ID, { nullable: true, description: 'Its id (pengenal).' }) id?: string | null,
    @Arg('trackingNumber', () => String, { nullable: true, description: 'Or its public number (nomor pelacakan).' })
    trackingNumber?: string | null,
  ): Promise<Complaint> {
    return this.complaints.one(viewer, { id, trackingNumber });
  }

  @FieldResolver(() => String, { description: 'Its classification in words (klasifikasi).' })
  classificationLabel(
    @Root() { classification }: Complaint,
    @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
  ): string {
    return ComplaintClassification.label(classification, lang);
  }

  @FieldResolver(() => String, { description: 'Its channel in words (kanal).' })
  channelLabel(
    @Root() { channel }: Complaint,
    @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
  ): string {
    return ComplaintChannel.label(channel, lang);
  }

  @FieldResolver(() => String, { description: 'Its state in words (tahap penanganan).' })
  stateLabel(@Root() { state }: Complaint, @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode): string {
    return ComplaintState.label(state, lang);
  }

  @FieldResolver(() => String, { description: 'Its public status as its regulation calls it (status laporan).' })
  statusLabel(
    @Root() { status, regulation }: Complaint,
    @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
    @Ctx() context: RequestContext,
  ): Promise<string> {
    return this.regulations.statusLabel(regulation, status, lang, context);
  }

  @FieldResolver(() => [ComplaintHop], {
    description:
      'The path that it has gone, from the first holder to the present one (riwayat disposisi): every stop with how long it lay there.',
  })
  async hops(@Root() { id, sight }: Complaint, @Ctx() context: RequestContext): Promise<ComplaintHop[]> {
    const rows = await context.load(this.parts.loadHops, id);
    return rows.map((row) => viewHop(row, sight));
  }

  @FieldResolver(() => [TimelineEntry], {
    description:
      'What happened to it, in order (riwayat tindak lanjut); without what is internal to agencies you are none of.',
  })
  async timeline(
    @Root() { id, sight, regulation }: Complaint,
    @Ctx() context: RequestContext,
  ): Promise<TimelineEntry[]> {
    const rows = await context.load(this.parts.loadTimeline, id);
    const seen = rows.filter(({ kind }) => sight.oversight || !INTERNAL_ENTRIES.includes(kind));
    return seen.map((row) => ({
      regulationId: regulation,
      seq: row.seq,
      kind: row.kind,
      at: row.at,
      actorRole: sight.internal ? row.actorRole : null,
      actorAgency: sight.internal ? agencyOf(row.actorAgencyId) : null,
      from: agencyOf(row.fromAgencyId),
      to: agencyOf(row.toAgencyId),
      stateAfter: row.stateAfter,
      statusAfter: STATUS_OF_STATE[row.stateAfter],
      note: sight.internal ? row.note : null,
      publicNote: sight.content ? row.publicNote : null,
    }));
  }

  @FieldResolver(() => [ComplaintAnswer], {
    nullable: true,
    description: 'What agencies answered (tanggapan); null where the complaint is secret to you.',
  })
  async answers(@Root() { id, sight }: Complaint, @Ctx() context: RequestContext): Promise<ComplaintAnswer[] | null> {
    if (!sight.content) return null;
    const rows = await context.load(this.parts.loadAnswers, id);
    return rows.map(answerOf);
  }

  @FieldResolver(() => [ReporterMessage], {
    nullable: true,
    description: 'What the reporter wrote later (tanggapan balik); null where the complaint is secret to you.',
  })
  async messages(@Root() { id, sight }: Complaint, @Ctx() context: RequestContext): Promise<ReporterMessage[] | null> {
    return sight.content ? context.load(this.parts.loadMessages, id) : null;
  }

  @FieldResolver(() => ComplaintRating, {
    nullable: true,
    description: 'How the reporter found what was done (penilaian); null where it was not rated.',
  })
  async rating(@Root() { id, sight }: Complaint, @Ctx() context: RequestContext): Promise<ComplaintRating | null> {
    const row = await context.load(this.parts.loadRatings, id);
    return row && { score: row.score, comment: sight.content ? row.comment : null, at: row.at };
  }

  @FieldResolver(() => [Deadline], {
    description:
      'The deadlines that run (batas waktu): of the complaint as a whole and of the agency that holds it; portals are not shown what a sender asked of it.',
  })
  async deadlines(@Root() { id, sight }: Complaint, @Ctx() context: RequestContext): Promise<Deadline[]> {
    const deadlines = await context.load(this.parts.loadDeadlines, id);
    return sight.oversight ? deadlines : deadlines.filter((deadline) => !isBetweenAgencies(deadline));
  }

  @FieldResolver()
  async dueAt(@Root() complaint: Complaint, @Ctx() context: RequestContext): Promise<Date | null> {
    if (complaint.sight.oversight) return complaint.dueAt;
    const shown = await this.deadlines(complaint, context);
    return shown.find((deadline) => !isReporterClock(deadline))?.dueAt ?? null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether that deadline has passed (terlambat).' })
  async overdue(@Root() complaint: Complaint, @Ctx() context: RequestContext): Promise<boolean> {
    const dueAt = await this.dueAt(complaint, context);
    return dueAt !== null && dueAt < complaint.seenAt;
  }
}
