import { GraphQLScalarType, Kind } from 'graphql';
import { buildSmallSystem } from '../kit/small-system.js';

const DAY = (name: string) =>
  new GraphQLScalarType({
    name: 'Day',
    serialize: (value) => `${name}:${String(value)}`,
    parseValue: (value) => `${name}<${JSON.stringify(value)}`,
    parseLiteral: (node) => `${name}<${node.kind === Kind.STRING ? node.value : node.kind}`,
  });
const echo = (_: unknown, args: unknown) => JSON.stringify(args);

describe('what several subgraphs define', () => {
  const system = buildSmallSystem({
    a: {
      typeDefs: `
        scalar Day
        type Query {
          shared: Pair @shareable  fromA(filter: Filter, kind: Kind = OLD, day: Day): String
          dayA: Day states: [State] found: [Found]
        }
        type Pair @shareable { left: Int }
        input Filter { text: String = "a" size: Int onlyA: Int }
        enum Kind { OLD NEW ONLY_A }
        enum State { OPEN CLOSED ONLY_A }
        union Found = Book | Film
        type Book @shareable { title: String } type Film @shareable { title: String }`,
      resolvers: {
        Day: DAY('a'),
        Query: {
          shared: () => ({ left: 1 }),
          fromA: echo,
          dayA: () => '2026-08-17',
          states: () => ['OPEN', 'ONLY_A'],
          found: () => [
            { __typename: 'Film', title: 'f' },
            { __typename: 'Book', title: 'b' },
          ],
        },
      },
    },
    b: {
      typeDefs: `
        scalar Day
        type Query { shared: Pair @shareable  fromB(filter: Filter, kind: Kind = NEW, days: [Day!]): String dayB: Day stateB: State one: Found }
        type Pair @shareable { left: Int right: Int }
        input Filter { text: String = "a" size: Int onlyB: Int }
        enum Kind { OLD NEW ONLY_B }
        enum State { OPEN CLOSED ONLY_B }
        union Found = Book | Film | Song
        type Book @shareable { title: String } type Film @shareable { title: String } type Song { title: String }`,
      resolvers: {
        Day: DAY('b'),
        Query: {
          shared: () => ({ left: 1, right: 2 }),
          fromB: echo,
          dayB: () => '1',
          stateB: () => 'ONLY_B',
          one: () => ({ __typename: 'Song', title: 's' }),
        },
      },
    },
  });

  it('is answered by whichever can', async () => {
    expect(await system.ask('{ shared { left right } again: shared { l: left } }')).toEqual({
      data: { shared: { left: 1, right: 2 }, again: { l: 1 } },
    });
  });

  it('has of input types and input enums what all of them have', async () => {
    expect(await system.ask('{ fromA(filter: { size: 1 }, kind: NEW) fromB(filter: { text: "b" }) }')).toEqual({
      data: { fromA: '{"filter":{"text":"a","size":1},"kind":"NEW"}', fromB: expect.stringContaining('"kind":"NEW"') },
    });
    for (const wrong of ['filter: { onlyA: 1 }', 'kind: ONLY_A']) {
      await expect(system.ask(`{ fromA(${wrong}) }`)).rejects.toThrow(/onlyA|ONLY_A/);
    }
  });

  it('has of output enums and unions what any of them has', async () => {
    expect(
      await system.ask('{ states stateB found { __typename ... on Book { title } } one { ... on Song { title } } }'),
    ).toEqual({
      data: {
        states: ['OPEN', 'ONLY_A'],
        stateB: 'ONLY_B',
        found: [{ __typename: 'Film' }, { __typename: 'Book', title: 'b' }],
        one: { title: 's' },
      },
    });
  });

  it('leaves custom scalars as each subgraph reads and writes them', async () => {
    const query = `query ($day: Day, $days: [Day!]) {
      dayA dayB fromA(day: $day) literal: fromA(day: "x") fromB(days: $days)
    }`;
    const { data } = await system.ask(query, { variables: { day: { y: 1 }, days: 5 } });
    expect(data).toEqual({
      dayA: 'a:2026-08-17',
      dayB: 'b:1',
      fromA: JSON.stringify({ kind: 'OLD', day: 'a<{"y":1}' }),
      literal: JSON.stringify({ kind: 'OLD', day: 'a<x' }),
      fromB: JSON.stringify({ kind: 'NEW', days: ['b<5'] }),
    });
  });
});
