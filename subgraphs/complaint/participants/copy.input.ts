import { Field, ID, InputType } from 'type-graphql';
import { ComplaintVersionInput } from '../handling.input.js';

@InputType({ description: 'Gives another agency a copy of a complaint (tembusan).' })
export class CopyComplaintInput extends ComplaintVersionInput {
  @Field(() => ID, { description: 'Id or code of the agency, of any body and level (instansi penerima tembusan).' })
  toAgency!: string;
}

@InputType({ description: 'Takes a copy of a complaint back (akhiri tembusan).' })
export class EndCopyInput extends ComplaintVersionInput {
  @Field(() => ID, { description: 'Id or code of the agency whose copy it is (instansi penerima tembusan).' })
  agency!: string;
}
