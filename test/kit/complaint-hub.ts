import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { type Assertion, signAssertion } from '../../schema/assertion.js';
import { type Role, scopesOf } from '../../schema/roles.js';
import { complaintSubgraph } from '../../subgraphs/complaint/subgraph.js';
import type { DatabaseLocation, Dialect } from '../../subgraphs/kit/database.js';
import { IdentityVault } from '../../subgraphs/kit/identity-vault.js';
import { inProcessRelay } from '../../subgraphs/kit/relay.js';
import { Subgraph } from '../../subgraphs/kit/subgraph.js';
import { freshLocation } from './databases.js';
import { agencyId, type DirectoryDouble, directoryDouble } from './directory-double.js';

const ASSERTION_KEY = new Uint8Array(32).fill(7);
/** Longer than any suite: what is told needs no looking, and who counts statements counts its own. */
const POLL_INTERVAL_MS = 24 * 60 * 60 * 1000;

/** Someone who asks: a subject with roles at agencies, named by code. */
export interface Asker {
  /** An audience is everyone who shares a stream. */
  kind?: 'viewer' | 'audience';
  subject?: string;
  grants: [Role, string][];
}

export const CITIZEN: Asker = { grants: [] };

/** `asker('AGENCY_ADMIN', '32.16')` holds one role at one agency. */
export function asker(role: Role, code: string): Asker {
  return { subject: `${role}@${code}`, grants: [[role, code]] };
}

export interface GraphQLAnswer {
  data?: Record<string, unknown> | null;
  errors?: readonly { message: string; extensions: Record<string, unknown>; path?: readonly (string | number)[] }[];
}

/** The operations of a complaint subgraph, as somebody asks for them. */
export interface ComplaintApi {
  ask(who: Asker, query: string, variables?: Record<string, unknown>): Promise<GraphQLAnswer>;
  /** The data of an answer without errors; `T` is what the query selects. */
  data<T>(who: Asker, query: string, variables?: Record<string, unknown>): Promise<T>;
  /** The code of the first error. */
  code(who: Asker, query: string, variables?: Record<string, unknown>): Promise<unknown>;
}

/** A complaint subgraph on a database of its own, over a directory in memory, with a clock that tests set. */
export interface ComplaintHub extends ComplaintApi {
  subgraph: Subgraph;
  location: DatabaseLocation;
  directory: DirectoryDouble;
  statements: string[];
  clock: { now: Date };
  subscribe(
    who: Asker,
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<AsyncIterableIterator<GraphQLAnswer>>;
  close(): Promise<void>;
}

/** What the gateway would assert of who asks. */
export function assertionOf({ kind = 'viewer', subject, grants: named }: Asker): Assertion {
  const grants = named.map(([role, code]) => ({ role, agency: agencyId(code) }));
  return { kind, subject, grants, scopes: scopesOf(grants), language: 'en' };
}

/** What JSON makes of an answer, as a client would see it. */
function asJson(response: unknown): GraphQLAnswer {
  return JSON.parse(JSON.stringify(response)) as GraphQLAnswer;
}

/** The rest of the operations by the first. */
export function complaintApi(ask: ComplaintApi['ask']): ComplaintApi {
  return {
    ask,
    async data<T>(...asked: Parameters<typeof ask>): Promise<T> {
      const { data, errors } = await ask(...asked);
      if (errors) throw new Error(JSON.stringify(errors));
      return data as T;
    },
    async code(...asked) {
      const { errors } = await ask(...asked);
      return errors?.[0]?.extensions.code;
    },
  };
}

export async function openComplaintHub(
  dialect: Dialect,
  { sample = false, directory = directoryDouble() }: { sample?: boolean; directory?: DirectoryDouble } = {},
): Promise<ComplaintHub> {
  const { location, drop } = await freshLocation(dialect);
  const vault = new IdentityVault(new Map([['test', randomBytes(32)]]));
  const statements: string[] = [];
  const clock = { now: new Date('2026-03-02T02:00:00Z') };
  const relay = inProcessRelay();
  const subgraph = await Subgraph.open(complaintSubgraph({ directory: directory.source, vault, sample }), {
    location,
    assertionKey: ASSERTION_KEY,
    relay,
    pollIntervalMs: POLL_INTERVAL_MS,
    dutyIntervalMs: POLL_INTERVAL_MS,
    logger: pino({ level: 'error' }),
    now: () => clock.now,
    onStatement: (sql) => statements.push(sql),
  });
  await subgraph.seed();
  // What follows the directory has looked once: whoever counts statements counts none of its.
  await subgraph.catchUp();
  // What the sample gives cause for is done before anyone looks.
  await subgraph.perform('deadlines');
  const streams: AsyncIterableIterator<unknown>[] = [];
  const request = async (who: Asker, query: string, variables?: Record<string, unknown>) => ({
    query,
    variables,
    extensions: { assertion: await signAssertion(assertionOf(who), ASSERTION_KEY, 60) },
  });
  const ask: ComplaintApi['ask'] = async (who, query, variables) =>
    asJson(await subgraph.execute(await request(who, query, variables)));
  return {
    subgraph,
    location,
    directory,
    statements,
    clock,
    ...complaintApi(ask),
    async subscribe(who, query, variables) {
      const stream = subgraph.subscribe(await request(who, query, variables));
      streams.push(stream);
      return (async function* () {
        for await (const response of stream) yield asJson(response);
      })();
    },
    async close() {
      for (const stream of streams) await stream.return?.();
      await subgraph.stop();
      await drop();
    },
  };
}
