import { once } from 'node:events';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { verifyAssertion } from '../../schema/assertion.js';
import { Background } from './background.js';
import { backgroundErrors } from './background-errors.js';
import { buildFederatedSchema, type SchemaParts } from './build-schema.js';
import { type FeedHandler, loadFollowed } from './consume-feed.js';
import { Database, type DatabaseLocation, type Tables } from './database.js';
import { DATABASE_AWAY } from './database-away.js';
import { describeError } from './describe-error.js';
import { projectedGrants } from './directory/directory.js';
import type { DutyDefinition } from './duty.js';
import { CodedError } from './errors.js';
import {
  asGraphQLError,
  type ErrorPresenter,
  OperationExecutor,
  type SubgraphRequest,
  type SubgraphResponse,
} from './execute-operation.js';
import { Feed } from './feed.js';
import type { FeedSource, SnapshotPage } from './feed-source.js';
import { answerInternal } from './internal-routes.js';
import { withKitTables } from './kit-tables.js';
import { errorPresenter } from './present-error.js';
import type { Relay } from './relay.js';
import { StreamContext } from './request-context.js';
import type { FeedRetention } from './retention.js';
import { StreamPositions } from './stream-positions.js';
import { type GrantFinder, Viewer } from './viewer.js';
import { ViewerWatch } from './viewer-watch.js';

/** What a subgraph gets from whoever starts it. */
export interface SubgraphEnvironment {
  location: DatabaseLocation;
  /** Whether missing tables are made; default true. */
  migrates?: boolean;
  /** At least 32 bytes, shared with the gateway and the other subgraphs. */
  assertionKey: Uint8Array;
  relay: Relay;
  pollIntervalMs: number;
  /** What the feed keeps; `DEFAULT_RETENTION` unless told. */
  keep?: FeedRetention;
  /** How often the subgraph's own duties are performed, in milliseconds; for tests, which perform them when they want. */
  dutyIntervalMs?: number;
  logger: Logger;
  now: () => Date;
  onStatement?: (sql: string) => void;
}

/** What the parts of a subgraph build on. */
export interface SubgraphKit<Events> {
  database: Database;
  feed: Feed<Events>;
  now: () => Date;
  logger: Logger;
}

/** A subgraph's own parts on top of the kit. */
export interface SubgraphParts extends SchemaParts {
  /** Finds what viewers' grants rest on; in the directory projection unless the subgraph is the directory itself. */
  grantFinder?: GrantFinder;
  /** A page of what this subgraph's feed adds up to, for those who start to follow it. */
  snapshot?: (page: string | null) => Promise<SnapshotPage>;
  /** Rows that exist before the first request; does nothing when they are there. */
  seed?: (onProgress: (message: string) => void) => Promise<void>;
  /** What else the directory's news change here, around what keeps the projection, in its transaction. */
  followDirectory?: (projection: FeedHandler) => FeedHandler;
  /** What one process does for all, again and again, from the first seed on. */
  duties?: readonly DutyDefinition[];
}

export interface SubgraphDefinition<Events> extends Tables {
  name: string;
  /** agency-directory's feed; absent in agency-directory itself. */
  directory?: FeedSource;
  assemble(kit: SubgraphKit<Events>): SubgraphParts | Promise<SubgraphParts>;
}

/** By what viewers are known. */
interface GrantLookup {
  finder: GrantFinder;
  watch: ViewerWatch;
  now: () => Date;
}

export interface Readiness {
  ready: boolean;
  reasons: string[];
}

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A running subgraph, reached by direct calls; `startSubgraphServer` puts HTTP and WebSocket around it. */
export class Subgraph {
  private isSeeded = false;

  private constructor(
    readonly name: string,
    readonly schema: GraphQLSchema,
    readonly database: Database,
    private readonly executor: OperationExecutor,
    private readonly present: ErrorPresenter,
    private readonly background: Background,
    private readonly parts: SubgraphParts,
    private readonly grants: GrantLookup,
    private readonly assertionKey: Uint8Array,
  ) {}

  /** Opens the database, migrates it and starts to follow the directory. */
  static async open<Events>(
    definition: SubgraphDefinition<Events>,
    environment: SubgraphEnvironment,
  ): Promise<Subgraph> {
    const { location, migrates, onStatement } = environment;
    const database = await Database.open({ location, ...withKitTables(definition), migrates, onStatement });
    try {
      return await Subgraph.openOn(database, definition, environment);
    } catch (error) {
      await database.close();
      throw error;
    }
  }

  private static async openOn<Events>(
    database: Database,
    definition: SubgraphDefinition<Events>,
    environment: SubgraphEnvironment,
  ): Promise<Subgraph> {
    const { name } = definition;
    const { relay, pollIntervalMs, now, assertionKey } = environment;
    const logger = environment.logger.child({ subgraph: name }, { serializers: { err: describeError } });
    const feed = await Feed.open<Events>({
      name,
      database,
      relay,
      cursorKey: assertionKey,
      pollIntervalMs,
      onError: backgroundErrors(logger, 'feed'),
      onRestored: () => logger.warn('the database is an older copy: every cursor of before is refused from now on'),
    });
    const { parts, schema } = await assemble(definition, { database, feed, now, logger }).catch(async (error) => {
      await feed.stop();
      throw error;
    });
    const { directory } = definition;
    const { grantFinder: finder = projectedGrants(database) } = parts;
    const loadRevision = directory ? () => loadFollowed(database, directory.name) : () => feed.head();
    const watch = new ViewerWatch({ loadRevision, finder, now });
    const onLookFailed = backgroundErrors(logger, 'looking at who follows');
    const background = Background.start(
      { ...parts, directory },
      {
        ...environment,
        database,
        logger,
        feed: feed as Feed<unknown>,
        onDirectoryApplied: () => void watch.look().catch(onLookFailed),
      },
    );
    const present = errorPresenter(logger);
    const executor = new OperationExecutor(schema, present);
    const grants = { finder, watch, now };
    return new Subgraph(name, schema, database, executor, present, background, parts, grants, assertionKey);
  }

