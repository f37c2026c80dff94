import pino from 'pino';
import { IsNull } from 'typeorm';
import { type Assertion, signAssertion } from '../../schema/assertion.js';
import type { ErrorCode, FieldProblem } from '../../schema/errors.js';
import { type Role, scopesOf } from '../../schema/roles.js';
import type { Dialect } from '../../subgraphs/kit/database.js';
import type { FeedSource } from '../../subgraphs/kit/feed-source.js';
import { EventRow } from '../../subgraphs/kit/outbox.entity.js';
import { inProcessRelay } from '../../subgraphs/kit/relay.js';
import { Subgraph, type SubgraphDefinition } from '../../subgraphs/kit/subgraph.js';
import { freshLocation } from './databases.js';
import { agencyId, type DirectoryDouble } from './directory-double.js';

const ASSERTION_KEY = new Uint8Array(32).fill(7);
/** Longer than any suite: what is told needs no looking, and who counts statements counts its own. */
const POLL_INTERVAL_MS = 24 * 60 * 60 * 1000;
const LIFETIME_SECONDS = 300;

/** A role at the agency with this code, by itself or for as long as a post is held. */
export type Standing = readonly [role: Role, agencyCode: string, post?: string];

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: what a test asked for is known to the test only
  data: any;
  /** The errors' codes, in order. */
  codes: ErrorCode[];
  /** Paths of the inputs that were refused. */
  fields: string[];
  /** What was said of each of those, in English. */
  messages: string[];
  currentVersion?: number;
}

/** One subgraph on a database of its own, with a clock that tests set. */
export interface SubgraphBench {
  subgraph: Subgraph;
  /** Every SQL statement since it was last emptied. */
  statements: string[];
  /** Answers for whoever has these roles; anonymous without any. */
  ask(standings: readonly Standing[], query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** The answers of a subscription; those that nobody has closed end with the bench. */
  follow(
    standings: readonly Standing[],
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<AsyncIterableIterator<Answer>>;
  /** Resolves once everything that has happened can be read: events are numbered after their commit. */
  allNumbered(): Promise<void>;
  setClock(instant: string): void;
  /** Deletes every row of these tables. */
  empty(tables: readonly (new () => object)[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens the subgraph that `define` makes with the double as its directory, and waits until it is ready. */
export async function openBench<Events>(
  dialect: Dialect,
  directory: DirectoryDouble,
  define: (directory: FeedSource) => SubgraphDefinition<Events>,
): Promise<SubgraphBench> {
  const { location, drop } = await freshLocation(dialect);
  const statements: string[] = [];
  let clock = new Date('2026-03-18T03:00:00.000Z');
  const subgraph = await Subgraph.open(define(directory.source), {
    location,
    assertionKey: ASSERTION_KEY,
    relay: inProcessRelay(),
    pollIntervalMs: POLL_INTERVAL_MS,
    dutyIntervalMs: POLL_INTERVAL_MS,
    logger: pino({ level: 'error' }),
    now: () => clock,
    onStatement: (sql) => statements.push(sql),
  });
  await subgraph.seed();
  // What follows the directory has looked once: whoever counts statements counts none of its.
  await subgraph.catchUp();
  const streams: AsyncIterableIterator<unknown>[] = [];
  const extensionsFor = async (standings: readonly Standing[]) => {
    const grants = standings.map(([role, code, post]) => ({ role, agency: agencyId(code), ...(post && { post }) }));
    const subject = grants.length ? standings.map(([role, code]) => `${role}@${code}`).join() : undefined;
    const assertion: Assertion = { kind: 'viewer', subject, grants, scopes: scopesOf(grants), language: 'en' };
    return { assertion: await signAssertion(assertion, ASSERTION_KEY, LIFETIME_SECONDS) };
  };
  return {
    subgraph,
    statements,
    async ask(standings, query, variables) {
      const response = await subgraph.execute({ query, variables, extensions: await extensionsFor(standings) });
      return toAnswer(JSON.parse(JSON.stringify(response)));
    },
    async follow(standings, query, variables) {
      const stream = subgraph.subscribe({ query, variables, extensions: await extensionsFor(standings) });
      streams.push(stream);
      return (async function* () {
        for await (const response of stream) yield toAnswer(JSON.parse(JSON.stringify(response)));
      })();
    },
    async allNumbered() {
      while (await subgraph.database.read.existsBy(EventRow, { position: IsNull() })) {
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    setClock(instant) {
      clock = new Date(instant);
    },
    empty: (tables) =>
      subgraph.database.write(async (manager) => {
        for (const table of tables) await manager.createQueryBuilder().delete().from(table).execute();
      }),
    async close() {
      for (const stream of streams) await stream.return?.();
      await subgraph.stop();
      await drop();
    },
  };
}

interface Refusal {
  extensions?: { code?: ErrorCode; fields?: FieldProblem[]; currentVersion?: number };
}

function toAnswer({ data, errors = [] }: { data?: unknown; errors?: Refusal[] }): Answer {
  const extensions = errors.map((error) => error.extensions ?? {});
  return {
    data,
    codes: extensions.flatMap(({ code }) => (code ? [code] : [])),
    fields: extensions.flatMap(({ fields = [] }) => fields.map(({ path }) => path)),
    messages: extensions.flatMap(({ fields = [] }) => fields.map(({ message }) => message)),
    currentVersion: extensions[0]?.currentVersion,
  };
}
