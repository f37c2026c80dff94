import { buildSmallSystem } from '../kit/small-system.js';

type Given = Record<string, unknown>;
const itself = { __resolveReference: (entity: unknown) => entity };

it('joins a union that has other members in each subgraph', async () => {
  const book = { __typename: 'Book', id: 'm1', title: 'Perda', fromA: 'a', fromB: 'b' };
  const system = buildSmallSystem({
    a: {
      typeDefs: `
        type Query { media: Media @shareable } union Media = Book
        type Book @key(fields: "id") { id: ID! title: String @shareable fromA: String }`,
      resolvers: { Query: { media: () => book }, Book: { __resolveReference: () => book } },
    },
    b: {
      typeDefs: `
        type Query { media: Media @shareable shelf: Shelf } union Media = Book | Film
        type Book @key(fields: "id") { id: ID! title: String @shareable fromB: String }
        type Film { title: String } type Shelf { media: Media }`,
      resolvers: {
        Query: { media: () => book, shelf: () => ({ media: { __typename: 'Film', title: 'Sosialisasi' } }) },
        Book: { __resolveReference: () => book },
      },
    },
  });
  const query = `{
    media { ... on Book { title fromA fromB } ... on Film { title } }
    shelf { media { __typename ... on Book { fromA } ... on Film { title } } }
  }`;
  expect(await system.ask(query)).toEqual({
    data: {
      media: { title: 'Perda', fromA: 'a', fromB: 'b' },
      shelf: { media: { __typename: 'Film', title: 'Sosialisasi' } },
    },
  });
});

it('joins an interface that other types implement in each subgraph', async () => {
  const system = buildSmallSystem({
    a: {
      typeDefs: `
        type Query { users: [Node] } interface Node { id: ID! }
        type User implements Node @key(fields: "id") { id: ID! name: String }
        type Toy @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: { users: () => [{ __typename: 'User', id: '1', name: 'Siti' }] },
        User: { __resolveReference: ({ id }: Given) => ({ id, name: 'Siti' }) },
      },
    },
    b: {
      typeDefs: `
        type Query { nodes: [Node] } interface Node { id: ID! label: String }
        type User implements Node @key(fields: "id") { id: ID! label: String }
        type Toy implements Node @key(fields: "id") { id: ID! label: String owner: User }`,
      resolvers: {
        Query: {
          nodes: () => [
            { __typename: 'User', id: '1' },
            { __typename: 'Toy', id: '2', owner: { id: '1' } },
          ],
        },
        User: { ...itself, label: ({ id }: Given) => `U${id}` },
        Toy: { ...itself, label: ({ id }: Given) => `T${id}` },
      },
    },
  });
  const query = `{
    users { __typename id label ... on User { name } }
    nodes { id ... on User { name } ... on Toy { owner { name label } } ... on Node { x: label } }
  }`;
  expect(await system.ask(query)).toEqual({
    data: {
      users: [{ __typename: 'User', id: '1', label: 'U1', name: 'Siti' }],
      nodes: [
        { id: '1', name: 'Siti', x: 'U1' },
        { id: '2', owner: { name: 'Siti', label: 'U1' }, x: 'T2' },
      ],
    },
  });
});

it('follows an interface in circles, with what its fields provide', async () => {
  const system = buildSmallSystem({
    a: {
      typeDefs: `
        type Query { product: Product }
        interface Product { twin: Product }
        type Book implements Product @key(fields: "id") { id: ID! twin: Book @provides(fields: "price") price: Float @external }`,
      resolvers: {
        Query: { product: () => ({ __typename: 'Book', id: '1' }) },
        Book: { ...itself, twin: ({ id }: Given) => ({ id: id === '1' ? '2' : '1', price: 10 }) },
      },
    },
    b: {
      typeDefs: `type Book @key(fields: "id") { id: ID! price: Float @shareable }`,
      resolvers: { Book: { ...itself, price: () => 10 } },
    },
  });
  const query =
    '{ product { ... on Book { price } twin { ... on Book { id price twin { __typename ... on Book { id } } } } } }';
  expect(await system.ask(query)).toEqual({
    data: { product: { price: 10, twin: { id: '2', price: 10, twin: { __typename: 'Book', id: '1' } } } },
  });
});

it('enters a subgraph by whichever key is at hand', async () => {
  const whole = { id: '1', code: 'p1', parts: { one: '1', two: '2', three: '3' }, name: 'satu' };
  const system = buildSmallSystem({
    a: {
      typeDefs: `
        type A @key(fields: "id") @key(fields: "code") @key(fields: "parts { one }") @key(fields: "id parts { two three }") {
          id: ID! code: ID! parts: Parts! name: String!
        }
        type Parts @shareable { one: ID! two: ID! three: ID! }`,
      resolvers: { A: { __resolveReference: () => whole } },
    },
    b: {
      typeDefs: `
        type Query { b: B }
        type B { all: [A!]! }
        type A @key(fields: "id parts { two three }") {
          id: ID! parts: Parts! name: String! @external label: String! @requires(fields: "name")
        }
        type Parts @shareable { two: ID! three: ID! }`,
      resolvers: {
        Query: { b: () => ({ all: [{ id: '1', parts: { two: '2', three: '3' } }] }) },
        A: { ...itself, label: (a: Given) => JSON.stringify(a) },
      },
    },
  });
  const label = { __typename: 'A', name: 'satu', id: '1', parts: { two: '2', three: '3' } };
  expect(await system.ask('{ b { all { code name label parts { one } } } }')).toEqual({
    data: { b: { all: [{ code: 'p1', name: 'satu', label: JSON.stringify(label), parts: { one: '1' } }] } },
  });
});

it('runs mutations in order, each with what it requires of other subgraphs', async () => {
  const done: string[] = [];
  const system = buildSmallSystem({
    a: {
      typeDefs: `
        type Query { noop: Int }
        type Mutation { add(n: Int!): Box! }
        type Box @key(fields: "id") { id: ID! n: Int! }`,
      resolvers: {
        Mutation: {
          add: (_: unknown, { n }: { n: number }) => {
            done.push(`add ${n}`);
            return { id: 'b', n };
          },
        },
      },
    },
    b: {
      typeDefs: `
        type Mutation { remove(id: ID!): Int }
        type Box @key(fields: "id") { id: ID! n: Int! @external twice: Int! @requires(fields: "n") }`,
      resolvers: {
        Mutation: {
          remove: (_: unknown, { id }: { id: string }) => {
            done.push(`remove ${id}`);
            return 7;
          },
        },
        Box: {
          ...itself,
          twice: ({ n }: { n: number }) => {
            done.push(`twice ${n}`);
            return n * 2;
          },
        },
      },
    },
  });
  const query = 'mutation ($n: Int!) { one: add(n: $n) { twice n } gone: remove(id: "1") two: add(n: 9) { n: twice } }';
  expect(await system.ask(query, { variables: { n: 4 } })).toEqual({
    data: { one: { twice: 8, n: 4 }, gone: 7, two: { n: 18 } },
  });
  expect(done).toEqual(['add 4', 'twice 4', 'remove 1', 'add 9', 'twice 9']);
});
