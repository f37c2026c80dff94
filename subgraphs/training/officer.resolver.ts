import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../kit/request-context.js';
import type { AppointmentLetterService } from './appointment-letter.service.js';
import { OfficerAppointment } from './appointment-letter.type.js';
import type { AttendanceService } from './attendance.service.js';
import { Officer } from './officer.type.js';
import { OfficerAttendance } from './participant.type.js';
import { READ_SCOPES } from './scopes.js';

/** What this subgraph adds to officers. */
@Resolver(() => Officer)
export class OfficerResolver {
  constructor(
    private readonly letters: AppointmentLetterService,
    private readonly attendances: AttendanceService,
  ) {}

  @FieldResolver(() => [OfficerAppointment], {
    nullable: true,
    description: 'Letters of appointment that name the officer (pengangkatan), newest first.',
  })
  @Directive('@authenticated')
  @Directive(READ_SCOPES)
  appointments(@Root() { id }: Officer, @Ctx() context: RequestContext): Promise<OfficerAppointment[] | null> {
    return context.load(this.letters.loadAppointments, id);
  }

  @FieldResolver(() => [OfficerAttendance], {
    nullable: true,
    description: 'Sessions for which the officer’s attendance was recorded (kehadiran), latest first.',
  })
  @Directive('@authenticated')
  @Directive(READ_SCOPES)
  attendance(@Root() { id }: Officer, @Ctx() context: RequestContext): Promise<OfficerAttendance[] | null> {
    return context.load(this.attendances.loadOfOfficers, id);
  }
}
