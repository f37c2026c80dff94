import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { verifyAssertion } from '../../schema/assertion.js';
import { ERRORS } from '../../schema/errors.js';
import type { AgencyFacts } from '../../schema/events.js';
import { buildFederatedSchema, type SchemaParts } from './build-schema.js';
import { consumeFeed, type FeedConsumer, FeedOffsetRow, feedOffsetMigration } from './consume-feed.js';
import { Database, type DatabaseLocation, type DatabaseOptions } from './database.js';
import { describeError } from './describe-error.js';
import {
  Directory,
  directoryProjectionEntities,
  directoryProjectionHandler,
  directoryProjectionMigrations,
} from './directory-projection.js';
import { CodedError } from './errors.js';
import { OperationExecutor, type SubgraphRequest, type SubgraphResponse } from './execute-operation.js';
import { Feed } from './feed.js';
import type { FeedSource, SnapshotPage, SourcedPage } from './feed-source.js';
import { LeaseRow, leaseMigration } from './lease.js';
import { outboxEntities, outboxMigrations } from './outbox.entity.js';
import { errorPresenter } from './present-error.js';
import type { Relay } from './relay.js';
import { StreamContext } from './request-context.js';
import { DEFAULT_RETENTION, type FeedRetention, Retention } from './retention.js';
import { StreamPositions } from './stream-positions.js';
import { loadViewer, type Viewer } from './viewer.js';

/** What a subgraph gets from whoever starts it. */
export interface SubgraphEnvironment {
  location: DatabaseLocation;
  /** At least 32 bytes, shared with the gateway and the other subgraphs. */
  assertionKey: Uint8Array;
  relay: Relay;
  pollIntervalMs: number;
  /** What the feed keeps; `DEFAULT_RETENTION` unless told. */
  keep?: FeedRetention;
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
  /** The agencies of a viewer's grants; from the directory projection unless the subgraph is the directory itself. */
  agenciesById?: (ids: readonly string[]) => Promise<AgencyFacts[]>;
  /** A page of what this subgraph's feed adds up to, for those who start to follow it. */
  snapshot?: (page: string | null) => Promise<SnapshotPage>;
  /** Rows that exist before the first request; does nothing when they are there. */
  seed?: (onProgress: (message: string) => void) => Promise<void>;
}

export interface SubgraphDefinition<Events> {
  name: string;
  entities: DatabaseOptions['entities'];
  migrations: DatabaseOptions['migrations'];
  /** agency-directory's feed; absent in agency-directory itself. */
  directory?: FeedSource;
  assemble(kit: SubgraphKit<Events>): SubgraphParts | Promise<SubgraphParts>;
}

export interface Readiness {
  ready: boolean;
  reasons: string[];
}

const FEED_PAGE = 500;
const RETENTION_INTERVAL_MS = 60_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** What goes on between requests. */
interface Background {
  feed: Feed<unknown>;
  retention: Retention;
  consumer: FeedConsumer | undefined;
}

/** A running subgraph, reached by direct calls; `startSubgraphServer` puts HTTP and WebSocket around it. */
export class Subgraph {
  private isSeeded = false;

  private constructor(
    readonly name: string,
    readonly schema: GraphQLSchema,
    readonly database: Database,
    private readonly executor: OperationExecutor,
    private readonly background: Background,
    private readonly parts: SubgraphParts & Required<Pick<SubgraphParts, 'agenciesById'>>,
    private readonly assertionKey: Uint8Array,
  ) {}

  /** Opens the database, migrates it and starts to follow the directory. */
  static async open<Events>(
    definition: SubgraphDefinition<Events>,
    environment: SubgraphEnvironment,
  ): Promise<Subgraph> {
    const { name, directory } = definition;
    const { location, relay, pollIntervalMs, now, onStatement, assertionKey, keep = DEFAULT_RETENTION } = environment;
    const logger = environment.logger.child({ subgraph: name }, { serializers: { err: describeError } });
    const onError = (error: unknown) => logger.error({ err: error }, 'background work failed');
    const database = await Database.open({
      location,
      entities: [...outboxEntities, LeaseRow, FeedOffsetRow, ...directoryProjectionEntities, ...definition.entities],
      migrations: [
        ...outboxMigrations,
        leaseMigration,
        feedOffsetMigration,
        ...directoryProjectionMigrations,
        ...definition.migrations,
      ],
      onStatement,
    });
    const onRestored = () =>
      logger.warn('the database is an older copy: every cursor of before is refused from now on');
    const feed = await Feed.open<Events>({
      name,
      database,
      relay,
      cursorKey: assertionKey,
      pollIntervalMs,
      onError,
      onRestored,
    });
    const retention = new Retention({ database, keep, intervalMs: RETENTION_INTERVAL_MS, now, onError });
    retention.start();
    const assembled = await definition.assemble({ database, feed, now, logger });
    const parts = { agenciesById: (ids: readonly string[]) => new Directory(database.read).byIds(ids), ...assembled };
    const schema = await buildFederatedSchema(parts);
    const consumer =
      directory &&
      consumeFeed(directory, directoryProjectionHandler, {
        database,
        relay,
        pollIntervalMs,
        now,
        onError: (error) => reportUnfollowed(error, logger),
      });
    const executor = new OperationExecutor(schema, errorPresenter(logger));
    const background = { consumer, retention, feed: feed as Feed<unknown> };
    return new Subgraph(name, schema, database, executor, background, parts, assertionKey);
  }

