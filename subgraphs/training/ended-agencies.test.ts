import { describeEachDialect } from '../../test/kit/databases.js';
import { agencyId, type DirectoryDouble, directoryDouble } from '../../test/kit/directory-double.js';
import { letterContent } from '../../test/kit/letter-content.js';
import { type Answer, openBench, type Standing, type SubgraphBench } from '../../test/kit/subgraph-bench.js';
import { AgencyStandingRow } from '../kit/standing/agency-standing.entity.js';
import { trainingSubgraph } from './subgraph.js';

const ORGANISER: Standing = ['TRAINING_COORDINATOR', '32'];
const HEIR: Standing = ['TRAINING_COORDINATOR', '17.02'];
const DESK: Standing = ['NATIONAL_DESK', 'sp4n'];
const UNIT = '32.16/diskominfo';

const MUTATIONS = {
  scheduleTraining: 'training { id title }',
  registerParticipant: 'participant { id }',
  recordCommitmentLetter: 'commitmentLetter { id dueOn }',
  recordAppointmentLetter: 'appointmentLetter { id number }',
  guideReadiness: 'guidance { id text }',
} as const;
type Mutation = keyof typeof MUTATIONS;
type Input = Record<string, unknown>;

const RETURN =
  'mutation ($input: ReturnAppointmentLetterInput!) { returnAppointmentLetter(input: $input) { appointmentLetter { version } } }';
const PROMISES = '{ commitmentLetters { edges { node { state agency { id } participant { name } } } } }';
const READINESS = `query ($id: ID) {
  readinessList(filter: { organisation: $id }) { edges { node { readiness { state } } } }
}`;

const training = (organiser: string) => ({
  kind: 'BIMTEK',
  title: 'Bimtek',
  organisers: [organiser],
  place: 'Kota Bandung',
  sessions: [{ startsAt: '2026-03-18T01:00:00Z', endsAt: '2026-03-18T02:00:00Z', topic: 'Verifikasi' }],
});
const letter = (agency: string, office: string) =>
  letterContent('2026-03-18', { agency, signer: { name: 'Nama Contoh', office, capacity: 'DEFINITIVE' } });
const TERMS = { signedOn: '2026-03-18', dueOn: '2026-04-30', followUpOwner: 'Bagian Organisasi' };

