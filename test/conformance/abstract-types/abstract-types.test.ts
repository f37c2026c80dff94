import { buildSmallSystem } from '../kit/small-system.js';

const items = [
  { __typename: 'Book', id: 'b1', title: 'Perda', pages: 12 },
  { __typename: 'Film', id: 'f1', title: 'Sosialisasi', minutes: 7, owner: { id: 'o1' } },
  { __typename: 'Book', id: 'b2', title: 'Perbup', pages: 30 },
];

describe('interfaces, unions and fragments', () => {
  const system = buildSmallSystem({
    catalogue: {
      typeDefs: `
        type Query { items: [Item!]! found: [Found] }
        interface Item { id: ID! title: String }
        union Found = Book | Film
        type Book implements Item @key(fields: "id") { id: ID! title: String pages: Int detail: String }
        type Film implements Item @key(fields: "id") { id: ID! title: String minutes: Int detail: Int owner: Owner }
        type Owner @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: { items: () => items, found: () => [items[1], null, items[0]] },
        Book: { detail: ({ pages }: { pages: number }) => `${pages} pages` },
        Film: { detail: ({ minutes }: { minutes: number }) => minutes },
      },
    },
    ratings: {
      typeDefs: `
        type Book @key(fields: "id") { id: ID! stars: Int }
        type Film @key(fields: "id") { id: ID! stars: Int }
        type Owner @key(fields: "id") { id: ID! name: String }`,
      resolvers: {
        Book: { __resolveReference: ({ id }: { id: string }) => ({ id, stars: 4 }) },
        Film: { __resolveReference: ({ id }: { id: string }) => ({ id, stars: 5 }) },
        Owner: { __resolveReference: ({ id }: { id: string }) => ({ id, name: 'Humas' }) },
      },
    },
  });

  it('show each object what its type selects', async () => {
    const answer = await system.ask(`
      { items { __typename ...Common ... on Book { pages stars } ... on Film { stars owner { name } } } }
      fragment Common on Item { name: title }`);
    expect(answer).toEqual({
      data: {
        items: [
          { __typename: 'Book', name: 'Perda', pages: 12, stars: 4 },
          { __typename: 'Film', name: 'Sosialisasi', stars: 5, owner: { name: 'Humas' } },
          { __typename: 'Book', name: 'Perbup', pages: 30, stars: 4 },
        ],
      },
    });
  });

  it('keep fields of one name and several types apart', async () => {
    const answer = await system.ask(`
      { found { ... on Item { id } ... on Book { value: detail } ... on Film { number: detail } } }`);
    expect(answer).toEqual({
      data: { found: [{ id: 'f1', number: 7 }, null, { id: 'b1', value: '12 pages' }] },
    });
  });

  it('may all fall outside an object', async () => {
    expect(await system.ask('{ found { ... on Film { minutes } } }')).toEqual({
      data: { found: [{ minutes: 7 }, null, {}] },
    });
  });
});

describe('fields of one client name that differ in a subgraph', () => {
  const lives = `type Cat @key(fields: "id") { id: ID! lives: Int @shareable }`;
  const system = buildSmallSystem({
    one: {
      typeDefs: `
        type Query { pets: [Pet] }
        interface Pet { id: ID! }
        type Cat implements Pet @key(fields: "id") { id: ID! }
        type Dog implements Pet @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: {
          pets: () => [
            { __typename: 'Cat', id: 'c' },
            { __typename: 'Dog', id: 'd' },
          ],
        },
      },
    },
    two: {
      typeDefs: `${lives.replace('Int', 'Int!')} type Dog @key(fields: "id") { id: ID! age: Int mute: Int }`,
      resolvers: {
        Cat: { __resolveReference: ({ id }: { id: string }) => ({ id, lives: 9 }) },
        Dog: {
          __resolveReference: ({ id }: { id: string }) => ({ id, age: 3 }),
          mute: () => {
            throw new Error('no');
          },
        },
      },
    },
    three: { typeDefs: lives, resolvers: {} },
  });

  it('are fetched under other names and come back under the client’s', async () => {
    expect(await system.ask('{ pets { ... on Cat { v: lives } ... on Dog { v: age } } }')).toEqual({
      data: { pets: [{ v: 9 }, { v: 3 }] },
    });
    expect(system.fetches[1]?.query).toContain('v__alias_0');
  });

  it('have their errors under the client’s names too', async () => {
    expect(await system.ask('{ pets { ... on Cat { v: lives } ... on Dog { v: mute } } }')).toEqual({
      data: { pets: [{ v: 9 }, { v: null }] },
      errors: [
        { message: 'no', path: ['pets', 1, 'v'], extensions: { code: 'INTERNAL_SERVER_ERROR', subgraph: 'two' } },
      ],
    });
  });
});

