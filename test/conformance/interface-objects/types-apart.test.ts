import { buildStockedProducts } from './stocked-products.js';

const system = buildStockedProducts();
const representationsSent = () => system.fetches.flatMap(({ variables }) => variables?.representations ?? []);

beforeEach(() => {
  system.fetches.length = 0;
});

describe('a type name asked for beside fields of an interface object', () => {
  it.each([
    ['an object', '{ product(upc: "t1") { ... on Toy { __typename warehouse } } }'],
    ['an object of a list', '{ product: products { ... on Toy { __typename warehouse } } }'],
    ['a member of a union', '{ product: media { ... on Toy { __typename warehouse } } }'],
  ])('is the concrete one of %s', async (_, query) => {
    const { data, errors } = await system.ask(query);
    expect(errors).toBeUndefined();
    expect([data?.product].flat()).toContainEqual({ __typename: 'Toy', warehouse: 'Tegal' });
  });

  it('is the concrete one of objects that the interface object leads to', async () => {
    expect(
      await system.ask('{ product(upc: "t1") { related { __typename ... on Toy { __typename warehouse } } } }'),
    ).toEqual({
      data: {
        product: { related: [{ __typename: 'Book' }, { __typename: 'Toy', warehouse: 'Tuban' }] },
      },
    });
  });

  it('stays the concrete one when the interface object brings the same objects again', async () => {
    expect(
      await system.ask('{ stockAll { related { name } ... on Toy { shipping related { __typename warehouse } } } }'),
    ).toEqual({
      data: {
        stockAll: [
          { related: [{ name: 'Gasing' }, { name: 'Layang' }] },
          {
            related: [
              { name: 'Perda', __typename: 'Book', warehouse: 'Bandung' },
              { name: 'Layang', __typename: 'Toy', warehouse: 'Tuban' },
            ],
            shipping: 140,
          },
          {
            related: [
              { name: 'Perda', __typename: 'Book', warehouse: 'Bandung' },
              { name: 'Gasing', __typename: 'Toy', warehouse: 'Tegal' },
            ],
            shipping: 240,
          },
        ],
      },
    });
  });
});

describe('fields of an interface object that are wanted of some types', () => {
  it('take nothing from types that lack what they require', async () => {
    expect(await system.ask('{ product(upc: "b1") { warehouse ... on Toy { shipping } } }')).toEqual({
      data: { product: { warehouse: 'Bandung' } },
    });
    expect(await system.ask('{ products { ... on Book { warehouse } ... on Toy { shipping } } }')).toEqual({
      data: { products: [{ warehouse: 'Bandung' }, { shipping: 140 }, { shipping: 240 }] },
    });
    expect(await system.ask('{ products { ... on Book { inStock } ... on Toy { shipping } } }')).toEqual({
      data: { products: [{ inStock: 4 }, { shipping: 140 }, { shipping: 240 }] },
    });
  });

  it('are not asked of the others', async () => {
    expect(await system.ask('{ media { ... on Book { inStock } ... on Toy { warehouse } } }')).toEqual({
      data: { media: [{ inStock: 4 }, { warehouse: 'Tegal' }, { warehouse: 'Tuban' }, {}] },
    });
    expect(await system.ask('{ products { warehouse ... on Book { inStock } } }')).toEqual({
      data: { products: [{ warehouse: 'Bandung', inStock: 4 }, { warehouse: 'Tegal' }, { warehouse: 'Tuban' }] },
    });
  });

  it('are not asked of the others within objects either', async () => {
    expect(
      await system.ask('{ media { ... on Toy { related { inStock } } ... on Book { related { warehouse } } } }'),
    ).toMatchObject({ data: null, errors: [{ path: ['media', 1, 'related', 1, 'inStock'] }] });
    expect(
      await system.ask(
        '{ product(upc: "b1") { ... on Toy { related { inStock } } ... on Book { related { warehouse } } } }',
      ),
    ).toEqual({ data: { product: { related: [{ warehouse: 'Tegal' }, { warehouse: 'Tuban' }] } } });
  });

  it('have one error for a null that leaves nothing of the object', async () => {
    expect(await system.ask('{ product(upc: "t2") { upc ... on Toy { shipping inStock } } }')).toEqual({
      data: { product: null },
      errors: [
        {
          message: 'Cannot return null for non-nullable field Product.inStock.',
          path: ['product', 'inStock'],
          extensions: { code: 'INTERNAL_SERVER_ERROR', subgraph: 'inventory' },
        },
      ],
    });
  });

  it('are asked in one request where all types want the same', async () => {
    expect(await system.ask('{ products { warehouse ... on Book { pages } } }')).toEqual({
      data: {
        products: [{ warehouse: 'Bandung', pages: 9 }, { warehouse: 'Tegal' }, { warehouse: 'Tuban' }],
      },
    });
    expect(system.fetches.map(({ subgraph }) => subgraph)).toEqual(['products', 'inventory']);
  });

  it('are asked only of objects of which anything is wanted, with a key always', async () => {
    expect(await system.ask('{ stockAll { ... on Toy { shipping upc } } }')).toEqual({
      data: { stockAll: [{}, { shipping: 140, upc: 't1' }, { shipping: 240, upc: 't2' }] },
    });
    expect(representationsSent().slice(3)).toEqual([
      { __typename: 'Product', upc: 't1', price: 20, weight: 7 },
      { __typename: 'Product', upc: 't2', price: 30, weight: 8 },
    ]);
  });
});
