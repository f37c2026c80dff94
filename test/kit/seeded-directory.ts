import pino from 'pino';
import { type Assertion, signAssertion } from '../../schema/assertion.js';
import { type Role, scopesOf } from '../../schema/roles.js';
import { agencyDirectorySubgraph } from '../../subgraphs/agency-directory/subgraph.js';
import type { Dialect } from '../../subgraphs/kit/database.js';
import type { SubgraphResponse } from '../../subgraphs/kit/execute-operation.js';
import type { SnapshotPage, SourcedPage } from '../../subgraphs/kit/feed-source.js';
import { inProcessRelay } from '../../subgraphs/kit/relay.js';
import { stableId } from '../../subgraphs/kit/stable-id.js';
import { Subgraph } from '../../subgraphs/kit/subgraph.js';
import { freshLocation } from './databases.js';

const ASSERTION_KEY = new Uint8Array(32).fill(9);
const LIFETIME_SECONDS = 600;

/** Who asks: a role at a seeded agency, named by its code; none is anonymous. */
export type Asker = readonly [role: Role, agencyCode: string] | null;

/** agency-directory with its whole seed, on a database of its own. */
export interface SeededDirectory {
  subgraph: Subgraph;
  /** Every SQL statement since it was opened; empty it to count. */
  statements: string[];
  ask(query: string, variables?: Record<string, unknown>, asker?: Asker): Promise<SubgraphResponse>;
  /** An internal route, as another subgraph calls it. */
  internal(route: 'feed/head', parameters?: Record<string, string>): Promise<{ cursor: string }>;
  internal(route: 'feed/snapshot', parameters?: Record<string, string>): Promise<SnapshotPage>;
  internal(route: 'feed/read', parameters: Record<string, string>): Promise<SourcedPage>;
  /** What the feed tells after `cursor`, once the sequencer has numbered all that is written. */
  eventsSince(cursor: string): Promise<SourcedPage>;
  drop(): Promise<void>;
}

/** The id of the seeded agency with this code. */
export function seededId(code: string): string {
  return stableId('agency', code);
}

/** Opens and seeds the directory; the clock stands still at `now`. */
export async function openSeededDirectory(
  dialect: Dialect,
  { sample, now }: { sample: boolean; now: Date },
): Promise<SeededDirectory> {
  const { location, drop } = await freshLocation(dialect);
  const statements: string[] = [];
  const subgraph = await Subgraph.open(agencyDirectorySubgraph({ sample, villages: false }), {
    location,
    assertionKey: ASSERTION_KEY,
    relay: inProcessRelay(),
    // Long enough that no statement of the background falls between those that a test counts.
    pollIntervalMs: 60_000,
    logger: pino({ level: 'silent' }),
    now: () => now,
    onStatement: (sql) => statements.push(sql),
  });
  const close = async () => {
    await subgraph.stop();
    await drop();
  };
  try {
    await subgraph.seed();
  } catch (error) {
    await close();
    throw error;
  }
  const sign = (assertion: Assertion) => signAssertion(assertion, ASSERTION_KEY, LIFETIME_SECONDS);
  const internal = async <Answer>(route: string, parameters: Record<string, string> = {}) => {
    const assertion = await sign({ kind: 'service', grants: [], scopes: [], language: 'en' });
    return (await subgraph.internal(route, parameters, assertion)) as Answer;
  };
  return {
    subgraph,
    statements,
    ask: async (query, variables = {}, asker = null) => {
      const grants = asker ? [{ role: asker[0], agency: seededId(asker[1]) }] : [];
      const subject = asker ? { subject: `${asker[0]} at ${asker[1]}` } : {};
      const assertion = await sign({ kind: 'viewer', ...subject, grants, scopes: scopesOf(grants), language: 'en' });
      const response = await subgraph.execute({ query, variables, extensions: { assertion } });
      return JSON.parse(JSON.stringify(response)) as SubgraphResponse;
    },
    internal,
    eventsSince: async (cursor) => {
      for (let waiting = 1; waiting > 0; ) {
        const [row] = (await subgraph.database.read.query(
          'SELECT COUNT(*) AS waiting FROM event WHERE position IS NULL',
        )) as [{ waiting: number | string }];
        waiting = Number(row.waiting);
      }
      return internal('feed/read', { after: cursor });
    },
    drop: close,
  };
}
