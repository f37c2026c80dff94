import type { SmallSubgraph } from '../kit/small-subgraph.js';

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

const RATES: Record<string, number> = { IDR: 1000, USD: 3, EUR: 2 };
const fee = ({ weight }: Row, { currency }: { currency: string }) =>
  typeof weight === 'number' ? weight * (RATES[currency] ?? 0) : null;
const photo = { __typename: 'Photo', url: 'p.jpg', width: 4 };
const letter = { __typename: 'Letter', url: 's.pdf', pages: null };

const queries = {
  complaints: (_: unknown, { filter }: { filter?: { text?: string | null; weights?: number[] | null } }) =>
    all('Complaint').filter(
      ({ text, weight }) =>
        (filter?.text === undefined || filter.text === text) &&
        (!filter?.weights || filter.weights.includes(weight as number)),
    ),
  complaint: () => rows.c1,
  agencies: () => all('Agency'),
  actors: () => [rows.o1, rows.a2, null, rows.o2],
  anything: () => [rows.c2, rows.o2, rows.a1],
};
const complaintFields = {
  handler: follow('handler'),
  subject: follow('subject'),
  by: ({ by }: Row) => (by as string[] | null)?.map(row) ?? null,
  fee,
  attachments: ({ id }: Row) => (id === 'c2' ? null : [[photo, letter], [], [id === 'c3' ? null : photo]]),
  latest: follow('handler'),
};
const agencyFields = { name: named, parent: follow('parent'), head: follow('head') };
const required = {
  double: ({ weight }: Row) => (typeof weight === 'number' ? weight * 2 : null),
  bill: (complaint: Row, usd: number | null) => `${complaint.id} ${usd} USD ${complaint.weight}`,
  invoice: (complaint: Row, eur: number | null) => `${complaint.id} ${eur} EUR`,
  route: (level: unknown, name: unknown) => `${level} ${name}`,
  rank: ({ level }: Row) => `rank ${level}`,
  heavy: (double: unknown) => (typeof double === 'number' ? double > 10 : null),
  alarm: (complaint: Row, heavy: unknown) => `${complaint.id} ${heavy}`,
  siren: (alarm: unknown, weight: unknown) => `${alarm} ${weight}`,
};
const heavyOf = (complaint: Row) => required.heavy(required.double(complaint));

const SHARED = `
  enum Level { UNIT REGENCY }
  enum Currency { IDR USD EUR }
  interface Attachment { url: String! }
  type Photo implements Attachment @shareable { url: String! width: Int }
  type Letter implements Attachment @shareable { url: String! pages: Int! }`;

