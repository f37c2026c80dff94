import { ArgsType, Directive, Field, Int, ObjectType } from 'type-graphql';

export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 100;

@Directive('@shareable')
@ObjectType({ description: 'Where a page stands in its list (informasi halaman).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows; ask for it with `after: endCursor`.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether something comes before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first edge; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'The cursor of the last edge; null on an empty page.' })
  endCursor!: string | null;
}

/** The arguments of every connection: `@Args(() => PageArguments) page`. `pageByKeyset` checks them. */
@ArgsType()
export class PageArguments {
  @Field(() => Int, {
    defaultValue: DEFAULT_PAGE_SIZE,
    description: `How many at most, 1 to ${MAX_PAGE_SIZE} (jumlah per halaman).`,
  })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Begin after this cursor, the `endCursor` of the page before (lanjutkan setelah).',
  })
  after?: string | null;
}

export interface Edge<Node> {
  cursor: string;
  node: Node;
}

/** One page of a list: what a resolver of a connection returns. */
export interface Page<Node> {
  edges: Edge<Node>[];
  pageInfo: PageInfo;
  /** Counts the whole list; called only where a client asks for `totalCount`. */
  count: () => Promise<number>;
  /** Where the feed stood before the list was read: what the list does not show comes after it, and perhaps some that it shows. */
  feedCursor?: string | null;
}

/** The same page with every node replaced. */
export function mapPage<Row, Node>(page: Page<Row>, toNode: (row: Row) => Node): Page<Node> {
  return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: toNode(node) })) };
}

interface ConnectionOptions {
  /** What the list holds, in English with the Indonesian term. */
  description: string;
  /** Whether a subscription continues the list. */
  feedCursor?: boolean;
}

/**
 * The Relay connection of a node type, with its edge: `connectionType(Complaint, 'ComplaintConnection', …)` gives the
 * types `ComplaintConnection` and `ComplaintEdge`. Call it once per name. Its resolvers return a `Page`.
 */
export function connectionType<Node extends object>(
  NodeClass: abstract new (...parts: never[]) => Node,
  name: `${string}Connection`,
  { description, feedCursor = false }: ConnectionOptions,
): new () => Page<Node> {
  @ObjectType(name.replace(/Connection$/, 'Edge'), { description: `One entry. ${description}` })
  class NodeEdge implements Edge<Node> {
    @Field(() => String, { description: 'Its place in the list, for `after` (kursor).' })
    cursor!: string;

    @Field(() => NodeClass, { description: 'The entry itself (isi).' })
    node!: Node;
  }

  @ObjectType(name, { description })
  class Connection implements Page<Node> {
    count!: () => Promise<number>;

    @Field(() => [NodeEdge], { description: 'The entries of this page, in order (isi halaman).' })
    edges!: NodeEdge[];

    @Field(() => PageInfo, { description: 'Where this page stands in the list (informasi halaman).' })
    pageInfo!: PageInfo;

    @Field(() => Int, {
      description: 'How many the whole list holds (jumlah seluruhnya); counted only when asked for.',
    })
    totalCount(): Promise<number> {
      return this.count();
    }
  }

  if (feedCursor) {
    const declareField = Field(() => String, {
      nullable: true,
      description:
        'Where the stream of events stood before this list was read: a subscription with `after: feedCursor`, of the first page where there are several, tells every event that the list does not show yet. It may also tell what the list shows already; apply all in their order (kursor aliran).',
    });
    declareField(Connection.prototype, 'feedCursor');
  }
  return Connection;
}
