import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { paramsSchema } from './prepare-operation.js';

/** What Apollo Server answers where a request is refused before anything is executed. */
export const BAD_REQUEST = 400;

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});
const { variables } = paramsSchema.shape;
const wellFormed = paramsSchema.extend({ extensions: variables });
/** By GET, both are text. */
const wellFormedSearch = wellFormed.extend({
  variables: json.pipe(variables).optional(),
  extensions: json.pipe(variables).optional(),
});

/**
 * The status of an answer that would have `status`. A client that names `application/json` among what it accepts, and not
 * `application/graphql-response+json`, cannot tell a proxy's 400 from GraphQL's: by the specification of GraphQL over HTTP
 * a request that is well-formed is answered with 200 then, whatever is wrong with its document or variables. Everyone else
 * gets the 400 that Apollo Server gives.
 */
export function chooseStatus(
  status: number,
  request: IncomingMessage,
  params: Readonly<Record<string, unknown>>,
): number {
  if (status !== BAD_REQUEST) return status;
  const accepted = request.headers.accept ?? '';
  const isOldClient = accepted.includes('application/json') && !accepted.includes('application/graphql-response+json');
  const schema = request.method === 'GET' ? wellFormedSearch : wellFormed;
  return isOldClient && schema.safeParse(params).success ? 200 : status;
}
