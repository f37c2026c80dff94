import { Arg, Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Page, PageArguments } from '../../kit/connection.js';
import { pageOfList } from '../../kit/page-list.js';
import { RequestContext } from '../../kit/request-context.js';
import { AgencyRow } from '../agency.entity.js';
import { AgencyService } from '../agency.service.js';
import { Agency } from '../agency.type.js';
import { OfficerRow } from '../officer.entity.js';
import { OfficerService } from '../officer.service.js';
import { Officer, Post } from '../officer.type.js';
import { PostRow } from '../post.entity.js';
import { HandOverRow } from './hand-over.entity.js';
import { HandOverService } from './hand-over.service.js';
import { HandOver, HandOverConnection } from './hand-over.type.js';

@Resolver(() => HandOver)
export class HandOverResolver {
  constructor(
    private readonly officers: OfficerService,
    private readonly agencies: AgencyService,
  ) {}

  @FieldResolver(() => Agency, { description: 'The agency of the post (instansi).' })
  agency(@Root() { agencyId }: HandOverRow, @Ctx() context: RequestContext): Promise<AgencyRow | undefined> {
    return context.load(this.agencies.loadByIds, agencyId);
  }

  @FieldResolver(() => Post, { description: 'The post that ended (jabatan).' })
  post(@Root() { postId }: HandOverRow, @Ctx() context: RequestContext): Promise<PostRow | undefined> {
    return context.load(this.officers.loadPostsByIds, postId);
  }

  @FieldResolver(() => Officer, { name: 'from', description: 'Who left it (pejabat lama).' })
  fromOfficer(@Root() { fromOfficerId }: HandOverRow, @Ctx() context: RequestContext): Promise<OfficerRow | undefined> {
    return context.load(this.officers.loadByIds, fromOfficerId);
  }

  @FieldResolver(() => Officer, {
    name: 'to',
    nullable: true,
    description: 'Who followed at once; null where nobody did (pejabat pengganti).',
  })
  toOfficer(
    @Root() { toOfficerId }: HandOverRow,
    @Ctx() context: RequestContext,
  ): Promise<OfficerRow | undefined> | null {
    return toOfficerId === null ? null : context.load(this.officers.loadByIds, toOfficerId);
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description: 'The agency for which its administrator acknowledged it; null until then (diterima oleh).',
  })
  acknowledgedBy(
    @Root() { acknowledgedById }: HandOverRow,
    @Ctx() context: RequestContext,
  ): Promise<AgencyRow | undefined> | null {
    return acknowledgedById === null ? null : context.load(this.agencies.loadByIds, acknowledgedById);
  }
}

@Resolver(() => Agency)
export class AgencyHandOversResolver {
  constructor(private readonly handOvers: HandOverService) {}

  @FieldResolver(() => HandOverConnection, {
    name: 'handOvers',
    nullable: true,
    description:
      'What was handed over when posts at it ended, the oldest first; null for those outside its body (serah terima jabatan).',
  })
  @Directive('@requiresScopes(scopes: [["directory:officers"]])')
  async handOversAt(
    @Root() agency: AgencyRow,
    @Arg('awaitingReceipt', () => Boolean, {
      defaultValue: false,
      description: 'Only those that are not acknowledged yet (belum diterima).',
    })
    awaitingReceipt: boolean,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<HandOverRow> | null> {
    if (!this.handOvers.isVisibleTo(context.viewer, agency)) return null;
    const rows = await context.load(this.handOvers.loadAt, agency.id);
    const chosen = awaitingReceipt ? rows.filter(({ acknowledgedAt }) => acknowledgedAt === null) : rows;
    const keyOf = ({ recordedAt, id }: HandOverRow) => `${recordedAt.toISOString()} ${id}`;
    return pageOfList(chosen, { name: `hand-overs at ${agency.id}`, keyOf }, page);
  }
}
