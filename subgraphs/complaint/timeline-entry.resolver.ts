import { Arg, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Language as LanguageCode } from '../../schema/errors.js';
import { Language } from '../kit/language.enum.js';
import { ComplaintStatus, TimelineKind } from './complaint.enum.js';
import { TimelineEntry } from './complaint-parts.type.js';
import { LABEL_LANGUAGE } from './directives.js';
import { TrackedTimelineEntry } from './tracked-complaint.type.js';

/** The labels of one of the two types of timeline entries. */
function labelsOf(EntryType: typeof TimelineEntry | typeof TrackedTimelineEntry) {
  @Resolver(() => EntryType)
  class EntryResolver {
    @FieldResolver(() => String, { description: 'What happened in words (jenis peristiwa).' })
    kindLabel(
      @Root() { kind }: Pick<TimelineEntry, 'kind'>,
      @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
    ): string {
      return TimelineKind.label(kind, lang);
    }

    @FieldResolver(() => String, { description: 'The public status after it in words (status setelahnya).' })
    statusAfterLabel(
      @Root() { statusAfter }: Pick<TimelineEntry, 'statusAfter'>,
      @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
    ): string {
      return ComplaintStatus.label(statusAfter, lang);
    }
  }
  return EntryResolver;
}

export const TimelineEntryResolver = labelsOf(TimelineEntry);
export const TrackedTimelineEntryResolver = labelsOf(TrackedTimelineEntry);
