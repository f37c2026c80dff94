import { Arg, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { isValidOn } from '../kit/held-on.js';
import { RequestContext } from '../kit/request-context.js';
import { DateScalar } from '../kit/scalars.js';
import { localDate } from '../kit/working-days.js';
import { AgencyRow } from './agency.entity.js';
import { Agency } from './agency.type.js';
import { OfficerRow } from './officer.entity.js';
import { headOn, OfficerService } from './officer.service.js';
import { Officer, Post } from './officer.type.js';
import { PostRow } from './post.entity.js';

const AT = { nullable: true, description: 'On this day; today where it is left out (pada tanggal).' } as const;

@Resolver(() => Agency)
export class AgencyOfficersResolver {
  constructor(
    private readonly officers: OfficerService,
    private readonly now: () => Date,
  ) {}

  @FieldResolver(() => Officer, {
    nullable: true,
    description: 'Who heads it today: a definitive head before an acting one (pimpinan); null where none is recorded.',
  })
  @Directive('@requiresScopes(scopes: [["directory:officers"]])')
  async head(@Root() agency: AgencyRow, @Ctx() context: RequestContext): Promise<OfficerRow | null | undefined> {
    if (!this.officers.isVisibleTo(context.viewer)) return null;
    const post = headOn(await context.load(this.officers.loadPostsAt, agency.id), this.today(agency));
    return post && context.load(this.officers.loadByIds, post.officerId);
  }

  @FieldResolver(() => [Post], { nullable: true, description: 'The posts held at it, the oldest first (jabatan).' })
  @Directive('@requiresScopes(scopes: [["directory:officers"]])')
  async posts(
    @Root() agency: AgencyRow,
    @Arg('at', () => DateScalar, AT) at: string | null,
    @Ctx() context: RequestContext,
  ): Promise<PostRow[] | null> {
    if (!this.officers.isVisibleTo(context.viewer)) return null;
    const day = at ?? this.today(agency);
    const posts = await context.load(this.officers.loadPostsAt, agency.id);
    return posts.filter((post) => isValidOn(post, day));
  }

  @FieldResolver(() => [Officer], {
    name: 'officers',
    nullable: true,
    description: 'Who holds posts at it, each once (pejabat).',
  })
  @Directive('@requiresScopes(scopes: [["directory:officers"]])')
  async officersAt(
    @Root() agency: AgencyRow,
    @Arg('at', () => DateScalar, AT) at: string | null,
    @Ctx() context: RequestContext,
  ): Promise<OfficerRow[] | null> {
    const posts = await this.posts(agency, at, context);
    if (posts === null) return null;
    const ids = [...new Set(posts.map(({ officerId }) => officerId))];
    const officers = await Promise.all(ids.map((id) => context.load(this.officers.loadByIds, id)));
    return officers.filter((officer) => officer !== undefined);
  }

  private today({ timeZone }: AgencyRow): string {
    return localDate(this.now(), timeZone);
  }
}