/** The data behind subgraphs with keys, `@requires` (with arguments, nested), `@provides`, `@override`, value types. */
export const subgraphs: Record<string, SmallSubgraph> = {
  complaint: {
    typeDefs: `${SHARED}
      type Query { complaints(filter: Filter): [Complaint!]! complaint: Complaint }
      input Filter { text: String weights: [Int!] }
      type Complaint @key(fields: "id") {
        id: ID! text: String handler: Agency! by: [Officer] weight: Int subject: Actor
        fee(currency: Currency = IDR): Int
        attachments: [[Attachment]!]
        latest: Agency @provides(fields: "level")
        heavy: Boolean @external alarm: String @requires(fields: "heavy")
      }
      interface Actor { id: ID! }
      type Agency implements Actor @key(fields: "id") { id: ID! overdue: Int! level: Level @external }
      type Officer implements Actor @key(fields: "id") { id: ID! handled: [Complaint!] }`,
    resolvers: {
      Query: { complaints: queries.complaints, complaint: queries.complaint },
      Complaint: {
        __resolveReference: ({ id, heavy }: Row) => ({ ...rows[id], heavy }),
        ...complaintFields,
        alarm: (complaint: Row) => required.alarm(complaint, complaint.heavy),
      },
      Agency: { ...reference, overdue: () => 2 },
      Officer: { ...reference, handled: () => [rows.c1, rows.c3] },
    },
  },
  directory: {
    typeDefs: `${SHARED}
      type Query { agencies: [Agency] actors: [Actor] anything: [Anything!] cover: Attachment @shareable }
      interface Actor { id: ID! name(lang: String): String level: Level }
      union Anything = Complaint | Agency | Officer
      type Complaint @key(fields: "id") { id: ID! double: Int @external heavy: Boolean @requires(fields: "double") }
      type Agency implements Actor @key(fields: "id") {
        id: ID! name(lang: String): String level: Level @shareable parent: Agency head: Officer score: Int
      }
      type Officer implements Actor @key(fields: "id") { id: ID! name(lang: String): String level: Level post: Agency! }`,
    resolvers: {
      Query: { agencies: queries.agencies, actors: queries.actors, anything: queries.anything, cover: () => photo },
      Complaint: {
        __resolveReference: (representation: Row) => representation,
        heavy: ({ double }: Row) => required.heavy(double),
      },
      Agency: { ...reference, ...agencyFields },
      Officer: { ...reference, name: named, post: follow('post') },
    },
  },
  training: {
    typeDefs: `${SHARED}
      type Query { cover: Attachment @shareable }
      type Agency @key(fields: "id") {
        id: ID! score: Int @override(from: "directory") trained: [Officer!] name(lang: String): String @external
        level: Level @external
      }
      type Officer @key(fields: "id") { id: ID! hours: Int! level: Level @external rank: String @requires(fields: "level") }
      type Complaint @key(fields: "id") {
        id: ID! weight: Int @external fee(currency: Currency = IDR): Int @external handler: Agency! @external
        double: Int @requires(fields: "weight")
        alarm: String @external siren: String @requires(fields: "alarm weight")
        bill: String @requires(fields: "fee(currency: USD) weight")
        invoice: String @requires(fields: "fee(currency: EUR)")
        route: String @requires(fields: "handler { level name(lang: \\"en\\") }")
      }`,
    resolvers: {
      Query: { cover: () => photo },
      Agency: { ...reference, trained: () => [rows.o1, rows.o2] },
      Officer: { __resolveReference: ({ id, level }: Row) => ({ ...rows[id], level }), rank: required.rank },
      Complaint: {
        // What is required comes from the representation, and from nowhere else.
        __resolveReference: (representation: Row) => representation,
        double: required.double,
        siren: ({ alarm, weight }: Row) => required.siren(alarm, weight),
        bill: (complaint: Row) => required.bill(complaint, complaint.fee as number | null),
        invoice: (complaint: Row) => required.invoice(complaint, complaint.fee as number | null),
        route: ({ handler }: Row) => {
          const { level, name } = handler as Row;
          return required.route(level, name);
        },
      },
    },
  },
};

/** The same data behind one schema. */
export const monolith: SmallSubgraph = {
  typeDefs: `${SHARED}
    type Query {
      complaints(filter: Filter): [Complaint!]! complaint: Complaint agencies: [Agency] actors: [Actor]
      anything: [Anything!] cover: Attachment
    }
    input Filter { text: String weights: [Int!] }
    interface Actor { id: ID! name(lang: String): String level: Level }
    union Anything = Complaint | Agency | Officer
    type Complaint {
      id: ID! text: String handler: Agency! by: [Officer] weight: Int subject: Actor double: Int
      fee(currency: Currency = IDR): Int attachments: [[Attachment]!] latest: Agency
      bill: String invoice: String route: String heavy: Boolean alarm: String siren: String
    }
    type Agency implements Actor {
      id: ID! overdue: Int! name(lang: String): String level: Level parent: Agency head: Officer score: Int trained: [Officer!]
    }
    type Officer implements Actor {
      id: ID! handled: [Complaint!] name(lang: String): String level: Level post: Agency! hours: Int! rank: String
    }`,
  resolvers: {
    Query: { ...queries, cover: () => photo },
    Complaint: {
      ...complaintFields,
      double: required.double,
      heavy: heavyOf,
      alarm: (complaint: Row) => required.alarm(complaint, heavyOf(complaint)),
      siren: (complaint: Row) => required.siren(required.alarm(complaint, heavyOf(complaint)), complaint.weight),
      bill: (complaint: Row) => required.bill(complaint, fee(complaint, { currency: 'USD' })),
      invoice: (complaint: Row) => required.invoice(complaint, fee(complaint, { currency: 'EUR' })),
      route: (complaint: Row) => {
        const handler = row(complaint.handler) as Row;
        return required.route(handler.level, named(handler, { lang: 'en' }));
      },
    },
    Agency: { ...agencyFields, overdue: () => 2, trained: () => [rows.o1, rows.o2] },
    Officer: { name: named, post: follow('post'), handled: () => [rows.c1, rows.c3], rank: required.rank },
  },
};
