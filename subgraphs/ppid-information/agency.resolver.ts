import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Page, PageArguments } from '../kit/connection.js';
import type { RequestContext } from '../kit/request-context.js';
import { Agency } from './agency.type.js';
import { InformationClass } from './exclusion.js';
import type { PpidService } from './ppid.service.js';
import { Ppid } from './ppid.type.js';
import type { PublicInformationService } from './public-information.service.js';
import { PublicInformation, PublicInformationConnection } from './public-information.type.js';

/** What this subgraph adds to agencies; each field is loaded once for all agencies of an operation. */
@Resolver(() => Agency)
export class AgencyResolver {
  constructor(
    private readonly ppids: PpidService,
    private readonly information: PublicInformationService,
  ) {}

  @FieldResolver(() => Ppid, {
    nullable: true,
    description: 'Its PPID: its own, else that of the nearest body above it in its organisation (PPID).',
  })
  ppid(@Root() { id }: Agency, @Ctx() context: RequestContext): Promise<Ppid | undefined> {
    return context.load(this.ppids.loadPresent, id);
  }

  @FieldResolver(() => PublicInformationConnection, {
    nullable: true,
    description: 'Its own list of public information, by title (daftar informasi publik).',
  })
  publicInformation(
    @Root() { id }: Agency,
    @Arg('classes', () => [InformationClass], {
      nullable: true,
      description: 'Only of these classes (klasifikasi).',
    })
    classes: InformationClass[] | null,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<PublicInformation>> {
    return this.information.ofAgency(id, { classes: classes ?? null, first, after: after ?? null }, context);
  }
}
