import { parse } from 'papaparse';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyFacts, agencyId, directoryDouble } from '../../../test/kit/directory-double.js';
import { letterContent } from '../../../test/kit/letter-content.js';
import { openBench, type Standing, type SubgraphBench } from '../../../test/kit/subgraph-bench.js';
import { trainingSubgraph } from '../subgraph.js';
import { EXPORT_COLUMNS } from './readiness-export.columns.js';

const MONITOR: Standing = ['PROVINCIAL_MONITOR', '32'];
const REGENCY: Standing = ['TRAINING_COORDINATOR', '32.16'];
const CITY: Standing = ['TRAINING_COORDINATOR', '32.73'];
const PROVINCE: Standing = ['TRAINING_COORDINATOR', '32'];
const AGENCIES = [
  agencyFacts('sp4n', 'Meja Nasional SP4N'),
  agencyFacts('kl.panrb', '=Kementerian "PANRB"'),
  agencyFacts('32', 'Pemerintah Provinsi Jawa Barat', { connected: false }),
  agencyFacts('32.16', 'Pemerintah Kabupaten Bekasi'),
  agencyFacts('32.16/diskominfo', 'Diskominfosantik'),
  agencyFacts('32.73', 'Pemerintah Kota Bandung', { kind: 'PEMERINTAH_KOTA' }),
  agencyFacts('32.73/diskominfo', 'Diskominfo Kota Bandung'),
];

const EXPORT = 'query ($filter: ReadinessFilter) { readinessExport(filter: $filter) { csv rows } }';

describeEachDialect((dialect) => {
  let bench: SubgraphBench;
  let keys = 0;

  const change = async (who: Standing, mutation: string, answer: string, input: object) => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${answer} } }`;
    const { data, codes } = await bench.ask([who], document, {
      input: { ...input, idempotencyKey: `export-key-${++keys}` },
    });
    expect(codes).toEqual([]);
    return data[mutation];
  };
  const exported = async (filter: object = {}) => {
    const { data, codes } = await bench.ask([MONITOR], EXPORT, { filter });
    expect(codes).toEqual([]);
    const { csv, rows } = data.readinessExport;
    const parsed = parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
    expect(parsed.meta.fields).toEqual(EXPORT_COLUMNS);
    expect(parsed.data).toHaveLength(rows);
    return parsed.data;
  };

  beforeAll(async () => {
    const directory = directoryDouble(AGENCIES);
    bench = await openBench(dialect, directory, (source) => trainingSubgraph({ directory: source, sample: false }));
    await change(REGENCY, 'recordAppointmentLetter', 'appointmentLetter { id }', {
      agency: '32.16',
      ...letterContent('2026-03-01'),
      number: '+62/SK/2026',
      validFrom: '2026-03-02',
      validUntil: '2027-03-01',
    });
    const session = { startsAt: '2026-03-18T02:00:00Z', endsAt: '2026-03-18T04:00:00Z', topic: 'Verifikasi' };
    const { training } = await change(PROVINCE, 'scheduleTraining', 'training { id sessions { id } }', {
      kind: 'BIMTEK',
      title: 'Bimtek',
      organisers: ['32'],
      place: 'Kota Bandung',
      sessions: [session],
    });
    const names = ['Satu', 'Dua'];
    const participants: string[] = [];
    for (const [index, name] of names.entries()) {
      // One of them was sent by a unit, and signs for the city.
      const input = { training: training.id, agency: ['32.73', '32.73/diskominfo'][index], name };
      const { participant } = await change(CITY, 'registerParticipant', 'participant { id }', input);
      participants.push(participant.id);
    }
    const entries = participants.map((participant) => ({ participant, present: true }));
    const list = { session: training.sessions[0].id, entries, expectedVersion: 1 };
    const attend = 'mutation ($input: RecordAttendanceInput!) { recordAttendance(input: $input) { session { id } } }';
    expect((await bench.ask([PROVINCE], attend, { input: list })).codes).toEqual([]);
    for (const [index, participant] of participants.entries()) {
      await change(CITY, 'recordCommitmentLetter', 'commitmentLetter { id }', {
        training: training.id,
        participant,
        signedOn: '2026-03-18',
        dueOn: `2026-0${5 - index}-01`,
        followUpOwner: 'Bagian Organisasi',
      });
    }
  });

  afterAll(() => bench.close());

  it('gives everything that the board shows, by code', async () => {
    const rows = await exported();
    expect(rows.map(({ code }) => code)).toEqual(['32', '32.16', '32.73', 'kl.panrb']);
    expect(rows[1]).toMatchObject({
      name: 'Pemerintah Kabupaten Bekasi',
      level: 'REGENCY',
      province: '32',
      state: 'SK_ISSUED',
      lacks: 'LIAISON_MEMBER LETTER_VERIFICATION TRAINED_OFFICER MEMBERS_IN_DIRECTORY',
      nextLack: 'LIAISON_MEMBER',
      since: '2026-03-02',
      letterDate: '2026-03-01',
      letterValidUntil: '2027-03-01',
      letterReviewState: 'SUBMITTED',
      trainedPeople: '0',
      openCommitments: '0',
      commitmentDueOn: '',
    });
    expect(rows[2]).toMatchObject({
      state: 'COMMITTED',
      lacks: 'APPOINTMENT_LETTER ADMIN_MEMBER LIAISON_MEMBER',
      letterNumber: '',
      trainedPeople: '2',
      openCommitments: '2',
      commitmentDueOn: '2026-04-01',
    });
  });

  it('says the same of each agency as the list does', async () => {
    const { data } = await bench.ask(
      [MONITOR],
      '{ readinessList(sort: CODE) { edges { node { agency { id } readiness { state lacks nextLack since asOf } } } } }',
    );
    const listed = data.readinessList.edges.map(
      ({ node: { agency, readiness } }: { node: { agency: object; readiness: Record<string, string[] | null> } }) => ({
        ...agency,
        ...readiness,
        lacks: readiness.lacks?.join(' '),
      }),
    );
    const rows = await exported();
    expect(
      rows.map(({ code, state, lacks, nextLack, since, asOf }) => {
        const id = agencyId(code as string);
        return { id, state, lacks, nextLack: nextLack || null, since: since || null, asOf };
      }),
    ).toEqual(listed);
  });

  it('marks what a spreadsheet would calculate', async () => {
    const [, regency, , ministry] = await exported();
    expect(regency?.letterNumber).toBe("'+62/SK/2026");
    expect(ministry?.name).toBe(`'=Kementerian "PANRB"`);
  });

  it('keeps what the filter asks for', async () => {
    const codes = async (filter: object) => (await exported(filter)).map(({ code }) => code);
    expect(await codes({ levels: ['MINISTRY'] })).toEqual(['kl.panrb']);
    expect(await codes({ territory: '32', lacks: ['CONNECTION'] })).toEqual(['32']);
    expect(await codes({ search: 'tidak ada' })).toEqual([]);
  });

  it('is refused to those who read no readiness', async () => {
    expect((await bench.ask([['PORTAL', '32']], EXPORT)).codes).toEqual(['FORBIDDEN']);
    expect((await bench.ask([MONITOR], EXPORT, { filter: { organisation: '99' } })).fields).toEqual([
      'filter.organisation',
    ]);
  });
});
