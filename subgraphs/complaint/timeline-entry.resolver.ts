import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Language as LanguageCode } from '../../schema/errors.js';
import { Language } from '../kit/language.enum.js';
import { RequestContext } from '../kit/request-context.js';
import { TimelineKind } from './complaint.enum.js';
import { TimelineEntry } from './complaint-parts.type.js';
import { LABEL_LANGUAGE } from './directives.js';
import type { RegulationService } from './regulation/regulation.service.js';
import { TrackedTimelineEntry } from './tracked-complaint.type.js';

/** The labels of one of the two types of timeline entries. */
function labelsOf(EntryType: typeof TimelineEntry | typeof TrackedTimelineEntry) {
  @Resolver(() => EntryType)
  class EntryResolver {
    constructor(private readonly regulations: RegulationService) {}

    @FieldResolver(() => String, { description: 'What happened in words (jenis peristiwa).' })
    kindLabel(
      @Root() { kind }: Pick<TimelineEntry, 'kind'>,
      @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
    ): string {
      return TimelineKind.label(kind, lang);
    }

    @FieldResolver(() => String, {
      description: 'The public status after it as the complaint’s regulation calls it (status setelahnya).',
    })
    statusAfterLabel(
      @Root() { statusAfter, regulationId }: Pick<TimelineEntry, 'statusAfter' | 'regulationId'>,
      @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
      @Ctx() context: RequestContext,
    ): Promise<string> {
      return this.regulations.statusLabel(regulationId, statusAfter, lang, context);
    }
  }
  return EntryResolver;
}

export const TimelineEntryResolver = labelsOf(TimelineEntry);
export const TrackedTimelineEntryResolver = labelsOf(TrackedTimelineEntry);
