import type { PostFacts } from '../../schema/events.js';
import { describeEachDialect } from '../../test/kit/databases.js';
import {
  agencyFacts,
  agencyId,
  type DirectoryDouble,
  directoryDouble,
  SAMPLE_AGENCIES,
} from '../../test/kit/directory-double.js';
import { openBench, type Standing, type SubgraphBench } from '../../test/kit/subgraph-bench.js';
import { FeedOffsetRow } from '../kit/consume-feed.js';
import { stableId } from '../kit/stable-id.js';
import { trainingSubgraph } from './subgraph.js';

const COORDINATOR: Standing = ['TRAINING_COORDINATOR', '32.16'];

/** The post of an officer who is named after the agency. */
function postAt(code: string): PostFacts {
  return {
    id: stableId('post', code),
    officerId: stableId('officer', code),
    agencyId: agencyId(code),
    role: 'AGENCY_ADMIN',
    from: '2024-01-01',
    until: null,
  };
}

const REGENCIES = Array.from({ length: 20 }, (_, index) => agencyFacts(`33.${10 + index}`, `Kabupaten ${index}`));

const AGENCIES = `query ($of: [_Any!]!) {
  _entities(representations: $of) {
    ... on Agency {
      id
      readiness { state stateLabel lacks lackLabels(lang: EN) since asOf }
      appointmentLetter { number }
      trainedOfficers { name officer { id } attendedOn training { title } }
    }
  }
}`;
const RECORD = `mutation ($input: RecordAppointmentLetterInput!) {
  recordAppointmentLetter(input: $input) { appointmentLetter { id } }
}`;

