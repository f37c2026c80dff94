import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { RequestContext, type StreamContext } from './request-context.js';
import { withPositions } from './stream-positions.js';
import type { Viewer } from './viewer.js';

/**
 * A GraphQL request as the gateway sends it; `extensions.assertion` says who asks. With `extensions.positions: true` a
 * resumable subscription also sends `{ data: null, extensions: { position } }`: the cursor up to which everything was sent.
 */
export interface SubgraphRequest {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
  extensions?: Record<string, unknown>;
}

export interface SubgraphResponse {
  data?: Record<string, unknown> | null;
  errors?: readonly GraphQLError[];
  extensions?: { position: string };
}

/** Turns what a resolver threw into what may be shown: coded errors as they are, the rest masked and logged. */
export type ErrorPresenter = (error: GraphQLError, reader: Pick<Viewer, 'language'>) => GraphQLError;

const CACHED_DOCUMENTS = 1000;

/** Executes operations on one schema; documents are parsed and validated once. */
export class OperationExecutor {
  private readonly documents = new LRUCache<string, DocumentNode | readonly GraphQLError[]>({ max: CACHED_DOCUMENTS });

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly present: ErrorPresenter,
  ) {}

  async execute(request: SubgraphRequest, viewer: Viewer): Promise<SubgraphResponse> {
    const document = this.documentOf(request.query);
    if (!('kind' in document)) return { errors: document.map((error) => this.present(error, viewer)) };
    return this.toResponse(await execute(this.argumentsOf(request, document, new RequestContext(viewer))), viewer);
  }

  /** The stream's events, each executed with loaders of its own; ends when the context's signal aborts. */
  async *subscribe(request: SubgraphRequest, context: StreamContext): AsyncGenerator<SubgraphResponse> {
    const { viewer, signal } = context;
    const document = this.documentOf(request.query);
    if (!('kind' in document)) {
      yield { errors: document.map((error) => this.present(error, viewer)) };
      return;
    }
    const source = await createSourceEventStream(this.argumentsOf(request, document, context));
    if (!(Symbol.asyncIterator in source)) {
      yield this.toResponse(source, viewer);
      return;
    }
    const respond = async (rootValue: unknown) => {
      context.clear();
      return this.toResponse(await execute({ ...this.argumentsOf(request, document, context), rootValue }), viewer);
    };
    try {
      if (!context.positions) for await (const event of source) yield await respond(event);
      else {
        for await (const told of withPositions(source as AsyncIterable<{ cursor?: string }>, context.positions)) {
          yield 'event' in told ? await respond(told.event) : { data: null, extensions: { position: told.position } };
        }
      }
    } catch (error) {
      if (!signal.aborted) yield { errors: [this.present(asGraphQLError(error), viewer)] };
    }
  }

  private argumentsOf(request: SubgraphRequest, document: DocumentNode, contextValue: RequestContext) {
    return {
      schema: this.schema,
      document,
      contextValue,
      variableValues: request.variables,
      operationName: request.operationName,
    };
  }

  private documentOf(query: string): DocumentNode | readonly GraphQLError[] {
    const known = this.documents.get(query);
    if (known) return known;
    const document = parseValid(this.schema, query);
    this.documents.set(query, document);
    return document;
  }

  private toResponse({ data, errors }: ExecutionResult, viewer: Viewer): SubgraphResponse {
    if (!errors) return { data };
    return { data, errors: errors.map((error) => this.present(error, viewer)) };
  }
}

function parseValid(schema: GraphQLSchema, query: string): DocumentNode | readonly GraphQLError[] {
  try {
    const document = parse(query);
    const errors = validate(schema, document);
    return errors.length > 0 ? errors : document;
  } catch (error) {
    return [asGraphQLError(error)];
  }
}

/** What was thrown, as GraphQL wraps it. */
export function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const cause = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(cause.message, { originalError: cause });
}
