import type { EntityManager } from 'typeorm';
import type { AgencyFacts } from '../../../schema/events.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyFacts, type DirectoryDouble, directoryDouble } from '../../../test/kit/directory-double.js';
import { openBench, type Standing, type SubgraphBench } from '../../../test/kit/subgraph-bench.js';
import { insertRows } from '../../kit/insert-rows.js';
import { stableId } from '../../kit/stable-id.js';
import { AppointmentLetterRow } from '../appointment-letter.entity.js';
import { LetterReviewState } from '../letter-state.js';
import { AgencyReadinessRow } from '../readiness-events/agency-readiness.entity.js';
import { SignerCapacity, SigningOffice } from '../signing-rule.js';
import { trainingSubgraph } from '../subgraph.js';

/** 34 province codes without Jakarta's, whose cities are units of it. */
const CODES = Array.from({ length: 35 }, (_, index) => 11 + index).filter((code) => code !== 31);

/** The local governments of 2018, spread over the provinces; where each stands in the code book does not matter here. */
const PROVINCES = CODES.map((code, index) => agencyFacts(`${code}`, `Provinsi ${index}`));
const REGENCIES = Array.from({ length: 415 }, (_, index) =>
  agencyFacts(`${CODES[index % 34]}.${10 + Math.floor(index / 34)}`, `Kabupaten ${index}`),
);
const CITIES = Array.from({ length: 93 }, (_, index) =>
  agencyFacts(`${CODES[index % 34]}.${71 + Math.floor(index / 34)}`, `Kota ${index}`, { kind: 'PEMERINTAH_KOTA' }),
);

/**
 * The board of 2018-08-23: 174 regencies, 38 cities and 9 provinces were not connected. That is not known of accounts: here
 * two of each kind work in theirs without a connection, and three that are connected have none yet.
 */
const asOf2018 = (kind: readonly AgencyFacts[], notConnected: number): AgencyFacts[] =>
  kind.map((facts, index) => ({
    ...facts,
    connected: index >= notConnected,
    hasAccount: index < 2 || (index >= notConnected && index < kind.length - 3),
  }));
const GOVERNMENTS = [...asOf2018(PROVINCES, 9), ...asOf2018(REGENCIES, 174), ...asOf2018(CITIES, 38)];
const WITHOUT_ACCOUNT = 9 + 174 + 38 + 3 * (3 - 2);
const WITH_ACCOUNT = GOVERNMENTS.filter(({ hasAccount }) => hasAccount);
const WITHOUT_LETTER = WITH_ACCOUNT.slice(0, 95);
const COMMITTED = WITHOUT_LETTER.slice(0, 60);
const ROUND = stableId('training', 'bimtek:2018-09-06');
const FIRST_SESSION = stableId('training-session', `${ROUND}:0`);
const ORGANISER: Standing = ['TRAINING_COORDINATOR', 'kl.panrb'];

const letterOf = ({ id, organisation, supervision, timeZone }: AgencyFacts): AppointmentLetterRow => ({
  id: stableId('letter', id),
  agencyId: id,
  agencyOrganisation: organisation,
  agencySupervision: supervision,
  timeZone,
  number: '1',
  date: '2017-01-02',
  subject: 'Tim Pengelola',
  signerName: 'Kepala Daerah',
  signerOffice: SigningOffice.REGENT,
  signerCapacity: SignerCapacity.DEFINITIVE,
  signerBasis: 'SE Menteri PANRB 4/2016',
  signerUnspecified: null,
  legalBasis: 'SE Menteri PANRB 4/2016',
  fileUrl: null,
  replacesId: null,
  validFrom: '2017-01-02',
  validUntil: null,
  replacedFrom: null,
  reviewState: LetterReviewState.VERIFIED,
  version: 1,
  recordedAt: new Date('2017-01-02T03:00:00Z'),
});

const GROUP = 'province level total connected notConnected accountWithoutLetter';
const SUMMARY = `query ($groupBy: ReadinessGrouping!, $filter: ReadinessFilter) {
  readinessSummary(groupBy: $groupBy, filter: $filter) {
    asOf groups { ${GROUP} states { state count } lacks { lack count } nextLacks { lack count } }
  }
}`;
const LIST = `query ($filter: ReadinessFilter, $sort: ReadinessSort!, $first: Int!, $after: String) {
  readinessList(filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges { node { agency { id } readiness { state nextLack lacks } } }
  }
}`;
const RECORD = `mutation ($input: RecordAppointmentLetterInput!) {
  recordAppointmentLetter(input: $input) { appointmentLetter { id } }
}`;
const VERIFY = `mutation ($input: VerifyAppointmentLetterInput!) {
  verifyAppointmentLetter(input: $input) { appointmentLetter { reviewState } }
}`;
const REGISTER =
  'mutation ($input: RegisterParticipantInput!) { registerParticipant(input: $input) { participant { id } } }';
