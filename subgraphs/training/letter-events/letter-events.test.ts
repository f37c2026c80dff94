import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyId, directoryDouble, SAMPLE_AGENCIES } from '../../../test/kit/directory-double.js';
import { letterContent } from '../../../test/kit/letter-content.js';
import { openBench, type Standing, type SubgraphBench } from '../../../test/kit/subgraph-bench.js';
import { trainingSubgraph } from '../subgraph.js';

const DESK: Standing = ['NATIONAL_DESK', 'sp4n'];
const REGENCY: Standing = ['AGENCY_ADMIN', '32.16'];
const ENTITLED: Standing[] = [
  DESK,
  ['NATIONAL_MONITOR', 'kl.panrb'],
  ['PROVINCIAL_MONITOR', '32'],
  ['TRAINING_COORDINATOR', '32'],
  REGENCY,
  ['TRAINING_COORDINATOR', '32.16'],
  ['LIAISON_OFFICER', '32.16'],
  ['HEAD', '32.16'],
  // Those at units follow their body.
  ['AGENCY_ADMIN', '32.16/diskominfo'],
  ['LIAISON_OFFICER', '32.16/dsdabmbk/bidang-jalan'],
];
/** All of these may read the letter, and none has to hear of each step of it. */
const OTHERS: Standing[] = [
  ['PROVINCIAL_MONITOR', '17'],
  ['AGENCY_ADMIN', '32'],
  ['HEAD', '32.73'],
  ['PROVINCIAL_MONITOR', '32.16/diskominfo'],
  ['AGENCY_ADMIN', 'kl.panrb'],
];

const EVENT =
  'cursor kind kindLabel(lang: EN) level letterId letter { number reviewState reviews { reason } } agency { id }';
const STREAM = `subscription ($filter: AppointmentLetterEventFilter, $after: String) {
  appointmentLetterChanged(filter: $filter, after: $after) { ${EVENT} }
}`;
const POLL = `query ($filter: AppointmentLetterEventFilter, $after: String, $first: Int) {
  appointmentLetterEvents(filter: $filter, after: $after, first: $first) { events { ${EVENT} } endCursor hasMore }
}`;
const LIST = '{ appointmentLetters { feedCursor edges { node { id } } } }';

const CONTENT = letterContent('2026-03-01');

interface Told {
  cursor: string;
  kind: string;
  letterId: string;
}

