import { signAssertion } from '../../../schema/assertion.js';
import { scopesOf } from '../../../schema/roles.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyId, directoryDouble, SAMPLE_AGENCIES } from '../../../test/kit/directory-double.js';
import { letterContent } from '../../../test/kit/letter-content.js';
import { openBench, type Standing, type SubgraphBench } from '../../../test/kit/subgraph-bench.js';
import { IdempotencyKeyRow } from '../../kit/idempotency.entity.js';
import { AppointmentLetterRow, AppointmentMemberRow } from '../appointment-letter.entity.js';
import { CommitmentLetterRow } from '../commitment-letter.entity.js';
import { LetterReviewRow } from '../letter-review/letter-review.entity.js';
import { ParticipantRow } from '../participant.entity.js';
import { trainingSubgraph } from '../subgraph.js';

const PROVINCE: Standing = ['TRAINING_COORDINATOR', '32'];
const REGENCY: Standing = ['TRAINING_COORDINATOR', '32.16'];
const EAST: Standing = ['TRAINING_COORDINATOR', '91.03'];
const DESK: Standing = ['NATIONAL_DESK', 'sp4n'];
const WRITTEN = [
  AppointmentLetterRow,
  AppointmentMemberRow,
  LetterReviewRow,
  CommitmentLetterRow,
  ParticipantRow,
  IdempotencyKeyRow,
];

const LIST = `query ($filter: CommitmentFilter, $sort: CommitmentSort) {
  commitmentLetters(filter: $filter, sort: $sort) {
    totalCount
    edges { node { dueOn remindOn state stateLabel(lang: EN) keptOn keptBy { number } agency { id } participant { name } } }
  }
}`;
const EVENTS = `query ($filter: CommitmentEventFilter, $after: String) {
  commitmentEvents(filter: $filter, after: $after, first: 100) {
    endCursor events { cursor kind kindLabel(lang: EN) dueOn level agency { id } commitmentLetter { state } }
  }
}`;

const BOARD = `{ readinessList(filter: { organisation: "${agencyId('32.16')}" }) {
  edges { node { readiness { state lacks since } } }
} }`;
const READINESS =
  'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Agency { readiness { state lacks since } } } }';

/** What is told of a promise after it was recorded. */
const AFTERWARDS = ['DUE_SOON', 'OVERDUE', 'KEPT', 'REOPENED'].map((kind) => `COMMITMENT_${kind}`);

interface Told {
  kind: string;
  agency: { id: string };
  commitmentLetter: { state: string } | null;
}

