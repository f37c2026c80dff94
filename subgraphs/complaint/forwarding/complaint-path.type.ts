import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../../kit/scalars.js';
import { Agency } from '../agency.type.js';
import { AffairGroup } from './affair-group.enum.js';

@ObjectType({
  description: 'A scope of affairs of government (urusan pemerintahan), by which it is told what is forwarded to whom.',
})
export class GovernmentAffair {
  @Field(() => String, { description: 'Its code (kode urusan), such as `pekerjaan-umum`.' })
  code!: string;

  @Field(() => String, { description: 'Its name in Indonesian, as the law has it (nama urusan).' })
  nameId!: string;

  @Field(() => String, { description: 'Its name in English (nama dalam bahasa Inggris).' })
  nameEn!: string;

  @Field(() => AffairGroup.values, { description: 'To which group of affairs it belongs (kelompok urusan).' })
  group!: AffairGroup;

  @Field(() => String, { description: 'What says so (dasar hukum).' })
  legalBasis!: string;
}

@ObjectType({ description: 'How long a complaint lay at one stop of its path (lama penanganan).' })
export class ComplaintTimeHeld {
  @Field(() => Int, {
    description:
      'Working days at whose end it lay there, by the calendar and the zone of the agency (hari kerja); at the first stop from its receipt, whose day is day 0. Each date is counted at one stop, so that their sum is what the overall clock has used.',
  })
  workingDays!: number;

  @Field(() => Int, {
    description:
      'Working days at whose end it lay there and the reporter was waited for, deferred or answered (hari kerja menunggu pelapor); not in `workingDays`.',
  })
  pausedWorkingDays!: number;

  @Field(() => Int, {
    description: 'Minutes by the wall clock, nights and waiting included, until its end (menit).',
  })
  minutes!: number;
}

@ObjectType({
  description: 'That the deadline which a sender had set its holder was given anew (perubahan tenggat).',
})
export class DeadlineRevision {
  @Field(() => DateTimeScalar, { description: 'When (waktu).' })
  at!: Date;

  @Field(() => Agency, { description: 'By which agency, never the holder itself (instansi yang mengubah).' })
  by!: Agency;

  @Field(() => DateScalar, { description: 'The last day before (tanggal jatuh tempo semula).' })
  formerDueOn!: string;

  @Field(() => DateTimeScalar, { description: 'Until when it was in time before (saat jatuh tempo semula).' })
  formerDueAt!: Date;

  @Field(() => DateScalar, { description: 'The last day since then (tanggal jatuh tempo baru).' })
  dueOn!: string;

  @Field(() => DateTimeScalar, { description: 'Until when it is in time since then (saat jatuh tempo baru).' })
  dueAt!: Date;

  @Field(() => String, { description: 'Why (alasan).' })
  reason!: string;
}
