import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { OFFICER } from '../kit/shared-descriptions.js';

/** agency-directory owns it; this subgraph adds appointments and attendance. */
@ObjectType({ description: OFFICER.type })
@Directive('@key(fields: "id")')
export class Officer {
  @Field(() => ID, { description: OFFICER.id })
  id!: string;
}

/** The officer with this id, for the other subgraphs to fill; null where there is none. */
export function officerReference(id: string | null): Officer | null {
  return id === null ? null : Object.assign(new Officer(), { id });
}
