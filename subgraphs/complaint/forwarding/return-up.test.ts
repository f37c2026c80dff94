import { asker, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { act, DESK, moveDown, submit } from '../../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyId } from '../../../test/kit/directory-double.js';
import { pathOf } from '../../../test/kit/path-scenario.js';

const PROVINCE = asker('AGENCY_ADMIN', '32');
const REGENCY = asker('AGENCY_ADMIN', '32.16');
const UNIT = asker('AGENCY_ADMIN', '32.16/dsdabmbk');
const OFFICE = asker('AGENCY_ADMIN', 'kl.atrbpn/kanwil-jabar');
const MINISTRY = asker('AGENCY_ADMIN', 'kl.atrbpn');
const READ = 'query ($id: ID) { complaint(id: $id) { handler { id } } }';
const EVENTS = `query ($after: String) { complaintEvents(after: $after, first: 50) {
  events { kind from { id } to { id } } endCursor
} }`;

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  afterAll(() => hub.close());

  const at = (instant: string) => {
    hub.clock.now = new Date(`2026-03-${instant}:00+07:00`);
  };
  const codeAt = (id: string, who: typeof DESK) => hub.code(who, READ, { id });

  it('goes up the chain, level by level, to whoever sent it, and keeps how long it lay at each stop', async () => {
    at('02T09:00');
    const { id } = await submit(hub);
    at('03T09:00');
    await act(hub, DESK, 'verify', id);
    await act(hub, DESK, 'forward', id, { toAgency: '32' });
    at('04T09:00');
    await act(hub, PROVINCE, 'confirmReceipt', id);
    at('05T09:00');
    await act(hub, PROVINCE, 'accept', id);
    await act(hub, PROVINCE, 'forward', id, { toAgency: '32.16' });
    at('09T09:00');
    await act(hub, REGENCY, 'accept', id);
    await act(hub, REGENCY, 'forward', id, { toAgency: '32.16/dsdabmbk' });
    at('11T09:00');
    await act(hub, UNIT, 'return', id);
    at('12T09:00');
    await act(hub, REGENCY, 'return', id);
    at('16T09:00');
    await act(hub, PROVINCE, 'return', id);
    at('17T15:00');
    const { hops } = await pathOf(hub, DESK, id);
    expect(hops.map(({ agency, sentBy, heldFor }) => [agency.id, sentBy?.id, heldFor.workingDays])).toEqual(
      [
        ['sp4n', undefined, 0],
        ['32', 'sp4n', 2],
        ['32.16', '32', 2],
        ['32.16/dsdabmbk', '32.16', 2],
        ['32.16', '32.16/dsdabmbk', 1],
        ['32', '32.16', 2],
        ['sp4n', '32', 1],
      ].map(([agency, sentBy, days]) => [agencyId(agency as string), sentBy && agencyId(sentBy as string), days]),
    );
    expect(hops.at(-1)?.heldFor.minutes).toBe(30 * 60);
    // Ten working days have ended since the day of receipt: 3 to 6, 9 to 13 and 16 March.
    expect(hops.reduce((sum, { heldFor }) => sum + heldFor.workingDays, 0)).toBe(10);
    expect(hops[1]).toMatchObject({
      receivedAt: '2026-03-04T02:00:00.000Z',
      acceptedAt: '2026-03-05T02:00:00.000Z',
      until: '2026-03-05T02:00:00.000Z',
    });
    // The unit has returned it, and by that confirmed that it had come.
    expect(hops[3]).toMatchObject({ receivedAt: '2026-03-11T02:00:00.000Z', acceptedAt: null });
    expect(hops.at(-1)).toMatchObject({ receivedAt: null, acceptedAt: null, until: null });
    // The desk has nobody behind it.
    await act(hub, DESK, 'confirmReceipt', id);
    await expect(act(hub, DESK, 'return', id)).rejects.toThrow('TRANSITION_NOT_ALLOWED');
  });

  it('goes from a ministry to its vertical office and on to a regency, each seen by organisation and territory', async () => {
    at('02T09:00');
    const start = (await hub.data<{ complaintEvents: { endCursor: string } }>(DESK, EVENTS)).complaintEvents.endCursor;
    const { id } = await submit(hub, { title: 'Sertipikat tanah tidak kunjung terbit' });
    await moveDown(hub, id, ['kl.atrbpn', 'kl.atrbpn/kanwil-jabar']);
    // A vertical office is its ministry's, wherever it sits: no province supervises it.
    expect(await codeAt(id, MINISTRY)).toBeUndefined();
    expect(await codeAt(id, asker('PROVINCIAL_MONITOR', '32'))).toBe('NOT_FOUND');
    expect(await codeAt(id, PROVINCE)).toBe('NOT_FOUND');
    await act(hub, MINISTRY, 'accept', id);
    await act(hub, OFFICE, 'forward', id, { toAgency: '32.16', affairs: 'pertanahan' });
    expect(await codeAt(id, asker('PROVINCIAL_MONITOR', '32'))).toBeUndefined();
    expect(await codeAt(id, MINISTRY)).toBe('NOT_FOUND');
    await act(hub, REGENCY, 'return', id);
    expect(await codeAt(id, MINISTRY)).toBeUndefined();
    expect(await codeAt(id, REGENCY)).toBe('NOT_FOUND');
    const seenBy = async (who: typeof DESK) => {
      interface Page {
        complaintEvents: { events: { kind: string; from: { id: string }; to: { id: string } }[] };
      }
      const { complaintEvents } = await hub.data<Page>(who, EVENTS, { after: start });
      return complaintEvents.events.map(({ from, to }) => [from.id, to.id]);
    };
    const moves = [
      ['sp4n', 'kl.atrbpn'],
      ['kl.atrbpn', 'kl.atrbpn/kanwil-jabar'],
      ['kl.atrbpn/kanwil-jabar', '32.16'],
      ['32.16', 'kl.atrbpn/kanwil-jabar'],
    ].map((way) => way.map(agencyId));
    while ((await seenBy(DESK)).length < moves.length) await new Promise(setImmediate);
    expect(await seenBy(DESK)).toEqual(moves);
    expect(await seenBy(MINISTRY)).toEqual(moves);
    expect(await seenBy(OFFICE)).toEqual(moves.slice(1));
    expect(await seenBy(asker('PROVINCIAL_MONITOR', '32'))).toEqual(moves.slice(2));
    expect(await seenBy(asker('AGENCY_ADMIN', 'kl.bpkp'))).toEqual([]);
  });
});
