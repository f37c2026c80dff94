import { type Asker, asker, type ComplaintHub, openComplaintHub } from '../../test/kit/complaint-hub.js';
import { act, DESK, submit } from '../../test/kit/complaint-scenario.js';
import { takeEvents } from '../../test/kit/complaint-stream.js';
import { describeEachDialect } from '../../test/kit/databases.js';
import {
  deadlinesTold,
  POLL_DEADLINES,
  performAt,
  STREAM_DEADLINES,
  wordsOf,
} from '../../test/kit/deadline-scenario.js';
import { agencyId } from '../../test/kit/directory-double.js';
import { AgencyProjectionRow } from '../kit/directory/directory-projection.entity.js';

const REGENCY = asker('AGENCY_ADMIN', '32.16');
const UNIT = asker('LIAISON_OFFICER', '32.16/dsdabmbk');
const SUPERVISOR = asker('PROVINCIAL_MONITOR', '32');

describeEachDialect((dialect) => {
  let hub: ComplaintHub;
  let start: string;

  beforeEach(async () => {
    hub = await openComplaintHub(dialect);
    start = (await deadlinesTold(hub, DESK)).endCursor;
  });

  afterEach(() => hub.close());

  const told = async (who: Asker, filter?: Record<string, unknown>) =>
    (await deadlinesTold(hub, who, { after: start, filter })).events;
  const actAt = (instant: string) => performAt(hub, 'deadlines', new Date(instant));

  it('shows each event to those who were entitled to it, and the complaint to those who may see it now', async () => {
    const { id } = await submit(hub, { toAgency: '32.16/dsdabmbk' }, asker('PORTAL', '17'));
    await actAt('2026-03-06T02:00:00Z');
    await actAt('2026-03-10T02:00:00Z');
    await act(hub, asker('AGENCY_ADMIN', '32.16'), 'verify', id);
    await act(hub, asker('AGENCY_ADMIN', '32.16'), 'forward', id, { toAgency: '91.03' });
    const everyone = ['MISSED VERIFICATION', 'ESCALATED VERIFICATION'];
    const seen = async (who: Asker) => {
      const events = await told(who);
      return { events: wordsOf(events), complaints: events.map(({ complaint }) => complaint !== null) };
    };
    expect(await seen(DESK)).toEqual({ events: everyone, complaints: [true, true] });
    expect(await seen(asker('NATIONAL_MONITOR', 'kl.panrb'))).toEqual({ events: everyone, complaints: [true, true] });
    expect(await seen(asker('PORTAL', '17'))).toEqual({ events: everyone, complaints: [true, true] });
    for (const who of [SUPERVISOR, REGENCY, UNIT, asker('HEAD', '32.16')]) {
      expect(await seen(who)).toEqual({ events: everyone, complaints: [false, false] });
    }
    // The province itself is told because it was brought to its notice.
    expect(await seen(asker('AGENCY_ADMIN', '32'))).toEqual({ events: everyone.slice(1), complaints: [false] });
    for (const who of [asker('AGENCY_ADMIN', '91.03'), asker('LIAISON_OFFICER', '32.16/diskominfo')]) {
      expect(await seen(who)).toEqual({ events: [], complaints: [] });
    }
    expect(
      (await hub.ask(asker('PPID_OFFICER', '32.16'), POLL_DEADLINES, { after: start })).data?.deadlineEvents,
    ).toMatchObject({
      events: [],
    });
  });

  it('polls and streams the same by every filter, and resumes after a cursor', async () => {
    await submit(hub, { toAgency: '32.16/dsdabmbk' });
    await submit(hub, { toAgency: '91.03' });
    await actAt('2026-03-05T02:00:00Z');
    await actAt('2026-03-10T02:00:00Z');
    const ofBekasi = ['APPROACHING VERIFICATION', 'MISSED VERIFICATION', 'ESCALATED VERIFICATION'];
    const filters: [Record<string, unknown>, string[]][] = [
      [{ agency: '32.16/dsdabmbk' }, ofBekasi],
      [{ organisation: '32.16' }, ofBekasi],
      [{ territory: '32', stages: ['VERIFICATION'] }, ofBekasi],
      [{ levels: ['UNIT'], kinds: ['COMPLAINT_DEADLINE_MISSED'] }, ['MISSED VERIFICATION']],
      [{ stages: ['FOLLOW_UP'] }, []],
    ];
    for (const [filter, expected] of filters) {
      const polled = await told(DESK, filter);
      expect(wordsOf(polled)).toEqual(expected);
      const stream = await hub.subscribe(DESK, STREAM_DEADLINES, { filter, after: start });
      expect(await takeEvents(stream, 'complaintDeadlineChanged', polled.length)).toEqual(polled);
      const [first, ...rest] = polled;
      if (!first) continue;
      const resumed = await hub.subscribe(DESK, STREAM_DEADLINES, { filter, after: first.cursor });
      expect(await takeEvents(resumed, 'complaintDeadlineChanged', rest.length)).toEqual(rest);
    }
    expect(await hub.code(DESK, POLL_DEADLINES, { filter: { agency: 'kl.tidakada' } })).toBe('BAD_USER_INPUT');
  });

  it('is held up by no complaint whose holder is not known', async () => {
    const [lost, other] = [await submit(hub, { toAgency: '17.02' }), await submit(hub, { toAgency: '32.16' })];
    await hub.subgraph.database.write((manager) => manager.delete(AgencyProjectionRow, { id: agencyId('17.02') }));
    await actAt('2026-03-06T02:00:00Z');
    const events = await told(DESK);
    expect(events.map(({ complaintId }) => complaintId)).toEqual([other.id]);
    expect(lost.id).not.toBe(other.id);
  });
});
