import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Language as LanguageCode } from '../../../schema/errors.js';
import { Language } from '../../kit/language.enum.js';
import { RequestContext } from '../../kit/request-context.js';
import { agencyOf } from '../agency.type.js';
import { Complaint } from '../complaint.type.js';
import { ComplaintHop } from '../complaint-parts.type.js';
import { LABEL_LANGUAGE } from '../directives.js';
import { AffairGroup } from './affair-group.enum.js';
import type { ComplaintPathService } from './complaint-path.service.js';
import { ComplaintTimeHeld, DeadlineRevision, GovernmentAffair } from './complaint-path.type.js';

@Resolver(() => ComplaintHop)
export class ComplaintHopResolver {
  constructor(private readonly path: ComplaintPathService) {}

  @FieldResolver(() => GovernmentAffair, {
    nullable: true,
    description: 'The government affairs that it was sent here for (lingkup urusan); null where its sender named none.',
  })
  async affairs(
    @Root() { affairsCode }: ComplaintHop,
    @Ctx() context: RequestContext,
  ): Promise<GovernmentAffair | null> {
    return affairsCode === null ? null : context.load(this.path.loadAffairs, affairsCode);
  }

  @FieldResolver(() => ComplaintTimeHeld, {
    nullable: true,
    description: 'How long it lay here, until now where it is held (lama penanganan).',
  })
  async heldFor(
    @Root() { complaintId, seq }: ComplaintHop,
    @Ctx() context: RequestContext,
  ): Promise<ComplaintTimeHeld | null> {
    return (await context.load(this.path.loadTimesHeld, complaintId))[seq - 1] ?? null;
  }
}

@Resolver(() => Complaint)
export class DeadlineRevisionResolver {
  constructor(private readonly path: ComplaintPathService) {}

  @FieldResolver(() => [DeadlineRevision], {
    nullable: true,
    description:
      'How the deadlines that senders had set were revised, in order (riwayat perubahan tenggat); null where it is internal to others.',
  })
  async deadlineRevisions(
    @Root() { id, sight }: Complaint,
    @Ctx() context: RequestContext,
  ): Promise<DeadlineRevision[] | null> {
    if (!sight.internal) return null;
    const rows = await context.load(this.path.loadRevisions, id);
    return rows.map(({ byAgencyId, ...row }) => ({ ...row, by: agencyOf(byAgencyId) }));
  }
}

@Resolver(() => GovernmentAffair)
export class GovernmentAffairResolver {
  constructor(private readonly path: ComplaintPathService) {}

  @Query(() => [GovernmentAffair], {
    nullable: true,
    description: 'The affairs into which the law divides government (daftar urusan pemerintahan), in its order.',
  })
  governmentAffairs(): Promise<GovernmentAffair[]> {
    return this.path.affairs();
  }

  @FieldResolver(() => String, { description: 'The group of affairs in words (kelompok urusan).' })
  groupLabel(
    @Root() { group }: GovernmentAffair,
    @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
  ): string {
    return AffairGroup.label(group, lang);
  }
}
