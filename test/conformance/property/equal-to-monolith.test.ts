import fc from 'fast-check';
import { parse, validate } from 'graphql';
import { callable, type SmallSubgraph, schemaOf } from '../kit/small-subgraph.js';
import { buildSmallSystem } from '../kit/small-system.js';
import { CONDITIONS, randomQuery } from './random-operation.js';

interface Row {
  __typename: string;
  id: string;
  [field: string]: unknown;
}

const rows: Record<string, Row> = Object.fromEntries(
  [
    { __typename: 'Agency', id: 'a1', name: 'Diskominfo', level: 'UNIT', parent: 'a2', score: 5, head: 'o1' },
    { __typename: 'Agency', id: 'a2', name: 'Bekasi', level: 'REGENCY', parent: null, score: 0, head: null },
    { __typename: 'Officer', id: 'o1', name: 'Siti', level: 'UNIT', post: 'a1', hours: 20 },
    { __typename: 'Officer', id: 'o2', name: null, level: 'REGENCY', post: 'a2', hours: null },
    { __typename: 'Complaint', id: 'c1', text: 'jalan', handler: 'a1', by: ['o1', 'o2'], weight: 3, subject: 'o1' },
    { __typename: 'Complaint', id: 'c2', text: null, handler: 'a2', by: [], weight: null, subject: 'a2' },
    { __typename: 'Complaint', id: 'c3', text: 'banjir', handler: 'a1', by: null, weight: 7, subject: null },
  ].map((row) => [row.id, row as Row]),
);
const row = (id: unknown) => (typeof id === 'string' ? rows[id] : null);
const all = (type: string) => Object.values(rows).filter(({ __typename }) => __typename === type);
const reference = { __resolveReference: ({ id, ...rest }: Row) => rows[id] && { ...rest, ...rows[id] } };
const follow = (field: string) => (source: Row) => row(source[field]);
const named = ({ name }: Row, { lang }: { lang?: string }) => name && `${name}${lang ? ` (${lang})` : ''}`;

const queries = {
  complaints: () => all('Complaint'),
  complaint: () => rows.c1,
  agencies: () => all('Agency'),
  actors: () => [rows.o1, rows.a2, null, rows.o2],
  anything: () => [rows.c2, rows.o2, rows.a1],
};
const complaintFields = {
  handler: follow('handler'),
  subject: follow('subject'),
  by: ({ by }: Row) => (by as string[] | null)?.map(row) ?? null,
};
const agencyFields = { name: named, parent: follow('parent'), head: follow('head') };

const subgraphs: Record<string, SmallSubgraph> = {
  complaint: {
    typeDefs: `
      type Query { complaints: [Complaint!]! complaint: Complaint }
      type Complaint @key(fields: "id") {
        id: ID! text: String handler: Agency! by: [Officer] weight: Int subject: Actor
      }
      interface Actor { id: ID! }
      type Agency implements Actor @key(fields: "id") { id: ID! overdue: Int! }
      type Officer implements Actor @key(fields: "id") { id: ID! handled: [Complaint!] }`,
    resolvers: {
      Query: { complaints: queries.complaints, complaint: queries.complaint },
      Complaint: { ...reference, ...complaintFields },
      Agency: { ...reference, overdue: () => 2 },
      Officer: { ...reference, handled: () => [rows.c1, rows.c3] },
    },
  },
  directory: {
    typeDefs: `
      type Query { agencies: [Agency] actors: [Actor] anything: [Anything!] }
      interface Actor { id: ID! name(lang: String): String level: Level }
      union Anything = Complaint | Agency | Officer
      enum Level { UNIT REGENCY }
      type Complaint @key(fields: "id") { id: ID! }
      type Agency implements Actor @key(fields: "id") {
        id: ID! name(lang: String): String level: Level parent: Agency head: Officer
      }
      type Officer implements Actor @key(fields: "id") { id: ID! name(lang: String): String level: Level post: Agency! }`,
    resolvers: {
      Query: { agencies: queries.agencies, actors: queries.actors, anything: queries.anything },
      Complaint: reference,
      Agency: { ...reference, ...agencyFields },
      Officer: { ...reference, name: named, post: follow('post') },
    },
  },
  training: {
    typeDefs: `
      type Agency @key(fields: "id") { id: ID! score: Int trained: [Officer!] }
      type Officer @key(fields: "id") { id: ID! hours: Int! level: Level @external rank: String @requires(fields: "level") }
      type Complaint @key(fields: "id") { id: ID! weight: Int @external double: Int @requires(fields: "weight") }
      enum Level { UNIT REGENCY }`,
    resolvers: {
      Agency: { ...reference, trained: () => [rows.o1, rows.o2] },
      Officer: {
        __resolveReference: ({ id, level }: Row) => ({ ...rows[id], level }),
        rank: ({ level }: Row) => `rank ${level}`,
      },
      Complaint: {
        __resolveReference: ({ id, weight }: Row) => ({ id, weight }),
        double: ({ weight }: Row) => (typeof weight === 'number' ? weight * 2 : null),
      },
    },
  },
};

