import { Directive, Field, ObjectType } from 'type-graphql';
import { REGION } from '../kit/shared-descriptions.js';

/** agency-directory's type, of which this subgraph knows the code. */
@Directive('@key(fields: "code", resolvable: false)')
@ObjectType({ description: REGION.type })
export class Region {
  @Field(() => String, { description: REGION.code })
  code!: string;
}
