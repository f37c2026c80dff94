import type { CompiledOperation, CompiledSubscription } from '../execution/compile-operation.js';
import type { Generation } from '../generation.js';
import { clientNameOf } from '../planning/data-names.js';
import { RESUME_VARIABLE } from '../planning/make-resumable.js';
import { openUpstream, type RequestOptions, sendRequests } from '../transport/subgraph-requests.js';
import type { SubscriptionLeg } from './execute-subscription.js';
import { BROKEN } from './open-stream.js';
import { streamSourceOf } from './stream-source.js';

/** A compiled subscription as one leg of a stream. */
export function legOf(
  { hold }: Pick<Generation, 'hold'>,
  { planned }: CompiledOperation,
  subscription: CompiledSubscription,
  variables: Readonly<Record<string, unknown>>,
  requests: RequestOptions,
): SubscriptionLeg {
  const { subgraph } = subscription;
  const source = streamSourceOf(subscription, planned.resumption, variables, (name, request, signal) =>
    openUpstream(requests, signal, name, request),
  );
  return {
    source,
    upstream: {
      transport: requests.transportOf(subgraph),
      request: JSON.stringify(subscription.request({ ...variables, [RESUME_VARIABLE]: undefined })),
    },
    answer: (event) => subscription.answer(event, variables, sendRequests(requests)),
    isLost(event, { data, errors = [] }) {
      const { resumption } = planned;
      if (!resumption || !isPresent(event.data?.[resumption.responseName])) return false;
      const isWhole = isPresent(data?.[clientNameOf(resumption.responseName)]);
      return !isWhole && errors.some(({ extensions }) => BROKEN.has(extensions.code));
    },
    hold,
  };
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}
