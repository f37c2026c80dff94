/** What is asked, over GraphQL and by SQL written by hand; both answers are brought into the same shape and must agree. */
export interface BenchCase {
  title: string;
  query: string;
  answerOf: (data: unknown) => unknown;
  /** Statements of the control, the answer made of their rows. */
  control: (select: Select) => unknown;
}

export type Row = Readonly<Record<string, unknown>>;
export type Select = (sql: string) => Row[];

interface Connection {
  totalCount?: number;
  edges: { node: Region }[];
}

interface Region {
  code: string;
  name: string;
  children?: Connection;
}

type Node = readonly [code: string, name: string, below: readonly Node[]];

function nodesOf({ edges }: Connection): Node[] {
  return edges.map(({ node: { code, name, children } }) => [code, name, children ? nodesOf(children) : []]);
}

function listOf(field: 'agencies' | 'regions') {
  return (data: unknown) => nodesOf((data as Record<string, Connection>)[field] as Connection);
}

const asNodes = (rows: readonly Row[]): Node[] => rows.map(({ code, name }) => [String(code), String(name), []]);

function search(words: string): string {
  return `{ agencies(first: 10, filter: { search: "${words}" }) { edges { node { code name } } } }`;
}

function agenciesWith(...words: string[]) {
  const condition = words.map((word) => `searchText LIKE '% ${word}%'`).join(' AND ');
  return (select: Select) =>
    asNodes(
      select(`SELECT code, name FROM agency WHERE closedAt IS NULL AND ${condition} ORDER BY depth, code LIMIT 10`),
    );
}

const TREE_ROOT = '32';
const BRANCHES = 10;

/** The first ten regions below each of some, read level by level, as the tree asks for them. */
function treeByHand(select: Select): Node[] {
  const below = (codes: readonly string[]): Map<string, Row[]> => {
    const named = codes.map((code) => `'${code}'`).join();
    const rows = select(`SELECT code, name, parentCode FROM region WHERE parentCode IN (${named}) ORDER BY code`);
    return new Map(codes.map((code) => [code, rows.filter((row) => row.parentCode === code).slice(0, BRANCHES)]));
  };
  const levels: Map<string, Row[]>[] = [];
  for (let codes = [TREE_ROOT]; levels.length < 3; ) {
    const level = below(codes);
    levels.push(level);
    codes = [...level.values()].flat().map(({ code }) => String(code));
  }
  const nodes = (code: string, level: number): Node[] =>
    (levels[level]?.get(code) ?? []).map((row) => [
      String(row.code),
      String(row.name),
      nodes(String(row.code), level + 1),
    ]);
  return nodes(TREE_ROOT, 0);
}

function treeQuery(): string {
  const level = (below: string) => `children(first: ${BRANCHES}) { edges { node { code name ${below} } } }`;
  return `{ region(code: "${TREE_ROOT}") { ${level(level(level('')))} } }`;
}

export const CASES: readonly BenchCase[] = [
  {
    title: 'search “dinkes kab bekasi”',
    query: search('dinkes kab bekasi'),
    answerOf: listOf('agencies'),
    control: agenciesWith('dinkes', 'kab', 'bekasi'),
  },
  {
    title: 'search “rejnag lebong”, a slip in it; control: as it was meant',
    query: search('rejnag lebong').replace('first: 10', 'first: 1'),
    answerOf: listOf('agencies'),
    control: (select) => agenciesWith('rejang', 'lebong')(select).slice(0, 1),
  },
  {
    title: 'search “kec”, ranking 7,285 agencies',
    query: '{ agencies(first: 1, filter: { search: "kec", kinds: [DISTRICT] }) { totalCount } }',
    answerOf: (data) => (data as { agencies: Connection }).agencies.totalCount,
    control: (select) =>
      select(
        `SELECT count(*) AS found FROM agency WHERE closedAt IS NULL AND kind = 'KECAMATAN' AND searchText LIKE '% kec%'`,
      )[0]?.found,
  },
  {
    title: 'tree of Jawa Barat, three levels, up to ten regions below each',
    query: treeQuery(),
    answerOf: (data) => nodesOf((data as { region: Required<Region> }).region.children),
    control: treeByHand,
  },
  {
    title: 'list, 100 villages of Jawa Timur',
    query: '{ regions(first: 100, filter: { levels: [VILLAGE], within: "35" }) { edges { node { code name } } } }',
    answerOf: listOf('regions'),
    control: (select) =>
      asNodes(
        select(
          `SELECT code, name FROM region WHERE level = 'VILLAGE' AND code >= '35.' AND code < '35/' ORDER BY code LIMIT 100`,
        ),
      ),
  },
  {
    title: 'search among 91,599 regions, “desa karangharja”',
    query: '{ regions(first: 10, filter: { search: "desa karangharja" }) { edges { node { code name } } } }',
    answerOf: listOf('regions'),
    control: (select) =>
      asNodes(
        select(
          `SELECT code, name FROM region WHERE searchText LIKE '% desa%' AND searchText LIKE '% karangharja%' ORDER BY code LIMIT 10`,
        ),
      ),
  },
];
