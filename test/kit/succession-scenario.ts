import type { AgencyFacts } from '../../schema/events.js';
import type { ComplaintHub } from './complaint-hub.js';
import { agencyId } from './directory-double.js';

/** Longer than agencies that have moved are looked at again. */
export const SETTLED_AFTER_MS = 5 * 60_000;

/** What the directory of a hub tells of agencies that change, and what follows from it. */
export interface SuccessionScenario {
  change(code: string, changes: Partial<AgencyFacts>): void;
  /** An agency that ends now, with those who carry on its tasks. */
  close(code: string, successors: readonly string[]): void;
  /** Waits until what the directory told is known, and has what follows it follow. */
  settle(): Promise<void>;
  /** Has it come to rest, some time later. */
  rest(): Promise<void>;
}

export function successionScenario(hubNow: () => ComplaintHub): SuccessionScenario {
  const change = (code: string, changes: Partial<AgencyFacts>) => {
    const { directory } = hubNow();
    const agency = directory.agency(code);
    directory.change({ ...agency, ...changes, version: agency.version + 1 });
  };
  const settle = async () => {
    const { subgraph } = hubNow();
    await subgraph.catchUp();
    await subgraph.perform('agency-standings');
  };
  return {
    change,
    close: (code, successors) =>
      change(code, { closedAt: hubNow().clock.now.toISOString(), successors: successors.map(agencyId) }),
    settle,
    async rest() {
      await settle();
      const { clock } = hubNow();
      clock.now = new Date(clock.now.getTime() + SETTLED_AFTER_MS);
      await settle();
    },
  };
}
