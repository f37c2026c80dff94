import { z } from 'zod';
import { type Grant, ROLES } from '../../schema/roles.js';

const id = z.string().min(1).max(200);
const grantsSchema = z.array(z.object({ role: z.enum(ROLES), agency: id, post: id.optional() })).max(200);

/**
 * The grants in a token's claim; none when the claim is absent. Undefined when it is anything but a list of
 * `{ role, agency, post? }` with roles that exist: a token with an unknown role is refused, not read without it.
 */
export function readGrants(claim: unknown): Grant[] | undefined {
  if (claim === undefined) return [];
  const parsed = grantsSchema.safeParse(claim);
  return parsed.success ? parsed.data : undefined;
}