  readiness(): Readiness {
    const reasons: string[] = [];
    const { consumer } = this.background;
    if (consumer && !consumer.isReady()) reasons.push('the first snapshot of agency-directory is not in yet');
    if (!this.isSeeded) reasons.push('the first rows are not written yet');
    return { ready: reasons.length === 0, reasons };
  }

  /** Waits for what the seed needs, then writes the rows that are missing. Until then nobody is answered. */
  async seed(onProgress: (message: string) => void = () => undefined): Promise<void> {
    const { consumer } = this.background;
    await consumer?.catchUp().catch(() => undefined);
    await consumer?.ready;
    const { seed } = this.parts;
    if (seed) await this.database.exclusively(() => seed(onProgress));
    this.isSeeded = true;
  }

  /** Applies everything that agency-directory has committed until now. */
  async catchUp(): Promise<void> {
    await this.background.consumer?.catchUp();
  }

  async execute(request: SubgraphRequest): Promise<SubgraphResponse> {
    const viewer = await this.admit(request);
    return viewer instanceof CodedError ? { errors: [viewer] } : this.executor.execute(request, viewer);
  }

  /**
   * Ends by itself when the assertion expires, with `UNAUTHENTICATED` and the cursor up to which everything was sent;
   * whoever reads goes on from there with a new assertion.
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
    if (route === 'feed/head') return { cursor: await this.background.feed.head() };
    if (route === 'feed/read') return this.readFeed(parameters.after ?? '');
    if (route === 'feed/snapshot' && this.parts.snapshot) return this.parts.snapshot(parameters.page ?? null);
    throw new CodedError('NOT_FOUND');
  }

  async stop(): Promise<void> {
    const { consumer, retention, feed } = this.background;
    await consumer?.stop();
    await retention.stop();
    await feed.stop();
    await this.database.close();
  }

  private async readFeed(after: string): Promise<SourcedPage> {
    const page = await this.background.feed.page({
      after,
      limit: FEED_PAGE,
      entitlements: 'ALL',
      instead: 'feed/snapshot',
    });
    const events = page.events as unknown as {
      kind: string;
      aggregateId: string;
      occurredAt: Date;
      payload: unknown;
    }[];
    return {
      ...page,
      events: events.map(({ kind, aggregateId, occurredAt, payload }) => ({
        kind,
        aggregateId,
        occurredAt: occurredAt.toISOString(),
        payload,
      })),
    };
  }

  private async *stream(request: SubgraphRequest, ended: AbortController): AsyncGenerator<SubgraphResponse> {
    const viewer = await this.admit(request);
    if (viewer instanceof CodedError) {
      yield { errors: [viewer] };
      return;
    }
    const positions = request.extensions?.positions === true ? new StreamPositions() : undefined;
    const context = new StreamContext(viewer, ended.signal, positions);
    let hasExpired = false;
    const expire = () => {
      hasExpired = true;
      ended.abort();
    };
    const timer = setTimeout(expire, Math.min(viewer.expiresAt.getTime() - Date.now(), LONGEST_TIMER_MS));
    try {
      yield* this.executor.subscribe(request, context);
      if (hasExpired) yield { errors: [expiry(context.position)] };
    } finally {
      clearTimeout(timer);
    }
  }

  private async admit(request: SubgraphRequest): Promise<Viewer | CodedError> {
    const token = request.extensions?.assertion;
    const assertion =
      typeof token === 'string' ? await verifyAssertion(token, this.assertionKey).catch(() => undefined) : undefined;
    if (!assertion) return new CodedError('UNAUTHENTICATED');
    if (!this.readiness().ready) return new CodedError('NOT_READY');
    return loadViewer(assertion, this.parts.agenciesById);
  }
}

function expiry(cursor: string | undefined): GraphQLError {
  const { message, extensions } = new CodedError('UNAUTHENTICATED');
  return new GraphQLError(message, { extensions: { ...extensions, cursor } });
}

/** A directory that is not up yet is nothing to wake anyone for; what else keeps a subgraph from following it is. */
function reportUnfollowed(error: unknown, logger: Logger): void {
  const message = 'could not follow agency-directory; trying again';
  if (error instanceof CodedError && ERRORS[error.code].retryable) logger.info({ code: error.code }, message);
  else logger.warn({ err: error }, message);
}
