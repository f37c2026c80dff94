import type { ReadinessCheck } from './observability/health.js';
import type { SubgraphTransport } from './transport/subgraph-transport.js';

const TIMEOUT_MS = 2000;
/** Who asks within this time is told the same: the answer costs every subgraph a request. */
const KNOWN_FOR_MS = 1000;

/**
 * Holds while at least one subgraph answers: one that is down costs only its own fields, and a gateway that called itself
 * unready for it would take the others' away too.
 */
export function subgraphReadiness(gateway: {
  readonly transports: ReadonlyMap<string, SubgraphTransport>;
}): ReadinessCheck {
  const ask = async (): Promise<string | undefined> => {
    const { transports } = gateway;
    const answered = await Promise.all([...transports.values()].map(answers));
    return answered.includes(true) ? undefined : `none of ${[...transports.keys()].join(', ')} answers`;
  };
  let known: { readonly at: number; readonly reason: Promise<string | undefined> } | undefined;
  return {
    part: 'subgraphs',
    check() {
      const at = performance.now();
      if (!known || at - known.at > KNOWN_FOR_MS) known = { at, reason: ask() };
      return known.reason;
    },
  };
}

/** Any GraphQL answer counts, also the refusal of a request without an assertion. */
async function answers(transport: SubgraphTransport): Promise<boolean> {
  try {
    await transport.execute({ kind: 'query', query: '{ __typename }' }, AbortSignal.timeout(TIMEOUT_MS));
    return true;
  } catch {
    return false;
  }
}
