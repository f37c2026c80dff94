import type { AgencyFacts } from '../../schema/events.js';
import { commitmentRow } from '../../test/kit/commitment-row.js';
import { describeEachDialect } from '../../test/kit/databases.js';
import {
  agencyFacts,
  agencyId,
  type DirectoryDouble,
  directoryDouble,
  SAMPLE_AGENCIES,
} from '../../test/kit/directory-double.js';
import { letterContent } from '../../test/kit/letter-content.js';
import { openBench, type Standing, type SubgraphBench } from '../../test/kit/subgraph-bench.js';
import { insertRows } from '../kit/insert-rows.js';
import { CommitmentLetterRow } from './commitment-letter.entity.js';
import { trainingSubgraph } from './subgraph.js';

const LIST =
  '{ commitmentLetters { edges { node { state agency { id } } } } readinessGuidance { edges { node { text } } } }';
const READINESS = `query ($id: ID, $of: [_Any!]!) {
  readinessList(filter: { organisation: $id }) { edges { node { readiness { state } } } }
  _entities(representations: $of) { ... on Agency { readiness { state } } }
}`;
const GUIDE = 'mutation ($input: GuideReadinessInput!) { guideReadiness(input: $input) { guidance { id } } }';
const ACKNOWLEDGE = `mutation ($input: AcknowledgeReadinessGuidanceInput!) {
  acknowledgeReadinessGuidance(input: $input) { guidance { acknowledgement acknowledgedBy { id } } }
}`;
const RECORD =
  'mutation ($input: RecordAppointmentLetterInput!) { recordAppointmentLetter(input: $input) { appointmentLetter { id } } }';
const REGENCY: Standing = ['TRAINING_COORDINATOR', '91.03'];
const OLD_PROVINCE: Standing = ['TRAINING_COORDINATOR', '91'];
const NEW_PROVINCE: Standing = ['TRAINING_COORDINATOR', '97'];

