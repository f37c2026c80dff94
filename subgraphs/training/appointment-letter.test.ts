import type { QueryRunner } from 'typeorm';
import type { PostFacts } from '../../schema/events.js';
import { describeEachDialect } from '../../test/kit/databases.js';
import { agencyFacts, agencyId, directoryDouble, SAMPLE_AGENCIES } from '../../test/kit/directory-double.js';
import { openBench, type Standing, type SubgraphBench } from '../../test/kit/subgraph-bench.js';
import { IdempotencyKeyRow } from '../kit/idempotency.entity.js';
import { EventEntitlementRow, EventRow } from '../kit/outbox.entity.js';
import { stableId } from '../kit/stable-id.js';
import { AppointmentLetterRow, AppointmentMemberRow } from './appointment-letter.entity.js';
import { letterCalendarMigrations } from './migrations/appointment-letter.js';
import { signingRuleMigrations } from './migrations/signing-rule.js';
import { SIGNING_RULES } from './seed/signing-rules.js';
import { SigningRuleRow } from './signing-rule.entity.js';
import { trainingSubgraph } from './subgraph.js';

const COORDINATOR: Standing = ['TRAINING_COORDINATOR', '32.16'];
const OFFICER = stableId('officer', 'test-admin');
const POST: PostFacts = {
  id: stableId('post', 'test-admin'),
  officerId: OFFICER,
  agencyId: agencyId('32.16/diskominfo'),
  role: 'AGENCY_ADMIN',
  from: '2024-01-01',
  until: null,
};
const FORMER = stableId('officer', 'test-former');
const FORMER_POST: PostFacts = { ...POST, id: stableId('post', 'x'), officerId: FORMER, until: '2025-12-31' };

const RECORD = `mutation ($input: RecordAppointmentLetterInput!) {
  recordAppointmentLetter(input: $input) { appointmentLetter { id } }
}`;
const READ = `query ($id: ID!) {
  appointmentLetter(id: $id) {
    number date state stateLabel validUntil fileUrl agency { id } replaces { number }
    signer { name office officeLabel(lang: EN) capacity capacityLabel basis basisLabel(lang: EN) }
    members { officer { id } name role roleLabel(lang: EN) }
  }
}`;

const input = (overrides: object = {}) => ({
  agency: '32.16',
  number: '000.8.3/12/2026',
  date: '2026-03-01',
  subject: 'Tim Pengelola SP4N-LAPOR! Kabupaten Bekasi',
  signer: { name: 'Nama Contoh', office: 'REGENT', capacity: 'PJ' },
  legalBasis: 'SE Menteri PANRB 4/2016',
  members: [
    { officer: OFFICER, role: 'ADMIN' },
    { name: 'Anggota Contoh', role: 'LIAISON_OFFICER' },
  ],
  validFrom: '2026-03-01',
  idempotencyKey: 'letter-key-1',
  ...overrides,
});

