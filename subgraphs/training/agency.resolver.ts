import { Arg, Ctx, Directive, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { MAX_PAGE_SIZE } from '../kit/connection.js';
import type { RequestContext } from '../kit/request-context.js';
import { assertPageSize } from '../kit/scan-feed.js';
import { Agency } from './agency.type.js';
import type { AppointmentLetterService } from './appointment-letter.service.js';
import { AppointmentLetter } from './appointment-letter.type.js';
import { Officer } from './officer.type.js';
import type { ParticipantService } from './participant.service.js';
import { TrainedOfficer } from './participant.type.js';
import type { ReadinessService } from './readiness.service.js';
import { Readiness } from './readiness.type.js';
import { READ_SCOPES } from './scopes.js';
import type { TrainedPerson } from './trained-people.js';

const AT_MOST = { defaultValue: MAX_PAGE_SIZE, description: `How many at most, 1 to ${MAX_PAGE_SIZE} (jumlah).` };

/** What this subgraph adds to agencies; each field is loaded once for all agencies of an operation. */
@Resolver(() => Agency)
export class AgencyResolver {
  constructor(
    private readonly letters: AppointmentLetterService,
    private readonly readinessService: ReadinessService,
    private readonly participants: ParticipantService,
  ) {}

  @FieldResolver(() => AppointmentLetter, {
    nullable: true,
    description: 'Its letter of appointment (SK Tim Pengelola): the one in force, else the last one that expired.',
  })
  @Directive('@authenticated')
  @Directive(READ_SCOPES)
  appointmentLetter(@Root() { id }: Agency, @Ctx() context: RequestContext): Promise<AppointmentLetter | undefined> {
    return context.load(this.letters.loadCurrent, id);
  }

  @FieldResolver(() => Readiness, {
    nullable: true,
    description: 'How ready it is to handle complaints (kesiapan): account, letter of appointment, members in post.',
  })
  @Directive('@authenticated')
  @Directive(READ_SCOPES)
  readiness(@Root() { id }: Agency, @Ctx() context: RequestContext): Promise<Readiness | null> {
    return context.load(this.readinessService.loadReadiness, id);
  }

  @FieldResolver(() => [Officer], {
    nullable: true,
    description:
      'Who of it and its units is an admin or liaison officer now and never came to a bimtek (petugas belum terlatih), latest in post first, as many as `first`; its units tell of their own. Only for those who see its people.',
  })
  @Directive('@authenticated')
  @Directive(READ_SCOPES)
  async untrainedOfficers(
    @Root() { id }: Agency,
    @Arg('first', () => Int, AT_MOST) first: number,
    @Ctx() context: RequestContext,
  ): Promise<Officer[] | null> {
    assertPageSize(first);
    return (await context.load(this.participants.loadUntrained, id))?.slice(0, first) ?? null;
  }

  @FieldResolver(() => [TrainedOfficer], {
    nullable: true,
    description:
      'Who of it and its units came to a bimtek (petugas terlatih), latest first, as many as `first`; its units tell of their own. Only whom the viewer may see.',
  })
  @Directive('@authenticated')
  @Directive(READ_SCOPES)
  async trainedOfficers(
    @Root() { id }: Agency,
    @Arg('first', () => Int, AT_MOST) first: number,
    @Ctx() context: RequestContext,
  ): Promise<TrainedPerson[] | null> {
    assertPageSize(first);
    return (await context.load(this.participants.loadTrained, id))?.slice(0, first) ?? null;
  }
}
