import { buildSmallSystem } from '../kit/small-system.js';

type Given = Record<string, unknown>;

const RATES: Record<string, number> = { IDR: 15_000, USD: 1, EUR: 2 };
const prices = {
  price: (_: unknown, { currency }: { currency: string }) => RATES[currency],
  size: (_: unknown, { unit }: { unit: string }) => ({ wide: unit === 'CM' ? 200 : 2 }),
};
const tellWhat = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, (representation: Given) => JSON.stringify(representation)]));
const told = (given: Given) => JSON.stringify({ __typename: 'Parcel', id: '1', ...given });

const system = buildSmallSystem({
  a: {
    typeDefs: `
      type Query { parcel: Parcel items: [Item] }
      interface Item { id: ID! price(currency: String = "IDR"): Int }
      type Parcel implements Item @key(fields: "id") {
        id: ID! price(currency: String = "IDR"): Int size(unit: Unit): Size
      }
      type Size { wide: Int tall(factor: Int = 1): Int }
      enum Unit { CM M }`,
    resolvers: {
      Query: { parcel: () => ({ id: '1' }), items: () => [{ __typename: 'Parcel', id: '1' }] },
      Parcel: prices,
      Size: { tall: ({ wide }: { wide: number }, { factor }: { factor: number }) => wide * factor },
    },
  },
  b: {
    typeDefs: `
      type Parcel @key(fields: "id") {
        id: ID! price(currency: String = "IDR"): Int @external size(unit: Unit): Size @external
        inDollars: String @requires(fields: "price(currency: \\"USD\\")")
        inEuros: String @requires(fields: "price(currency: \\"EUR\\")")
        inRupiah: String @requires(fields: "price")
        box(deep: Int): String @requires(fields: "size(unit: CM) { wide tall(factor: 3) }")
        room: String @requires(fields: "size(unit: M) { tall(factor: 2) } price(currency: \\"USD\\")")
        free: String
      }
      type Size @external { wide: Int tall(factor: Int = 1): Int }
      enum Unit { CM M }`,
    resolvers: {
      Parcel: {
        __resolveReference: (parcel: unknown) => parcel,
        ...tellWhat('inDollars', 'inEuros', 'inRupiah', 'box', 'room', 'free'),
      },
    },
  },
});

const askParcel = async (selections: string, variables?: Given) =>
  (
    await system.ask(`query ($deep: Int) { unused: parcel { box(deep: $deep) } parcel { ${selections} } }`, {
      variables,
    })
  ).data?.parcel;

describe('a required field with arguments', () => {
  it('is asked for with them', async () => {
    expect(await system.ask('{ parcel { inDollars } }')).toEqual({
      data: { parcel: { inDollars: told({ price: 1 }) } },
    });
  });

  it('does not mix with what the client asks of the same field', async () => {
    expect(await askParcel('price inEuros usd: price(currency: "USD") idr: price')).toEqual({
      price: 15_000,
      inEuros: told({ price: 2 }),
      usd: 1,
      idr: 15_000,
    });
    expect(await askParcel('price(currency: "EUR") inDollars inRupiah')).toEqual({
      price: 2,
      inDollars: told({ price: 1 }),
      inRupiah: told({ price: 15_000 }),
    });
  });

  it('does not mix with what other fields require of it', async () => {
    expect(await askParcel('inDollars inEuros inRupiah free room box(deep: 2)')).toEqual({
      inDollars: expect.stringMatching(/"price":1\b/),
      inEuros: expect.stringMatching(/"price":2\b/),
      inRupiah: told({ price: 15_000 }),
      free: expect.stringContaining('"id":"1"'),
      room: told({ size: { tall: 4 }, price: 1 }),
      box: expect.stringContaining('"size":{"wide":200,"tall":600}'),
    });
  });

  it('has its arguments at any depth', async () => {
    expect(await askParcel('box size(unit: M) { wide tall }')).toEqual({
      box: told({ size: { wide: 200, tall: 600 } }),
      size: { wide: 2, tall: 2 },
    });
  });

  it('is reached through an interface', async () => {
    expect(await system.ask('{ items { price(currency: "EUR") ... on Parcel { inDollars } } }')).toEqual({
      data: { items: [{ price: 2, inDollars: told({ price: 1 }) }] },
    });
  });

  it('is asked for once where several need the same', async () => {
    system.fetches.length = 0;
    expect(await system.ask('{ parcel { inDollars again: inDollars } }')).toEqual({
      data: { parcel: { inDollars: told({ price: 1 }), again: told({ price: 1 }) } },
    });
    expect(system.fetches.map(({ subgraph }) => subgraph)).toEqual(['a', 'b']);
  });

  it('is not to be seen in the schema', async () => {
    const { data } = await system.ask('{ __type(name: "Parcel") { fields { name } } }');
    expect(JSON.stringify(data)).not.toContain('_required');
  });
});
