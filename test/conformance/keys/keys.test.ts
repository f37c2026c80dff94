import { buildSmallSystem } from '../kit/small-system.js';

type Reference = Record<string, unknown>;

describe('an entity with several keys', () => {
  const system = buildSmallSystem({
    orders: {
      typeDefs: `
        type Query { books: [Book] }
        type Book @key(fields: "upc") { upc: ID! }`,
      resolvers: { Query: { books: () => [{ upc: 'u1' }, { upc: 'lost' }, null, { upc: 'u2' }, { upc: 'u1' }] } },
    },
    catalogue: {
      typeDefs: `type Book @key(fields: "upc") @key(fields: "id") { upc: ID! id: ID! title: String }`,
      resolvers: {
        Book: {
          __resolveReference: ({ upc }: Reference) =>
            upc === 'lost' ? null : { upc, id: String(upc).replace('u', 'b'), title: `Judul ${upc}` },
        },
      },
    },
    authors: {
      typeDefs: `type Book @key(fields: "id") { id: ID! author: Author } type Author @key(fields: "name") { name: String! }`,
      resolvers: { Book: { __resolveReference: ({ id }: Reference) => ({ id, author: { name: `Penulis ${id}` } }) } },
    },
  });

  it('is reached from key to key', async () => {
    expect(await system.ask('{ books { author { name } } }')).toEqual({
      data: {
        books: [
          { author: { name: 'Penulis b1' } },
          { author: null },
          null,
          { author: { name: 'Penulis b2' } },
          { author: { name: 'Penulis b1' } },
        ],
      },
    });
    expect(system.fetches.map(({ variables }) => variables?.representations)).toEqual([
      undefined,
      [
        { __typename: 'Book', upc: 'u1' },
        { __typename: 'Book', upc: 'lost' },
        { __typename: 'Book', upc: 'u2' },
      ],
      [
        { __typename: 'Book', id: 'b1' },
        { __typename: 'Book', id: 'b2' },
      ],
    ]);
  });

  it('keeps what is known of it when another subgraph does not know it', async () => {
    expect(await system.ask('{ books { upc id title } }')).toEqual({
      data: {
        books: [
          { upc: 'u1', id: 'b1', title: 'Judul u1' },
          null,
          null,
          { upc: 'u2', id: 'b2', title: 'Judul u2' },
          { upc: 'u1', id: 'b1', title: 'Judul u1' },
        ],
      },
      errors: [
        {
          message: 'Cannot return null for non-nullable field Book.id.',
          path: ['books', 1, 'id'],
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        },
      ],
    });
  });
});

describe('a key of several fields and nested ones', () => {
  const system = buildSmallSystem({
    directory: {
      typeDefs: `
        type Query { post: Post }
        type Post @key(fields: "number holder { id office { code } }") { number: Int! holder: Officer! }
        type Officer @key(fields: "id") { id: ID! office: Office! }
        type Office @shareable { code: String! name: String }`,
      resolvers: {
        Query: { post: () => ({ number: 7, holder: { id: 'o1', office: { code: 'JB', name: 'Jabar' } } }) },
      },
    },
    payroll: {
      typeDefs: `
        type Post @key(fields: "number holder { id office { code } }") { number: Int! holder: Officer! grade: String }
        type Officer @key(fields: "id") { id: ID! office: Office! @shareable salary: Int }
        type Office @shareable { code: String! }`,
      resolvers: {
        Post: {
          __resolveReference: (post: unknown) => post,
          grade: ({ number, holder }: { number: number; holder: { id: string; office: { code: string } } }) =>
            `${number}/${holder.id}/${holder.office.code}`,
        },
        Officer: { __resolveReference: (officer: unknown) => officer, salary: () => 9 },
      },
    },
  });

  it('is handed over whole', async () => {
    expect(await system.ask('{ post { grade holder { office { name } salary } } }')).toEqual({
      data: { post: { grade: '7/o1/JB', holder: { office: { name: 'Jabar' }, salary: 9 } } },
    });
  });
});

describe('a key that a subgraph declares and does not resolve', () => {
  it('is no way into it, also not back from a requirement', async () => {
    const system = buildSmallSystem({
      a: {
        typeDefs: `type Query { part: Part } type Part @key(fields: "id") { id: ID! }`,
        resolvers: { Query: { part: () => ({ id: '1' }) } },
      },
      b: {
        typeDefs: `type Part @key(fields: "id") { id: ID! code: ID! @shareable }`,
        resolvers: { Part: { __resolveReference: ({ id }: Reference) => ({ id, code: `c${id}` }) } },
      },
      c: {
        typeDefs: `
          type Part @key(fields: "id", resolvable: false) @key(fields: "id code") {
            id: ID! code: ID! name: String @external label: String @requires(fields: "name") twin: Part
          }`,
        resolvers: {
          Part: {
            __resolveReference: (part: Reference) => part,
            label: ({ id, code, name }: Reference) => `${id} ${code} ${name}`,
            twin: () => ({ id: '2', code: 'c2' }),
          },
        },
      },
      d: {
        typeDefs: `type Part @key(fields: "id") { id: ID! name: String }`,
        resolvers: { Part: { __resolveReference: ({ id }: Reference) => ({ id, name: `n${id}` }) } },
      },
    });
    expect(await system.ask('{ part { label twin { label } } }')).toEqual({
      data: { part: { label: '1 c1 n1', twin: { label: '2 c2 n2' } } },
    });
  });

  it('lets it name entities that others resolve', async () => {
    const system = buildSmallSystem({
      a: {
        typeDefs: `type Query { part: Part } type Part @key(fields: "id", resolvable: false) { id: ID! }`,
        resolvers: { Query: { part: () => ({ id: '1' }) } },
      },
      b: {
        typeDefs: `type Part @key(fields: "id") { id: ID! name: String }`,
        resolvers: { Part: { __resolveReference: ({ id }: Reference) => ({ id, name: `n${id}` }) } },
      },
    });
    expect(await system.ask('{ part { id name } }')).toEqual({ data: { part: { id: '1', name: 'n1' } } });
  });
});
