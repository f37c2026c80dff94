import { buildSmallSystem } from '../kit/small-system.js';

const system = buildSmallSystem({
  a: {
    typeDefs: `
      type Query { agencies: [Agency!]! ministry: Ministry }
      type Agency @key(fields: "id") @context(name: "ctx") { id: ID! zone: String! posts: [Post!]! main: Post! }
      type Ministry @key(fields: "id") @context(name: "ctx") { id: ID! zone: String! main: Post! }
      type Post @key(fields: "id") { id: ID! hours(zone: String @fromContext(field: "$ctx { zone }")): String }`,
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
