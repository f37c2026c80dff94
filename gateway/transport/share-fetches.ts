import { copyResponse } from './copy-response.js';
import { SharedRuns } from './shared-runs.js';
import type { SubgraphResponse, SubgraphTransport } from './subgraph-transport.js';

/**
 * The same transport, by which equal requests that are under way at the same time are sent once. Equal is the whole
 * request, the assertion too: nobody receives what was answered to another viewer. Without assertions viewers do share,
 * since the subgraph is not told who asks. Only for the fetches of queries: what is read after a mutation, or for an event,
 * must not have been asked for before.
 */
export function shareFetches(transport: SubgraphTransport): SubgraphTransport {
  const fetches = new SharedRuns<SubgraphResponse>(copyResponse);
  return {
    execute(request, signal) {
      if (request.kind !== 'query') return transport.execute(request, signal);
      const key = JSON.stringify(request);
      return fetches.join(key, signal, (untilAllLeft) => transport.execute(request, untilAllLeft));
    },
    subscribe: (request, signal) => transport.subscribe(request, signal),
    close: () => transport.close(),
  };
}
