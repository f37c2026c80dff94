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

export interface Connection {
  totalCount?: number;
  edges: { node: Region }[];
}

interface Region {
  code: string;
  name: string;
  children?: Connection;
}

type Node = readonly [code: string, name: string, below: readonly Node[]];

export function nodesOf({ edges }: Connection): Node[] {
  return edges.map(({ node: { code, name, children } }) => [code, name, children ? nodesOf(children) : []]);
}

export function listOf(field: 'agencies' | 'regions') {
  return (data: unknown) => nodesOf((data as Record<string, Connection>)[field] as Connection);
}

export const asNodes = (rows: readonly Row[]): Node[] => rows.map(({ code, name }) => [String(code), String(name), []]);

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

const BRANCHES = 10;

/** Three levels below a code, the first ten nodes of each, over GraphQL and by a statement for each level. */
export function tree(root: 'agency' | 'region', code: string): Omit<BenchCase, 'title'> {
  const level = (below: string) => `children(first: ${BRANCHES}) { edges { node { code name ${below} } } }`;
  return {
    query: `{ ${root}(code: "${code}") { ${level(level(level('')))} } }`,
    answerOf: (data) => nodesOf((data as Record<string, Required<Region>>)[root]?.children ?? { edges: [] }),
    control: (select) => treeByHand(select, root, code),
  };
}

const BELOW = {
  agency: (codes: string) =>
    `SELECT agency.code, agency.name, parent.code AS parentCode FROM agency JOIN agency AS parent ON parent.id = agency.parentId
     WHERE parent.code IN (${codes}) AND agency.closedAt IS NULL ORDER BY agency.code`,
  region: (codes: string) => `SELECT code, name, parentCode FROM region WHERE parentCode IN (${codes}) ORDER BY code`,
};

function treeByHand(select: Select, root: 'agency' | 'region', top: string): Node[] {
  const below = (codes: readonly string[]): Map<string, Row[]> => {
    const rows = select(BELOW[root](codes.map((code) => `'${code}'`).join()));
    return new Map(codes.map((code) => [code, rows.filter((row) => row.parentCode === code).slice(0, BRANCHES)]));
  };
  const levels: Map<string, Row[]>[] = [];
  for (let codes = [top]; levels.length < 3; ) {
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
  return nodes(top, 0);
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
    ...tree('region', '32'),
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