  /** Whether it can answer now, its database asked, and why not. */
  async readiness(): Promise<Readiness> {
    const reasons = this.missing();
    if (!(await this.database.answers())) reasons.push(DATABASE_AWAY);
    return { ready: reasons.length === 0, reasons };
  }

  /**
   * Waits for what the seed needs, then writes the rows that are missing. Until then nobody is answered. `signal` ends the
   * waiting, with nothing done.
   */
  async seed(onProgress: (message: string) => void = () => undefined, signal?: AbortSignal): Promise<void> {
    await Promise.race([this.background.untilDirectory(), ...(signal ? [untilAborted(signal)] : [])]);
    if (signal?.aborted) return;
    const { seed } = this.parts;
    if (seed) await this.database.exclusively(() => seed(onProgress));
    this.isSeeded = true;
    this.background.startDuties();
  }

  /** Performs a duty now, where this process leads; resolves when it is done. */
  async perform(name: string): Promise<void> {
    await this.background.perform(name);
  }

  /** Applies everything that agency-directory has committed until now. */
  async catchUp(): Promise<void> {
    await this.background.catchUp();
  }

  async execute(request: SubgraphRequest): Promise<SubgraphResponse> {
    const viewer = await this.admit(request);
    return viewer instanceof GraphQLError ? { errors: [viewer] } : this.executor.execute(request, viewer);
  }

  /**
   * Ends by itself when the assertion expires or what its grants rest on has changed, such as a post that ended, with
   * `UNAUTHENTICATED` and the cursor up to which everything was sent; whoever reads goes on from there with a new assertion.
   */
  subscribe(request: SubgraphRequest, signal?: AbortSignal): AsyncIterableIterator<SubgraphResponse> {
    const ended = new AbortController();
    const end = () => ended.abort();
    signal?.addEventListener('abort', end, { once: true });
    const stream = this.stream(request, ended);
    return {
      next: () => stream.next(),
      return: async () => {
        end();
        signal?.removeEventListener('abort', end);
        await stream.return(undefined);
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  /** Answers an internal route (`feed/head`, `feed/snapshot`, `feed/read`) for another subgraph's assertion. */
  async internal(route: string, parameters: Record<string, string>, assertion: string): Promise<unknown> {
    const verified = await verifyAssertion(assertion, this.assertionKey).catch(() => undefined);
    if (verified?.kind !== 'service') throw new CodedError('UNAUTHENTICATED');
    if (!this.isSeeded) throw new CodedError('NOT_READY');
    return answerInternal(route, parameters, { feed: this.background.feed, snapshot: this.parts.snapshot });
  }

  async stop(): Promise<void> {
    await this.background.stop();
    await this.database.close();
  }

  private async *stream(request: SubgraphRequest, ended: AbortController): AsyncGenerator<SubgraphResponse> {
    const viewer = await this.admit(request);
    if (viewer instanceof GraphQLError) {
      yield { errors: [viewer] };
      return;
    }
    const { watch, now } = this.grants;
    const positions = request.extensions?.positions === true ? new StreamPositions() : undefined;
    const context = new StreamContext(viewer, ended.signal, (place) => watch.lookAt(place), positions);
    let hasExpired = false;
    const expire = () => {
      hasExpired = true;
      ended.abort();
    };
    const { expiresAt, standsUntil } = viewer;
    const lastsMs = Math.min(
      expiresAt.getTime() - Date.now(),
      standsUntil ? standsUntil.getTime() + 1 - now().getTime() : LONGEST_TIMER_MS,
    );
    const timer = setTimeout(expire, Math.min(lastsMs, LONGEST_TIMER_MS));
    const unwatch = watch.add(viewer, expire);
    try {
      yield* this.executor.subscribe(request, context);
      if (hasExpired) yield { errors: [expiry(context.position)] };
    } finally {
      clearTimeout(timer);
      unwatch();
    }
  }

  /** What it still waits for since it was opened. */
  private missing(): string[] {
    return [
      ...(!this.background.knowsDirectory ? ['the first snapshot of agency-directory is not in yet'] : []),
      ...(this.isSeeded ? [] : ['the first rows are not written yet']),
    ];
  }

  private async admit(request: SubgraphRequest): Promise<Viewer | GraphQLError> {
    const token = request.extensions?.assertion;
    const assertion =
      typeof token === 'string' ? await verifyAssertion(token, this.assertionKey).catch(() => undefined) : undefined;
    if (!assertion) return new CodedError('UNAUTHENTICATED');
    if (this.missing().length > 0) return new CodedError('NOT_READY');
    try {
      const { finder, now } = this.grants;
      const [viewer] = await Viewer.load([assertion], finder, now());
      return viewer as Viewer;
    } catch (error) {
      return this.present(asGraphQLError(error), assertion);
    }
  }
}

async function assemble<Events>(definition: SubgraphDefinition<Events>, kit: SubgraphKit<Events>) {
  const parts = await definition.assemble(kit);
  return { parts, schema: await buildFederatedSchema(parts) };
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

function expiry(cursor: string | undefined): GraphQLError {
  const { message, extensions } = new CodedError('UNAUTHENTICATED');
  return new GraphQLError(message, { extensions: { ...extensions, cursor } });
}
