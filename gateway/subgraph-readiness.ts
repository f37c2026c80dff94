import type { ReadinessCheck } from './observability/health.js';
import { ANONYMOUS } from './security/viewer.js';
import type { SubgraphTransport } from './transport/subgraph-transport.js';

const TIMEOUT_MS = 2000;
/** Who asks within this time is told the same: the answer costs every subgraph a request. */
const KNOWN_FOR_MS = 1000;

interface Asked {
  readonly gateway: { readonly transports: ReadonlyMap<string, SubgraphTransport> };
  /** Signs who asks, where subgraphs are told. */
  readonly sign?: (viewer: typeof ANONYMOUS, kind: 'viewer') => Promise<string>;
}

/** Why each subgraph that does not answer as it should does not, by name. */
type Faults = ReadonlyMap<string, string>;

/**
 * Two checks. The first holds while at least one subgraph answers: one that is down costs only its own fields, and a gateway
 * that called itself unready for it would take the others' away too. The second, which takes no readiness away, names
 * those that do not.
 */
export function subgraphReadiness({ gateway, sign }: Asked): ReadinessCheck[] {
  const ask = async (): Promise<Faults> => {
    const assertion = await sign?.(ANONYMOUS, 'viewer');
    const asked = [...gateway.transports].map(
      async ([name, transport]) => [name, await faultOf(transport, assertion)] as const,
    );
    return new Map((await Promise.all(asked)).flatMap(([name, fault]) => (fault ? [[name, fault]] : [])));
  };
  let known: { readonly at: number; readonly faults: Promise<Faults> } | undefined;
  const faults = (): Promise<Faults> => {
    const at = performance.now();
    if (!known || at - known.at > KNOWN_FOR_MS) known = { at, faults: ask() };
    return known.faults;
  };
  return [
    {
      part: 'subgraphs',
      async check() {
        const names = [...gateway.transports.keys()];
        const silent = [...(await faults()).values()].filter((fault) => fault === SILENT);
        return silent.length === names.length ? `none of ${names.join(', ')} answers` : undefined;
      },
    },
    {
      part: 'subgraphs',
      isAdvisory: true,
      async check() {
        const told = [...(await faults())];
        const isTold = told.length > 0 && told.some(([, fault]) => fault !== SILENT);
        const isPart = told.length > 0 && told.length < gateway.transports.size;
        return isTold || isPart ? told.map(([name, fault]) => `${name} ${fault}`).join('; ') : undefined;
      },
    },
  ];
}

const SILENT = 'does not answer';
const FAULT_OF_CODE: Readonly<Record<string, string>> = {
  NOT_READY: 'is not ready',
  SHUTTING_DOWN: 'is stopping',
  UNAUTHENTICATED: 'refuses the assertions of this gateway: SIMPUL_ASSERTION_KEY must be the same everywhere',
};

/** Any GraphQL answer shows that there is one. */
async function faultOf(transport: SubgraphTransport, assertion: string | undefined): Promise<string | undefined> {
  const extensions = assertion === undefined ? undefined : { assertion };
  try {
    const { data, errors = [] } = await transport.execute(
      { kind: 'query', query: '{ __typename }', extensions },
      AbortSignal.timeout(TIMEOUT_MS),
    );
    return data ? undefined : FAULT_OF_CODE[String(errors[0]?.extensions?.code)];
  } catch {
    return SILENT;
  }
}
