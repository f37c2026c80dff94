import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Language as LanguageCode } from '../../../schema/errors.js';
import { Language } from '../../kit/language.enum.js';
import { RequestContext } from '../../kit/request-context.js';
import { STATUS_OF_STATE } from '../complaint.enum.js';
import { answerOf } from '../complaint.resolver.js';
import type { ComplaintPartsService } from '../complaint-parts.service.js';
import { LABEL_LANGUAGE } from '../directives.js';
import type { RegulationService } from '../regulation/regulation.service.js';
import { TrackedComplaint } from '../tracked-complaint.type.js';
import { viewTrackedEntry } from '../view-complaint.js';
import type { DuplicatesService } from './duplicates.service.js';
import { isHiddenOriginal, shownOfOriginal } from './tracked-original.js';
import { TrackedOriginal } from './tracked-original.type.js';

@Resolver(() => TrackedComplaint)
export class MergedTrackingResolver {
  constructor(
    private readonly duplicates: DuplicatesService,
    private readonly parts: ComplaintPartsService,
  ) {}

  @FieldResolver(() => TrackedOriginal, {
    nullable: true,
    description:
      'The complaint into which it was merged, as telling of the same (laporan induk); null where it was not. What happens to that one happens for both.',
  })
  async mergedInto(
    @Root() { mergedIntoId }: TrackedComplaint,
    @Ctx() context: RequestContext,
  ): Promise<TrackedOriginal | null> {
    const row = mergedIntoId === null ? null : await context.load(this.duplicates.loadOriginals, mergedIntoId);
    if (!row) return null;
    const status = STATUS_OF_STATE[row.state];
    const { regulationId } = row;
    const original = Object.assign(new TrackedOriginal(), { regulationId });
    if (isHiddenOriginal(row)) {
      return Object.assign(original, { status, trackingNumber: null, timeline: null, answers: null });
    }
    const [entries, answers] = await Promise.all([
      context.load(this.parts.loadTimeline, row.id),
      context.load(this.parts.loadAnswers, row.id),
    ]);
    return Object.assign(original, {
      status,
      trackingNumber: row.trackingNumber,
      timeline: shownOfOriginal(entries).map((entry) => viewTrackedEntry(entry, regulationId)),
      answers: answers.map(answerOf),
    });
  }
}

@Resolver(() => TrackedOriginal)
export class TrackedOriginalResolver {
  constructor(private readonly regulations: RegulationService) {}

  @FieldResolver(() => String, { description: 'Its public status as its regulation calls it (status laporan induk).' })
  statusLabel(
    @Root() { status, regulationId }: TrackedOriginal,
    @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
    @Ctx() context: RequestContext,
  ): Promise<string> {
    return this.regulations.statusLabel(regulationId, status, lang, context);
  }
}