describe('one place of the answer that means different things per type', () => {
  const system = buildSmallSystem({
    one: {
      typeDefs: `
        type Query { items: [Item] one: Item }
        union Item = Book | Film
        type Book @key(fields: "id") { id: ID! owner: Owner owners: [[Owner]] }
        type Film @key(fields: "id") { id: ID! owner: Owner owners: [[Owner]] }
        type Owner @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: {
          items: () =>
            ['Book', 'Film'].map((type) => ({ __typename: type, owner: { id: 1 }, owners: [[{ id: 2 }], null] })),
          one: () => ({ __typename: 'Film', owner: { id: 3 } }),
        },
      },
    },
    two: {
      typeDefs: `type Owner @key(fields: "id") { id: ID! name(lang: String): String }`,
      resolvers: {
        Owner: {
          __resolveReference: ({ id }: { id: string }) => ({ id }),
          name: ({ id }: { id: string }, { lang }: { lang: string }) => `${id} ${lang}`,
        },
      },
    },
  });

  it('is fetched per type', async () => {
    const answer = await system.ask(`
      { items {
        ... on Book { owner { n: name(lang: "en") } owners { n: name(lang: "en") } }
        ... on Film { owner { n: name(lang: "id") } owners { n: name(lang: "id") } } }
        one { ... on Film { owner { n: name(lang: "id") } } } }`);
    expect(answer).toEqual({
      data: {
        items: [
          { owner: { n: '1 en' }, owners: [[{ n: '2 en' }], null] },
          { owner: { n: '1 id' }, owners: [[{ n: '2 id' }], null] },
        ],
        one: { owner: { n: '3 id' } },
      },
    });
  });

  it('has its errors at its own paths', async () => {
    system.down.add('two');
    const answer = await system.ask(`
      { items { ... on Book { owner { n: name(lang: "en") } } ... on Film { owner { n: name(lang: "id") } } } }`);
    expect(answer.errors?.map(({ path }) => path)).toEqual([
      ['items', 0, 'owner', 'n'],
      ['items', 1, 'owner', 'n'],
    ]);
  });
});

describe('an interface object', () => {
  const system = buildSmallSystem({
    media: {
      typeDefs: `
        type Query { all: [Media!]! }
        interface Media @key(fields: "id") { id: ID! title: String }
        type Photo implements Media @key(fields: "id") { id: ID! title: String width: Int }
        type Video implements Media @key(fields: "id") { id: ID! title: String length: Int }`,
      resolvers: {
        Query: {
          all: () => [
            { __typename: 'Photo', id: 'p', title: 'Jalan', width: 3 },
            { __typename: 'Video', id: 'v', title: 'Banjir', length: 9 },
          ],
        },
        Media: {
          __resolveReference: ({ id }: { id: string }) =>
            id === 'p'
              ? { __typename: 'Photo', id, title: 'Jalan', width: 3 }
              : { __typename: 'Video', id, title: 'Banjir', length: 9 },
        },
      },
    },
    likes: {
      typeDefs: `
        type Query { liked: [Media!]! }
        type Media @key(fields: "id") @interfaceObject { id: ID! likes: Int }`,
      resolvers: {
        Query: {
          liked: () => [
            { id: 'v', likes: 2 },
            { id: 'p', likes: 1 },
          ],
        },
        Media: { __resolveReference: ({ id }: { id: string }) => ({ id, likes: id === 'p' ? 1 : 2 }) },
      },
    },
  });

  it('adds fields to every implementation', async () => {
    expect(await system.ask('{ all { __typename title likes ... on Photo { width } } }')).toEqual({
      data: {
        all: [
          { __typename: 'Photo', title: 'Jalan', likes: 1, width: 3 },
          { __typename: 'Video', title: 'Banjir', likes: 2 },
        ],
      },
    });
  });

  it('finds its concrete type where the client asks for it', async () => {
    expect(await system.ask('{ liked { __typename likes ... on Video { length } } }')).toEqual({
      data: {
        liked: [
          { __typename: 'Video', likes: 2, length: 9 },
          { __typename: 'Photo', likes: 1 },
        ],
      },
    });
  });

  it('needs no concrete type for the interface’s own fields', async () => {
    system.fetches.length = 0;
    expect(await system.ask('{ liked { id likes } }')).toEqual({
      data: {
        liked: [
          { id: 'v', likes: 2 },
          { id: 'p', likes: 1 },
        ],
      },
    });
    expect(system.fetches).toHaveLength(1);
  });
});
