import type { ComplaintHub } from './complaint-hub.js';
import { DESK } from './complaint-scenario.js';

const CLOCKS = 'query ($id: ID) { complaint(id: $id) { deadlines { kind dueOn } } }';

/** The clocks of a complaint that run, each with the day on which it ends. */
export async function runningClocks(hub: ComplaintHub, id: string): Promise<Record<string, string>> {
  type Shown = { complaint: { deadlines: { kind: string; dueOn: string }[] } };
  const { complaint } = await hub.data<Shown>(DESK, CLOCKS, { id });
  return Object.fromEntries(complaint.deadlines.map(({ kind, dueOn }) => [kind, dueOn]));
}
