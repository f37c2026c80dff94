import { buildSmallSystem, take } from '../kit/small-system.js';

type Given = Record<string, unknown>;
const itself = { __resolveReference: (entity: unknown) => entity };

describe('requirements of requirements', () => {
  const system = buildSmallSystem({
    orders: {
      typeDefs: `type Query { product: Product } type Product @key(fields: "id") { id: ID! }`,
      resolvers: { Query: { product: () => ({ id: 'p' }) } },
    },
    products: {
      typeDefs: `
        type Query { own: [Product] }
        type Subscription { changed: Product }
        type Product @key(fields: "id") {
          id: ID! price: Int hasDiscount: Boolean @external
          isExpensive: Boolean @requires(fields: "hasDiscount")
        }`,
      resolvers: {
        Subscription: {
          changed: {
            subscribe: async function* () {
              yield { changed: { id: 'p' } };
              yield { changed: { id: 'q' } };
            },
          },
        },
        Query: { own: () => [{ id: 'p' }, null, { id: 'q' }] },
        Product: {
          __resolveReference: (product: Given) => product,
          price: () => 600,
          isExpensive: ({ hasDiscount }: Given) => hasDiscount === true,
        },
      },
    },
    discounts: {
      typeDefs: `type Product @key(fields: "id") { id: ID! price: Int @external hasDiscount: Boolean @requires(fields: "price") }`,
      resolvers: {
        Product: { ...itself, hasDiscount: ({ price }: { price: number }) => price > 100 },
      },
    },
    badges: {
      typeDefs: `
        type Product @key(fields: "id") {
          id: ID! isExpensive: Boolean @external price: Int @external
          badge: String @requires(fields: "isExpensive price")
        }`,
      resolvers: { Product: { ...itself, badge: ({ isExpensive, price }: Given) => `${isExpensive} ${price}` } },
    },
  });

  it('are met one after the other, back and forth', async () => {
    expect(await system.ask('{ product { badge } }')).toEqual({ data: { product: { badge: 'true 600' } } });
    expect(await system.ask('{ product { badge isExpensive price hasDiscount } }')).toEqual({
      data: { product: { badge: 'true 600', isExpensive: true, price: 600, hasDiscount: true } },
    });
  });

  it('are met where the way begins in a subgraph that requires something itself', async () => {
    const each = (product: Given) => ({ data: { own: [product, null, product] } });
    expect(await system.ask('{ own { badge } }')).toEqual(each({ badge: 'true 600' }));
    expect(await system.ask('{ own { isExpensive badge } }')).toEqual(each({ isExpensive: true, badge: 'true 600' }));
    expect(await system.ask('{ own { e: isExpensive p: price b: badge } }')).toEqual(
      each({ e: true, p: 600, b: 'true 600' }),
    );
  });

  it('are met for each event of a subscription', async () => {
    const events = await system.listen('subscription { changed { id: price e: isExpensive badge } }');
    const expected = { data: { changed: { id: 600, e: true, badge: 'true 600' } } };
    expect(await take(events, 2)).toEqual([expected, expected]);
    await events.return?.();
  });

  it('have one cause when one of them fails', async () => {
    system.down.add('discounts');
    expect(await system.ask('{ product { badge price } }')).toEqual({
      data: { product: { badge: null, price: 600 } },
      errors: [
        {
          message: 'A part of the hub does not answer; its fields are missing.',
          path: ['product', 'badge'],
          extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'discounts' },
        },
      ],
    });
    system.down.clear();
  });
});

