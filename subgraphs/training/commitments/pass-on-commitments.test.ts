import { commitmentRow } from '../../../test/kit/commitment-row.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import {
  agencyFacts,
  agencyId,
  type DirectoryDouble,
  directoryDouble,
  SAMPLE_AGENCIES,
} from '../../../test/kit/directory-double.js';
import { openBench, type Standing, type SubgraphBench } from '../../../test/kit/subgraph-bench.js';
import { insertRows } from '../../kit/insert-rows.js';
import { stableId } from '../../kit/stable-id.js';
import { CommitmentLetterRow } from '../commitment-letter.entity.js';
import { trainingSubgraph } from '../subgraph.js';

const HEIR: Standing = ['TRAINING_COORDINATOR', '32.73'];
const UNITS = Array.from({ length: 12 }, (_, index) => `32.16/unit-${index}`);
const MEMBERS = ['32.16', ...UNITS];

const promises = (directory: DirectoryDouble) => MEMBERS.map((code) => commitmentRow(directory.agency(code)));

describeEachDialect((dialect) => {
  let bench: SubgraphBench;
  let directory: DirectoryDouble;

  beforeEach(async () => {
    directory = directoryDouble([...SAMPLE_AGENCIES, ...UNITS.map((code) => agencyFacts(code, `Unit ${code}`))]);
    bench = await openBench(dialect, directory, (source) => trainingSubgraph({ directory: source, sample: false }));
    await bench.subgraph.database.write((manager) => insertRows(manager, CommitmentLetterRow, promises(directory)));
  });
  afterEach(() => bench.close());

  /** How often was looked for promises of the body while `work` was done. */
  const looksDuring = async (work: () => Promise<void>): Promise<number> => {
    bench.statements.length = 0;
    await work();
    const looks = /^SELECT 1 .* FROM .commitment_letter. .* WHERE \(?.commitment.\..agencyOrganisation. = /;
    return bench.statements.filter((sql) => looks.test(sql)).length;
  };
  /** Merges the regency with its units into the city; what follows the directory has looked once then. */
  const merge = () =>
    looksDuring(async () => {
      for (const code of MEMBERS) {
        const facts = directory.agency(code);
        const ended = { closedAt: '2026-03-18T03:00:00.000Z', successors: [agencyId('32.73')] };
        directory.change({ ...facts, ...ended, version: facts.version + 1 });
      }
      await bench.subgraph.catchUp();
    });
  const turn = (time: string) => {
    bench.setClock(`2026-03-18T${time}.000Z`);
    return looksDuring(() => bench.subgraph.perform('agency-standings'));
  };
  const seen = async () =>
    (await bench.ask([HEIR], '{ commitmentLetters { totalCount } }')).data.commitmentLetters.totalCount;

  it('looks at a body again once a turn for all that come to it, and not while nothing comes', async () => {
    expect(await merge()).toBe(1);
    expect(await seen()).toBe(MEMBERS.length);
    expect(await turn('03:00:15')).toBe(0);
    expect(await turn('03:00:30')).toBe(0);
  });

  it('looks again when something comes late, and before all rest, for whoever moved it may have ended', async () => {
    await merge();
    const late = {
      ...commitmentRow(directory.agency('32.16')),
      id: stableId('promise', 'late'),
      participantId: 'late',
    };
    await bench.subgraph.database.write((manager) => insertRows(manager, CommitmentLetterRow, [late]));
    expect(await turn('03:00:15')).toBe(1);
    expect(await seen()).toBe(MEMBERS.length + 1);
    expect(await turn('03:06:00')).toBe(1);
    expect(await turn('03:06:15')).toBe(0);
  });
});
