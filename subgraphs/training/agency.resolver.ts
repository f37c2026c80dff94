import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../kit/request-context.js';
import { Agency } from './agency.type.js';
import type { AppointmentLetterService } from './appointment-letter.service.js';
import { AppointmentLetter } from './appointment-letter.type.js';
import { Officer } from './officer.type.js';
import type { ParticipantService } from './participant.service.js';
import { TrainedOfficer } from './participant.type.js';
import type { ReadinessService } from './readiness.service.js';
import { Readiness } from './readiness.type.js';
import { READ_SCOPES } from './scopes.js';

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
      'Who of it and its units is an admin or liaison officer now and never came to a bimtek (petugas belum terlatih), latest in post first; only for those who see its people.',
  })
  @Directive('@authenticated')
  @Directive(READ_SCOPES)
  untrainedOfficers(@Root() { id }: Agency, @Ctx() context: RequestContext): Promise<Officer[] | null> {
    return context.load(this.participants.loadUntrained, id);
  }

  @FieldResolver(() => [TrainedOfficer], {
    nullable: true,
    description:
      'Who of it and its units came to a bimtek (petugas terlatih), latest first; only whom the viewer may see.',
  })
  @Directive('@authenticated')
  @Directive(READ_SCOPES)
  trainedOfficers(@Root() { id }: Agency, @Ctx() context: RequestContext) {
    return context.load(this.participants.loadTrained, id);
  }
}
