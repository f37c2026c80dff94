import { Arg, Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Language as LanguageCode } from '../../../schema/errors.js';
import { type Page, PageArguments } from '../../kit/connection.js';
import { Language } from '../../kit/language.enum.js';
import { RequestContext } from '../../kit/request-context.js';
import { ADMINISTRATORS_ONLY, LABEL_LANGUAGE } from '../directives.js';
import { RuleChange, RuleChangeConnection, RuleChangeKind } from './rule-change.type.js';
import type { RuleChanges } from './rule-changes.js';

@Resolver(() => RuleChange)
export class RuleChangeResolver {
  constructor(private readonly changes: RuleChanges) {}

  @Directive('@authenticated')
  @Directive(ADMINISTRATORS_ONLY)
  @Query(() => RuleChangeConnection, {
    nullable: true,
    description:
      'Who changed which rule, the latest first (riwayat perubahan aturan): the national desk sees all, an admin those of its own organisation.',
  })
  ruleChanges(
    @Ctx() { viewer }: RequestContext,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Arg('kinds', () => [RuleChangeKind.values], { nullable: true, description: 'Only these (jenis perubahan).' })
    kinds?: RuleChangeKind[] | null,
  ): Promise<Page<RuleChange>> {
    return this.changes.list(viewer, { kinds, first, after });
  }

  @FieldResolver(() => String, { description: 'What was done in words (jenis perubahan).' })
  kindLabel(@Root() { kind }: RuleChange, @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode): string {
    return RuleChangeKind.label(kind, lang);
  }
}
