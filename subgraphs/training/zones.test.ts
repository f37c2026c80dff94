import { describeEachDialect } from '../../test/kit/databases.js';
import { agencyId, type DirectoryDouble, directoryDouble } from '../../test/kit/directory-double.js';
import { letterContent } from '../../test/kit/letter-content.js';
import { openBench, type Standing, type SubgraphBench } from '../../test/kit/subgraph-bench.js';
import { trainingSubgraph } from './subgraph.js';

const REGENCY: Standing = ['TRAINING_COORDINATOR', '17.02'];
const RECORD =
  'mutation ($input: RecordAppointmentLetterInput!) { recordAppointmentLetter(input: $input) { appointmentLetter { id } } }';
const SEEN = `query ($of: [_Any!]!, $filter: AppointmentLetterFilter) {
  appointmentLetters(filter: $filter) { edges { node { state } } }
  _entities(representations: $of) { ... on Agency { appointmentLetter { state } readiness { state } } }
}`;
const LETTER = letterContent('2026-03-01', {
  agency: '17.02',
  validUntil: '2026-03-18',
  idempotencyKey: 'letter-of-a-zone',
});

describeEachDialect((dialect) => {
  let bench: SubgraphBench;
  let directory: DirectoryDouble;

  beforeEach(async () => {
    directory = directoryDouble();
    bench = await openBench(dialect, directory, (source) => trainingSubgraph({ directory: source, sample: false }));
    expect((await bench.ask([REGENCY], RECORD, { input: LETTER })).codes).toEqual([]);
    // Still the last day in the west, and the day after it in the east.
    bench.setClock('2026-03-18T15:30:00.000Z');
  });
  afterEach(() => bench.close());

  const moveTo = async (...zones: string[]) => {
    for (const timeZone of zones) {
      const facts = directory.agency('17.02');
      directory.change({ ...facts, timeZone, version: facts.version + 1 });
    }
    await bench.subgraph.catchUp();
  };
  /** The letter in the list of those in this state, the agency's own one, and how ready the agency is. */
  const seen = async (state: string) => {
    const of = [{ __typename: 'Agency', id: agencyId('17.02') }];
    const { data } = await bench.ask([REGENCY], SEEN, { of, filter: { agency: '17.02', states: [state] } });
    const [{ appointmentLetter, readiness }] = data._entities;
    const listed = data.appointmentLetters.edges.map(({ node }: { node: { state: string } }) => node.state);
    return [listed, appointmentLetter?.state ?? null, readiness.state];
  };
  const INSIDE = [['IN_FORCE'], 'IN_FORCE', 'SK_ISSUED'];

  it('tells a letter’s day by one calendar everywhere, also once its agency has another', async () => {
    expect(await seen('IN_FORCE')).toEqual(INSIDE);
    await moveTo('Asia/Jayapura');
    expect(await seen('IN_FORCE')).toEqual([[], 'EXPIRED', 'SK_OUTDATED']);
    expect(await seen('EXPIRED')).toEqual([['EXPIRED'], 'EXPIRED', 'SK_OUTDATED']);
  });

  it('knows the zone that the agency has at last where it had two at once', async () => {
    await moveTo('Asia/Jayapura', 'Asia/Jakarta');
    expect(await seen('IN_FORCE')).toEqual(INSIDE);
  });
});
