import { Arg, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Language as LanguageCode } from '../../../schema/errors.js';
import { Language } from '../../kit/language.enum.js';
import { ComplaintChannel } from '../complaint.enum.js';
import { LABEL_LANGUAGE } from '../directives.js';
import { ChannelState, IntakeChannel } from './intake-channel.type.js';
import { ArchiveReason, CountingStart, LimitUnit, RegulationLimit, RegulationStatus } from './regulation.type.js';
import { ServicePromise } from './service-promise.type.js';

/** The name that a regulation itself gives, of one of two types. */
function namesOf(NamedType: typeof RegulationStatus | typeof ArchiveReason) {
  @Resolver(() => NamedType)
  class NameResolver {
    @FieldResolver(() => String, { description: 'Its name (nama).' })
    name(
      @Root() { nameId, nameEn }: RegulationStatus,
      @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
    ): string {
      return lang === 'id' ? nameId : nameEn;
    }
  }
  return NameResolver;
}

/** The unit of a limit and what it counts first, of one of two types. */
function unitsOf(LimitType: typeof RegulationLimit | typeof ServicePromise) {
  @Resolver(() => LimitType)
  class UnitResolver {
    @FieldResolver(() => String, { description: 'Its unit in words (satuan).' })
    unitLabel(
      @Root() { unit }: Pick<RegulationLimit, 'unit'>,
      @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
    ): string {
      return LimitUnit.label(unit, lang);
    }

    @FieldResolver(() => String, { description: 'Which day it counts first in words (awal penghitungan).' })
    countsFromLabel(
      @Root() { countsFrom }: Pick<RegulationLimit, 'countsFrom'>,
      @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
    ): string {
      return CountingStart.label(countsFrom, lang);
    }
  }
  return UnitResolver;
}

@Resolver(() => IntakeChannel)
class ChannelLabelResolver {
  @FieldResolver(() => String, { description: 'The channel in words (kanal).' })
  channelLabel(
    @Root() { channel }: IntakeChannel,
    @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
  ): string {
    return ComplaintChannel.label(channel, lang);
  }

  @FieldResolver(() => String, { description: 'Its state in words (keadaan).' })
  stateLabel(
    @Root() { state }: IntakeChannel,
    @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
  ): string {
    return ChannelState.label(state, lang);
  }
}

/** What rules say in words. */
export function ruleLabelResolvers(): object[] {
  const classes = [
    namesOf(RegulationStatus),
    namesOf(ArchiveReason),
    unitsOf(RegulationLimit),
    unitsOf(ServicePromise),
    ChannelLabelResolver,
  ];
  return classes.map((ResolverClass) => new ResolverClass());
}
