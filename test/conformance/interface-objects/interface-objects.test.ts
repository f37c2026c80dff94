import { buildSmallSystem } from '../kit/small-system.js';

type Given = Record<string, unknown>;

const kinds: Record<string, string> = { m1: 'Book', m2: 'Film' };
const system = buildSmallSystem({
  media: {
    typeDefs: `
      type Query { media: [Media] book: Book }
      interface Media @key(fields: "id") { id: ID! title: String }
      type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int }
      type Film implements Media @key(fields: "id") { id: ID! title: String minutes: Int }`,
    resolvers: {
      Query: {
        media: () => [
          { __typename: 'Book', id: 'm1', title: 'Perda', pages: 9 },
          { __typename: 'Film', id: 'm2', title: 'Sosialisasi', minutes: 4 },
        ],
        book: () => ({ id: 'm1', title: 'Perda', pages: 9 }),
      },
      Media: {
        __resolveReference: ({ id }: { id: string }) => ({
          __typename: kinds[id],
          id,
          title: `Judul ${id}`,
          pages: 9,
          minutes: 4,
        }),
      },
      Book: { __resolveReference: ({ id }: Given) => ({ id, title: `Judul ${id}`, pages: 9 }) },
      Film: { __resolveReference: ({ id }: Given) => ({ id, title: `Judul ${id}`, minutes: 4 }) },
    },
  },
  reviews: {
    typeDefs: `
      type Query { top: [Media] }
      type Subscription { reviewed: Media }
      type Media @key(fields: "id") @interfaceObject { id: ID! stars: Int title: String @external headline(loud: Boolean): String @requires(fields: "title") }`,
    resolvers: {
      Query: { top: () => [{ id: 'm2' }, { id: 'm1' }] },
      Subscription: {
        reviewed: {
          subscribe: async function* () {
            yield { reviewed: { id: 'm2' } };
          },
        },
      },
      Media: {
        __resolveReference: (media: unknown) => media,
        stars: ({ id }: Given) => (id === 'm1' ? 5 : 3),
        headline: ({ title }: Given, { loud }: { loud?: boolean }) => (loud ? String(title).toUpperCase() : title),
      },
    },
  },
  tags: {
    typeDefs: `type Media @key(fields: "id") @interfaceObject { id: ID! tags: [String!]! }`,
    resolvers: { Media: { __resolveReference: ({ id }: Given) => ({ id, tags: [`#${id}`] }) } },
  },
});

describe('fields that interface objects add', () => {
  it('are there on the interface and on each of its types', async () => {
    expect(
      await system.ask('{ media { title stars tags ... on Film { s: stars minutes } } book { stars tags } }'),
    ).toEqual({
      data: {
        media: [
          { title: 'Perda', stars: 5, tags: ['#m1'] },
          { title: 'Sosialisasi', stars: 3, tags: ['#m2'], s: 3, minutes: 4 },
        ],
        book: { stars: 5, tags: ['#m1'] },
      },
    });
  });

  it('may require what the types have', async () => {
    expect(await system.ask('{ media { headline(loud: true) } book { headline } }')).toEqual({
      data: { media: [{ headline: 'PERDA' }, { headline: 'SOSIALISASI' }], book: { headline: 'Perda' } },
    });
  });
});

describe('an interface object as the beginning', () => {
  it('finds out the types only where they are asked for', async () => {
    expect(await system.ask('{ top { id stars tags } }')).toEqual({
      data: {
        top: [
          { id: 'm2', stars: 3, tags: ['#m2'] },
          { id: 'm1', stars: 5, tags: ['#m1'] },
        ],
      },
    });
    expect(
      await system.ask('{ top { __typename title headline ... on Book { pages } ... on Film { minutes tags } } }'),
    ).toEqual({
      data: {
        top: [
          { __typename: 'Film', title: 'Judul m2', headline: 'Judul m2', minutes: 4, tags: ['#m2'] },
          { __typename: 'Book', title: 'Judul m1', headline: 'Judul m1', pages: 9 },
        ],
      },
    });
  });

  it('is one for events of a subscription, too', async () => {
    const events = await system.listen(
      'subscription { reviewed { __typename stars tags headline ... on Film { minutes } } }',
    );
    expect((await events.next()).value).toEqual({
      data: {
        reviewed: { __typename: 'Film', stars: 3, tags: ['#m2'], headline: 'Judul m2', minutes: 4 },
      },
    });
    await events.return?.();
  });
});
