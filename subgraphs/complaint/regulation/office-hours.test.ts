import { In, Not } from 'typeorm';
import { type Asker, asker, CITIZEN, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { act, DESK, submit } from '../../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { deadlinesTold, performAt, wordsOf } from '../../../test/kit/deadline-scenario.js';
import { agencyId } from '../../../test/kit/directory-double.js';
import { SEEDED_OFFICE_HOURS } from '../seed/office-hours.js';
import { OfficeHoursRow } from './office-hours.entity.js';
import { AgencyLimitRow } from './regulation.entity.js';
import { RuleChangeRow } from './rule-change.entity.js';

const HOURS = `id agency { id } region { code } days { weekday weekdayLabel(lang: ID) periods { from to } }
  legalBasis validFrom validUntil version`;
const RECORD = `mutation ($input: RecordOfficeHoursInput!) { recordOfficeHours(input: $input) { officeHours { ${HOURS} } } }`;
const END = `mutation ($input: EndOfficeHoursInput!) { endOfficeHours(input: $input) { officeHours { ${HOURS} } } }`;
const LIST = 'query ($region: String) { officeHours(region: $region) { legalBasis validFrom } }';
const OF_AGENCY = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on Agency { officeHours { legalBasis validUntil } } }
}`;
const PROMISE = 'mutation ($input: RecordPromiseInput!) { recordPromise(input: $input) { promise { id } } }';
const DUE = 'query ($id: ID) { complaint(id: $id) { deadlines { kind dueAt } } }';
const LOG = '{ ruleChanges { edges { node { kind } } } }';
const REGENCY = asker('AGENCY_ADMIN', '32.16');

let keys = 0;
const idempotencyKey = () => `office-hours-key-${++keys}`;
const whole = (weekday: string, from: string, to: string) => ({ weekday, periods: [{ from, to }] });
/** As in Ramadan: from 08:00 to 15:00, with half an hour of break. */
const days = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((weekday) => ({
  weekday,
  periods: [
    { from: '08:00', to: '12:00' },
    { from: '12:30', to: '15:00' },
  ],
}));
const ramadan = (over: Record<string, unknown> = {}) => ({
  idempotencyKey: idempotencyKey(),
  agency: '32.16',
  days,
  legalBasis: 'SE Bupati (contoh)',
  validFrom: '2026-03-03',
  validUntil: '2026-03-17',
  ...over,
});

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  afterAll(() => hub.close());

  beforeEach(() => {
    hub.clock.now = new Date('2026-03-02T08:00:00Z');
  });

  afterEach(() =>
    hub.subgraph.database.write(async (manager) => {
      await manager.delete(OfficeHoursRow, { id: Not(In(SEEDED_OFFICE_HOURS.map(({ id }) => id))) });
      for (const row of [AgencyLimitRow, RuleChangeRow]) await manager.clear(row);
    }),
  );

  const refusal = async (who: Asker, query: string, input: Record<string, unknown>) => {
    const { errors } = await hub.ask(who, query, { input });
    const { code, fields } = errors?.[0]?.extensions ?? {};
    return (fields as { path: string }[] | undefined)?.[0]?.path ?? code;
  };
  async function promise(agency: string): Promise<void> {
    const hours = { stage: 'SERVICE_PROMISE', quantity: 3, unit: 'OFFICE_HOUR' };
    const input = {
      idempotencyKey: idempotencyKey(),
      agency,
      ...hours,
      legalBasis: 'Maklumat',
      validFrom: '2026-03-02',
    };
    await hub.data(asker('AGENCY_ADMIN', agency), PROMISE, { input });
  }
  async function accepted(code: string): Promise<string> {
    const { id } = await submit(hub, { toAgency: code });
    await act(hub, asker('AGENCY_ADMIN', code), 'verify', id);
    await act(hub, asker('AGENCY_ADMIN', code), 'accept', id);
    return id;
  }
  async function promised(id: string): Promise<string | undefined> {
    type Shown = { complaint: { deadlines: { kind: string; dueAt: string }[] } };
    const { complaint } = await hub.data<Shown>(DESK, DUE, { id });
    return complaint.deadlines.find(({ kind }) => kind === 'SERVICE_PROMISE')?.dueAt;
  }

  it('counts hours by those of the agency, also what runs when they are recorded and when they are ended', async () => {
    await promise('32.16');
    await promise('32.73');
    const running = await accepted('32.16');
    // Monday 15:00: one hour is left of the day, and two are of Tuesday from 07:30 on.
    expect(await promised(running)).toBe('2026-03-03T02:30:00.000Z');
    const start = (await deadlinesTold(hub, DESK)).endCursor;
    const input = ramadan();
    type Recorded = { recordOfficeHours: { officeHours: { id: string } } };
    const { recordOfficeHours } = await hub.data<Recorded>(REGENCY, RECORD, { input });
    expect(recordOfficeHours.officeHours).toMatchObject({
      agency: { id: agencyId('32.16') },
      region: null,
      days: days.map((day, index) => ({ ...day, weekdayLabel: ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat'][index] })),
      version: 1,
    });
    expect(await hub.data(REGENCY, RECORD, { input })).toEqual({ recordOfficeHours });
    await performAt(hub, 'calendar-recounts', hub.clock.now);
    expect(await promised(running)).toBe('2026-03-03T03:00:00.000Z');
    const { events } = await deadlinesTold(hub, DESK, { after: start });
    expect(wordsOf(events)).toEqual(['RECOUNTED SERVICE_PROMISE']);

    // Tuesday 14:30: half an hour, and the rest from 08:00 on; where the offices close at 16:00, from 07:30.
    hub.clock.now = new Date('2026-03-03T07:30:00Z');
    const [unit, other] = [await accepted('32.16/diskominfo'), await accepted('32.73')];
    expect(await promised(unit)).toBe('2026-03-04T03:30:00.000Z');
    expect(await promised(other)).toBe('2026-03-04T02:00:00.000Z');

    const end = { officeHours: recordOfficeHours.officeHours.id, expectedVersion: 1, lastDay: '2026-03-03' };
    expect(await refusal(asker('AGENCY_ADMIN', '32.73'), END, end)).toBe('FORBIDDEN');
    expect(await refusal(REGENCY, END, { ...end, expectedVersion: 2 })).toBe('CONFLICT');
    expect(await refusal(REGENCY, END, { ...end, lastDay: '2026-03-02' })).toBe('input.lastDay');
    expect(await refusal(REGENCY, END, { ...end, officeHours: 'none' })).toBe('input.officeHours');
    expect(await hub.data(REGENCY, END, { input: end })).toMatchObject({
      endOfficeHours: { officeHours: { validUntil: '2026-03-03', version: 2 } },
    });
    await performAt(hub, 'calendar-recounts', hub.clock.now);
    expect(await promised(unit)).toBe('2026-03-04T03:00:00.000Z');
    const { ruleChanges } = await hub.data<{ ruleChanges: { edges: { node: { kind: string } }[] } }>(REGENCY, LOG);
    expect(ruleChanges.edges.map(({ node }) => node.kind).sort()).toEqual([
      'OFFICE_HOURS_ENDED',
      'OFFICE_HOURS_RECORDED',
      'PROMISE_RECORDED',
    ]);
    const representations = [{ __typename: 'Agency', id: agencyId('32.16') }];
    expect(await hub.data(CITIZEN, OF_AGENCY, { representations })).toEqual({
      _entities: [{ officeHours: [{ legalBasis: 'SE Bupati (contoh)', validUntil: '2026-03-03' }] }],
    });
  });

  it('is recorded of a body by its own admin, of a region by its government’s, and of the country by the desk', async () => {
    const province = asker('AGENCY_ADMIN', '32');
    const of = (over: Record<string, unknown>) => ramadan({ agency: null, ...over });
    for (const who of [DESK, province, asker('LIAISON_OFFICER', '32.16')]) {
      expect(await refusal(who, RECORD, ramadan())).toBe('FORBIDDEN');
    }
    expect(await refusal(REGENCY, RECORD, of({ region: '32' }))).toBe('FORBIDDEN');
    expect(await refusal(province, RECORD, of({}))).toBe('FORBIDDEN');
    expect(await refusal(province, RECORD, of({ region: '32', legalBasis: 'SE Gubernur' }))).toBeUndefined();
    expect(await refusal(DESK, RECORD, of({ legalBasis: 'SE Menteri', validFrom: '2026-03-04' }))).toBeUndefined();
    const seeded = { legalBasis: 'Perpres 21/2023', validFrom: '2023-04-12' };
    const national = [{ legalBasis: 'SE Menteri', validFrom: '2026-03-04' }];
    expect(await hub.data(CITIZEN, LIST)).toEqual({ officeHours: [...national, seeded] });
    expect(await hub.data(CITIZEN, LIST, { region: '32' })).toEqual({
      officeHours: [...national, { legalBasis: 'SE Gubernur', validFrom: '2026-03-03' }, seeded],
    });
  });

  it.each<[string, Record<string, unknown>]>([
    ['input.region', { region: '32.16' }],
    ['input.agency', { agency: '99.99' }],
    ['input.days', { days: [whole('MONDAY', '08:00', '16:00'), whole('TUESDAY', '08:00', '16:00')] }],
    ['input.days.1.weekday', { days: [whole('MONDAY', '08:00', '16:00'), whole('MONDAY', '08:00', '16:00')] }],
    ['input.days.0.periods', { days: [whole('MONDAY', '16:00', '08:00'), ...days.slice(1)] }],
    ['input.days.0.periods.0.to', { days: [whole('MONDAY', '08:00', '25:00'), ...days.slice(1)] }],
    ['input.validFrom', { validFrom: '2026-03-01' }],
    ['input.validFrom', { validFrom: '9999-12-31' }],
    ['input.validUntil', { validUntil: '2026-03-02' }],
  ])('refuses at %s what are no hours of an office', async (path, over) => {
    expect(await refusal(REGENCY, RECORD, ramadan(over))).toBe(path);
  });

  it('refuses others of the same offices that begin on the same day', async () => {
    expect(await refusal(REGENCY, RECORD, ramadan())).toBeUndefined();
    expect(await refusal(REGENCY, RECORD, ramadan())).toBe('input.validFrom');
    expect(await refusal(REGENCY, RECORD, ramadan({ agency: '32.16/diskominfo' }))).toBeUndefined();
  });
});
