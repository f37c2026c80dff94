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
  subscription: CompiledSubscription,
  resumption: Resumption | undefined,
  variables: Readonly<Record<string, unknown>>,
  openUpstream: OpenUpstream,
): StreamSource {
  const requestBehind = (after: unknown): SubgraphRequest => {
    const request = subscription.request({ ...variables, [RESUME_VARIABLE]: after });
    return resumption ? { ...request, extensions: { positions: true } } : request;
  };
  const open = (after: unknown, signal: AbortSignal) =>
    openUpstream(subscription.subgraph, requestBehind(after), signal);
  if (!resumption) return { open };
  return {
    open,
    resume: {
      after: undefined,
      cursorOf(event) {
        const value = event.data?.[resumption.responseName];
        return isJsonObject(value) ? value[RESUME_CURSOR] : positionOf(event);
      },
    },
  };
}

/**
 * The cursor up to which a subgraph says that it has told everything. Asked for by `extensions.positions`, it may say so
 * where nothing happens that the stream tells: a message without data or errors, with `extensions.position`.
 */
export function positionOf({ data, errors, extensions }: SubgraphResponse): unknown {
  return data === null && !errors ? extensions?.position : undefined;
}

/** The cursor behind which the client wants to begin, as a literal or in a variable. */
export function givenCursor(
  schema: GraphQLSchema,
  resumption: Resumption | undefined,
  variables: Readonly<Record<string, unknown>>,
): unknown {
  if (!resumption) return undefined;
  const { field, argument } = resumption;
  const definition = schema.getSubscriptionType()?.getFields()[field.name.value];
  return definition && getArgumentValues(definition, field, { ...variables })[argument];
}
