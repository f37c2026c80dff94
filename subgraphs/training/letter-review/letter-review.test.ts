import type { PostFacts } from '../../../schema/events.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyId, directoryDouble, SAMPLE_AGENCIES } from '../../../test/kit/directory-double.js';
import { type Answer, openBench, type Standing, type SubgraphBench } from '../../../test/kit/subgraph-bench.js';
import { IdempotencyKeyRow } from '../../kit/idempotency.entity.js';
import { EventEntitlementRow, EventRow } from '../../kit/outbox.entity.js';
import { stableId } from '../../kit/stable-id.js';
import { AppointmentLetterRow, AppointmentMemberRow } from '../appointment-letter.entity.js';
import { trainingSubgraph } from '../subgraph.js';
import { LetterReviewRow } from './letter-review.entity.js';

const COORDINATOR: Standing = ['TRAINING_COORDINATOR', '32.16'];
const DESK: Standing = ['NATIONAL_DESK', 'sp4n'];
const OFFICER = stableId('officer', 'reviewed');
const POST: PostFacts = {
  id: stableId('post', 'reviewed'),
  officerId: OFFICER,
  agencyId: agencyId('32.16/diskominfo'),
  role: 'AGENCY_ADMIN',
  from: '2024-01-01',
  until: null,
};
const WRITTEN = [
  AppointmentLetterRow,
  AppointmentMemberRow,
  LetterReviewRow,
  EventRow,
  EventEntitlementRow,
  IdempotencyKeyRow,
];

const READ = `query ($id: ID!) {
  appointmentLetter(id: $id) {
    number state stateLabel(lang: EN) reviewState reviewStateLabel(lang: EN) version members { name role }
    reviews { act at role agency { id } reason }
  }
}`;
const READINESS = `query ($of: [_Any!]!) {
  _entities(representations: $of) { ... on Agency { appointmentLetter { number } readiness { state lacks nextLack } } }
}`;
const QUEUE = `query ($filter: AppointmentLetterFilter, $sort: AppointmentLetterSort!) {
  appointmentLetters(filter: $filter, sort: $sort) { edges { node { number } } }
}`;

const content = (overrides: object = {}) => ({
  number: 'satu',
  date: '2026-03-01',
  subject: 'Tim Pengelola',
  signer: { name: 'Nama Contoh', office: 'REGENT', capacity: 'PJ' },
  legalBasis: 'SE Menteri PANRB 4/2016',
  members: [{ officer: OFFICER, role: 'ADMIN' }],
  validFrom: '2026-03-01',
  ...overrides,
});

