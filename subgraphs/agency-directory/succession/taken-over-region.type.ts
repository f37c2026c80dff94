import { Field, ObjectType } from 'type-graphql';
import { AgencyRow } from '../agency.entity.js';
import { Agency } from '../agency.type.js';

@ObjectType({
  description:
    'A region that went from one body to another by a split, a transfer or a merger (wilayah yang dialihkan).',
})
export class TakenOverRegion {
  @Field(() => Agency, { description: 'Who had it until then (instansi induk).' })
  from!: AgencyRow;

  @Field(() => String, { description: 'Its code until then (kode lama).' })
  formerCode!: string;

  @Field(() => String, {
    description: 'Its code now, also where it has changed or gone on to another body since (kode sekarang).',
  })
  code!: string;
}
