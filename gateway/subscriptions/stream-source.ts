import { type GraphQLSchema } from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';
import type { CompiledSubscription } from '../execution/compile-operation.js';
import { isJsonObject } from '../execution/json.js';
import { RESUME_CURSOR, RESUME_VARIABLE, type Resumption } from '../planning/make-resumable.js';
import type { SubgraphRequest, SubgraphResponse } from '../transport/subgraph-transport.js';
import type { StreamSource } from './open-stream.js';

/** Opens a subscription at its subgraph, with an assertion that is signed for it. */
export type OpenUpstream = (
  subgraph: string,
  request: SubgraphRequest,
  signal: AbortSignal,
) => AsyncIterable<SubgraphResponse>;

/** Where the events of a compiled subscription with these variables come from. */
export function streamSourceOf(
  schema: GraphQLSchema,
  subscription: CompiledSubscription,
  resumption: Resumption | undefined,
  variables: Readonly<Record<string, unknown>>,
  openUpstream: OpenUpstream,
): StreamSource {
  const open = (after: unknown, signal: AbortSignal) =>
    openUpstream(subscription.subgraph, subscription.request({ ...variables, [RESUME_VARIABLE]: after }), signal);
  if (!resumption) return { open };
  return {
    open,
    resume: {
      after: givenCursor(schema, resumption, variables),
      cursorOf({ data }) {
        const event = data?.[resumption.responseName];
        return isJsonObject(event) ? event[RESUME_CURSOR] : undefined;
      },
    },
  };
}

/** The cursor that the client gave, as a literal or in a variable. */
function givenCursor(
  schema: GraphQLSchema,
  { field, argument }: Resumption,
  variables: Readonly<Record<string, unknown>>,
): unknown {
  const definition = schema.getSubscriptionType()?.getFields()[field.name.value];
  return definition && getArgumentValues(definition, field, { ...variables })[argument];
}