describe('requirements of what lies deeper', () => {
  const system = buildSmallSystem({
    complaints: {
      typeDefs: `
        type Query { complaint: Complaint complaints: [Complaint] }
        type Complaint @key(fields: "id") { id: ID! handlers: [Agency!] subject: Subject target: Target }
        type Agency @key(fields: "id") { id: ID! }
        interface Subject { title: String }
        type Road implements Subject { title: String length: Int }
        type Office implements Subject { title: String agency: Agency }
        union Target = Agency | Road`,
      resolvers: {
        Query: {
          complaint: () => ({
            id: 'c1',
            handlers: [{ id: 'a1' }, { id: 'a2' }],
            subject: { __typename: 'Road', title: 'Jalan', length: 7 },
            target: { __typename: 'Agency', id: 'a1' },
          }),
          complaints: () => [
            {
              id: 'c1',
              handlers: [],
              subject: { __typename: 'Office', title: 'Dinas', agency: { id: 'a3' } },
              target: null,
            },
            { id: 'c2', handlers: null, subject: null, target: { __typename: 'Road', title: 'R', length: 1 } },
          ],
        },
      },
    },
    directory: {
      typeDefs: `type Agency @key(fields: "id") { id: ID! name: String parent: Agency }`,
      resolvers: {
        Agency: {
          __resolveReference: ({ id }: Given) => ({
            id,
            name: `Dinas ${id}`,
            parent: { id: `p${id}`, name: `Induk ${id}` },
          }),
        },
      },
    },
    letters: {
      typeDefs: `
        type Complaint @key(fields: "id") {
          id: ID! handlers: [Agency!] @external subject: Subject @external target: Target @external
          cover: String @requires(fields: "handlers { name parent { name } }")
          reference: String @requires(fields: "subject { title ... on Road { length } ... on Office { agency { name } } }")
          address: String @requires(fields: "target { ... on Agency { name } ... on Road { title } }")
        }
        type Agency @key(fields: "id") { id: ID! name: String @external parent: Agency @external }
        interface Subject { title: String }
        type Road implements Subject @external { title: String length: Int }
        type Office implements Subject @external { title: String agency: Agency }
        union Target = Agency | Road`,
      resolvers: {
        Complaint: {
          ...itself,
          cover: ({ handlers }: Given) => JSON.stringify(handlers),
          reference: ({ subject }: Given) => JSON.stringify(subject),
          address: ({ target }: Given) => JSON.stringify(target),
        },
      },
    },
  });

  it('bring entities of other subgraphs, interfaces and unions along', async () => {
    expect(await system.ask('{ complaint { cover reference address handlers { id } subject { t: title } } }')).toEqual({
      data: {
        complaint: {
          cover: JSON.stringify([
            { name: 'Dinas a1', parent: { name: 'Induk a1' } },
            { name: 'Dinas a2', parent: { name: 'Induk a2' } },
          ]),
          reference: JSON.stringify({ __typename: 'Road', title: 'Jalan', length: 7 }),
          address: JSON.stringify({ __typename: 'Agency', name: 'Dinas a1' }),
          handlers: [{ id: 'a1' }, { id: 'a2' }],
          subject: { t: 'Jalan' },
        },
      },
    });
  });

  it('hand over nulls and empty lists as they are', async () => {
    expect(await system.ask('{ complaints { cover reference address } }')).toEqual({
      data: {
        complaints: [
          {
            cover: '[]',
            reference: JSON.stringify({ __typename: 'Office', title: 'Dinas', agency: { name: 'Dinas a3' } }),
            address: 'null',
          },
          { cover: 'null', reference: 'null', address: JSON.stringify({ __typename: 'Road', title: 'R' }) },
        ],
      },
    });
  });
});

describe('requirements of the fields of an interface’s types', () => {
  const system = buildSmallSystem({
    a: {
      typeDefs: `
        type Query { items: [Item] }
        interface Item { id: ID! }
        type Book implements Item @key(fields: "id") { id: ID! pages: Int }
        type Film implements Item @key(fields: "id") { id: ID! minutes: Int }`,
      resolvers: {
        Query: {
          items: () => [
            { __typename: 'Book', id: 'b', pages: 9 },
            { __typename: 'Film', id: 'f', minutes: 4 },
          ],
        },
      },
    },
    b: {
      typeDefs: `
        interface Sized { size: String }
        type Book implements Sized @key(fields: "id") { id: ID! pages: Int @external size: String @requires(fields: "pages") }
        type Film implements Sized @key(fields: "id") { id: ID! minutes: Int @external size: String @requires(fields: "minutes") }`,
      resolvers: {
        Book: { ...itself, size: ({ pages }: Given) => `${pages} p` },
        Film: { ...itself, size: ({ minutes }: Given) => `${minutes} min` },
      },
    },
  });

  it('are met type by type', async () => {
    expect(await system.ask('{ items { id ... on Sized { size } ... on Book { again: size } } }')).toEqual({
      data: {
        items: [
          { id: 'b', size: '9 p', again: '9 p' },
          { id: 'f', size: '4 min' },
        ],
      },
    });
  });
});