describeEachDialect((dialect) => {
  let bench: SubgraphBench;
  let keys = 0;
  let training: string;
  let start: string;

  const change = async (who: Standing, mutation: string, answer: string, input: object) => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${answer} } }`;
    return bench.ask([who], document, { input });
  };
  const made = async (who: Standing, mutation: string, answer: string, input: object) => {
    const { data, codes } = await change(who, mutation, answer, { ...input, idempotencyKey: `promise-${++keys}` });
    expect(codes).toEqual([]);
    return data[mutation];
  };
  const promise = async (overrides: object = {}, agency = '32.16', who = REGENCY): Promise<string> => {
    const person = { training, agency, name: `Peserta ${++keys}` };
    const { participant } = await made(who, 'registerParticipant', 'participant { id }', person);
    const { commitmentLetter } = await made(who, 'recordCommitmentLetter', 'commitmentLetter { id }', {
      training,
      participant: participant.id,
      signedOn: '2026-03-18',
      dueOn: '2026-04-30',
      followUpOwner: 'Bagian Organisasi',
      ...overrides,
    });
    return commitmentLetter.id;
  };
  const recordLetter = async (date = '2026-03-19', rest: object = {}): Promise<string> => {
    keys += 1;
    const { appointmentLetter } = await made(REGENCY, 'recordAppointmentLetter', 'appointmentLetter { id }', {
      agency: '32.16',
      ...LETTER,
      number: `SK/${keys}`,
      date,
      validFrom: date,
      ...rest,
    });
    return appointmentLetter.id;
  };
  const LETTER = letterContent('2026-03-19');
  const turn = async (instant: string) => {
    bench.setClock(instant);
    await bench.subgraph.perform('commitment-reminders');
  };
  const told = async (who: Standing, filter: object = {}): Promise<Told[]> => {
    await bench.allNumbered();
    const { data, codes } = await bench.ask([who], EVENTS, {
      filter: { kinds: AFTERWARDS, ...filter },
      after: start,
    });
    expect(codes).toEqual([]);
    return data.commitmentEvents.events;
  };
  const kinds = async (who: Standing = DESK, filter?: object) => (await told(who, filter)).map(({ kind }) => kind);
  const list = async (who: Standing, filter: object = {}, sort = 'DUE_ASC') => {
    const { data, codes } = await bench.ask([who], LIST, { filter, sort });
    expect(codes).toEqual([]);
    expect(data.commitmentLetters.totalCount).toBe(data.commitmentLetters.edges.length);
    return data.commitmentLetters.edges.map(({ node }: { node: Record<string, unknown> }) => node);
  };
  const dueDays = async (who: Standing, filter?: object, sort?: string) =>
    (await list(who, filter, sort)).map(({ dueOn }: { dueOn: string }) => dueOn);

  beforeAll(async () => {
    const directory = directoryDouble(SAMPLE_AGENCIES);
    bench = await openBench(dialect, directory, (source) => trainingSubgraph({ directory: source, sample: false }));
    const session = { startsAt: '2026-03-18T02:00:00Z', endsAt: '2026-03-18T04:00:00Z', topic: 'Verifikasi' };
    const plan = { kind: 'BIMTEK', title: 'Bimtek', organisers: ['32'], place: 'Kota Bandung', sessions: [session] };
    training = (await made(PROVINCE, 'scheduleTraining', 'training { id }', plan)).training.id;
  });

  beforeEach(async () => {
    bench.setClock('2026-03-18T05:00:00.000Z');
    await bench.allNumbered();
    start = (await bench.ask([DESK], EVENTS)).data.commitmentEvents.endCursor;
  });

  afterEach(() => bench.empty(WRITTEN));

  afterAll(() => bench.close());

  it('is told of when it is recorded, also to whoever organised, and goes on from the list of before', async () => {
    const { data } = await bench.ask([PROVINCE], '{ commitmentLetters { feedCursor } }');
    start = data.commitmentLetters.feedCursor;
    await promise({}, '91.03', EAST);
    const recorded = { kind: 'COMMITMENT_RECORDED', kindLabel: 'The promise was recorded', dueOn: '2026-04-30' };
    for (const who of [EAST, PROVINCE, DESK]) {
      expect(await told(who, { kinds: null })).toMatchObject([{ ...recorded, agency: { id: agencyId('91.03') } }]);
    }
    expect(await told(REGENCY, { kinds: null })).toEqual([]);
  });

  it('is told of two weeks before its day and after it, once each', async () => {
    await promise();
    await turn('2026-04-15T05:00:00Z');
    expect(await kinds()).toEqual([]);
    await turn('2026-04-16T05:00:00Z');
    await turn('2026-04-17T05:00:00Z');
    expect(await kinds()).toEqual(['COMMITMENT_DUE_SOON']);
    await turn('2026-04-30T16:59:59Z');
    expect(await kinds()).toEqual(['COMMITMENT_DUE_SOON']);
    await turn('2026-04-30T17:00:00Z');
    await turn('2026-05-20T05:00:00Z');
    expect(await told(REGENCY)).toMatchObject([
      { kind: 'COMMITMENT_DUE_SOON', level: 'REGENCY', dueOn: '2026-04-30', agency: { id: agencyId('32.16') } },
      { kind: 'COMMITMENT_OVERDUE', commitmentLetter: { state: 'OVERDUE' } },
    ]);
  });

  it('has its day by the calendar of its agency', async () => {
    await promise({}, '91.03', EAST);
    await promise();
    await turn('2026-04-30T15:00:00Z');
    expect(await kinds(DESK, { kinds: ['COMMITMENT_OVERDUE'] })).toEqual(['COMMITMENT_OVERDUE']);
    expect((await list(DESK, { states: ['OVERDUE'] })).map(({ agency }: { agency: object }) => agency)).toEqual([
      { id: agencyId('91.03') },
    ]);
    expect(await dueDays(REGENCY, { states: ['OVERDUE'] })).toEqual([]);
    expect(await dueDays(REGENCY, { states: ['OPEN'] })).toEqual(['2026-04-30']);
  });

  it('is reminded of on the day that is named, which lies between signing and the due day', async () => {
    await promise({ remindOn: '2026-04-01' });
    await turn('2026-04-01T05:00:00Z');
    expect(await kinds()).toEqual(['COMMITMENT_DUE_SOON']);
    const person = { training, agency: '32.16', name: 'Lain' };
    const { participant } = await made(REGENCY, 'registerParticipant', 'participant { id }', person);
    for (const [dueOn, remindOn, field] of [
      ['2026-04-30', '2026-03-17', 'remindOn'],
      ['2026-04-30', '2026-05-01', 'remindOn'],
      ['9999-12-31', '2026-05-01', 'dueOn'],
    ]) {
      const { fields } = await change(REGENCY, 'recordCommitmentLetter', 'commitmentLetter { id }', {
        training,
        participant: participant.id,
        signedOn: '2026-03-18',
        dueOn,
        remindOn,
        followUpOwner: 'Bagian Organisasi',
        idempotencyKey: `reminded-${dueOn}-${remindOn}`,
      });
      expect(fields).toEqual([`input.${field}`]);
    }
  });

  it('is kept when the letter is recorded, open again while that one is returned, and not told of meanwhile', async () => {
    await promise();
    bench.setClock('2026-03-20T05:00:00.000Z');
    const letter = await recordLetter();
    expect(await list(REGENCY)).toMatchObject([
      { state: 'KEPT', stateLabel: 'Kept', keptOn: '2026-03-20', keptBy: { number: expect.stringContaining('SK/') } },
    ]);
    await turn('2026-05-01T05:00:00Z');
    expect(await kinds()).toEqual(['COMMITMENT_KEPT']);
    const returned = { id: letter, expectedVersion: 1, reason: 'Berkas tidak terbaca.' };
    await change(DESK, 'returnAppointmentLetter', 'appointmentLetter { id }', returned);
    expect(await list(REGENCY)).toMatchObject([{ state: 'OVERDUE', keptOn: null, keptBy: null }]);
    await turn('2026-05-02T05:00:00Z');
    const corrected = { id: letter, expectedVersion: 2, ...LETTER };
    await change(REGENCY, 'correctAppointmentLetter', 'appointmentLetter { id }', corrected);
    await change(DESK, 'verifyAppointmentLetter', 'appointmentLetter { id }', { id: letter, expectedVersion: 3 });
    expect(await kinds()).toEqual(['COMMITMENT_KEPT', 'COMMITMENT_REOPENED', 'COMMITMENT_OVERDUE', 'COMMITMENT_KEPT']);
  });

  it('stays kept while another letter keeps it', async () => {
    await promise();
    bench.setClock('2026-03-20T05:00:00.000Z');
    const first = await recordLetter();
    await recordLetter();
    const returned = { id: first, expectedVersion: 1, reason: 'Ganda.' };
    await change(DESK, 'returnAppointmentLetter', 'appointmentLetter { id }', returned);
    expect(await kinds()).toEqual(['COMMITMENT_KEPT']);
    expect(await list(REGENCY)).toMatchObject([{ state: 'KEPT' }]);
  });

  it('is not kept by a letter of before, but by one that came here before the promise was keyed in', async () => {
    bench.setClock('2026-03-18T04:00:00.000Z');
    await recordLetter('2026-03-01');
    bench.setClock('2026-03-18T05:00:00.000Z');
    await promise();
    expect(await list(REGENCY)).toMatchObject([{ state: 'OPEN' }]);
    await recordLetter('2026-03-18');
    await promise({ dueOn: '2026-05-30' });
    expect((await list(REGENCY)).map(({ state }: { state: string }) => state)).toEqual(['KEPT', 'KEPT']);
  });

  it.each<[string, string]>([
    ['2026-03-01', '2026-03-17'],
    ['2024-01-15', '2025-12-31'],
  ])('is not kept by a letter of %s that expired on %s, before the promise was signed', async (date, validUntil) => {
    await promise();
    await recordLetter(date, { validUntil });
    expect(await list(REGENCY)).toMatchObject([{ state: 'OPEN' }]);
    await recordLetter(date, { validUntil: '2026-03-18' });
    expect(await list(REGENCY)).toMatchObject([{ state: 'KEPT' }]);
  });

  it('is its government’s where a unit sent the participant: it counts for the government, whose letter keeps it', async () => {
    await promise({ dueOn: '2026-03-20' }, '32.16/diskominfo');
    const readiness = async (code: string) => {
      const of = [{ __typename: 'Agency', id: agencyId(code) }];
      return (await bench.ask([REGENCY], READINESS, { of })).data._entities[0].readiness;
    };
    const listed = async () => {
      const { data } = await bench.ask([DESK], BOARD);
      return data.readinessList.edges[0].node.readiness;
    };
    expect(await readiness('32.16')).toMatchObject({ state: 'COMMITTED', since: '2026-03-18' });
    expect((await readiness('32.16')).lacks).not.toContain('COMMITMENT_LETTER');
    expect(await listed()).toEqual(await readiness('32.16'));
    expect(await readiness('32.16/dsdabmbk')).toMatchObject({ state: 'ACCOUNT_WITHOUT_SK' });
    bench.setClock('2026-03-19T05:00:00.000Z');
    await recordLetter();
    expect(await list(REGENCY)).toMatchObject([{ state: 'KEPT', agency: { id: agencyId('32.16/diskominfo') } }]);
    await turn('2026-03-22T05:00:00Z');
    expect(await kinds(['HEAD', '32.16/diskominfo'])).toEqual(['COMMITMENT_KEPT']);
    expect(await kinds()).toEqual(['COMMITMENT_KEPT']);
    expect(await listed()).toMatchObject({ state: 'SK_ISSUED' });
  });

  it('is kept by the own letter of the unit that sent the participant, which is none of its government', async () => {
    await promise({ dueOn: '2026-03-20' }, '32.16/diskominfo');
    bench.setClock('2026-03-19T05:00:00.000Z');
    const signer = { ...LETTER.signer, office: 'OTHER' };
    await recordLetter('2026-03-19', { agency: '32.16/diskominfo', signer });
    expect(await list(REGENCY)).toMatchObject([{ state: 'KEPT' }]);
    const { data } = await bench.ask([DESK], BOARD);
    expect(data.readinessList.edges[0].node.readiness).toMatchObject({ state: 'ACCOUNT_WITHOUT_SK' });
  });

  it('is kept where the letter is recorded at the same moment', async () => {
    const codes = ['17', '17.02', '31', '32', '32.16', '32.73', '91', '91.03'];
    const officeOf = (code: string) => (code.length === 2 ? 'GOVERNOR' : 'REGENT');
    const participants: string[] = [];
    for (const code of codes) {
      const person = { training, agency: code, name: `Peserta ${code}` };
      participants.push((await made(PROVINCE, 'registerParticipant', 'participant { id }', person)).participant.id);
    }
    await Promise.all(
      codes.flatMap((code, index) => [
        made(PROVINCE, 'recordCommitmentLetter', 'commitmentLetter { id }', {
          training,
          participant: participants[index],
          signedOn: '2026-03-18',
          dueOn: '2026-04-30',
          followUpOwner: 'Bagian Organisasi',
        }),
        made(['TRAINING_COORDINATOR', code], 'recordAppointmentLetter', 'appointmentLetter { id }', {
          agency: code,
          ...LETTER,
          signer: { ...LETTER.signer, office: officeOf(code) },
          date: '2026-03-18',
          validFrom: '2026-03-18',
        }),
      ]),
    );
    expect((await list(DESK)).map(({ state }: { state: string }) => state)).toEqual(codes.map(() => 'KEPT'));
    expect(await kinds()).toEqual(codes.map(() => 'COMMITMENT_KEPT'));
  });

  it('is listed by agency, body, region, state, training and day for those who may see who signed', async () => {
    await promise({ dueOn: '2026-05-31' });
    await promise({ dueOn: '2026-04-30' });
    await promise({ dueOn: '2026-03-31' }, '91.03', EAST);
    bench.setClock('2026-04-10T05:00:00.000Z');
    expect(await dueDays(DESK)).toEqual(['2026-03-31', '2026-04-30', '2026-05-31']);
    expect(await dueDays(DESK, {}, 'DUE_DESC')).toEqual(['2026-05-31', '2026-04-30', '2026-03-31']);
    expect(await dueDays(DESK, { agency: '91.03' })).toEqual(['2026-03-31']);
    expect(await dueDays(DESK, { organisation: '32.16' })).toEqual(['2026-04-30', '2026-05-31']);
    expect(await dueDays(DESK, { territory: '91' })).toEqual(['2026-03-31']);
    expect(await dueDays(DESK, { states: ['OVERDUE'] })).toEqual(['2026-03-31']);
    expect(await dueDays(DESK, { states: ['OPEN'], dueUntil: '2026-05-30' })).toEqual(['2026-04-30']);
    expect(await dueDays(DESK, { training: 'another' })).toEqual([]);
    expect(await dueDays(REGENCY)).toEqual(['2026-04-30', '2026-05-31']);
    expect(await dueDays(EAST)).toEqual(['2026-03-31']);
    // The province organised the training, so it sees everybody who signed there.
    expect(await dueDays(PROVINCE)).toEqual(['2026-03-31', '2026-04-30', '2026-05-31']);
    expect(await dueDays(['TRAINING_COORDINATOR', '17'])).toEqual([]);
    expect((await bench.ask([['PORTAL', '32']], LIST)).codes).toEqual(['FORBIDDEN']);
    expect((await bench.ask([DESK], LIST, { filter: { agency: '99' } })).fields).toEqual(['filter.agency']);
  });

  it('is told to the agency, those above it and whoever organised, and to nobody else', async () => {
    await promise({}, '91.03', EAST);
    await turn('2026-05-01T05:00:00Z');
    const all = ['COMMITMENT_OVERDUE'];
    expect(await kinds(EAST)).toEqual(all);
    expect(await kinds(['PROVINCIAL_MONITOR', '91'])).toEqual(all);
    expect(await kinds(PROVINCE)).toEqual(all);
    expect(await kinds(['NATIONAL_MONITOR', 'kl.panrb'])).toEqual(all);
    for (const who of [REGENCY, ['PROVINCIAL_MONITOR', '17'], ['PORTAL', '91.03']] as Standing[]) {
      expect([who, await kinds(who)]).toEqual([who, []]);
    }
    expect(await kinds(DESK, { territory: '32' })).toEqual([]);
    expect(await kinds(DESK, { organisation: '91.03', levels: ['REGENCY'] })).toEqual(all);
  });

  it('streams what the pages show, from a cursor on', async () => {
    await promise();
    await turn('2026-05-01T05:00:00Z');
    await recordLetter();
    const paged = await told(REGENCY, { kinds: null });
    const grants = [{ role: 'TRAINING_COORDINATOR' as const, agency: agencyId('32.16') }];
    const shared = { kind: 'audience' as const, grants, scopes: scopesOf(grants), language: 'en' as const };
    const assertion = await signAssertion(shared, new Uint8Array(32).fill(7), 60);
    const stream = bench.subgraph.subscribe({
      query: `subscription ($after: String) {
        commitmentChanged(after: $after) { cursor kind kindLabel(lang: EN) dueOn level agency { id } commitmentLetter { state } }
      }`,
      variables: { after: start },
      extensions: { assertion },
    });
    const seen: unknown[] = [];
    for await (const answer of stream) {
      const { data } = JSON.parse(JSON.stringify(answer));
      if (data?.commitmentChanged) seen.push(data.commitmentChanged);
      if (seen.length === paged.length) break;
    }
    expect(seen).toEqual(paged);
    expect(paged.map(({ kind }) => kind)).toEqual(['COMMITMENT_RECORDED', 'COMMITMENT_OVERDUE', 'COMMITMENT_KEPT']);
  });
});