describeEachDialect((dialect) => {
  let bench: SubgraphBench;
  let directory: DirectoryDouble;

  beforeAll(async () => {
    const posts = [postAt('32/diskominfo'), postAt('32.16/diskominfo')];
    directory = directoryDouble([...SAMPLE_AGENCIES, ...REGENCIES, agencyFacts('32/dinkes', 'Dinas Kesehatan')], posts);
    bench = await openBench(dialect, directory, (source) => trainingSubgraph({ directory: source, sample: true }));
  });

  afterAll(() => bench.close());

  const ask = (who: Standing[], codes: readonly string[]) =>
    bench.ask(who, AGENCIES, { of: codes.map((code) => ({ __typename: 'Agency', id: agencyId(code) })) });
  const agency = async (code: string) => (await ask([COORDINATOR], [code])).data._entities[0];
  const recordLetter = async (code: string, office: string, officer: string) => {
    const { codes } = await bench.ask([['TRAINING_COORDINATOR', code]], RECORD, {
      input: {
        agency: code,
        number: 'baru',
        date: '2026-03-01',
        subject: 'Tim',
        signer: { name: 'Kepala', office, capacity: 'DEFINITIVE' },
        legalBasis: 'SE Menteri PANRB 4/2016',
        members: [{ officer, role: 'ADMIN' }],
        validFrom: '2026-03-01',
        idempotencyKey: `letter-of-${code}`,
      },
    });
    expect(codes).toEqual([]);
  };

  it('says up to when it followed the directory', async () => {
    const { source, asOf } = await bench.subgraph.database.read.findOneByOrFail(FeedOffsetRow, {});
    expect(source).toBe('agency-directory');
    expect((await agency('32.16')).readiness.asOf).toBe(asOf.toISOString());
  });

  it('makes the letter outdated by itself when the directory moves a member away', async () => {
    await recordLetter('32.16', 'REGENT', postAt('32.16/diskominfo').officerId);
    expect((await agency('32.16')).readiness).toMatchObject({ state: 'SK_ISSUED', since: '2026-03-01' });
    directory.endPost({ ...postAt('32.16/diskominfo'), until: '2026-03-10' });
    await bench.subgraph.catchUp();
    expect((await agency('32.16')).readiness).toMatchObject({
      state: 'SK_OUTDATED',
      stateLabel: 'SK perlu diperbarui',
      since: '2026-03-11',
      lacks: expect.arrayContaining(['MEMBERS_IN_POST']),
    });
  });

  it('makes the letter outdated when a member moves to another unit of the body, where he begins from zero', async () => {
    const post = postAt('32/diskominfo');
    await recordLetter('32', 'GOVERNOR', post.officerId);
    await recordLetter('32/diskominfo', 'OTHER', post.officerId);
    directory.endPost({ ...post, until: '2026-03-19' });
    directory.startPost({ ...post, id: stableId('post', 'next'), agencyId: agencyId('32/dinkes'), from: '2026-03-20' });
    await bench.subgraph.catchUp();
    expect((await agency('32')).readiness.state).toBe('SK_ISSUED');
    bench.setClock('2026-03-20T03:00:00.000Z');
    for (const code of ['32', '32/diskominfo']) {
      expect((await agency(code)).readiness).toMatchObject({ state: 'SK_OUTDATED', since: '2026-03-20' });
    }
    bench.setClock('2026-03-18T03:00:00.000Z');
  });

  it('keeps the letter when a member is promoted within his unit', async () => {
    const post = postAt('32/dinkes');
    directory.startPost(post);
    await bench.subgraph.catchUp();
    await recordLetter('32/dinkes', 'OTHER', post.officerId);
    directory.endPost({ ...post, until: '2026-03-10' });
    directory.startPost({ ...post, id: stableId('post', 'promoted'), from: '2026-03-11' });
    await bench.subgraph.catchUp();
    expect((await agency('32/dinkes')).readiness.state).toBe('SK_ISSUED');
  });

  it('follows the account and the connection of the directory', async () => {
    const facts = directory.agency('33.10');
    directory.change({ ...facts, hasAccount: false, connected: false, version: facts.version + 1 });
    await bench.subgraph.catchUp();
    expect((await agency('33.10')).readiness).toMatchObject({
      state: 'NO_ACCOUNT',
      lacks: ['ACCOUNT', 'CONNECTION', 'TRAINED_OFFICER', 'MEMBERS_IN_DIRECTORY'],
      lackLabels: [
        'An account',
        'Connection to SP4N-LAPOR!',
        'An officer who was trained',
        'Members whom the directory knows',
      ],
      since: null,
    });
  });

  it('shows who was trained to the own organisation, the province above and the centre only', async () => {
    const seen = async (who: Standing[]) => (await ask(who, ['32.16'])).data._entities[0].trainedOfficers;
    const trained = [
      {
        name: 'Peserta 32.16 (contoh)',
        officer: null,
        attendedOn: '2025-10-14',
        training: { title: 'Bimtek pengelola pengaduan kabupaten dan kota di Jawa Barat (contoh)' },
      },
    ];
    const insiders: Standing[] = [COORDINATOR, ['PROVINCIAL_MONITOR', '32'], ['NATIONAL_MONITOR', 'kl.panrb']];
    for (const who of insiders) expect([who, await seen([who])]).toEqual([who, trained]);
    expect(await seen([['TRAINING_COORDINATOR', '32.73']])).toEqual([]);
    expect(await seen([['HEAD', '17']])).toEqual([]);
    expect(await seen([])).toBeNull();
  });

  it('answers null to those without a role that reads', async () => {
    const [entity] = (await ask([['PORTAL', '32.16']], ['32.16'])).data._entities;
    expect(entity).toMatchObject({ readiness: null, appointmentLetter: null, trainedOfficers: null });
  });

  it('reads 20 agencies with as many statements as one', async () => {
    const statementsFor = async (codes: readonly string[]) => {
      bench.statements.length = 0;
      const { data, codes: errors } = await ask([['NATIONAL_MONITOR', 'kl.panrb']], codes);
      expect(errors).toEqual([]);
      expect(data._entities).toHaveLength(codes.length);
      expect(data._entities.every(({ readiness }: { readiness: object | null }) => readiness !== null)).toBe(true);
      return bench.statements.filter((sql) => sql.startsWith('SELECT') && !sql.includes('feed_state')).length;
    };
    const one = await statementsFor(['32.16']);
    const twenty = await statementsFor(REGENCIES.map(({ code }) => code));
    expect(twenty).toBeLessThanOrEqual(one);
  });
});