const NAMED = [{ name: 'Anggota Contoh', role: 'ADMIN' }];
const STATES = `query ($filter: AppointmentLetterFilter) {
  appointmentLetters(filter: $filter) { edges { node { number state stateLabel } } }
}`;
const OF_AGENCY = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Agency {
  appointmentLetter { number } readiness { lacks }
} } }`;

/** The tables that the tests write to. */
const WRITTEN = [AppointmentLetterRow, AppointmentMemberRow, EventRow, EventEntitlementRow, IdempotencyKeyRow];

describeEachDialect((dialect) => {
  let bench: SubgraphBench;

  beforeAll(async () => {
    const kota = agencyFacts('32.73', 'Pemerintah Kota Bandung', { kind: 'PEMERINTAH_KOTA' });
    const agencies = [...SAMPLE_AGENCIES.filter(({ code }) => code !== '32.73'), kota];
    const directory = directoryDouble(agencies, [POST, FORMER_POST]);
    bench = await openBench(dialect, directory, (source) => trainingSubgraph({ directory: source, sample: false }));
  });

  afterEach(() => bench.empty(WRITTEN));

  afterAll(() => bench.close());

  const record = (who: Standing, overrides?: object) => bench.ask([who], RECORD, { input: input(overrides) });
  const count = () => bench.subgraph.database.read.count(AppointmentLetterRow);

  it('records a letter with its team, in the words of both languages', async () => {
    const { data, codes } = await record(COORDINATOR);
    expect(codes).toEqual([]);
    const { id } = data.recordAppointmentLetter.appointmentLetter;
    const read = await bench.ask([['HEAD', '17.02']], READ, { id });
    expect(read.data.appointmentLetter).toEqual({
      number: '000.8.3/12/2026',
      date: '2026-03-01',
      state: 'IN_FORCE',
      stateLabel: 'Berlaku',
      validUntil: null,
      fileUrl: null,
      agency: { id: agencyId('32.16') },
      replaces: null,
      signer: {
        name: 'Nama Contoh',
        office: 'REGENT',
        officeLabel: 'Regent',
        capacity: 'PJ',
        capacityLabel: 'Penjabat',
        basis: 'SE Menteri PANRB 4/2016',
        basisLabel: 'SE Menteri PANRB 4/2016',
      },
      members: [
        { officer: { id: OFFICER }, name: null, role: 'ADMIN', roleLabel: 'Admin' },
        { officer: null, name: 'Anggota Contoh', role: 'LIAISON_OFFICER', roleLabel: 'Liaison officer' },
      ],
    });
  });

  it('writes one event with the letter, for the body and those above it', async () => {
    const { data } = await record(COORDINATOR);
    const { id } = data.recordAppointmentLetter.appointmentLetter;
    const { read } = bench.subgraph.database;
    const events = await read.find(EventRow);
    expect(events.map(({ kind, aggregateId, payload }) => ({ kind, aggregateId, payload }))).toEqual([
      {
        kind: 'APPOINTMENT_LETTER_RECORDED',
        aggregateId: id,
        payload: {
          letterId: id,
          agencyId: agencyId('32.16'),
          level: 'REGENCY',
          organisation: '32.16',
          territory: '32.16',
        },
      },
    ]);
    const entitled = (await read.find(EventEntitlementRow)).map(({ relation, agencyId: of }) => `${relation} ${of}`);
    expect(entitled.sort()).toEqual(
      [`ORGANISATION ${agencyId('32.16')}`, `TERRITORY ${agencyId('32')}`, `TERRITORY ${agencyId('32.16')}`].sort(),
    );
  });

  it('answers the same key and input alike, and other input with CONFLICT', async () => {
    const first = await record(COORDINATOR);
    expect((await record(COORDINATOR)).data).toEqual(first.data);
    expect((await record(COORDINATOR, { number: 'lain' })).codes).toEqual(['CONFLICT']);
    expect(await count()).toBe(1);
  });

  it.each<[string, object, string[]]>([
    ['an unknown agency', { agency: '99.99' }, ['input.agency']],
    ['an agency that has ended', { agency: '32.98' }, ['input.agency']],
    [
      'a Sekda who signs for a local government',
      { signer: { name: 'Sekda', office: 'REGIONAL_SECRETARY', capacity: 'DEFINITIVE' } },
      ['input.signer.office'],
    ],
    ['a letter of a day to come', { date: '2026-03-19', validFrom: '2026-04-01' }, ['input.date']],
    ['an end before the beginning', { validUntil: '2026-02-01' }, ['input.validUntil']],
    ['nobody in the team', { members: [] }, ['input.members']],
    ['a member without officer and name', { members: [{ role: 'ADMIN' }] }, ['input.members.0']],
    [
      'a member who is both officer and name',
      { members: [{ officer: OFFICER, name: 'Nama', role: 'ADMIN' }] },
      ['input.members.0'],
    ],
    [
      'a member whose post there has ended',
      {
        members: [
          { name: 'Nama', role: 'CHAIR' },
          { officer: FORMER, role: 'ADMIN' },
        ],
      },
      ['input.members.1.officer'],
    ],
    [
      'an officer who has the same role twice',
      {
        members: [
          { officer: OFFICER, role: 'ADMIN' },
          { officer: OFFICER, role: 'LIAISON_OFFICER' },
          { officer: OFFICER, role: 'ADMIN' },
        ],
      },
      ['input.members.2'],
    ],
    ['a link that is none', { fileUrl: 'javascript:alert(1)' }, ['input.fileUrl']],
    ['a number that is too long', { number: 'x'.repeat(256) }, ['input.number']],
    ['a letter to replace that the agency does not have', { replaces: 'nothing' }, ['input.replaces']],
  ])('refuses %s and keeps nothing', async (_what, overrides, fields) => {
    const refused = await record(COORDINATOR, overrides);
    expect([refused.codes, refused.fields]).toEqual([['BAD_USER_INPUT'], fields]);
    expect(await count()).toBe(0);
    expect(await bench.subgraph.database.read.count(EventRow)).toBe(0);
  });

  it.each([
    ['32', 'Governor'],
    ['32.16', 'Regent'],
    ['32.73', 'Mayor'],
    ['kl.panrb', 'Secretary general or Secretary of the ministry'],
  ])('tells %s whose Sekda signs that the %s has to', async (agency, offices) => {
    const signer = { name: 'Sekda', office: 'REGIONAL_SECRETARY', capacity: 'DEFINITIVE' };
    const members = [{ name: 'Nama', role: 'ADMIN' }];
    const refused = await record(['TRAINING_COORDINATOR', agency], { agency, signer, members });
    expect(refused).toMatchObject({
      fields: ['input.signer.office'],
      messages: [expect.stringContaining(`signed by the ${offices} (SE Menteri PANRB 4/2016)`)],
    });
  });

  it('lets an officer be two things in a team', async () => {
    const members = ['ADMIN', 'LIAISON_OFFICER'].map((role) => ({ officer: OFFICER, role }));
    expect((await record(COORDINATOR, { members })).codes).toEqual([]);
  });

  describe('a number and date that the agency has used', () => {
    const again = (overrides: object = {}, who = COORDINATOR) =>
      record(who, { idempotencyKey: 'letter-key-again', ...overrides });
    const NUMBER = ' 000.8.3 / 12/2026';

    beforeEach(async () => {
      expect((await record(COORDINATOR, { number: '000.8.3/12/2026/a' })).codes).toEqual([]);
    });

    it.each(['000.8.3/12/2026/a', ' 000.8.3 / 12/2026 /A ', '０００.8.3／１２/2026/ａ', '000.8.3/12\u200b/2026/a'])(
      'are refused, spelled as %j',
      async (number) => {
        const refused = await again({ number });
        expect([refused.codes, refused.fields]).toEqual([['BAD_USER_INPUT'], ['input.number']]);
        expect(await count()).toBe(1);
      },
    );

    it('are another letter’s where one of them differs, or the agency', async () => {
      const number = '000.8.3/12/2026/a';
      expect((await again({ number: NUMBER })).codes).toEqual([]);
      expect((await again({ number, date: '2026-02-28', idempotencyKey: 'letter-key-day' })).codes).toEqual([]);
      const signer = { name: 'Kepala Dinas', office: 'OTHER', capacity: 'DEFINITIVE' };
      const unit = { agency: '32.16/diskominfo', number, signer, idempotencyKey: 'letter-key-unit' };
      expect((await again(unit)).codes).toEqual([]);
    });

    it('are taken by one of two that come at once', async () => {
      const number = 'berbarengan';
      const answers = await Promise.all(['a', 'b'].map((key) => again({ number, idempotencyKey: `at-once-${key}` })));
      expect(answers.map(({ codes }) => codes).sort()).toEqual([[], ['BAD_USER_INPUT']]);
    });
  });

  const SE = 'SE Menteri PANRB 4/2016';
  const UNKNOWN = 'Unspecified: no regulation is known that lets this office sign in this capacity';

  it.each([
    ['DEFINITIVE', SE, SE],
    ['PJ', SE, SE],
    ['PLT', null, UNKNOWN],
    ['PLH', null, UNKNOWN],
  ])('takes a regent who signs as %s, and tells the review by what', async (capacity, basis, basisLabel) => {
    const { data } = await record(COORDINATOR, { signer: { name: 'Bupati', office: 'REGENT', capacity } });
    const { id } = data.recordAppointmentLetter.appointmentLetter;
    const { signer } = (await bench.ask([['NATIONAL_DESK', 'sp4n']], READ, { id })).data.appointmentLetter;
    expect(signer).toMatchObject({ office: 'REGENT', capacity, basis, basisLabel });
  });

  it('names in the rules in which capacities an office is known to sign', async () => {
    const { data } = await bench.ask([], '{ signingRules { agencyKind office capacities } }');
    const of = (kind: string) =>
      data.signingRules.find(({ agencyKind }: { agencyKind: string }) => agencyKind === kind).capacities;
    expect([of('REGENCY_GOVERNMENT'), of('NON_MINISTERIAL_AGENCY')]).toEqual([['DEFINITIVE', 'PJ'], null]);
  });

  it('knows the capacities also of rules from before they had any', async () => {
    await bench.subgraph.database.write(async (manager) => {
      await manager.query('UPDATE signing_rule SET capacities = NULL');
      for (const Migration of signingRuleMigrations.slice(1)) {
        await new Migration().up(manager.queryRunner as QueryRunner);
      }
    });
    const rules = await bench.subgraph.database.read.find(SigningRuleRow);
    for (const { id, capacities } of rules) {
      expect([id, capacities]).toEqual([id, SIGNING_RULES.find((rule) => rule.id === id)?.capacities]);
    }
  });

  it('shows with an officer the letters that name the person, the newest first', async () => {
    await record(COORDINATOR, { number: 'lama', date: '2026-01-02' });
    const members = [{ officer: OFFICER, role: 'CHAIR' }];
    const fileUrl = 'https://example.go.id/sk.pdf';
    await record(COORDINATOR, { number: 'baru', members, fileUrl, idempotencyKey: 'letter-key-2' });
    const query = `query ($of: [_Any!]!) {
      _entities(representations: $of) {
        ... on Officer { appointments { role letter { number fileUrl agency { id } } } }
      }
    }`;
    const of = [OFFICER, FORMER].map((id) => ({ __typename: 'Officer', id }));
    const agency = { id: agencyId('32.16') };
    const { data } = await bench.ask([['LIAISON_OFFICER', '17.02']], query, { of });
    expect(data._entities).toEqual([
      {
        appointments: [
          { role: 'CHAIR', letter: { number: 'baru', fileUrl, agency } },
          { role: 'ADMIN', letter: { number: 'lama', fileUrl: null, agency } },
        ],
      },
      { appointments: [] },
    ]);
    expect((await bench.ask([['PORTAL', '32.16']], query, { of })).data._entities[0].appointments).toEqual([]);
  });

  it('takes any office where no regulation says who signs, and says so', async () => {
    const signer = { name: 'Kepala Dinas', office: 'OTHER', capacity: 'DEFINITIVE' };
    const { data } = await record(COORDINATOR, { agency: '32.16/diskominfo', signer });
    const { id } = data.recordAppointmentLetter.appointmentLetter;
    const read = await bench.ask([COORDINATOR], READ, { id });
    expect(read.data.appointmentLetter.signer).toMatchObject({
      office: 'OTHER',
      basis: null,
      basisLabel: 'Unspecified: no regulation says who signs for this kind of agency',
    });
  });

  it('lets the coordinator and the admin of the own organisation record, and nobody else', async () => {
    for (const [index, who] of (['TRAINING_COORDINATOR', 'AGENCY_ADMIN'] as const).entries()) {
      const own = { number: who, idempotencyKey: `letter-key-${index}` };
      expect((await record([who, '32.16'], own)).codes).toEqual([]);
    }
    const others: Standing[] = [
      ['TRAINING_COORDINATOR', '32'],
      ['TRAINING_COORDINATOR', '32.73'],
      ['TRAINING_COORDINATOR', '32.16/diskominfo'],
      ['PROVINCIAL_MONITOR', '32'],
      ['NATIONAL_DESK', 'sp4n'],
      ['PPID_OFFICER', '32.16'],
    ];
    for (const who of others) expect([who, (await record(who)).codes]).toEqual([who, ['FORBIDDEN']]);
    expect(await count()).toBe(2);
  });

  it('shows nothing to those without a role that reads', async () => {
    const { data } = await record(COORDINATOR);
    const { id } = data.recordAppointmentLetter.appointmentLetter;
    for (const who of [[], [['PORTAL', '32.16']], [['PPID_OFFICER', '32.16']]] as Standing[][]) {
      expect((await bench.ask(who, READ, { id })).data).toEqual({ appointmentLetter: null });
      expect((await bench.ask(who, '{ appointmentLetters { totalCount } }')).codes).toEqual(['FORBIDDEN']);
    }
  });

  it('replaces a letter once, also when two come at the same time', async () => {
    const first = await record(COORDINATOR);
    const replaces = first.data.recordAppointmentLetter.appointmentLetter.id;
    const next = (key: string) =>
      record(COORDINATOR, { replaces, number: key, validFrom: '2026-03-10', idempotencyKey: `replacing-${key}` });
    const answers = await Promise.all([next('a'), next('b')]);
    expect(answers.map(({ codes }) => codes).sort()).toEqual([[], ['BAD_USER_INPUT']]);
    expect(await count()).toBe(2);
    const read = await bench.ask([COORDINATOR], READ, { id: replaces });
    expect(read.data.appointmentLetter.state).toBe('REPLACED');
  });

  it('lists letters by agency, organisation, territory and state', async () => {
    const mayor = { name: 'Wali Kota', office: 'MAYOR', capacity: 'DEFINITIVE' };
    const other = { name: 'Kepala', office: 'OTHER', capacity: 'DEFINITIVE' };
    const members = [{ name: 'Nama', role: 'ADMIN' }];
    await record(COORDINATOR, { number: 'bekasi', date: '2026-01-03', validUntil: '2026-03-17' });
    await record(COORDINATOR, {
      agency: '32.16/diskominfo',
      number: 'dinas',
      signer: other,
      date: '2026-01-02',
      idempotencyKey: 'letter-key-2',
    });
    await record(['TRAINING_COORDINATOR', '32.73'], {
      agency: '32.73',
      number: 'bandung',
      signer: mayor,
      members,
      date: '2026-01-01',
      validFrom: '2026-05-01',
    });
    const numbers = async (filter: object, sort = 'DATE_DESC') => {
      const { data } = await bench.ask(
        [['NATIONAL_MONITOR', 'kl.panrb']],
        `query ($filter: AppointmentLetterFilter, $sort: AppointmentLetterSort!) {
          appointmentLetters(filter: $filter, sort: $sort) { totalCount edges { node { number } } }
        }`,
        { filter, sort },
      );
      const { totalCount, edges } = data.appointmentLetters;
      expect(totalCount).toBe(edges.length);
      return edges.map(({ node }: { node: { number: string } }) => node.number);
    };
    expect(await numbers({})).toEqual(['bekasi', 'dinas', 'bandung']);
    expect(await numbers({}, 'DATE_ASC')).toEqual(['bandung', 'dinas', 'bekasi']);
    expect(await numbers({ agency: '32.16' })).toEqual(['bekasi']);
    expect(await numbers({ organisation: agencyId('32.16') })).toEqual(['bekasi', 'dinas']);
    expect(await numbers({ territory: '32' })).toEqual(['bekasi', 'dinas', 'bandung']);
    expect(await numbers({ territory: '32.73' })).toEqual(['bandung']);
    expect(await numbers({ states: ['EXPIRED'] })).toEqual(['bekasi']);
    expect(await numbers({ states: ['IN_FORCE', 'NOT_YET'] })).toEqual(['dinas', 'bandung']);
    expect(await numbers({ states: ['REPLACED'] })).toEqual([]);
  });

  it.each(['states', 'reviewStates'])('refuses to list those of no %s', async (name) => {
    const refused = await bench.ask([COORDINATOR], STATES, { filter: { [name]: [] } });
    expect([refused.codes, refused.fields]).toEqual([['BAD_USER_INPUT'], [`filter.${name}`]]);
  });

  it('is listed with the state that it shows, by the calendar of its agency', async () => {
    const ends = { date: '2026-01-02', validFrom: '2026-01-02', validUntil: '2026-03-18', members: NAMED };
    await record(['TRAINING_COORDINATOR', '91.03'], { agency: '91.03', number: 'timur', ...ends });
    await record(COORDINATOR, { number: 'barat', ...ends, idempotencyKey: 'letter-key-2' });
    // Half past ten in the evening in Jakarta, half past midnight in Jayapura.
    bench.setClock('2026-03-18T15:30:00.000Z');
    const listed = async (states: string[]) => {
      const { data } = await bench.ask([COORDINATOR], STATES, { filter: { states } });
      return data.appointmentLetters.edges.map(({ node }: { node: object }) => Object.values(node).join(' '));
    };
    expect(await listed(['EXPIRED'])).toEqual(['timur EXPIRED Habis masa berlaku']);
    expect(await listed(['IN_FORCE'])).toEqual(['barat IN_FORCE Berlaku']);
    bench.setClock('2026-03-18T03:00:00.000Z');
  });

  it('keeps the calendar of its agency also where it was recorded before letters had one', async () => {
    await record(['TRAINING_COORDINATOR', '91.03'], { agency: '91.03', members: NAMED });
    await record(COORDINATOR, { members: NAMED, idempotencyKey: 'letter-key-2' });
    await bench.subgraph.database.write(async (manager) => {
      await manager.createQueryBuilder().update(AppointmentLetterRow).set({ timeZone: 'Asia/Makassar' }).execute();
      for (const Migration of letterCalendarMigrations) await new Migration().up(manager.queryRunner as QueryRunner);
    });
    const rows = await bench.subgraph.database.read.find(AppointmentLetterRow);
    expect(rows.map(({ timeZone }) => timeZone).sort()).toEqual(['Asia/Jakarta', 'Asia/Jayapura']);
  });

  it('counts with what was recorded last of letters with the same first day', async () => {
    await record(COORDINATOR, { number: 'pertama', members: NAMED });
    bench.setClock('2026-03-18T04:00:00.000Z');
    const members = [...NAMED, { name: 'Penghubung', role: 'LIAISON_OFFICER' }];
    await record(COORDINATOR, { number: 'kedua', members, idempotencyKey: 'letter-key-2' });
    bench.setClock('2026-03-18T05:00:00.000Z');
    await record(COORDINATOR, { number: 'ketiga', members: NAMED, idempotencyKey: 'letter-key-3' });
    const { data } = await bench.ask([COORDINATOR], OF_AGENCY, {
      of: [{ __typename: 'Agency', id: agencyId('32.16') }],
    });
    const [{ appointmentLetter, readiness }] = data._entities;
    expect(appointmentLetter.number).toBe('ketiga');
    expect(readiness.lacks).toContain('LIAISON_MEMBER');
    bench.setClock('2026-03-18T03:00:00.000Z');
  });

  it.each([
    ['input.date', { date: '0001-01-01' }],
    ['input.validFrom', { validFrom: '9999-12-31' }],
    ['input.validUntil', { validUntil: '2999-01-01' }],
  ])('refuses at %s a day that cannot be meant', async (field, overrides) => {
    const { codes, fields } = await record(COORDINATOR, overrides);
    expect([codes, fields]).toEqual([['BAD_USER_INPUT'], [field]]);
  });
});
