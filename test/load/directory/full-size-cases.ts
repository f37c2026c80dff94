import { postOperation } from '../kit/post-operation.js';
import { asNodes, type BenchCase, type Connection, listOf, tree } from './cases.js';

const PAGE = 100;
const VILLAGE_LIST = 'kinds: [VILLAGE] }, sort: CODE';

function pageAfter(cursor: string | null): string {
  return `{ agencies(first: ${PAGE}, filter: { ${VILLAGE_LIST}, after: ${JSON.stringify(cursor)}) {
    pageInfo { endCursor } edges { node { code name } }
  } }`;
}

/** The cursor behind so many pages of the list of desa. */
async function cursorBehind(port: number, pages: number): Promise<string | null> {
  let cursor: string | null = null;
  for (let page = 0; page < pages; page += 1) {
    const { body } = await postOperation(port, { query: pageAfter(cursor) });
    const { data } = JSON.parse(body) as { data: { agencies: Connection & { pageInfo: { endCursor: string } } } };
    cursor = data.agencies.pageInfo.endCursor;
  }
  return cursor;
}

/** What is asked of a directory that has the government of every village too, for which a monitor of the country asks. */
export async function casesAtFullSize(port: number, deepPages: number): Promise<BenchCase[]> {
  const behind = deepPages * PAGE;
  return [
    { title: 'full size: tree of DKI Jakarta’s agencies, three levels, up to ten below each', ...tree('agency', '31') },
    {
      title: 'full size: list, 100 desa as agencies, deep in it',
      query: pageAfter(await cursorBehind(port, deepPages)),
      answerOf: listOf('agencies'),
      control: (select) =>
        asNodes(
          select(`SELECT code, name FROM agency WHERE kind = 'DESA' ORDER BY code LIMIT ${PAGE} OFFSET ${behind}`),
        ),
    },
    {
      title: 'full size: list, how ready the first 100 ministries and local governments are',
      query: `{ readinessList(first: ${PAGE}) { edges { node { agency { code name } } } } }`,
      answerOf: (data) => {
        const { edges } = (data as { readinessList: { edges: { node: { agency: { code: string; name: string } } }[] } })
          .readinessList;
        return edges.map(({ node }) => [node.agency.code, node.agency.name, []]);
      },
      control: (select) =>
        asNodes(
          select(`SELECT agency.code, agency.name FROM training.agency_readiness AS readiness
            JOIN agency ON agency.id = readiness.agencyId ORDER BY readiness.code LIMIT ${PAGE}`),
        ),
    },
  ];
}
