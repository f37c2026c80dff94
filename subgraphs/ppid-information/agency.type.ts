import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** agency-directory owns it; this subgraph adds its PPID and its information list. */
@ObjectType({ description: 'A government body (instansi).' })
@Directive('@key(fields: "id")')
export class Agency {
  @Field(() => ID, { description: 'Immutable id of the body (id instansi).' })
  id!: string;
}

/** The agency with this id, for the other subgraphs to fill. */
export function agencyReference(id: string): Agency {
  return Object.assign(new Agency(), { id });
}
