import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { isValidOn } from '../kit/held-on.js';
import { Language } from '../kit/language.enum.js';
import { RequestContext } from '../kit/request-context.js';
import { DateScalar } from '../kit/scalars.js';
import { AgencyRow } from './agency.entity.js';
import { AgencyService } from './agency.service.js';
import { Agency } from './agency.type.js';
import { OfficerRow } from './officer.entity.js';
import { OfficerService } from './officer.service.js';
import { Officer, Post } from './officer.type.js';
import { PostRow } from './post.entity.js';
import { POST_KIND_LABELS } from './post-kind.enum.js';

@Resolver(() => Officer)
export class OfficerResolver {
  constructor(private readonly officers: OfficerService) {}

  @Query(() => Officer, { nullable: true, description: 'One officer; null where there is none (pejabat).' })
  @Directive('@authenticated')
  @Directive('@requiresScopes(scopes: [["directory:officers"]])')
  officer(
    @Arg('id', () => ID, { description: 'The id (pengenal).' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<OfficerRow | undefined> {
    this.officers.assertVisibleTo(context.viewer);
    return context.load(this.officers.loadByIds, id);
  }

  @FieldResolver(() => String, { nullable: true })
  name(@Root() { name }: OfficerRow, @Ctx() { viewer }: RequestContext): string | null {
    return this.officers.isVisibleTo(viewer) ? name : null;
  }

  @FieldResolver(() => [Post], { nullable: true, description: 'Posts, the oldest first (riwayat jabatan).' })
  @Directive('@requiresScopes(scopes: [["directory:officers"]])')
  async posts(
    @Root() { id }: OfficerRow,
    @Arg('at', () => DateScalar, {
      nullable: true,
      description: 'Only those held on this day; all that ever were where it is left out (pada tanggal).',
    })
    at: string | null,
    @Ctx() context: RequestContext,
  ): Promise<PostRow[] | null> {
    if (!this.officers.isVisibleTo(context.viewer)) return null;
    const posts = await context.load(this.officers.loadPostsOf, id);
    return at ? posts.filter((post) => isValidOn(post, at)) : posts;
  }
}

@Resolver(() => Post)
export class PostResolver {
  constructor(
    private readonly officers: OfficerService,
    private readonly agencies: AgencyService,
  ) {}

  @FieldResolver(() => String, { description: 'How it is held, in words (status jabatan).' })
  kindLabel(
    @Root() { kind }: PostRow,
    @Arg('lang', () => Language, { defaultValue: 'id', description: 'The language (bahasa).' }) lang: Language,
  ): string {
    return POST_KIND_LABELS[kind][lang];
  }

  @FieldResolver(() => Officer, { description: 'Who holds it (pejabat).' })
  officer(@Root() { officerId }: PostRow, @Ctx() context: RequestContext): Promise<OfficerRow | undefined> {
    return context.load(this.officers.loadByIds, officerId);
  }

  @FieldResolver(() => Agency, { description: 'Where it is held (instansi).' })
  agency(@Root() { agencyId }: PostRow, @Ctx() context: RequestContext): Promise<AgencyRow | undefined> {
    return context.load(this.agencies.loadByIds, agencyId);
  }

  @FieldResolver(() => DateScalar, { description: "Its first day, in the agency's zone (sejak)." })
  from(@Root() { validFrom }: PostRow): string {
    return validFrom;
  }

  @FieldResolver(() => DateScalar, { nullable: true, description: 'Its last day; null while it is open (sampai).' })
  until(@Root() { validUntil }: PostRow): string | null {
    return validUntil;
  }
}
