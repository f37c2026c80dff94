import { Field, ObjectType } from 'type-graphql';
import { DeadlineKind } from '../kit/deadline.type.js';
import { DateTimeScalar } from '../kit/scalars.js';
import { Agency } from './agency.type.js';

@ObjectType({
  description:
    'That a missed deadline was brought to the notice of a higher body (eskalasi). The complaint stays with its agency.',
})
export class ComplaintEscalation {
  @Field(() => DateTimeScalar, { description: 'When (waktu).' })
  at!: Date;

  @Field(() => DeadlineKind, { description: 'What had to be done and was not (jenis batas waktu yang terlewat).' })
  stage!: DeadlineKind;

  @Field(() => Agency, { description: 'To whose notice it was brought (instansi tujuan eskalasi).' })
  to!: Agency;

  @Field(() => String, { description: 'What the rule rests on by which it was brought there (dasar aturan).' })
  legalBasis!: string;
}
