import { Arg, FieldResolver, Resolver, Root } from 'type-graphql';
import { Language } from '../kit/language.enum.js';
import { LACK_LABELS, READINESS_LABELS } from './labels.js';
import { ReadinessLack } from './readiness.js';
import { Readiness } from './readiness.type.js';

@Resolver(() => Readiness)
export class ReadinessResolver {
  @FieldResolver(() => String, { description: 'The state in words (status dalam kata).' })
  stateLabel(
    @Root() { state }: Readiness,
    @Arg('lang', () => Language, { defaultValue: Language.ID, description: 'In which language (bahasa).' })
    lang: Language,
  ): string {
    return READINESS_LABELS[state][lang];
  }

  @FieldResolver(() => [String], { description: 'What it lacks in words (kekurangan dalam kata), as `lacks`.' })
  lackLabels(
    @Root() { lacks }: Readiness,
    @Arg('lang', () => Language, { defaultValue: Language.ID, description: 'In which language (bahasa).' })
    lang: Language,
  ): string[] {
    return lacks.map((lack) => LACK_LABELS[lack][lang]);
  }

  @FieldResolver(() => ReadinessLack, {
    nullable: true,
    description: 'What it should get next (langkah berikutnya), the first of `lacks`; null where it lacks nothing.',
  })
  nextLack(@Root() { lacks }: Readiness): ReadinessLack | null {
    return lacks[0] ?? null;
  }
}
