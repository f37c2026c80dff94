import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { AGENCY } from '../kit/shared-descriptions.js';

/** agency-directory owns it; this subgraph adds its PPID and its information list. */
@ObjectType({ description: AGENCY.type })
@Directive('@key(fields: "id")')
export class Agency {
  @Field(() => ID, { description: AGENCY.id })
  id!: string;
}

/**
 * The agency with this id, for the other subgraphs to fill. Fields that hold it are nullable, so that a directory that
 * does not answer costs the agency and not what it stands in.
 */
export function agencyReference(id: string): Agency {
  return Object.assign(new Agency(), { id });
}
