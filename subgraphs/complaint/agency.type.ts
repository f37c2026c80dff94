import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { AGENCY } from '../kit/shared-descriptions.js';

/** agency-directory's type, to which this subgraph adds what it knows of its complaints. */
@Directive('@key(fields: "id")')
@ObjectType({ description: AGENCY.type })
export class Agency {
  @Field(() => ID, { description: AGENCY.id })
  id!: string;
}

/** The agency of an id, as its other subgraphs complete it. */
export function agencyOf(id: string): Agency;
export function agencyOf(id: string | null): Agency | null;
export function agencyOf(id: string | null): Agency | null {
  return id === null ? null : Object.assign(new Agency(), { id });
}
