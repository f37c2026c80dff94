import type { SubgraphTransport } from './subgraph-transport.js';

/** A subgraph as the supergraph names it. */
export interface SubgraphAddress {
  readonly name: string;
  readonly url: string;
}

/** Makes the transport to a subgraph; throws when the address is not usable. */
export type MakeTransport = (subgraphName: string, url: string) => SubgraphTransport;

/** The transports to the subgraphs of one supergraph, by name. */
export interface TransportLease {
  readonly transports: ReadonlyMap<string, SubgraphTransport>;
  /** Gives them back; does nothing the second time. */
  release(): void;
}

interface Shared {
  readonly transport: SubgraphTransport;
  leases: number;
}

/**
 * One transport per subgraph and address, shared by all supergraphs that have it: a swap of the supergraph keeps the
 * connections of the subgraphs that stay. A transport is closed with its last lease.
 */
export class SharedTransports {
  private readonly shared = new Map<string, Shared>();

  /** `onCloseFailed` hears of a transport that could not be closed after its last lease. */
  constructor(
    private readonly make: MakeTransport,
    private readonly onCloseFailed: (subgraphName: string, error: unknown) => void,
  ) {}

  /** The transports to these subgraphs. Throws, and opens nothing, when one of them can't be made. */
  lease(subgraphs: readonly SubgraphAddress[]): TransportLease {
    const transports = new Map<string, SubgraphTransport>();
    const leased = new Map<string, SubgraphAddress>();
    let isReleased = false;
    const release = (): void => {
      if (isReleased) return;
      isReleased = true;
      for (const [key, { name }] of leased) this.giveBack(key, name);
    };
    try {
      for (const subgraph of subgraphs) {
        const key = JSON.stringify([subgraph.name, subgraph.url]);
        const shared = this.shared.get(key) ?? { transport: this.make(subgraph.name, subgraph.url), leases: 0 };
        shared.leases += 1;
        this.shared.set(key, shared);
        leased.set(key, subgraph);
        transports.set(subgraph.name, shared.transport);
      }
    } catch (error) {
      release();
      throw error;
    }
    return { transports, release };
  }

  /** Closes all transports, whoever leases them. */
  async closeAll(): Promise<void> {
    const open = [...this.shared.values()];
    this.shared.clear();
    await Promise.all(open.map(({ transport }) => transport.close()));
  }

  private giveBack(key: string, name: string): void {
    const shared = this.shared.get(key);
    if (!shared) return;
    shared.leases -= 1;
    if (shared.leases > 0) return;
    this.shared.delete(key);
    shared.transport.close().catch((error: unknown) => this.onCloseFailed(name, error));
  }
}
