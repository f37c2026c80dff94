import type { GraphQLSchema } from 'graphql';
import type { CompiledOperation } from '../execution/compile-operation.js';
import { RESUME_VARIABLE } from '../planning/make-resumable.js';
import { openUpstream, type RequestOptions, sendRequests } from '../transport/subgraph-requests.js';
import type { SubscriptionLeg } from './execute-subscription.js';
import { streamSourceOf } from './stream-source.js';

/** What a leg needs of the supergraph that it belongs to. */
export interface LegHome {
  readonly schema: GraphQLSchema;
  /** Keeps its transports open until the returned function is called. */
  hold(): () => void;
}

/** A compiled subscription as one leg of a client's; undefined when it has nothing to subscribe to. */
export function legOf(
  { schema, hold }: LegHome,
  { subscription, planned }: CompiledOperation,
  variables: Readonly<Record<string, unknown>>,
  requests: RequestOptions,
): SubscriptionLeg | undefined {
  if (!subscription) return undefined;
  const { subgraph } = subscription;
  const source = streamSourceOf(schema, subscription, planned.resumption, variables, (name, request, signal) =>
    openUpstream(requests, signal, name, request),
  );
  return {
    source,
    upstream: {
      transport: requests.transportOf(subgraph),
      request: JSON.stringify(subscription.request({ ...variables, [RESUME_VARIABLE]: undefined })),
    },
    answer: (event) => subscription.answer(event, variables, sendRequests(requests)),
    hold,
  };
}
