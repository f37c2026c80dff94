import { describeEachDialect } from '../../../test/kit/databases.js';
import {
  agencyId,
  type DirectoryDouble,
  directoryDouble,
  SAMPLE_AGENCIES,
} from '../../../test/kit/directory-double.js';
import { openBench, type Standing, type SubgraphBench } from '../../../test/kit/subgraph-bench.js';
import { EventRow } from '../../kit/outbox.entity.js';
import { trainingSubgraph } from '../subgraph.js';

const PROVINCE: Standing = ['PROVINCIAL_MONITOR', '32'];
const CENTRE: Standing = ['NATIONAL_MONITOR', 'kl.panrb'];
const REGENCY: Standing = ['AGENCY_ADMIN', '32.16'];
const ENTITLED: Standing[] = [
  REGENCY,
  ['TRAINING_COORDINATOR', '32.16'],
  ['LIAISON_OFFICER', '32.16'],
  ['HEAD', '32.16'],
  PROVINCE,
  ['TRAINING_COORDINATOR', '32'],
  CENTRE,
  ['NATIONAL_DESK', 'sp4n'],
];
const OTHERS: Standing[] = [
  ['PROVINCIAL_MONITOR', '17'],
  ['AGENCY_ADMIN', '32'],
  ['HEAD', '32.73'],
  ['AGENCY_ADMIN', '32.16/diskominfo'],
  ['TRAINING_COORDINATOR', 'kl.panrb'],
];

const EVENT =
  'cursor kind kindLabel(lang: EN) level guidanceId guidance { text acknowledgement } agency { id } by { id }';
const STREAM = `subscription ($filter: ReadinessGuidanceEventFilter, $after: String) {
  readinessGuidanceChanged(filter: $filter, after: $after) { ${EVENT} }
}`;
const POLL = `query ($filter: ReadinessGuidanceEventFilter, $after: String, $first: Int) {
  readinessGuidanceEvents(filter: $filter, after: $after, first: $first) {
    events { ${EVENT} } endCursor hasMore
  }
}`;
const LIST = '{ readinessGuidance { feedCursor edges { node { id } } } }';

interface Told {
  cursor: string;
  kind: string;
  guidanceId: string;
  guidance: { text: string } | null;
}

