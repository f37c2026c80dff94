import { buildSmallSystem } from '../kit/small-system.js';

const system = buildSmallSystem({
  a: {
    typeDefs: `
      type Query { agencies: [Agency!]! ministry: Ministry }
      type Agency @key(fields: "id") @context(name: "ctx") { id: ID! zone: String! posts: [Post!]! main: Post! }
      type Ministry @key(fields: "id") @context(name: "ctx") { id: ID! zone: String! main: Post! }
      type Post @key(fields: "id") {
        id: ID! hours(zone: String @fromContext(field: "$ctx { zone }")): String echo(text: String): String
      }`,
    resolvers: {
      Query: {
        agencies: () => [
          { id: 'a1', zone: 'WIB', posts: [{ id: 'p1' }, { id: 'p2' }], main: { id: 'p1' } },
          { id: 'a2', zone: 'WIT', posts: [{ id: 'p1' }], main: { id: 'p3' } },
        ],
        ministry: () => ({ id: 'm', zone: 'WITA', main: { id: 'p1' } }),
      },
      Post: {
        __resolveReference: (post: unknown) => post,
        hours: ({ id }: { id: string }, { zone }: { zone: string }) => `${id} ${zone}`,
        echo: (_: unknown, { text }: { text: string }) => text,
      },
    },
  },
  b: { typeDefs: `type Post @key(fields: "id") { id: ID! title: String }`, resolvers: {} },
});

it('hands arguments down from the objects around, whichever type they are', async () => {
  expect(await system.ask('{ agencies { posts { hours } m: main { h: hours } } ministry { main { hours } } }')).toEqual(
    {
      data: {
        agencies: [
          { posts: [{ hours: 'p1 WIB' }, { hours: 'p2 WIB' }], m: { h: 'p1 WIB' } },
          { posts: [{ hours: 'p1 WIT' }], m: { h: 'p3 WIT' } },
        ],
        ministry: { main: { hours: 'p1 WITA' } },
      },
    },
  );
});

it('keeps a client’s variable apart from them, whatever its name', async () => {
  await system.ask('{ ministry { main { hours } } }');
  const own = Object.keys(system.fetches.at(-1)?.variables ?? {}).find((name) => name !== 'representations') ?? '';
  const query = `query ($${own}: String) { ministry { main { hours echo(text: $${own}) } } }`;
  expect(await system.ask(query, { variables: { [own]: 'mine' } })).toEqual({
    data: { ministry: { main: { hours: 'p1 WITA', echo: 'mine' } } },
  });
});

it('waits for values that another subgraph brings, for entities that parents share', async () => {
  const shared = buildSmallSystem({
    a: {
      typeDefs: `
        type Query { agencies: [Agency!]! }
        type Agency @key(fields: "id") { id: ID! desk: Desk! }
        type Desk @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: {
          agencies: () => [
            { id: 'a1', desk: { id: 'd' } },
            { id: 'a2', desk: { id: 'd' } },
            { id: 'a3', desk: { id: 'd' } },
          ],
        },
      },
    },
    b: {
      typeDefs: `
        type Agency @key(fields: "id") @context(name: "ctx") { id: ID! zone: String! main: Desk! }
        type Desk @key(fields: "id") { id: ID! post: Post! }
        type Post @key(fields: "id") { id: ID! hours(zone: String @fromContext(field: "$ctx { zone }")): String }`,
      resolvers: {
        Agency: {
          __resolveReference: ({ id }: { id: string }) => ({
            id,
            zone: id === 'a2' ? 'WIT' : 'WIB',
            main: { id: 'm' },
          }),
        },
        Desk: { __resolveReference: (desk: unknown) => desk, post: ({ id }: { id: string }) => ({ id: `p-${id}` }) },
        Post: {
          __resolveReference: (post: unknown) => post,
          hours: ({ id }: { id: string }, { zone }: { zone: string }) => `${id} ${zone}`,
        },
      },
    },
  });
  expect(await shared.ask('{ agencies { desk { post { hours } } } }')).toEqual({
    data: { agencies: ['WIB', 'WIT', 'WIB'].map((zone) => ({ desk: { post: { hours: `p-d ${zone}` } } })) },
  });
  expect(await shared.ask('{ agencies { id desk { p: post { h: hours } } main { post { hours } } } }')).toEqual({
    data: {
      agencies: ['WIB', 'WIT', 'WIB'].map((zone, index) => ({
        id: `a${index + 1}`,
        desk: { p: { h: `p-d ${zone}` } },
        main: { post: { hours: `p-m ${zone}` } },
      })),
    },
  });
});
