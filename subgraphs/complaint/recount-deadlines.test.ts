import { CITIZEN, type ComplaintHub, openComplaintHub } from '../../test/kit/complaint-hub.js';
import { DESK, submit } from '../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../test/kit/databases.js';
import { replaceCalendarYear } from '../kit/calendar.js';

const TRACK = `query ($trackingNumber: String!, $secret: String!) {
  trackComplaint(trackingNumber: $trackingNumber, secret: $secret) { deadlines { kind dueOn provisional } }
}`;

const HOLIDAYS = ['2027-01-01', '2027-01-04'].map((date) => ({
  date,
  name: 'Hari libur contoh',
  kind: 'NATIONAL_HOLIDAY' as const,
}));

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  afterAll(() => hub.close());

  it('counts provisional deadlines again at the first start after the calendar was loaded', async () => {
    hub.clock.now = new Date('2026-12-30T02:00:00Z');
    const { id, ...own } = await submit(hub);
    const due = () => hub.data(CITIZEN, TRACK, own);
    const before = [
      { kind: 'VERIFICATION', dueOn: '2027-01-05', provisional: true },
      { kind: 'FOLLOW_UP', dueOn: '2027-01-20', provisional: true },
    ];
    expect(await due()).toEqual({ trackComplaint: { deadlines: before } });

    await hub.subgraph.database.write((manager) =>
      replaceCalendarYear(manager, { year: 2027, region: '', basis: 'Contoh', holidays: HOLIDAYS }),
    );
    await hub.subgraph.seed();

    const after = [
      { kind: 'VERIFICATION', dueOn: '2027-01-06', provisional: false },
      { kind: 'FOLLOW_UP', dueOn: '2027-01-21', provisional: false },
    ];
    expect(await due()).toEqual({ trackComplaint: { deadlines: after } });
    const { complaint } = await hub.data<{ complaint: { dueAt: string; version: number } }>(
      DESK,
      'query ($id: ID) { complaint(id: $id) { dueAt version } }',
      { id },
    );
    expect(complaint).toEqual({ dueAt: '2027-01-06T16:59:59.999Z', version: 1 });
  });
});
