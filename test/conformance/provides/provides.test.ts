import { buildSmallSystem } from '../kit/small-system.js';

type Reference = Record<string, unknown>;

const system = buildSmallSystem({
  reviews: {
    typeDefs: `
      type Query {
        top: Review @provides(fields: "author { name address { city } }")
        plain: Review
        media: [Media] @provides(fields: "... on Book { title }")
        works: [Work] @provides(fields: "... on Film { title }")
      }
      type Review @key(fields: "id") { id: ID! author: User }
      type User @key(fields: "id") { id: ID! name: String @external address: Address @external }
      type Address { city: String @external }
      union Media = Book | Film
      interface Work { id: ID! }
      type Book implements Work @key(fields: "id") { id: ID! title: String @external }
      type Film implements Work @key(fields: "id") { id: ID! title: String @external }`,
    resolvers: {
      Query: {
        top: () => ({ id: 'r', author: { id: 'u', name: 'Siti', address: { city: 'Bekasi' } } }),
        plain: () => ({ id: 'r', author: { id: 'u' } }),
        media: () => [
          { __typename: 'Book', id: 'b', title: 'Perda' },
          { __typename: 'Film', id: 'f' },
        ],
        works: () => [
          { __typename: 'Book', id: 'b' },
          { __typename: 'Film', id: 'f', title: 'Film f' },
        ],
      },
    },
  },
  users: {
    typeDefs: `
      type User @key(fields: "id") { id: ID! name: String @shareable address: Address @shareable email: String }
      type Address { city: String @shareable zip: String }
      type Book @key(fields: "id") { id: ID! title: String @shareable }
      type Film @key(fields: "id") { id: ID! title: String @shareable }`,
    resolvers: {
      User: {
        __resolveReference: ({ id }: Reference) => ({
          id,
          name: 'Siti',
          address: { city: 'Bekasi', zip: '17' },
          email: 'e',
        }),
      },
      Book: { __resolveReference: ({ id }: Reference) => ({ id, title: 'Perda' }) },
      Film: { __resolveReference: ({ id }: Reference) => ({ id, title: `Film ${id}` }) },
    },
  },
});
const asked = () => system.fetches.map(({ subgraph }) => subgraph);
beforeEach(() => {
  system.fetches.length = 0;
});

it('takes what a field provides from there, at any depth', async () => {
  expect(await system.ask('{ top { author { name address { city } } } }')).toEqual({
    data: { top: { author: { name: 'Siti', address: { city: 'Bekasi' } } } },
  });
  expect(asked()).toEqual(['reviews']);
});

it('takes the rest from its owner', async () => {
  expect(await system.ask('{ top { author { name email address { zip city } } } plain { author { name } } }')).toEqual({
    data: {
      top: { author: { name: 'Siti', email: 'e', address: { zip: '17', city: 'Bekasi' } } },
      plain: { author: { name: 'Siti' } },
    },
  });
});

it('takes what is provided for one type of a union or an interface only for that', async () => {
  expect(await system.ask('{ media { ... on Book { title } } works { ... on Film { title } } }')).toEqual({
    data: { media: [{ title: 'Perda' }, {}], works: [{}, { title: 'Film f' }] },
  });
  expect(asked()).toEqual(['reviews']);
  const { data } = await system.ask(
    '{ media { ... on Book { title } ... on Film { title } } works { ... on Book { title } } }',
  );
  expect(data).toEqual({ media: [{ title: 'Perda' }, { title: 'Film f' }], works: [{ title: 'Perda' }, {}] });
});
