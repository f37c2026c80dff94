import { randomUUID } from 'node:crypto';
import { type Asker, asker, type ComplaintHub, openComplaintHub } from '../../test/kit/complaint-hub.js';
import { act, DESK, submit } from '../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../test/kit/databases.js';
import { agencyId } from '../../test/kit/directory-double.js';
import { pathOf } from '../../test/kit/path-scenario.js';
import { insertRows } from '../kit/insert-rows.js';
import { EventRow } from '../kit/outbox.entity.js';
import { CalendarRecountRow } from './calendar-recount.entity.js';
import { ComplaintDeadlineRow } from './complaint-deadline.entity.js';

const LOAD = `mutation ($input: LoadCalendarYearInput!) {
  loadCalendarYear(input: $input) { calendarYear { year region { code } basis revision holidays { date name kind } } }
}`;
const YEARS = 'query ($region: String) { calendarYears(region: $region) { year basis revision holidays { date } } }';
const PROVISIONAL = `query ($first: Int! = 20, $after: String) {
  provisionalDeadlines(first: $first, after: $after) {
    edges { node { complaint { id } deadline { kind dueOn provisional } } } totalCount
  }
}`;
const SEE = 'query ($id: ID) { complaint(id: $id) { dueAt version deadlines { kind dueOn provisional } } }';
const EVENTS = `query ($after: String) {
  deadlineEvents(after: $after, filter: { kinds: [COMPLAINT_DEADLINE_RECOUNTED] }, first: 100) {
    events { complaintId stage dueAt agency { id } } endCursor
  }
}`;
const REGENCY = asker('AGENCY_ADMIN', '32.16');

const day = (date: string, kind = 'NATIONAL_HOLIDAY') => ({ date, name: 'Hari libur contoh', kind });
const year = (overrides: Record<string, unknown> = {}) => ({
  year: 2027,
  basis: 'SKB contoh',
  holidays: [day('2027-01-01'), day('2027-01-04', 'JOINT_LEAVE')],
  ...overrides,
});

