import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { OFFICER } from '../kit/shared-descriptions.js';

/** agency-directory's type, to which this subgraph adds what waits where the officer answers. */
@Directive('@key(fields: "id")')
@ObjectType({ description: OFFICER.type })
export class Officer {
  @Field(() => ID, { description: OFFICER.id })
  id!: string;
}

/** The officer of an id, as the other subgraphs complete it. */
export function officerOf(id: string): Officer {
  return Object.assign(new Officer(), { id });
}
