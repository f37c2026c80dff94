import { Field, ObjectType } from 'type-graphql';
import { AgencyRow } from '../agency.entity.js';
import { Agency } from '../agency.type.js';

@ObjectType({
  description: 'A region that went from one body to another when the former was split (wilayah hasil pemekaran).',
})
export class TakenOverRegion {
  @Field(() => Agency, { description: 'Who had it until then (instansi induk).' })
  from!: AgencyRow;

  @Field(() => String, { description: 'Its code until then (kode lama).' })
  formerCode!: string;

  @Field(() => String, { description: 'Its code from then on (kode baru).' })
  code!: string;
}