describeEachDialect((dialect) => {
  let bench: SubgraphBench;
  let directory: DirectoryDouble;
  let beforeAnything: string;

  beforeEach(async () => {
    directory = directoryDouble([...SAMPLE_AGENCIES, agencyFacts('97', 'Pemerintah Provinsi Papua Baru')]);
    bench = await openBench(dialect, directory, (source) => trainingSubgraph({ directory: source, sample: false }));
    const { data } = await bench.ask([OLD_PROVINCE], '{ readinessGuidanceEvents { endCursor } }');
    beforeAnything = data.readinessGuidanceEvents.endCursor;
    const promise = commitmentRow(directory.agency('91.03'));
    await bench.subgraph.database.write((manager) => insertRows(manager, CommitmentLetterRow, [promise]));
    const input = { agency: '91.03', kind: 'NOTE', text: 'Mohon SK diterbitkan.', idempotencyKey: 'guided-once' };
    expect((await bench.ask([['PROVINCIAL_MONITOR', '91']], GUIDE, { input })).codes).toEqual([]);
  });

  afterEach(() => bench.close());

  const follow = async (facts: AgencyFacts) => {
    directory.change({ ...facts, version: facts.version + 1 });
    await bench.subgraph.catchUp();
    await bench.subgraph.perform('agency-standings');
  };
  const seen = async (who: Standing) => {
    const { data, codes } = await bench.ask([who], LIST);
    expect(codes).toEqual([]);
    const { commitmentLetters, readinessGuidance } = data;
    return [commitmentLetters.edges.length, readinessGuidance.edges.length];
  };

  /** The state as it is kept for lists, and as it is found now. */
  const readinessOf = async (code: string) => {
    const id = agencyId(code);
    const { data } = await bench.ask([['NATIONAL_MONITOR', 'kl.panrb']], READINESS, {
      id,
      of: [{ __typename: 'Agency', id }],
    });
    return [data.readinessList.edges[0].node.readiness.state, data._entities[0].readiness.state];
  };

  it('keeps a government committed while it is recoded, and tells nothing of it', async () => {
    expect(await readinessOf('91.03')).toEqual(['ACCOUNT_WITHOUT_SK', 'COMMITTED']);
    const named = { ...directory.agency('91.03'), name: 'Pemerintah Kabupaten Jayapura (baru)', version: 2 };
    directory.change(named);
    await bench.subgraph.catchUp();
    expect(await readinessOf('91.03')).toEqual(['COMMITTED', 'COMMITTED']);
    const places = { code: '97.01', organisation: '97.01', supervision: '97.01', jurisdiction: ['97.01'] };
    directory.change({ ...named, ...places, version: 3 });
    await bench.subgraph.catchUp();
    expect(await readinessOf('91.03')).toEqual(['COMMITTED', 'COMMITTED']);
    await bench.subgraph.perform('agency-standings');
    expect(await readinessOf('91.03')).toEqual(['COMMITTED', 'COMMITTED']);
  });

  it('shows promises and guidance of an agency that was recoded to it and its new supervisors, and no more to the old', async () => {
    expect(await Promise.all([REGENCY, OLD_PROVINCE, NEW_PROVINCE].map(seen))).toEqual([
      [1, 1],
      [1, 1],
      [0, 0],
    ]);
    const places = { code: '97.01', organisation: '97.01', supervision: '97.01', jurisdiction: ['97.01'] };
    await follow({ ...directory.agency('91.03'), ...places });
    expect(await Promise.all([REGENCY, OLD_PROVINCE, NEW_PROVINCE].map(seen))).toEqual([
      [1, 1],
      [0, 0],
      [1, 1],
    ]);
  });

  it('lists by the code of then and of now what was recorded before the other code', async () => {
    const SCHEDULE =
      'mutation ($input: ScheduleTrainingInput!) { scheduleTraining(input: $input) { training { id } } }';
    const session = { startsAt: '2026-03-18T02:00:00Z', endsAt: '2026-03-18T03:00:00Z', topic: 'Jawaban' };
    const training = {
      kind: 'VISIT',
      title: 'Kunjungan',
      organisers: ['91.03'],
      place: 'Sentani',
      regionCode: '91.03',
      sessions: [session],
      idempotencyKey: 'visit-before-the-code',
    };
    expect((await bench.ask([REGENCY], SCHEDULE, { input: training })).codes).toEqual([]);
    const places = { code: '97.01', organisation: '97.01', supervision: '97.01', jurisdiction: ['97.01'] };
    const formerCodes = [{ code: '91.03', until: '2026-03-17' }];
    await follow({ ...directory.agency('91.03'), ...places, formerCodes });
    const again = { ...training, idempotencyKey: 'visit-after-the-code' };
    expect((await bench.ask([REGENCY], SCHEDULE, { input: again })).codes).toEqual([]);
    const COUNT = `query ($code: ID, $region: String) {
      trainings(filter: { organisation: $code, territory: $region, kinds: [VISIT] }) { totalCount }
      commitmentLetters(filter: { agency: $code, territory: $region }) { totalCount }
      readinessGuidance(filter: { organisation: $code, territory: $region }) { totalCount }
      readinessList(filter: { organisation: $code, territory: $region }) { totalCount }
    }`;
    for (const code of ['91.03', '97.01']) {
      expect((await bench.ask([REGENCY], COUNT, { code, region: code })).data).toEqual({
        trainings: { totalCount: 2 },
        commitmentLetters: { totalCount: 1 },
        readinessGuidance: { totalCount: 1 },
        readinessList: { totalCount: 1 },
      });
    }
    for (const list of ['trainings', 'commitmentLetters', 'readinessGuidance', 'readinessList']) {
      const refused = await bench.ask([REGENCY], `{ ${list}(filter: { territory: "99" }) { totalCount } }`);
      expect(refused.fields).toEqual(['filter.territory']);
    }
  });

  it('lets whoever carries on the tasks of an agency that has ended take note of what it was told', async () => {
    await follow({
      ...directory.agency('91.03'),
      closedAt: '2026-03-10T00:00:00.000Z',
      successors: [agencyId('17.02')],
    });
    const heir: Standing = ['TRAINING_COORDINATOR', '17.02'];
    const listed = await bench.ask([heir], '{ readinessGuidance { edges { node { id } } } }');
    const { id } = listed.data.readinessGuidance.edges[0].node;
    const acknowledge = (who: Standing) =>
      bench.ask([who], ACKNOWLEDGE, { input: { id, text: 'Kami tindak lanjuti.' } });
    expect((await acknowledge(REGENCY)).codes).toEqual(['FORBIDDEN']);
    expect((await acknowledge(['TRAINING_COORDINATOR', '32.16'])).codes).toEqual(['NOT_FOUND']);
    expect((await acknowledge(['HEAD', '17.02'])).codes).toEqual(['FORBIDDEN']);
    expect((await acknowledge(heir)).data.acknowledgeReadinessGuidance.guidance).toEqual({
      acknowledgement: 'Kami tindak lanjuti.',
      acknowledgedBy: { id: agencyId('17.02') },
    });
    await bench.allNumbered();
    const { data } = await bench.ask(
      [heir],
      'query ($after: String) { readinessGuidanceEvents(after: $after) { events { kind } } }',
      { after: beforeAnything },
    );
    expect(data.readinessGuidanceEvents.events).toEqual([{ kind: 'READINESS_GUIDANCE_ACKNOWLEDGED' }]);
  });

  it('lets the letter of whoever carries on the tasks of an agency that has ended keep its promise', async () => {
    await follow({
      ...directory.agency('91.03'),
      closedAt: '2026-03-10T00:00:00.000Z',
      successors: [agencyId('17.02')],
    });
    const heir: Standing = ['TRAINING_COORDINATOR', '17.02'];
    expect(await seen(heir)).toEqual([1, 1]);
    expect(await readinessOf('17.02')).toEqual(['COMMITTED', 'COMMITTED']);
    const input = letterContent('2026-03-12', { agency: '17.02', idempotencyKey: 'kept-by-the-heir' });
    expect((await bench.ask([heir], RECORD, { input })).codes).toEqual([]);
    const { data } = await bench.ask([heir], LIST);
    expect(data.commitmentLetters.edges).toMatchObject([
      { node: { state: 'KEPT', agency: { id: agencyId('91.03') } } },
    ]);
    expect(await readinessOf('17.02')).toEqual(['SK_ISSUED', 'SK_ISSUED']);
  });
});
