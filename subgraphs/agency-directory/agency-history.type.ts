import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar } from '../kit/scalars.js';
import type { ConnectionFact as ConnectionFactName } from './agency-history.entity.js';

export const ConnectionFact = {
  CONNECTION: 'CONNECTION',
  ACCOUNT: 'ACCOUNT',
} as const satisfies { [Fact in ConnectionFactName]: Fact };

registerEnumType(ConnectionFact, {
  name: 'ConnectionFact',
  description: 'One of the two facts about an agency and SP4N-LAPOR! (fakta keterhubungan).',
  valuesConfig: {
    CONNECTION: { description: 'It is connected (terhubung).' },
    ACCOUNT: { description: 'It has an account (memiliki akun).' },
  },
});

@ObjectType({
  description:
    'Whether an agency is connected with SP4N-LAPOR! (keterhubungan). With sample data it is invented, not the real state.',
})
export class AgencyConnectionState {
  @Field(() => Boolean, { description: 'Whether it is connected now (terhubung).' })
  connected!: boolean;

  @Field(() => Date, { nullable: true, description: 'Since when that is so; null where nothing was recorded (sejak).' })
  since!: Date | null;
}

@ObjectType({
  description:
    'Whether an agency has an account in SP4N-LAPOR! (akun). With sample data it is invented, not the real state.',
})
export class AgencyAccountState {
  @Field(() => Boolean, { description: 'Whether it has an account now (memiliki akun).' })
  exists!: boolean;

  @Field(() => Date, { nullable: true, description: 'Since when that is so; null where nothing was recorded (sejak).' })
  since!: Date | null;
}

@ObjectType({ description: 'One recorded change of connection or account (riwayat keterhubungan).' })
export class ConnectionRecord {
  @Field(() => ConnectionFact, { description: 'Which of the two facts (fakta).' })
  fact!: ConnectionFactName;

  @Field(() => Boolean, { description: 'Whether it holds since then (berlaku).' })
  holds!: boolean;

  @Field(() => Date, { description: 'Since when (sejak).' })
  since!: Date;

  @Field(() => Date, { description: 'When it was recorded (dicatat pada).' })
  recordedAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'What was said about it; `data contoh` marks sample data (catatan).',
  })
  note!: string | null;
}

@ObjectType({ description: 'A code that an agency has or had (riwayat kode).' })
export class AgencyCode {
  @Field(() => String, { description: 'The code itself (kode).' })
  code!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Its first day; null where none is recorded (sejak).' })
  from!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Its last day; null while it holds (sampai).' })
  until!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The law that gave it this code; null where none is recorded (dasar hukum).',
  })
  legalBasis!: string | null;
}

@ObjectType({ description: 'A name that an agency had before (nama sebelumnya).' })
export class FormerName {
  @Field(() => String, { description: 'The full name (nama).' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What people called it (nama singkat).' })
  shortName!: string | null;

  @Field(() => DateScalar, { description: 'Its last day (sampai).' })
  until!: string;
}