describeEachDialect((dialect) => {
  let bench: SubgraphBench;
  let keys = 0;

  beforeAll(async () => {
    const directory = directoryDouble(SAMPLE_AGENCIES, [POST]);
    bench = await openBench(dialect, directory, (source) => trainingSubgraph({ directory: source, sample: false }));
  });

  beforeEach(() => bench.setClock('2026-03-18T03:00:00.000Z'));

  afterEach(() => bench.empty(WRITTEN));

  afterAll(() => bench.close());

  const change = (who: Standing, mutation: string, input: object): Promise<Answer> => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { appointmentLetter { id version } } }`;
    return bench.ask([who], document, { input });
  };
  const record = async (overrides: object = {}): Promise<string> => {
    const input = { agency: '32.16', ...content(overrides), idempotencyKey: `review-key-${++keys}` };
    const { data, codes } = await change(COORDINATOR, 'recordAppointmentLetter', input);
    expect(codes).toEqual([]);
    return data.recordAppointmentLetter.appointmentLetter.id;
  };
  const verify = (id: string, expectedVersion = 1, who = DESK) =>
    change(who, 'verifyAppointmentLetter', { id, expectedVersion });
  const giveBack = (id: string, expectedVersion = 1, who = DESK) =>
    change(who, 'returnAppointmentLetter', { id, expectedVersion, reason: 'Berkas tidak terbaca.' });
  const correct = (id: string, expectedVersion = 2, overrides: object = {}, who = COORDINATOR) =>
    change(who, 'correctAppointmentLetter', { id, expectedVersion, ...content(overrides) });
  const letter = async (id: string) => (await bench.ask([COORDINATOR], READ, { id })).data.appointmentLetter;
  const stateOf = async (id: string) => (await letter(id)).state;
  const agency = async () => {
    const of = [{ __typename: 'Agency', id: agencyId('32.16') }];
    return (await bench.ask([COORDINATOR], READINESS, { of })).data._entities[0];
  };
  const kinds = async () =>
    (await bench.subgraph.database.read.find(EventRow, { order: { id: 'ASC' } })).map(({ kind }) => kind);

  it('lets a letter count from when it is recorded, and lacks its verification until the centre gives it', async () => {
    const id = await record();
    expect(await letter(id)).toMatchObject({ reviewState: 'SUBMITTED', version: 1, reviews: [] });
    expect((await agency()).readiness).toMatchObject({ state: 'SK_ISSUED' });
    expect((await agency()).readiness.lacks).toContain('LETTER_VERIFICATION');
    expect((await verify(id)).codes).toEqual([]);
    expect((await agency()).readiness.lacks).not.toContain('LETTER_VERIFICATION');
    expect(await letter(id)).toMatchObject({ reviewState: 'VERIFIED', reviewStateLabel: 'Verified', version: 2 });
  });

  it('takes a returned letter for none, until its agency has corrected it', async () => {
    const id = await record();
    await giveBack(id);
    expect(await letter(id)).toMatchObject({ state: 'RETURNED', stateLabel: 'Returned' });
    expect(await agency()).toMatchObject({
      appointmentLetter: null,
      readiness: { state: 'ACCOUNT_WITHOUT_SK', nextLack: 'LETTER_CORRECTION' },
    });
    bench.setClock('2026-03-19T03:00:00.000Z');
    const members = [{ name: 'Anggota Lain', role: 'LIAISON_OFFICER' }];
    expect((await correct(id, 2, { number: 'satu, diperbaiki', members })).codes).toEqual([]);
    expect(await agency()).toMatchObject({
      appointmentLetter: { number: 'satu, diperbaiki' },
      readiness: { state: 'SK_ISSUED' },
    });
    const step = { agency: { id: agencyId('sp4n') }, role: 'NATIONAL_DESK' };
    expect(await letter(id)).toMatchObject({
      reviewState: 'SUBMITTED',
      version: 3,
      members,
      reviews: [
        { act: 'RETURNED', at: '2026-03-18T03:00:00.000Z', reason: 'Berkas tidak terbaca.', ...step },
        {
          act: 'CORRECTED',
          at: '2026-03-19T03:00:00.000Z',
          reason: null,
          role: 'TRAINING_COORDINATOR',
          agency: { id: agencyId('32.16') },
        },
      ],
    });
    await verify(id, 3);
    expect((await letter(id)).reviews).toHaveLength(3);
    expect(await kinds()).toEqual(
      ['RECORDED', 'RETURNED', 'CORRECTED', 'VERIFIED'].flatMap((act) => [
        `APPOINTMENT_LETTER_${act}`,
        'READINESS_CHANGED',
      ]),
    );
  });

  it('lets the number of a letter that was returned come again, by its correction or by another letter', async () => {
    const corrected = await record({ number: '188/Kep.1' });
    await giveBack(corrected);
    expect((await correct(corrected, 2, { number: '188/KEP.1' })).codes).toEqual([]);
    const returned = await record({ number: '188/Kep.2' });
    expect((await giveBack(returned)).codes).toEqual([]);
    await record({ number: '188/kep.2' });
    expect((await correct(returned, 2, { number: '188/Kep. 2' })).fields).toEqual(['input.number']);
    expect((await correct(returned, 2, { number: '188/Kep.3' })).codes).toEqual([]);
  });

  it('lets what was replaced count again while its replacement is returned', async () => {
    const old = await record({ number: 'lama' });
    const next = await record({ number: 'baru', replaces: old, validFrom: '2026-03-10' });
    expect(await stateOf(old)).toBe('REPLACED');
    await giveBack(next);
    expect(await stateOf(old)).toBe('IN_FORCE');
    expect((await agency()).appointmentLetter).toEqual({ number: 'lama' });
    await correct(next, 2, { number: 'baru', validFrom: '2026-03-12' });
    expect(await stateOf(old)).toBe('REPLACED');
    expect((await agency()).appointmentLetter).toEqual({ number: 'baru' });
  });

  it('replaces through a returned letter what that one had replaced', async () => {
    const old = await record({ number: 'lama' });
    const middle = await record({ number: 'tengah', replaces: old, validFrom: '2026-03-10' });
    await giveBack(middle);
    const direct = { agency: '32.16', ...content(), replaces: old, idempotencyKey: 'review-direct' };
    expect((await change(COORDINATOR, 'recordAppointmentLetter', direct)).fields).toEqual(['input.replaces']);
    const last = await record({ number: 'akhir', replaces: middle, validFrom: '2026-03-12' });
    expect([await stateOf(old), await stateOf(middle)]).toEqual(['REPLACED', 'REPLACED']);
    await giveBack(last);
    expect([await stateOf(old), await stateOf(middle)]).toEqual(['IN_FORCE', 'RETURNED']);
    expect((await agency()).appointmentLetter).toEqual({ number: 'lama' });
  });

  it.each([
    [
      'a Sekda who signs',
      { signer: { name: 'Sekretaris Contoh', office: 'REGIONAL_SECRETARY', capacity: 'DEFINITIVE' } },
      'signer.office',
    ],
    ['a day to come', { date: '2026-03-19' }, 'date'],
    ['a beginning before the letter that it replaces', { validFrom: '2026-02-01' }, 'validFrom'],
    ['an end before the beginning', { validUntil: '2026-02-01' }, 'validUntil'],
    ['a member without a post there', { members: [{ officer: 'nobody', role: 'ADMIN' }] }, 'members.0.officer'],
  ])('refuses a correction with %s, and the letter stays returned', async (_what, overrides, field) => {
    const id = await record({ replaces: await record({ number: 'lama' }) });
    await giveBack(id);
    const refused = await correct(id, 2, overrides);
    expect([refused.codes, refused.fields]).toEqual([['BAD_USER_INPUT'], [`input.${field}`]]);
    expect(await letter(id)).toMatchObject({ reviewState: 'RETURNED', version: 2, members: [{ role: 'ADMIN' }] });
  });

  it('refuses a correction that begins after the letter that replaces it', async () => {
    const id = await record();
    await giveBack(id);
    await record({ number: 'dua', replaces: id, validFrom: '2026-03-05' });
    expect((await correct(id, 2, { validFrom: '2026-03-06' })).fields).toEqual(['input.validFrom']);
    expect((await correct(id, 2, { validFrom: '2026-03-04' })).codes).toEqual([]);
  });

  it('asks for a reason, for the version that was seen and for a letter that waits', async () => {
    const id = await record();
    const without = { id, expectedVersion: 1, reason: ' ' };
    expect((await change(DESK, 'returnAppointmentLetter', without)).fields).toEqual(['input.reason']);
    expect(await verify(id, 7)).toMatchObject({ codes: ['CONFLICT'], currentVersion: 1 });
    expect((await correct(id, 1)).codes).toEqual(['TRANSITION_NOT_ALLOWED']);
    await verify(id);
    expect((await giveBack(id, 2)).codes).toEqual(['TRANSITION_NOT_ALLOWED']);
    expect((await verify('nothing')).codes).toEqual(['NOT_FOUND']);
  });

  it('lets one of two reviewers decide when both do at once', async () => {
    const id = await record();
    const answers = await Promise.all([verify(id), giveBack(id)]);
    expect(answers.map(({ codes }) => codes[0]).sort()).toEqual(['CONFLICT', undefined]);
    expect((await letter(id)).reviews).toHaveLength(1);
  });

  it('lets the centre review and the agency correct, and nobody else', async () => {
    const id = await record();
    const outsiders: Standing[] = [
      ['PROVINCIAL_MONITOR', '32'],
      ['TRAINING_COORDINATOR', '32'],
      ['AGENCY_ADMIN', '32'],
      ['NATIONAL_MONITOR', 'kl.panrb'],
      ['TRAINING_COORDINATOR', 'kl.panrb'],
    ];
    for (const who of [...outsiders, COORDINATOR]) {
      expect([who, (await verify(id, 1, who)).codes]).toEqual([who, ['FORBIDDEN']]);
      expect([who, (await giveBack(id, 1, who)).codes]).toEqual([who, ['FORBIDDEN']]);
    }
    await giveBack(id);
    for (const who of [...outsiders, DESK]) {
      expect([who, (await correct(id, 2, {}, who)).codes]).toEqual([who, ['FORBIDDEN']]);
    }
    expect((await correct(id, 2, {}, ['AGENCY_ADMIN', '32.16'])).codes).toEqual([]);
  });

  it('gives the reviewer a queue, what waits longest first', async () => {
    const queue = async (filter: object) => {
      const { data } = await bench.ask([DESK], QUEUE, { filter, sort: 'RECORDED_ASC' });
      return data.appointmentLetters.edges.map(({ node }: { node: { number: string } }) => node.number);
    };
    const ids: string[] = [];
    for (const [index, number] of ['a', 'b', 'c', 'd'].entries()) {
      bench.setClock(`2026-03-18T0${3 + index}:00:00.000Z`);
      ids.push(await record({ number, date: `2026-01-0${9 - index}` }));
    }
    await verify(ids[1] as string);
    await giveBack(ids[2] as string);
    expect(await queue({ states: ['RETURNED'] })).toEqual(['c']);
    expect(await queue({ states: ['IN_FORCE'] })).toEqual(['a', 'b', 'd']);
    expect(await queue({ reviewStates: ['SUBMITTED'] })).toEqual(['a', 'd']);
    expect(await queue({ reviewStates: ['VERIFIED', 'RETURNED'] })).toEqual(['b', 'c']);
    await correct(ids[2] as string, 2, { number: 'c' });
    expect(await queue({ reviewStates: ['SUBMITTED'] })).toEqual(['a', 'c', 'd']);
  });
});