describeEachDialect((dialect) => {
  let bench: SubgraphBench;
  let directory: DirectoryDouble;
  let start: string;
  let keys = 0;

  beforeAll(async () => {
    directory = directoryDouble(SAMPLE_AGENCIES);
    bench = await openBench(dialect, directory, (source) => trainingSubgraph({ directory: source, sample: false }));
  });

  beforeEach(async () => {
    await bench.allNumbered();
    start = (await bench.ask([CENTRE], POLL)).data.readinessGuidanceEvents.endCursor;
  });

  afterAll(() => bench.close());

  const change = async (who: Standing, mutation: string, input: object): Promise<string> => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { guidance { id } } }`;
    const { data, codes } = await bench.ask([who], document, { input });
    expect(codes).toEqual([]);
    return data[mutation].guidance.id;
  };
  const guide = (agency = '32.16', who = PROVINCE): Promise<string> => {
    const words = { kind: 'NOTE', text: `Mohon SK diperbarui, ${agency}.` };
    return change(who, 'guideReadiness', { agency, ...words, idempotencyKey: `guidance-event-${++keys}` });
  };
  const acknowledge = (id: string) => change(REGENCY, 'acknowledgeReadinessGuidance', { id, text: 'Sedang diproses.' });
  const told = async (who: Standing, filter: object = {}): Promise<Told[]> => {
    await bench.allNumbered();
    const { data, codes } = await bench.ask([who], POLL, { filter, after: start, first: 100 });
    expect(codes).toEqual([]);
    return data.readinessGuidanceEvents.events;
  };

  it('tells that an agency was guided and took note of it, with the words as they are now', async () => {
    const id = await guide();
    await acknowledge(id);
    const common = {
      cursor: expect.any(String),
      level: 'REGENCY',
      guidanceId: id,
      guidance: { text: 'Mohon SK diperbarui, 32.16.', acknowledgement: 'Sedang diproses.' },
      agency: { id: agencyId('32.16') },
      by: { id: agencyId('32') },
    };
    expect(await told(REGENCY)).toEqual([
      { kind: 'READINESS_GUIDED', kindLabel: 'Guidance was given', ...common },
      { kind: 'READINESS_GUIDANCE_ACKNOWLEDGED', kindLabel: 'Guidance was taken note of', ...common },
    ]);
  });

  it('tells the agency, its province and the centre, and nobody else', async () => {
    const id = await guide();
    for (const who of ENTITLED) {
      expect([who, await told(who)]).toMatchObject([who, [{ guidanceId: id, guidance: expect.anything() }]]);
    }
    for (const who of OTHERS) expect([who, await told(who)]).toEqual([who, []]);
  });

  it('tells whom it told then also where the agency has gone to another province, without the words', async () => {
    const id = await guide('32.73');
    const places = { code: '17.73', organisation: '17.73', supervision: '17.73', jurisdiction: ['17.73'] };
    directory.change({ ...directory.agency('32.73'), ...places, version: 2 });
    await bench.subgraph.catchUp();
    await bench.subgraph.perform('agency-standings');
    expect(await told(PROVINCE)).toMatchObject([{ guidanceId: id, guidance: null }]);
    expect(await told(['PROVINCIAL_MONITOR', '17'])).toEqual([]);
  });

  it.each<[object, string[]]>([
    [{ agency: '32.16' }, ['32.16']],
    [{ organisation: '32.16' }, ['32.16', '32.16/diskominfo']],
    [{ territory: '32' }, ['32.16', '32.16/diskominfo']],
    [{ levels: ['UNIT', 'MINISTRY'] }, ['32.16/diskominfo', 'kl.bpk']],
    [{ kinds: ['READINESS_GUIDED'] }, ['32.16', '32.16/diskominfo', '17.02', 'kl.bpk']],
    [{ kinds: ['READINESS_GUIDANCE_ACKNOWLEDGED'] }, []],
  ])('keeps what %j asks for', async (filter, agencies) => {
    for (const agency of ['32.16', '32.16/diskominfo', '17.02', 'kl.bpk']) await guide(agency, CENTRE);
    const texts = (await told(CENTRE, filter)).map(({ guidance }) => guidance?.text);
    expect(texts).toEqual(agencies.map((agency) => `Mohon SK diperbarui, ${agency}.`));
  });

  it('streams from the cursor of a list what the list does not show yet, and pages the same', async () => {
    const { feedCursor, edges } = (await bench.ask([REGENCY], LIST)).data.readinessGuidance;
    const id = await guide();
    await acknowledge(id);
    await guide();
    expect(edges).not.toContainEqual({ node: { id } });
    const stream = await bench.follow([REGENCY], STREAM, { after: feedCursor });
    const live: Told[] = [];
    while (live.length < 3) live.push((await stream.next()).value.data.readinessGuidanceChanged);
    const page = async (after: string) =>
      (await bench.ask([REGENCY], POLL, { after, first: 2 })).data.readinessGuidanceEvents;
    const first = await page(feedCursor);
    const second = await page(first.endCursor);
    expect([first.hasMore, second.hasMore]).toEqual([true, false]);
    expect([...first.events, ...second.events]).toEqual(live);
    await stream.return?.();
  });

  it('passes over events of before their agency’s place was told', async () => {
    await guide();
    await bench.allNumbered();
    await bench.subgraph.database.write(async (manager) => {
      const event = await manager.findOneOrFail(EventRow, { where: {}, order: { id: 'DESC' } });
      const { guidanceId, agencyId: of, byAgencyId } = event.payload as Record<string, string>;
      await manager.save(EventRow, { ...event, payload: { guidanceId, agencyId: of, byAgencyId } });
    });
    expect(await told(REGENCY)).toEqual([]);
  });

  it('refuses agencies that there are none of, no kinds and foreign cursors', async () => {
    const refused = async (variables: object) => (await bench.ask([CENTRE], POLL, { ...variables })).fields;
    expect(await refused({ filter: { agency: '99' } })).toEqual(['filter.agency']);
    expect(await refused({ filter: { kinds: [] } })).toEqual(['filter.kinds']);
    expect(await refused({ after: 'x' })).toEqual(['after']);
  });
});