const monolith: SmallSubgraph = {
  typeDefs: `
    type Query {
      complaints: [Complaint!]! complaint: Complaint agencies: [Agency] actors: [Actor] anything: [Anything!]
    }
    interface Actor { id: ID! name(lang: String): String level: Level }
    union Anything = Complaint | Agency | Officer
    enum Level { UNIT REGENCY }
    type Complaint {
      id: ID! text: String handler: Agency! by: [Officer] weight: Int subject: Actor double: Int
    }
    type Agency implements Actor {
      id: ID! overdue: Int! name(lang: String): String level: Level parent: Agency head: Officer score: Int trained: [Officer!]
    }
    type Officer implements Actor {
      id: ID! handled: [Complaint!] name(lang: String): String level: Level post: Agency! hours: Int! rank: String
    }`,
  resolvers: {
    Query: queries,
    Complaint: { ...complaintFields, double: ({ weight }: Row) => (typeof weight === 'number' ? weight * 2 : null) },
    Agency: { ...agencyFields, overdue: () => 2, trained: () => [rows.o1, rows.o2] },
    Officer: {
      name: named,
      post: follow('post'),
      handled: () => [rows.c1, rows.c3],
      rank: ({ level }: Row) => `rank ${level}`,
    },
  },
};

it('answers random queries as one schema with the same resolvers would', async () => {
  const system = buildSmallSystem(subgraphs);
  const whole = schemaOf(monolith);
  const alone = callable(whole);
  const variables = fc.record(Object.fromEntries(CONDITIONS.map((name) => [name, fc.boolean()])));
  await fc.assert(
    fc.asyncProperty(randomQuery(system.gateway.schema, 4), variables, async (query, values) => {
      fc.pre(validate(system.gateway.schema, parse(query)).length === 0);
      const expected = await alone.execute({ query, variables: values });
      const answer = await system.ask(query, { variables: values });
      expect(answer.data).toEqual(JSON.parse(JSON.stringify(expected.data)));
      const paths = (errors: readonly { path?: unknown }[] = []) =>
        errors.map(({ path }) => JSON.stringify(path)).sort();
      if (expected.errors) expect(paths(answer.errors)).toEqual(expect.arrayContaining([expect.any(String)]));
      else expect(answer.errors).toBeUndefined();
    }),
    { numRuns: 150 },
  );
});

/** The places where `degraded` lacks what `whole` has. */
function losses(whole: unknown, degraded: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (JSON.stringify(whole) === JSON.stringify(degraded)) return [];
  if (typeof whole !== 'object' || typeof degraded !== 'object' || whole === null || degraded === null) return [path];
  return Object.entries(whole).flatMap(([key, value]) =>
    losses(value, (degraded as Record<string, unknown>)[key], [...path, Array.isArray(whole) ? Number(key) : key]),
  );
}

it('loses only nulls when subgraphs are down, and has an error for each at its place', async () => {
  const system = buildSmallSystem(subgraphs);
  const healthy = buildSmallSystem(subgraphs);
  const conditions = Object.fromEntries(CONDITIONS.map((name) => [name, true]));
  const broken = fc.subarray(Object.keys(subgraphs), { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(randomQuery(system.gateway.schema, 4), broken, async (query, names) => {
      fc.pre(validate(system.gateway.schema, parse(query)).length === 0);
      const whole = await healthy.ask(query, { variables: conditions });
      system.down.clear();
      for (const name of names) system.down.add(name);
      const degraded = await system.ask(query, { variables: conditions });
      for (const path of losses(whole.data, degraded.data)) {
        const lost = path.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], degraded.data);
        expect(lost).toBeNull();
        const errors = (degraded.errors ?? []).filter((error) =>
          path.every((step, index) => error.path?.[index] === step),
        );
        expect(errors.map(({ extensions }) => extensions?.code)).toContain('SUBGRAPH_UNAVAILABLE');
      }
    }),
    { numRuns: 150 },
  );
});