describeEachDialect((dialect) => {
  let bench: SubgraphBench;
  let start: string;
  let numbers = 0;

  beforeAll(async () => {
    const directory = directoryDouble(SAMPLE_AGENCIES);
    bench = await openBench(dialect, directory, (source) => trainingSubgraph({ directory: source, sample: false }));
  });

  beforeEach(async () => {
    await bench.allNumbered();
    start = (await bench.ask([DESK], POLL)).data.appointmentLetterEvents.endCursor;
  });

  afterAll(() => bench.close());

  const change = async (who: Standing, mutation: string, input: object): Promise<string> => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { appointmentLetter { id } } }`;
    const { data, codes } = await bench.ask([who], document, { input });
    expect(codes).toEqual([]);
    return data[mutation].appointmentLetter.id;
  };
  const record = (agency = '32.16', office = 'REGENT', who: Standing = REGENCY): Promise<string> => {
    const signer = { ...CONTENT.signer, office };
    const key = `letter-events-${++numbers}`;
    return change(who, 'recordAppointmentLetter', { agency, ...CONTENT, signer, number: key, idempotencyKey: key });
  };
  const giveBack = (id: string, expectedVersion = 1) =>
    change(DESK, 'returnAppointmentLetter', { id, expectedVersion, reason: 'Berkas tidak terbaca.' });
  const told = async (who: Standing, filter: object = {}): Promise<Told[]> => {
    await bench.allNumbered();
    const { data, codes } = await bench.ask([who], POLL, { filter, after: start, first: 100 });
    expect(codes).toEqual([]);
    return data.appointmentLetterEvents.events;
  };

  it('tells each step of a letter, with the letter as it is now', async () => {
    const id = await record();
    await giveBack(id);
    await change(REGENCY, 'correctAppointmentLetter', { id, expectedVersion: 2, ...CONTENT, number: 'diperbaiki' });
    await change(DESK, 'verifyAppointmentLetter', { id, expectedVersion: 3 });
    const reasons = ['Berkas tidak terbaca.', null, null].map((reason) => ({ reason }));
    const now = { number: 'diperbaiki', reviewState: 'VERIFIED', reviews: reasons };
    expect(await told(REGENCY)).toEqual(
      ['RECORDED', 'RETURNED', 'CORRECTED', 'VERIFIED'].map((act) => ({
        cursor: expect.any(String),
        kindLabel: `The letter was ${act.toLowerCase()}`,
        kind: `APPOINTMENT_LETTER_${act}`,
        level: 'REGENCY',
        letterId: id,
        letter: now,
        agency: { id: agencyId('32.16') },
      })),
    );
  });

  it('tells the agency, its province and the centre, and nobody else', async () => {
    const id = await record();
    await giveBack(id);
    for (const who of ENTITLED) {
      expect([who, (await told(who)).map(({ letterId }) => letterId)]).toEqual([who, [id, id]]);
    }
    for (const who of OTHERS) expect([who, await told(who)]).toEqual([who, []]);
    expect(
      (await bench.ask([['PORTAL', '32.16']], POLL, { after: start })).data.appointmentLetterEvents.events,
    ).toEqual([]);
  });

  it('tells of a letter of a unit in the whole body, and to nobody else', async () => {
    const id = await record('32.16/diskominfo', 'OTHER');
    for (const who of [...ENTITLED, ['HEAD', '32.16/dsdabmbk'] as Standing]) {
      expect([who, await told(who)]).toMatchObject([who, [{ letterId: id, level: 'UNIT' }]]);
    }
    for (const who of OTHERS) expect([who, await told(who)]).toEqual([who, []]);
  });

  it.each<[object, string[]]>([
    [{ agency: '32.16' }, ['RECORDED', 'RETURNED']],
    [{ organisation: '32.16' }, ['RECORDED', 'RECORDED', 'RETURNED']],
    [{ territory: '32' }, ['RECORDED', 'RECORDED', 'RETURNED']],
    [{ territory: '17' }, ['RECORDED']],
    [{ levels: ['UNIT'] }, ['RECORDED']],
    [{ kinds: ['APPOINTMENT_LETTER_RETURNED'] }, ['RETURNED']],
    [{ kinds: ['APPOINTMENT_LETTER_VERIFIED'] }, []],
  ])('keeps what %j asks for', async (filter, acts) => {
    await record('17.02', 'REGENT', ['AGENCY_ADMIN', '17.02']);
    const id = await record();
    await record('32.16/diskominfo', 'OTHER');
    await giveBack(id);
    expect((await told(DESK, filter)).map(({ kind }) => kind)).toEqual(acts.map((act) => `APPOINTMENT_LETTER_${act}`));
  });

  it('streams from the cursor of a list what the list does not show yet, and pages the same', async () => {
    const { feedCursor, edges } = (await bench.ask([DESK], LIST)).data.appointmentLetters;
    const id = await record();
    await giveBack(id);
    await record();
    expect(edges).not.toContainEqual({ node: { id } });
    const stream = await bench.follow([REGENCY], STREAM, { after: feedCursor });
    const live: Told[] = [];
    while (live.length < 3) live.push((await stream.next()).value.data.appointmentLetterChanged);
    const page = async (after: string) =>
      (await bench.ask([REGENCY], POLL, { after, first: 2 })).data.appointmentLetterEvents;
    const first = await page(feedCursor);
    const second = await page(first.endCursor);
    expect([first.hasMore, second.hasMore]).toEqual([true, false]);
    expect([...first.events, ...second.events]).toEqual(live);
    await stream.return?.();
  });

  it('refuses agencies that there are none of, no kinds and foreign cursors', async () => {
    const refused = async (variables: object) => (await bench.ask([DESK], POLL, { ...variables })).fields;
    expect(await refused({ filter: { agency: '99' } })).toEqual(['filter.agency']);
    expect(await refused({ filter: { kinds: [] } })).toEqual(['filter.kinds']);
    expect(await refused({ after: 'x' })).toEqual(['after']);
  });
});
