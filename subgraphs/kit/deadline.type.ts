import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from './scalars.js';
import { type WorkingPlace, workingDaysLeft } from './working-days.js';

/** The steps that the rules of complaints (PermenPANRB 5/2025) and of information requests (PerKI 1/2021) set a time for. */
export enum DeadlineKind {
  VERIFICATION = 'VERIFICATION',
  FIRST_RESPONSE = 'FIRST_RESPONSE',
  FOLLOW_UP = 'FOLLOW_UP',
  REPORTER_REPLY = 'REPORTER_REPLY',
  CLARIFICATION = 'CLARIFICATION',
  SERVICE_PROMISE = 'SERVICE_PROMISE',
  REQUESTED = 'REQUESTED',
  INFORMATION_REQUEST = 'INFORMATION_REQUEST',
  OBJECTION = 'OBJECTION',
  OBJECTION_ANSWER = 'OBJECTION_ANSWER',
  DISPUTE = 'DISPUTE',
}

registerEnumType(DeadlineKind, {
  name: 'DeadlineKind',
  description: 'What has to be done before a deadline (jenis batas waktu).',
  valuesConfig: {
    VERIFICATION: { description: 'A complaint is verified and forwarded (verifikasi dan penerusan).' },
    FIRST_RESPONSE: { description: 'The agency gives its first response (tanggapan awal).' },
    FOLLOW_UP: { description: 'The agency completes its follow-up (tindak lanjut).' },
    REPORTER_REPLY: { description: 'The reporter may answer back (tanggapan balik pelapor).' },
    CLARIFICATION: { description: 'The reporter clears up what is unclear or missing (klarifikasi pelapor).' },
    SERVICE_PROMISE: { description: 'The agency keeps its own promise (janji layanan).' },
    REQUESTED: { description: 'The agency answers by when its sender asked for it (permintaan pengirim).' },
    INFORMATION_REQUEST: { description: 'The PPID answers an information request (permohonan informasi).' },
    OBJECTION: { description: 'The requester may object (pengajuan keberatan).' },
    OBJECTION_ANSWER: { description: 'The superior of the PPID answers an objection (tanggapan atas keberatan).' },
    DISPUTE: {
      description: 'The requester may take a dispute to the Komisi Informasi (permohonan penyelesaian sengketa).',
    },
  },
});

/** A deadline as it is stored. */
export interface StoredDeadline {
  kind: DeadlineKind;
  /** `YYYY-MM-DD` in the zone. */
  dueOn: string;
  dueAt: Date;
  timeZone: string;
  provisional: boolean;
  legalBasis: string;
}

/** Complaints and information requests serve it alike, so that clients show both with one fragment. */
@Directive('@shareable')
@ObjectType({ description: 'By when something has to be done (batas waktu).' })
export class Deadline implements StoredDeadline {
  @Field(() => DeadlineKind, { description: 'What has to be done (jenis batas waktu).' })
  kind!: DeadlineKind;

  @Field(() => DateScalar, { description: 'The last day on which it is in time (tanggal jatuh tempo), in `timeZone`.' })
  dueOn!: string;

  @Field(() => DateTimeScalar, {
    description:
      'Until when it is in time (saat jatuh tempo): the end of that day, or sooner where the limit is in hours.',
  })
  dueAt!: Date;

  @Field(() => String, { description: 'The IANA zone in which its days end (zona waktu), such as `Asia/Jakarta`.' })
  timeZone!: string;

  @Field(() => Int, {
    description:
      'Working days left (sisa hari kerja): 0 on the due day, negative for each working day that it is late. Weekends, holidays and joint leave do not count.',
  })
  workingDaysLeft!: number;

  @Field(() => Boolean, {
    description:
      'Whether it may still change (sementara): it reaches a year whose holidays are not yet decreed, and counts that year with weekends and fixed-date holidays only.',
  })
  provisional!: boolean;

  @Field(() => String, { description: 'The regulation that sets it, or what else it rests on (dasar).' })
  legalBasis!: string;
}

/** A stored deadline as the API shows it at `now`. */
export function buildDeadline(
  stored: StoredDeadline,
  now: Date,
  place: Pick<WorkingPlace, 'calendar' | 'region'>,
): Deadline {
  const { kind, dueOn, dueAt, timeZone, provisional, legalBasis } = stored;
  return Object.assign(new Deadline(), {
    kind,
    dueOn,
    dueAt,
    timeZone,
    workingDaysLeft: workingDaysLeft(now, dueOn, { ...place, timeZone }),
    provisional,
    legalBasis,
  });
}