describeEachDialect((dialect) => {
  let hub: ComplaintHub;
  let start: string;

  beforeEach(async () => {
    hub = await openComplaintHub(dialect);
    hub.clock.now = new Date('2026-11-02T02:00:00Z');
    start = (await events(null)).endCursor;
  });

  afterEach(() => hub.close());

  const events = async (after: string | null, who: Asker = DESK) => {
    interface Recounts {
      deadlineEvents: { events: { complaintId: string; stage: string; dueAt: string }[]; endCursor: string };
    }
    return (await hub.data<Recounts>(who, EVENTS, { after })).deadlineEvents;
  };
  const load = (who: Asker, input: Record<string, unknown>) => hub.code(who, LOAD, { input });
  const see = (id: string) => hub.data(DESK, SEE, { id });
  async function recount(): Promise<void> {
    await hub.subgraph.perform('calendar-recounts');
    const waiting = 'SELECT COUNT(*) AS events FROM event WHERE position IS NULL';
    while (Number((await hub.subgraph.database.read.query(waiting))[0].events) > 0) await new Promise(setImmediate);
  }
  async function inspected(toAgency: string): Promise<string> {
    const { id } = await submit(hub, { toAgency });
    const admin = asker('AGENCY_ADMIN', toAgency);
    await act(hub, admin, 'verify', id, { needsInspection: true });
    await act(hub, admin, 'accept', id);
    await act(hub, admin, 'respond', id, { final: false });
    return id;
  }

  it('counts 60 working days over New Year provisionally, and again with an event when the calendar is loaded', async () => {
    const id = await inspected('32.16');
    // 24/12 is joint leave and 25/12 a holiday; of 2027 only 1/1 is known, which lies on a Friday.
    const before = { kind: 'FOLLOW_UP', dueOn: '2027-01-28', provisional: true };
    expect(await see(id)).toMatchObject({ complaint: { deadlines: [before] } });
    expect(await hub.data(REGENCY, PROVISIONAL)).toEqual({
      provisionalDeadlines: { edges: [{ node: { complaint: { id }, deadline: before } }], totalCount: 1 },
    });
    expect(await hub.data(asker('AGENCY_ADMIN', '17'), PROVISIONAL)).toMatchObject({
      provisionalDeadlines: { edges: [], totalCount: 0 },
    });

    const { loadCalendarYear } = await hub.data<{ loadCalendarYear: { calendarYear: object } }>(DESK, LOAD, {
      input: year(),
    });
    expect(loadCalendarYear.calendarYear).toMatchObject({ ...year(), region: null });
    await recount();

    expect(await see(id)).toMatchObject({
      complaint: {
        dueAt: '2027-01-29T16:59:59.999Z',
        version: 4,
        deadlines: [{ kind: 'FOLLOW_UP', dueOn: '2027-01-29', provisional: false }],
      },
    });
    expect((await events(start, REGENCY)).events).toEqual([
      { complaintId: id, stage: 'FOLLOW_UP', dueAt: '2027-01-29T16:59:59.999Z', agency: { id: agencyId('32.16') } },
    ]);
    expect((await events(start, asker('AGENCY_ADMIN', '17'))).events).toEqual([]);
    expect(await hub.data(REGENCY, PROVISIONAL)).toMatchObject({ provisionalDeadlines: { totalCount: 0 } });
    await recount();
    expect((await events(start)).events).toHaveLength(1);
  });

  it('counts what runs again by an amended decree, in the region whose calendar it is only', async () => {
    const [bekasi, jayapura] = [await inspected('32.16'), await inspected('91.03')];
    const first = await hub.data<{ loadCalendarYear: { calendarYear: { revision: string } } }>(DESK, LOAD, {
      input: year(),
    });
    await recount();
    start = (await events(null)).endCursor;
    const own = { region: '32.16', basis: 'Perbup contoh', holidays: [day('2027-01-05', 'REGIONAL_HOLIDAY')] };
    expect(await load(REGENCY, year(own))).toBeUndefined();
    await recount();
    expect((await events(start)).events.map(({ complaintId }) => complaintId)).toEqual([bekasi]);
    expect(await see(bekasi)).toMatchObject({ complaint: { deadlines: [{ dueOn: '2027-02-01' }] } });
    const { revision: expectedRevision } = first.loadCalendarYear.calendarYear;
    expect(await load(DESK, year({ expectedRevision, holidays: [day('2027-01-01')] }))).toBeUndefined();
    await recount();
    expect(await see(jayapura)).toMatchObject({ complaint: { deadlines: [{ dueOn: '2027-01-28' }] } });
    expect(await see(bekasi)).toMatchObject({ complaint: { deadlines: [{ dueOn: '2027-01-29' }] } });
    const regional = await hub.data<{ calendarYears: object[] }>(REGENCY, YEARS, { region: '32.16' });
    expect(regional.calendarYears).toMatchObject([{ year: 2027, basis: 'Perbup contoh' }]);
  });

  it('counts the days off of the region in which a ministry’s office sits, also where they are loaded later', async () => {
    const office = 'kl.atrbpn/kanwil-jabar';
    const regional = (holidays: object[], over: object = {}) =>
      load(DESK, { year: 2026, region: '32', basis: 'Pergub contoh', holidays, ...over });
    expect(await regional([day('2026-11-04', 'REGIONAL_HOLIDAY')])).toBeUndefined();
    await recount();
    const [own, other] = [await submit(hub, { toAgency: office }), await submit(hub, { toAgency: 'kl.atrbpn' })];
    const verifyBy = (dueOn: string) => ({ complaint: { deadlines: [{ kind: 'VERIFICATION', dueOn }, {}] } });
    expect(await see(own.id)).toMatchObject(verifyBy('2026-11-06'));
    expect(await see(other.id)).toMatchObject(verifyBy('2026-11-05'));

    const { calendarYears } = await hub.data<{ calendarYears: { revision: string }[] }>(DESK, YEARS, { region: '32' });
    const expectedRevision = calendarYears[0]?.revision;
    expect(
      await regional(
        ['2026-11-03', '2026-11-04'].map((date) => day(date, 'REGIONAL_HOLIDAY')),
        { expectedRevision },
      ),
    ).toBeUndefined();
    await recount();
    expect(await see(own.id)).toMatchObject(verifyBy('2026-11-09'));
    expect(await see(other.id)).toMatchObject(verifyBy('2026-11-05'));
    expect((await events(start)).events.map(({ complaintId }) => complaintId)).toEqual([own.id, own.id]);

    hub.clock.now = new Date('2026-11-09T02:00:00Z');
    const heldFor = async ({ id }: { id: string }) => (await pathOf(hub, DESK, id)).hops[0]?.heldFor.workingDays;
    expect(await heldFor(own)).toBe(2);
    expect(await heldFor(other)).toBe(4);
  });

  it('counts many in several batches, each once', async () => {
    const { id: complaintId } = await submit(hub, { toAgency: '32.16' });
    const { database } = hub.subgraph;
    await database.write(async (manager) => {
      const deadline = await manager.findOneByOrFail(ComplaintDeadlineRow, { complaintId, kind: 'FOLLOW_UP' });
      const late = { ...deadline, dueOn: '2027-06-30', provisional: true };
      await insertRows(
        manager,
        ComplaintDeadlineRow,
        Array.from({ length: 120 }, () => ({ ...late, id: randomUUID() })),
      );
    });
    expect(await load(DESK, year())).toBeUndefined();
    await recount();
    expect(await database.read.countBy(ComplaintDeadlineRow, { provisional: true })).toBe(0);
    expect(await database.read.countBy(EventRow, { kind: 'COMPLAINT_DEADLINE_RECOUNTED' })).toBe(120);
    hub.clock.now = new Date('2026-11-02T02:05:00Z');
    await recount();
    expect(await database.read.countBy(EventRow, { kind: 'COMPLAINT_DEADLINE_RECOUNTED' })).toBe(120);
    expect(await database.read.count(CalendarRecountRow)).toBe(0);
  });

  it('is loaded by the national desk, and by the admin of a regional government for its own region', async () => {
    const own = (region: string | null) =>
      year({ region, holidays: [day('2027-10-04', region === null ? 'NATIONAL_HOLIDAY' : 'REGIONAL_HOLIDAY')] });
    expect(await load(asker('AGENCY_ADMIN', '32'), own('32'))).toBeUndefined();
    expect(await load(DESK, own('17'))).toBeUndefined();
    for (const [who, region] of [
      [REGENCY, null],
      [REGENCY, '32'],
      [asker('AGENCY_ADMIN', '32'), '32.16'],
      [asker('AGENCY_ADMIN', '32.16/diskominfo'), '32.16'],
      [asker('LIAISON_OFFICER', '32.16'), '32.16'],
      [asker('NATIONAL_MONITOR', 'kl.panrb'), null],
    ] as const) {
      expect(await load(who, own(region))).toBe('FORBIDDEN');
    }
  });

  it('replaces the revision that is named, and no other', async () => {
    expect(await load(DESK, year())).toBeUndefined();
    const { errors } = await hub.ask(DESK, LOAD, { input: year() });
    const { calendarYears } = await hub.data<{ calendarYears: { year: number; revision: string }[] }>(DESK, YEARS);
    expect(calendarYears.map((known) => known.year)).toEqual([2025, 2026, 2027]);
    const expectedRevision = calendarYears.at(-1)?.revision;
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', currentVersion: expectedRevision });
    expect(await load(DESK, year({ expectedRevision }))).toBeUndefined();
    expect(await load(DESK, year({ expectedRevision }))).toBe('CONFLICT');
    const both = await Promise.all([
      load(DESK, year({ year: 2028, holidays: [day('2028-01-01')] })),
      load(DESK, year({ year: 2028, holidays: [day('2028-01-01')] })),
    ]);
    expect(both.sort()).toEqual(['CONFLICT', undefined]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['input.holidays.1.date', { holidays: [day('2027-01-01'), day('2026-12-31')] }],
    ['input.holidays.1.date', { holidays: [day('2027-01-01'), day('2027-01-01')] }],
    ['input.year', { year: 1999 }],
    ['input.holidays', { holidays: [] }],
    ['input.holidays', { region: '32.16', holidays: [] }],
    ['input.holidays.0.kind', { holidays: [day('2027-01-01', 'REGIONAL_HOLIDAY')] }],
    ['input.holidays.0.kind', { region: '32.16' }],
    ['input.region', { region: 'Bekasi' }],
    ['input.region', { region: '99.99' }],
    ['input.basis', { basis: ' ' }],
  ])('refuses at %s what is no calendar of a year', async (path, overrides) => {
    const { errors } = await hub.ask(DESK, LOAD, { input: year(overrides) });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path }] });
  });
});
