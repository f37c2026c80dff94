import { pageOfList } from './page-list.js';

const codes = ['32.16.01', '32.16.02', '32.16.03'];
const byCode = { name: 'codes', keyOf: (code: string) => code };
const page = (first: number, after?: string | null) => pageOfList(codes, byCode, { first, after });

it('pages through the list once, and counts the whole', async () => {
  const one = page(2);
  expect(one.edges.map(({ node }) => node)).toEqual(['32.16.01', '32.16.02']);
  expect(one.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  const two = page(2, one.pageInfo.endCursor);
  expect(two.edges.map(({ node }) => node)).toEqual(['32.16.03']);
  expect(two.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  expect(await two.count()).toBe(3);
});

it.each([
  ['first', 0, null],
  ['first', 101, null],
  ['after', 1, 'nonsense'],
  ['after', 1, Buffer.from('{}').toString('base64url')],
  ['after', 1, `${page(1).pageInfo.endCursor}A`],
  ['after', 1, `${page(1).pageInfo.endCursor}=`],
  ['after', 1, pageOfList(codes, { ...byCode, name: 'codes of others' }, { first: 1 }).pageInfo.endCursor],
])('refuses a bad %s', (path, first, after) => {
  expect(() => page(first, after)).toThrow(
    expect.objectContaining({ extensions: expect.objectContaining({ fields: [expect.objectContaining({ path })] }) }),
  );
});
