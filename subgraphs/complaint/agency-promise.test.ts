import { runningClocks } from '../../test/kit/complaint-clocks.js';
import { asker, type ComplaintHub, openComplaintHub } from '../../test/kit/complaint-hub.js';
import { act, DESK, submit } from '../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../test/kit/databases.js';
import { AgencyLimitRow } from './regulation/regulation.entity.js';

const REGENCY = asker('AGENCY_ADMIN', '32.16');
const ACCEPTED_CLOCKS = { FIRST_RESPONSE: '2026-03-09', FOLLOW_UP: '2026-03-27' };
const DUE = `query ($id: ID) { complaint(id: $id) { deadlines { kind dueAt legalBasis } } }`;

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  afterAll(() => hub.close());

  beforeEach(() => {
    hub.clock.now = new Date('2026-03-02T02:00:00Z');
  });

  afterEach(() => hub.subgraph.database.write((manager) => manager.clear(AgencyLimitRow)));

  const promise = (over: Partial<AgencyLimitRow>) =>
    hub.subgraph.database.write((manager) =>
      manager.insert(AgencyLimitRow, {
        id: `promise-${over.stage}`,
        agencyId: hub.directory.agency('32.16').id,
        organisation: hub.directory.agency('32.16').organisation,
        classification: null,
        unit: 'WORKING_DAY',
        legalBasis: 'Maklumat Pelayanan Kabupaten Bekasi',
        validFrom: '2026-01-01',
        validUntil: null,
        ...over,
      }),
    );
  const accepted = async (code = '32.16') => {
    const { id } = await submit(hub, { toAgency: code });
    const admin = asker('AGENCY_ADMIN', code);
    await act(hub, admin, 'verify', id);
    await act(hub, admin, 'accept', id);
    return id;
  };

  it('is kept to where it is stricter than the regulation, by the agency and its units', async () => {
    await promise({ stage: 'FIRST_RESPONSE', quantity: 2 });
    expect(await runningClocks(hub, await accepted())).toEqual({ ...ACCEPTED_CLOCKS, FIRST_RESPONSE: '2026-03-04' });
    expect(await runningClocks(hub, await accepted('32.16/diskominfo'))).toMatchObject({
      FIRST_RESPONSE: '2026-03-04',
    });
    expect(await runningClocks(hub, await accepted('32.73'))).toEqual(ACCEPTED_CLOCKS);
  });

  it('gives no more time than the regulation', async () => {
    await promise({ stage: 'FIRST_RESPONSE', quantity: 9 });
    expect(await runningClocks(hub, await accepted())).toEqual(ACCEPTED_CLOCKS);
  });

  it('runs in the hours in which the agency is open, by its own basis', async () => {
    hub.clock.now = new Date('2026-03-02T08:00:00Z');
    await promise({ stage: 'FIRST_RESPONSE', quantity: 3, unit: 'OFFICE_HOUR' });
    const id = await accepted();
    const { complaint } = await hub.data<{ complaint: { deadlines: { kind: string }[] } }>(DESK, DUE, { id });
    // From 15:00 of the Monday: one hour is left of it, and two of the Tuesday from 07:30.
    expect(complaint.deadlines.find(({ kind }) => kind === 'FIRST_RESPONSE')).toEqual({
      kind: 'FIRST_RESPONSE',
      dueAt: '2026-03-03T02:30:00.000Z',
      legalBasis: 'Maklumat Pelayanan Kabupaten Bekasi',
    });
  });

  it('of a time to finish runs from acceptance, stands still while deferred, and ends with the answer', async () => {
    await promise({ stage: 'SERVICE_PROMISE', quantity: 2 });
    const id = await accepted();
    expect(await runningClocks(hub, id)).toEqual({ ...ACCEPTED_CLOCKS, SERVICE_PROMISE: '2026-03-04' });
    await act(hub, REGENCY, 'defer', id);
    expect(await runningClocks(hub, id)).toEqual({});
    hub.clock.now = new Date('2026-03-09T02:00:00Z');
    await act(hub, REGENCY, 'resume', id);
    expect(await runningClocks(hub, id)).toMatchObject({ SERVICE_PROMISE: '2026-03-10' });
    await act(hub, REGENCY, 'respond', id, { final: false });
    expect(await runningClocks(hub, id)).toMatchObject({ SERVICE_PROMISE: '2026-03-10' });
    await act(hub, REGENCY, 'respond', id);
    expect(Object.keys(await runningClocks(hub, id))).toEqual(['REPORTER_REPLY']);
  });

  it('of one holder binds no other, nor takes time from the reporter', async () => {
    await promise({ stage: 'FOLLOW_UP', quantity: 1 });
    await promise({ stage: 'FIRST_RESPONSE', quantity: 1 });
    await promise({ stage: 'REPORTER_REPLY', quantity: 1 });
    await promise({ stage: 'CLARIFICATION', quantity: 1 });
    const id = await accepted();
    await act(hub, REGENCY, 'forward', id, { toAgency: '32.73' });
    expect(await runningClocks(hub, id)).toEqual(ACCEPTED_CLOCKS);
    const answered = await accepted();
    await act(hub, REGENCY, 'respond', answered);
    expect(await runningClocks(hub, answered)).toEqual({ REPORTER_REPLY: '2026-03-16' });
    const deferred = await accepted();
    await act(hub, REGENCY, 'defer', deferred, { unclearOrigin: true });
    expect(await runningClocks(hub, deferred)).toEqual({ CLARIFICATION: '2026-03-16' });
  });
});