describeEachDialect((dialect) => {
  let bench: SubgraphBench;
  let directory: DirectoryDouble;
  let keys = 0;

  beforeEach(async () => {
    directory = directoryDouble();
    bench = await openBench(dialect, directory, (source) => trainingSubgraph({ directory: source, sample: false }));
  });
  afterEach(() => bench.close());

  const send = (who: Standing, mutation: Mutation, input: Input): Promise<Answer> => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${MUTATIONS[mutation]} } }`;
    return bench.ask([who], document, { input });
  };

  /** What was done, to be sent again as it was. */
  let done: { who: Standing; mutation: Mutation; input: Input; answer: Answer }[] = [];
  beforeEach(() => {
    done = [];
  });

  /** Does it and answers the id of what came of it. */
  const perform = async (who: Standing, mutation: Mutation, input: Input): Promise<string> => {
    const keyed = { ...input, idempotencyKey: `ended-key-${++keys}` };
    const answer = await send(who, mutation, keyed);
    expect([mutation, answer.codes, answer.fields]).toEqual([mutation, [], []]);
    done.push({ who, mutation, input: keyed, answer });
    return Object.values<{ id: string }>(answer.data[mutation])[0]?.id as string;
  };

  /** Ends the agency and lets everything follow until nothing moves any more. */
  const end = async (code: string, successor?: string) => {
    const facts = directory.agency(code);
    const successors = successor === undefined ? [] : [agencyId(successor)];
    directory.change({ ...facts, closedAt: '2026-03-18T03:00:00.000Z', successors, version: facts.version + 1 });
    await bench.subgraph.catchUp();
    for (const minute of ['04:00', '04:10']) {
      bench.setClock(`2026-03-18T${minute}:00.000Z`);
      await bench.subgraph.perform('agency-standings');
    }
    expect(await bench.subgraph.database.read.countBy(AgencyStandingRow, { moving: true })).toBe(0);
  };
  const promises = async (who: Standing) =>
    (await bench.ask([who], PROMISES)).data.commitmentLetters.edges.map(({ node }: { node: object }) => node);
  const readinessOf = async (code: string) => {
    const { data } = await bench.ask([DESK], READINESS, { id: agencyId(code) });
    return data.readinessList.edges[0].node.readiness.state;
  };

  it('owe through their heir what was promised for them, also where it is recorded long after their end', async () => {
    const held = await perform(ORGANISER, 'scheduleTraining', training('32'));
    const person = { training: held, agency: '91.03' };
    const first = await perform(ORGANISER, 'registerParticipant', { ...person, name: 'Peserta Satu' });
    const second = await perform(ORGANISER, 'registerParticipant', { ...person, name: 'Peserta Dua' });
    await end('91.03', '17.02');
    expect(await readinessOf('17.02')).toBe('ACCOUNT_WITHOUT_SK');

    await perform(ORGANISER, 'recordCommitmentLetter', { training: held, participant: first, ...TERMS });
    const owed = { state: 'OPEN', agency: { id: agencyId('91.03') } };
    expect(await promises(HEIR)).toEqual([{ ...owed, participant: { name: 'Peserta Satu' } }]);
    expect(await readinessOf('17.02')).toBe('COMMITTED');
    await perform(HEIR, 'recordCommitmentLetter', { training: held, participant: second, ...TERMS });

    await perform(HEIR, 'recordAppointmentLetter', letter('17.02', 'REGENT'));
    expect((await promises(HEIR)).map(({ state }: { state: string }) => state)).toEqual(['KEPT', 'KEPT']);
  });

  it('take no new participants, letters and guidance', async () => {
    const held = await perform(ORGANISER, 'scheduleTraining', training('32'));
    await end('91.03', '17.02');
    for (const [who, mutation, input] of [
      [ORGANISER, 'registerParticipant', { training: held, agency: agencyId('91.03'), name: 'Peserta' }],
      [HEIR, 'recordAppointmentLetter', letter(agencyId('91.03'), 'REGENT')],
      [DESK, 'guideReadiness', { agency: agencyId('91.03'), kind: 'NOTE', text: 'Mohon.' }],
    ] as const) {
      const { codes, fields } = await send(who, mutation, { ...input, idempotencyKey: `refused-${++keys}` });
      expect([mutation, codes, fields]).toEqual([mutation, ['BAD_USER_INPUT'], ['input.agency']]);
    }
  });

  it('leave a promise open to their heir when the letter that kept it is returned after their end', async () => {
    const held = await perform(ORGANISER, 'scheduleTraining', training('32'));
    const person = { training: held, agency: '91.03', name: 'Peserta' };
    const participant = await perform(ORGANISER, 'registerParticipant', person);
    await perform(ORGANISER, 'recordCommitmentLetter', { training: held, participant, ...TERMS });
    const id = await perform(['AGENCY_ADMIN', '91.03'], 'recordAppointmentLetter', letter('91.03', 'REGENT'));
    await end('91.03', '17.02');
    expect(await promises(HEIR)).toMatchObject([{ state: 'KEPT' }]);
    const input = { id, reason: 'Penanda tangan tidak berwenang.', expectedVersion: 1 };
    expect((await bench.ask([DESK], RETURN, { input })).codes).toEqual([]);
    expect(await promises(HEIR)).toMatchObject([{ state: 'OPEN' }]);
    expect(await readinessOf('17.02')).toBe('COMMITTED');
  });

  it('answer what is sent again alike to whoever still may ask, and to nobody whose grant ended with them', async () => {
    const body: Standing = ['TRAINING_COORDINATOR', '32.16'];
    const inUnit: Standing = ['TRAINING_COORDINATOR', UNIT];
    const doAll = async (who: Standing, name: string) => {
      const held = await perform(who, 'scheduleTraining', training(UNIT));
      const participant = await perform(who, 'registerParticipant', { training: held, agency: UNIT, name });
      await perform(who, 'recordCommitmentLetter', { training: held, participant, ...TERMS });
      await perform(who, 'recordAppointmentLetter', { ...letter(UNIT, 'REGENT'), number: name });
    };
    await doAll(body, 'Satu');
    await perform(['PROVINCIAL_MONITOR', '32'], 'guideReadiness', { agency: UNIT, kind: 'NOTE', text: 'Mohon.' });
    const ofBody = done;
    expect(ofBody.map(({ mutation }) => mutation).sort()).toEqual(Object.keys(MUTATIONS).sort());
    done = [];
    await doAll(inUnit, 'Dua');
    await end(UNIT);
    for (const { who, mutation, input, answer } of ofBody) {
      expect([mutation, await send(who, mutation, input)]).toEqual([mutation, answer]);
    }
    for (const { who, mutation, input } of done) {
      const { codes } = await send(who, mutation, input);
      expect([mutation, codes]).toEqual([mutation, [expect.stringMatching(/FORBIDDEN|NOT_FOUND/)]]);
    }
    const other = { ...ofBody[3]?.input, subject: 'Lain' };
    expect((await send(body, 'recordAppointmentLetter', other)).codes).toEqual(['CONFLICT']);
  });
});
