import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Lexer,
  NoSchemaIntrospectionCustomRule,
  parse,
  Source,
  specifiedRules,
  TokenKind,
  type ValidationRule,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { ErrorCode } from '../../schema/errors.js';
import { findBrokenLimit, type OperationLimits, tooDeep, tooManyTokens } from '../security/limits.js';
import { findConditionalRoot } from './find-conditional-root.js';
import { asGraphQLError } from './present-error.js';

/** A document that may be executed, or why not; each error has a code. */
export type Admission = { document: DocumentNode } | { errors: readonly GraphQLError[] };

/** Decides whether an operation's text may be executed, equally for every transport. */
export interface OperationGate {
  /** Never throws. Documents that were admitted are remembered, so that a repeated text costs a look-up. */
  admit(source: string): Admission;
  /** The admitted document whose text has this SHA-256, in hex. */
  admittedByHash(hash: string): DocumentNode | undefined;
  /** Whether this very document was admitted. */
  isAdmitted(document: DocumentNode): boolean;
  /** The validation rules that it applies beside those of the GraphQL specification. */
  readonly ownRules: readonly ValidationRule[];
}

export interface OperationGateOptions {
  /** The schema at the time of asking; documents admitted under another one are forgotten. */
  schema: () => GraphQLSchema;
  limits: OperationLimits;
  introspection: boolean;
  /** How many documents are remembered. */
  capacity?: number;
}

/** A gate that checks size before parsing ends, limits before validation, and validation last. */
export function createOperationGate({
  schema,
  limits,
  introspection,
  capacity = 2000,
}: OperationGateOptions): OperationGate {
  const ownRules = introspection ? [] : [NoSchemaIntrospectionCustomRule];
  const rules = [...specifiedRules, ...ownRules];
  const hashes = new Map<string, DocumentNode>();
  const admitted = new LRUCache<string, DocumentNode>({
    max: capacity,
    dispose: (_document, source) => hashes.delete(hashOf(source)),
  });
  const documents = new WeakSet<DocumentNode>();
  let admittedUnder = schema();

  function check(source: string): Admission {
    try {
      const parsed = parseWithinLimit(source, limits.tokens);
      return 'document' in parsed ? judge(parsed.document) : parsed;
    } catch (error) {
      // The parser, the limits and the rules recurse: what exhausts the stack is beyond any limit of depth.
      if (error instanceof RangeError) return { errors: [tooDeep(limits.depth)] };
      return { errors: [coded(asGraphQLError(error), 'INTERNAL_SERVER_ERROR')] };
    }
  }

  function judge(document: DocumentNode): Admission {
    const refused = findBrokenLimit(document, limits) ?? findConditionalRoot(document);
    if (refused) return { errors: [refused] };
    const errors = validate(admittedUnder, document, rules);
    if (errors.length > 0) return { errors: errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED')) };
    return { document };
  }

  function remember(source: string, document: DocumentNode): void {
    admitted.set(source, document);
    hashes.set(hashOf(source), document);
    documents.add(document);
  }

  function admit(source: string): Admission {
    if (schema() !== admittedUnder) {
      admitted.clear();
      admittedUnder = schema();
    }
    const known = admitted.get(source);
    if (known) return { document: known };
    const admission = check(source);
    if ('document' in admission) {
      remember(source, admission.document);
    }
    return admission;
  }

  return {
    admit,
    admittedByHash: (hash) => hashes.get(hash),
    isAdmitted: (document) => documents.has(document),
    ownRules,
  };
}

const hashOf = (source: string): string => createHash('sha256').update(source).digest('hex');

function parseWithinLimit(source: string, maxTokens: number): Admission {
  try {
    return { document: parse(source, { maxTokens }) };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const isTooLong = hasMoreTokens(source, maxTokens);
    return { errors: [isTooLong ? tooManyTokens(maxTokens) : coded(error, 'GRAPHQL_PARSE_FAILED')] };
  }
}

/** Counted anew, because the parser's error for it has no code and its words differ between versions. */
function hasMoreTokens(source: string, limit: number): boolean {
  const lexer = new Lexer(new Source(source));
  try {
    for (let count = 0; count <= limit; count += 1) {
      if (lexer.advance().kind === TokenKind.EOF) return false;
    }
    return true;
  } catch {
    return false;
  }
}

function coded(error: GraphQLError, code: ErrorCode): GraphQLError {
  return new GraphQLError(error.message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    extensions: { ...error.extensions, code },
    originalError: error,
  });
}
