import { Directive, Field, ObjectType } from 'type-graphql';
import { REGION } from '../kit/shared-descriptions.js';

/** agency-directory's type, of which this subgraph knows the code. */
@Directive('@key(fields: "code", resolvable: false)')
@ObjectType({ description: REGION.type })
export class Region {
  @Field(() => String, { description: REGION.code })
  code!: string;
}

/** The region of a code, as its other subgraphs complete it. */
export function regionOf(code: string | null): Region | null {
  return code === null ? null : Object.assign(new Region(), { code });
}
