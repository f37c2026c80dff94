import {
  Arg,
  Ctx,
  Directive,
  Field,
  ID,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type { PostFacts } from '../../schema/events.js';
import { describeEachDialect } from '../../test/kit/databases.js';
import { agencyId, type DirectoryDouble, directoryDouble } from '../../test/kit/directory-double.js';
import { openBench, type Standing, type SubgraphBench } from '../../test/kit/subgraph-bench.js';
import { openedByStreams } from './build-schema.js';
import { FeedOffsetRow } from './consume-feed.js';
import { Directory } from './directory/directory.js';
import { PostProjectionRow } from './directory/directory-projection.entity.js';
import type { FeedSource } from './feed-source.js';
import type { RequestContext } from './request-context.js';
import { stableId } from './stable-id.js';
import type { SubgraphDefinition } from './subgraph.js';

interface Knots {
  TIED: { knot: string };
}

const HANDLERS = '@requiresScopes(scopes: [["complaint:read", "complaint:sign"], ["complaint:handle"]])';

@ObjectType({ description: 'A knot.' })
class Knot {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'How it is tied.' })
  @Directive(HANDLERS)
  secret!: string;
}

@Resolver(() => Knot)
class KnotResolver {
  constructor(private readonly tie: (knot: string) => Promise<void>) {}

  @Query(() => Knot, { description: 'A knot for everybody.' })
  knot(): Knot {
    return { id: 'k', secret: 'left over right' };
  }

  @Query(() => [String], { nullable: true, description: 'The roles that still hold.' })
  @Directive(HANDLERS)
  roles(@Ctx() { viewer }: RequestContext): string[] {
    return viewer.grants.map(({ role, agency }) => `${role}@${agency.code}`);
  }

  @Mutation(() => Boolean, { description: 'Ties a knot.' })
  async tieKnot(@Arg('id', () => ID) id: string): Promise<boolean> {
    await this.tie(id);
    return true;
  }

  @Subscription(() => Knot, { nullable: true, description: 'Each knot.', subscribe: openedByStreams })
  @Directive(HANDLERS)
  tied(
    @Root() { payload }: { payload: { knot: string } },
    @Arg('after', () => String, { nullable: true }) _after?: string,
  ): Knot {
    return { id: payload.knot, secret: 'right over left' };
  }
}

const knots = (directory: FeedSource): SubgraphDefinition<Knots> => ({
  name: 'knots',
  directory,
  entities: [],
  migrations: [],
  assemble: ({ database, feed, now }) => ({
    resolvers: [
      new KnotResolver((knot) =>
        database.write((manager) =>
          feed.append(manager, { kind: 'TIED', aggregateId: knot, occurredAt: now(), payload: { knot } }),
        ),
      ),
    ],
    references: {},
    streams: {
      tied: ({ after }, stream) =>
        feed.follow({ after: after as string | undefined, entitlements: 'ALL', instead: 'knot' }, stream),
    },
  }),
});

const JAYAPURA = '91.03';
let posts = 0;

/** A post at Jayapura, nine hours before UTC. */
function postAt(facts: Partial<PostFacts> = {}): PostFacts {
  return {
    id: stableId('post', String(posts++)),
    officerId: stableId('officer', 'o'),
    agencyId: agencyId(JAYAPURA),
    role: 'AGENCY_ADMIN',
    from: '2026-01-01',
    until: null,
    ...facts,
  };
}
const by = ({ id }: PostFacts): Standing => ['AGENCY_ADMIN', JAYAPURA, id];

