import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** agency-directory owns it; this subgraph adds appointments and attendance. */
@ObjectType({ description: 'A person who holds or held posts in government (pejabat).' })
@Directive('@key(fields: "id")')
export class Officer {
  @Field(() => ID, { description: 'Immutable id of the person (id pejabat).' })
  id!: string;
}

/** The officer with this id, for the other subgraphs to fill; null where there is none. */
export function officerReference(id: string | null): Officer | null {
  return id === null ? null : Object.assign(new Officer(), { id });
}