const ATTEND = 'mutation ($input: RecordAttendanceInput!) { recordAttendance(input: $input) { session { id } } }';
const COMMIT = `mutation ($input: RecordCommitmentLetterInput!) {
  recordCommitmentLetter(input: $input) { commitmentLetter { dueOn } }
}`;
const NATIONAL: Standing = ['NATIONAL_MONITOR', 'kl.panrb'];

interface Group {
  province: string | null;
  level: string | null;
  total: number;
  notConnected: number;
  accountWithoutLetter: number;
  states: { state: string; count: number }[];
  lacks: { lack: string; count: number }[];
  nextLacks: { lack: string; count: number }[];
}

const inState = ({ states }: Group, state: string) => states.find((one) => one.state === state)?.count;
const lackingNext = ({ nextLacks }: Group, lack: string) => nextLacks.find((one) => one.lack === lack)?.count;
const lacking = ({ lacks }: Group, lack: string) => lacks.find((one) => one.lack === lack)?.count;

describeEachDialect((dialect) => {
  let bench: SubgraphBench;
  let directory: DirectoryDouble;

  beforeAll(async () => {
    const others = [
      agencyFacts('kl.panrb', 'Kementerian PANRB', { connected: false, hasAccount: false }),
      agencyFacts('sp4n', 'Admin Nasional SP4N-LAPOR!'),
      agencyFacts('kl.panrb/deputi', 'Deputi'),
      agencyFacts('11.10/dinkes', 'Dinas Kesehatan'),
      agencyFacts('11.10.01', 'Kecamatan'),
      agencyFacts('11.10.01.2001', 'Desa'),
      agencyFacts('12.98', 'Kabupaten yang Sudah Bubar', { closedAt: '2010-01-01T00:00:00.000Z' }),
    ];
    directory = directoryDouble([...GOVERNMENTS, ...others]);
    bench = await openBench(dialect, directory, (source) => trainingSubgraph({ directory: source, sample: false }));
    bench.setClock('2018-08-23T03:00:00.000Z');
    const letters = WITH_ACCOUNT.slice(95).map(letterOf);
    await writeBehind((manager) => insertRows(manager, AppointmentLetterRow, letters));
  });

  afterAll(() => bench.close());

  /** Writes rows that no service writes, and then what is kept of readiness, as the seed does. */
  const writeBehind = (work: (manager: EntityManager) => Promise<void>) =>
    bench.subgraph.database
      .write(work)
      .then(() => bench.empty([AgencyReadinessRow]))
      .then(() => bench.subgraph.seed());
  const groups = async (groupBy: string, filter: object = {}, who = NATIONAL): Promise<Group[]> => {
    const { data, codes } = await bench.ask([who], SUMMARY, { groupBy, filter });
    expect(codes).toEqual([]);
    return data.readinessSummary.groups;
  };
  const nation = async (filter?: object) => (await groups('NATION', filter))[0] as Group;
  const LOCAL = { levels: ['PROVINCE', 'REGENCY'] };

  it('shows the board of 2018', async () => {
    const board = await nation(LOCAL);
    expect(board).toMatchObject({ total: 542, connected: 321, notConnected: 221, accountWithoutLetter: 95 });
    expect(lacking(board, 'CONNECTION')).toBe(174 + 38 + 9);
    expect(inState(board, 'NO_ACCOUNT')).toBe(WITHOUT_ACCOUNT);
    expect(inState(board, 'SK_ISSUED')).toBe(542 - WITHOUT_ACCOUNT - 95);
    expect(lacking(board, 'ACCOUNT')).toBe(WITHOUT_ACCOUNT);
    expect(lacking(board, 'COMMITMENT_LETTER')).toBe(WITHOUT_ACCOUNT + 95);
  });

  it('counts by what each lacks next, each agency once', async () => {
    const board = await nation(LOCAL);
    expect(board.nextLacks.filter(({ count }) => count > 0)).toEqual([
      { lack: 'ACCOUNT', count: WITHOUT_ACCOUNT },
      { lack: 'COMMITMENT_LETTER', count: 95 },
      // Those letters name nobody.
      { lack: 'ADMIN_MEMBER', count: 542 - WITHOUT_ACCOUNT - 95 },
    ]);
  });

  it('counts ministries and local governments and none of their units and villages', async () => {
    const levels = await groups('LEVEL');
    expect(levels.map(({ level, total }) => [level, total])).toEqual([
      ['MINISTRY', 1],
      ['PROVINCE', 34],
      ['REGENCY', 508],
    ]);
  });

  it('gives sums by province that add up to the whole, with the ministries last', async () => {
    const whole = await nation();
    const provinces = await groups('PROVINCE');
    expect(provinces).toHaveLength(35);
    expect(provinces.at(-1)).toMatchObject({ province: null, total: 1 });
    const sum = (of: (group: Group) => number | undefined) =>
      provinces.reduce((total, group) => total + (of(group) as number), 0);
    for (const field of ['total', 'notConnected', 'accountWithoutLetter'] as const) {
      expect([field, sum((group) => group[field])]).toEqual([field, whole[field]]);
    }
    for (const { state, count } of whole.states)
      expect([state, sum((group) => inState(group, state))]).toEqual([state, count]);
    for (const { lack, count } of whole.lacks)
      expect([lack, sum((group) => lacking(group, lack))]).toEqual([lack, count]);
    for (const { lack, count } of whole.nextLacks)
      expect([lack, sum((group) => lackingNext(group, lack))]).toEqual([lack, count]);
  });

  it('lists each agency once with what it should get next', async () => {
    const seen: string[] = [];
    const filter = { ...LOCAL, states: ['ACCOUNT_WITHOUT_SK'] };
    for (let after: string | null = null, more = true; more; ) {
      const { data, codes } = await bench.ask([NATIONAL], LIST, { filter, sort: 'NAME', first: 40, after });
      expect(codes).toEqual([]);
      const { edges, pageInfo, totalCount } = data.readinessList;
      expect(totalCount).toBe(95);
      for (const { node } of edges) {
        seen.push(node.agency.id);
        expect(node.readiness).toMatchObject({ state: 'ACCOUNT_WITHOUT_SK', nextLack: 'COMMITMENT_LETTER' });
      }
      ({ hasNextPage: more, endCursor: after } = pageInfo);
    }
    expect(seen.sort()).toEqual(WITHOUT_LETTER.map(({ id }) => id).sort());
  });

  it.each<[object, number]>([
    [{ territory: '11' }, 17],
    [{ territory: '11.10' }, 1],
    [{ organisation: '11' }, 1],
    [{ levels: ['PROVINCE'], lacks: ['CONNECTION'] }, 9],
    [{ levels: ['PROVINCE'], lacks: ['ACCOUNT'] }, 10],
    [{ search: 'kota  12' }, 1],
    [{ search: 'kementerian' }, 1],
  ])('keeps what %j asks for', async (filter, count) => {
    const { data } = await bench.ask([NATIONAL], LIST, { filter, sort: 'STATE', first: 1 });
    expect(data.readinessList.totalCount).toBe(count);
  });

  it('refuses what it does not know, and those who read no readiness', async () => {
    const ask = (who: Standing, filter: object) => bench.ask([who], LIST, { filter, sort: 'CODE', first: 1 });
    expect((await ask(NATIONAL, { organisation: '99' })).fields).toEqual(['filter.organisation']);
    for (const name of ['levels', 'states', 'lacks']) {
      expect((await ask(NATIONAL, { [name]: [] })).fields).toEqual([`filter.${name}`]);
    }
    expect((await ask(NATIONAL, { territory: 'x' })).fields).toEqual(['filter.territory']);
    expect((await ask(['PORTAL', '11'], {})).codes).toEqual(['FORBIDDEN']);
    expect((await ask(['HEAD', '11'], {})).codes).toEqual([]);
  });

  it('reads the whole board with few statements', async () => {
    bench.statements.length = 0;
    await groups('PROVINCE');
    const reads = bench.statements.filter((sql) => sql.startsWith('SELECT') && !sql.includes('feed_state'));
    expect(reads.length).toBeLessThanOrEqual(14);
  });

  it('shows after a round who was trained, who promised a letter and who was connected', async () => {
    const before = await nation(LOCAL);
    bench.setClock('2018-09-07T03:00:00.000Z');
    const done = async (mutation: string, input: object) => {
      const { data, codes, fields } = await bench.ask([ORGANISER], mutation, { input });
      expect([codes, fields]).toEqual([[], []]);
      return data;
    };
    const participants = new Map<string, string>();
    for (const { code } of WITHOUT_LETTER) {
      const participant = { training: ROUND, agency: code, name: `Peserta dari ${code}` };
      const { registerParticipant } = await done(REGISTER, { ...participant, idempotencyKey: `participant-${code}` });
      participants.set(code, registerParticipant.participant.id);
    }
    const entries = [...participants.values()].map((participant) => ({ participant, present: true }));
    await done(ATTEND, { session: FIRST_SESSION, entries, expectedVersion: 1 });
    for (const { code } of COMMITTED) {
      const promise = { signedOn: '2018-09-06', dueOn: '2018-12-31', followUpOwner: 'Bagian Organisasi' };
      const letter = { training: ROUND, participant: participants.get(code), ...promise };
      await done(COMMIT, { ...letter, idempotencyKey: `commitment-${code}` });
    }
    // Every one that has no account gets one; the regencies that are not connected are.
    for (const facts of GOVERNMENTS.filter(({ hasAccount, connected }) => !hasAccount || !connected)) {
      const isConnected = facts.connected || facts.kind === 'PEMERINTAH_KABUPATEN';
      directory.change({ ...facts, hasAccount: true, connected: isConnected, version: 2 });
    }
    await bench.subgraph.catchUp();
    const after = await nation(LOCAL);
    expect(after).toMatchObject({ total: 542, connected: 542 - 47, notConnected: 9 + 38 });
    expect(after.accountWithoutLetter).toBe(95 + WITHOUT_ACCOUNT);
    expect(inState(after, 'NO_ACCOUNT')).toBe(0);
    expect(inState(after, 'COMMITTED')).toBe(60);
    expect(inState(after, 'ACCOUNT_WITHOUT_SK')).toBe(35 + WITHOUT_ACCOUNT);
    expect([lacking(before, 'TRAINED_OFFICER'), lacking(after, 'TRAINED_OFFICER')]).toEqual([542, 542 - 95]);
  });

  it('shows who has kept the promise of the round, and who has yet to be verified', async () => {
    bench.setClock('2018-10-01T03:00:00.000Z');
    const before = await nation(LOCAL);
    const regencies = COMMITTED.filter(({ level }) => level === 'REGENCY').slice(0, 10);
    const letters: string[] = [];
    for (const { code } of regencies) {
      const { data, codes } = await bench.ask([['TRAINING_COORDINATOR', code]], RECORD, {
        input: {
          agency: code,
          number: '188/Kep.10',
          date: '2018-09-20',
          subject: 'Tim Pengelola',
          signer: { name: 'Nama Contoh', office: 'REGENT', capacity: 'DEFINITIVE' },
          legalBasis: 'SE Menteri PANRB 4/2016',
          members: [
            { name: 'Admin', role: 'ADMIN' },
            { name: 'Penghubung', role: 'LIAISON_OFFICER' },
          ],
          validFrom: '2018-09-20',
          idempotencyKey: `kept-by-${code}`,
        },
      });
      expect(codes).toEqual([]);
      letters.push(data.recordAppointmentLetter.appointmentLetter.id);
    }
    for (const id of letters.slice(0, 6)) {
      expect(
        (await bench.ask([['NATIONAL_DESK', 'sp4n']], VERIFY, { input: { id, expectedVersion: 1 } })).codes,
      ).toEqual([]);
    }
    const after = await nation(LOCAL);
    const moved = (state: string) => (inState(after, state) as number) - (inState(before, state) as number);
    expect([moved('COMMITTED'), moved('SK_ISSUED'), after.total]).toEqual([-10, 10, 542]);
    expect([lacking(before, 'LETTER_VERIFICATION'), lacking(after, 'LETTER_VERIFICATION')]).toEqual([0, 4]);
    const provinces = await groups('PROVINCE', LOCAL);
    const sum = provinces.reduce((total, group) => total + (inState(group, 'SK_ISSUED') as number), 0);
    expect(sum).toBe(inState(after, 'SK_ISSUED'));
  });
});
