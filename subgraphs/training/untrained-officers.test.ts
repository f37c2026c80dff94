import type { PostFacts } from '../../schema/events.js';
import { describeEachDialect } from '../../test/kit/databases.js';
import { agencyId, directoryDouble, SAMPLE_AGENCIES } from '../../test/kit/directory-double.js';
import { openBench, type Standing, type SubgraphBench } from '../../test/kit/subgraph-bench.js';
import { stableId } from '../kit/stable-id.js';
import { trainingSubgraph } from './subgraph.js';

const COORDINATOR: Standing = ['TRAINING_COORDINATOR', '32.16'];
const LISTS = ['untrainedOfficers { id }', 'trainedOfficers { name }'] as const;
const [UNTRAINED] = LISTS;
/** More than a list holds. */
const CROWD = 105;

function postOf(name: string, code: string, facts: Partial<PostFacts> = {}): PostFacts {
  return {
    id: stableId('post', `${name}:${facts.from}`),
    officerId: stableId('officer', name),
    agencyId: agencyId(code),
    role: 'LIAISON_OFFICER',
    from: '2025-01-01',
    until: null,
    ...facts,
  };
}

const POSTS: PostFacts[] = [
  postOf('penghubung', '32.16/dsdabmbk', { from: '2025-02-01' }),
  postOf('admin', '32.16', { role: 'AGENCY_ADMIN', from: '2026-03-18' }),
  postOf('dua jabatan', '32.16/diskominfo', { from: '2025-03-01' }),
  postOf('dua jabatan', '32.16/dsdabmbk', { from: '2025-03-02', until: '2026-03-18' }),
  postOf('mantan', '32.16/diskominfo', { until: '2026-03-17' }),
  postOf('calon', '32.16/diskominfo', { from: '2026-03-19' }),
  postOf('bupati', '32.16', { role: 'HEAD' }),
  postOf('tanpa peran', '32.16', { role: null }),
  postOf('lain', '32.73'),
  ...Array.from({ length: CROWD }, (_, index) => postOf(`jayapura ${index}`, '91.03')),
];

describeEachDialect((dialect) => {
  let bench: SubgraphBench;

  beforeAll(async () => {
    const directory = directoryDouble(SAMPLE_AGENCIES, POSTS);
    bench = await openBench(dialect, directory, (source) => trainingSubgraph({ directory: source, sample: false }));
  });

  afterAll(() => bench.close());

  const ask = (list: string, code: string, first?: number, who: Standing = COORDINATOR) => {
    const field = first === undefined ? list : list.replace(' ', `(first: ${first}) `);
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Agency { ${field} } } }`;
    return bench.ask([who], query, { of: [{ __typename: 'Agency', id: agencyId(code) }] });
  };
  const untrained = async (code: string, first?: number, who?: Standing) =>
    (await ask(UNTRAINED, code, first, who)).data._entities[0].untrainedOfficers.map(({ id }: { id: string }) => id);
  const ids = (...names: string[]) => names.map((name) => stableId('officer', name));

  it('are those of a body and its units who handle complaints now, each once, latest in post first', async () => {
    expect(await untrained('32.16')).toEqual(ids('admin', 'dua jabatan', 'penghubung'));
    expect(await untrained('32.16/dsdabmbk')).toEqual(ids('dua jabatan', 'penghubung'));
  });

  it('are by the calendar of their agency', async () => {
    // Already the 19th in Jakarta.
    bench.setClock('2026-03-18T17:00:00.000Z');
    expect(await untrained('32.16/diskominfo')).toEqual(ids('calon', 'dua jabatan'));
    expect(await untrained('32.16/dsdabmbk')).toEqual(ids('penghubung'));
    bench.setClock('2026-03-18T03:00:00.000Z');
  });

  it('are as many as are asked for, and never more than a page holds', async () => {
    const east: Standing = ['TRAINING_COORDINATOR', '91.03'];
    expect(await untrained('91.03', 3, east)).toHaveLength(3);
    expect(await untrained('91.03', undefined, east)).toHaveLength(100);
    for (const list of LISTS) {
      for (const first of [0, 101]) {
        const { codes, fields } = await ask(list, '32.16', first);
        expect([codes, fields]).toEqual([['BAD_USER_INPUT'], ['first']]);
      }
    }
  });

  it('are read by their role and their days, and none beside them', async () => {
    bench.statements.length = 0;
    await untrained('32.16');
    const read = bench.statements.filter((sql) => sql.includes('post_projection'));
    expect(read).toHaveLength(1);
    for (const column of ['role', 'validFrom', 'validUntil']) {
      expect(read[0]).toMatch(new RegExp(`WHERE .*post[\`"]?\\.[\`"]?${column}`));
    }
  });
});