describeEachDialect((dialect) => {
  let bench: SubgraphBench;
  let directory: DirectoryDouble;

  beforeAll(async () => {
    directory = directoryDouble();
    bench = await openBench(dialect, directory, knots);
  });
  afterAll(() => bench.close());
  beforeEach(() => bench.setClock('2026-03-18T03:00:00.000Z'));

  const start = async (facts?: Partial<PostFacts>): Promise<PostFacts> => {
    const post = postAt(facts);
    directory.startPost(post);
    await bench.subgraph.catchUp();
    return post;
  };
  const end = async (post: PostFacts, until = '2026-03-17') => {
    directory.endPost({ ...post, until });
    await bench.subgraph.catchUp();
  };
  const roles = (...standings: Standing[]) => bench.ask(standings, '{ roles }');
  const tie = (id: string) => bench.ask([], 'mutation ($id: ID!) { tieKnot(id: $id) }', { id });

  /** A stream that has told a first knot. */
  const follow = async (...standings: Standing[]) => {
    const stream = await bench.follow(standings, 'subscription { tied { id secret } }');
    const first = stream.next();
    let isTold = false;
    const told = first.then(() => {
      isTold = true;
    });
    for (let knot = 0; !isTold && knot < 500; knot++) await tie('first');
    await told;
    return stream;
  };
  /** What comes after the first knots: the ids, then the codes with which the stream ends. */
  const rest = async (stream: AsyncIterableIterator<{ data: { tied: { id: string } } | null; codes: string[] }>) => {
    const told: string[] = [];
    for await (const { data, codes } of stream) {
      if (data?.tied && data.tied.id !== 'first') told.push(data.tied.id);
      told.push(...codes);
    }
    return told;
  };

  const readUpTo = async (stream: AsyncIterableIterator<{ data: { tied: { id: string } } }>, id: string) => {
    for (let told: string | undefined; told !== id; ) told = (await stream.next()).value.data.tied.id;
  };

  it('takes a grant for as long as its post is held, to the end of its last day at the agency', async () => {
    const post = await start({ until: '2026-03-18' });
    bench.setClock('2026-03-18T14:59:59.000Z');
    expect((await roles(by(post))).data.roles).toEqual(['AGENCY_ADMIN@91.03']);
    bench.setClock('2026-03-18T15:00:00.000Z');
    expect((await roles(by(post))).codes).toEqual(['FORBIDDEN']);
  });

  it.each<[string, Partial<PostFacts>]>([
    ['of another role', { role: 'HEAD' }],
    ['without a role', { role: null }],
    ['at another agency', { agencyId: agencyId('91') }],
    ['that has not begun', { from: '2026-03-19' }],
    ['that has ended', { until: '2026-03-17' }],
  ])('takes no grant that rests on a post %s', async (_title, facts) => {
    expect((await roles(by(await start(facts)))).codes).toEqual(['FORBIDDEN']);
  });

  it('takes no grant that rests on a post which nobody knows', async () => {
    expect((await roles(by(postAt()))).codes).toEqual(['FORBIDDEN']);
  });

  it('knows nothing of a post that has ended before it began, on the day of which it was to begin', async () => {
    const post = await start({ from: '2026-03-20' });
    const known = () => new Directory(bench.subgraph.database.read).postsByIds([post.id]);
    expect(await known()).toEqual([post]);
    await end(post, '2026-03-19');
    bench.setClock('2026-03-20T03:00:00.000Z');
    expect((await roles(by(post))).codes).toEqual(['FORBIDDEN']);
    expect(await known()).toEqual([]);
  });

  it('keeps what another grant gives, and nothing that only the ended one gave', async () => {
    const post = await start({ until: '2026-03-17' });
    const other: Standing = ['HEAD', JAYAPURA];
    expect((await roles(by(post), other)).data.roles).toEqual(['HEAD@91.03']);
    expect((await roles(by(post), ['PROVINCIAL_MONITOR', '91'])).codes).toEqual(['FORBIDDEN']);
  });

  it('withholds a marked field that has no resolver, and nothing beside it', async () => {
    const { data, codes } = await bench.ask([by(postAt())], '{ knot { id secret } }');
    expect([data.knot, codes]).toEqual([{ id: 'k', secret: null }, ['FORBIDDEN']]);
  });

  it('ends an open stream when its post ends, and opens none', async () => {
    const post = await start();
    const stream = await follow(by(post));
    await end(post);
    await tie('after');
    expect(await rest(stream)).toEqual(['UNAUTHENTICATED']);
    const again = await bench.follow([by(post)], 'subscription { tied { id } }');
    expect(await rest(again)).toEqual(['FORBIDDEN']);
  });

  it('tells nothing any more of what is committed after another process has learned of the end', async () => {
    const post = await start();
    const stream = await follow(by(post));
    await bench.subgraph.database.write(async (manager) => {
      await manager.update(PostProjectionRow, { id: post.id }, { facts: { ...post, until: '2026-03-17' } });
      await manager.update(FeedOffsetRow, { source: 'agency-directory' }, { cursor: 'elsewhere' });
    });
    await tie('after');
    expect(await rest(stream)).toEqual(['UNAUTHENTICATED']);
    await bench.subgraph.database.write(async (manager) => {
      await manager.delete(FeedOffsetRow, { source: 'agency-directory' });
    });
    await bench.subgraph.catchUp();
  });

  it('ends a stream with the last day of its post', async () => {
    const post = await start({ until: '2026-03-18' });
    bench.setClock('2026-03-18T14:59:59.950Z');
    const stream = await bench.follow([by(post)], 'subscription { tied { id } }');
    expect(await rest(stream)).toEqual(['UNAUTHENTICATED']);
  });

  it('ends a stream at an agency that is closed, and leaves those that stand as before', async () => {
    const [here, there] = [await follow(by(await start())), await follow(['AGENCY_ADMIN', '91'])];
    const agency = directory.agency(JAYAPURA);
    directory.change({ ...agency, hasAccount: !agency.hasAccount, version: 2 });
    await bench.subgraph.catchUp();
    await tie('between');
    await readUpTo(here, 'between');
    directory.change({ ...agency, closedAt: '2026-03-18T02:00:00.000Z', version: 3 });
    await bench.subgraph.catchUp();
    expect(await rest(here)).toEqual(['UNAUTHENTICATED']);
    await tie('later');
    await readUpTo(there, 'later');
    directory.change({ ...agency, version: 4 });
    await bench.subgraph.catchUp();
  });
});
