import { runningClocks } from '../../../test/kit/complaint-clocks.js';
import { asker, CITIZEN, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { act, DESK, type KnownComplaint, submit } from '../../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { performAt } from '../../../test/kit/deadline-scenario.js';
import { agencyId } from '../../../test/kit/directory-double.js';
import { actAsReporter, followOwn } from '../../../test/kit/reporter-scenario.js';
import { EventEntitlementRow, EventRow } from '../../kit/outbox.entity.js';

const ADMIN = asker('AGENCY_ADMIN', '32.16');
const FILE = `query ($id: ID) { complaint(id: $id) {
  state version archiveReason mergedInto { id } duplicates { id }
  timeline { kind actorRole stateAfter }
} }`;
const TOLD = `query ($trackingNumber: String!, $secret: Secret!) {
  trackComplaint(trackingNumber: $trackingNumber, secret: $secret) { notifications { kind status ofOriginal } }
}`;

interface File {
  state: string;
  version: number;
  archiveReason: string | null;
  mergedInto: { id: string } | null;
  duplicates: { id: string }[];
  timeline: { kind: string; actorRole: string | null; stateAfter: string }[];
}

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  beforeEach(() => {
    hub.clock.now = new Date('2026-03-02T02:00:00Z');
  });

  afterAll(() => hub.close());

  const held = () => submit(hub, { toAgency: '32.16' });
  const merge = (id: string, intoComplaintId: string) => act(hub, ADMIN, 'merge', id, { intoComplaintId });
  const show = async ({ id }: KnownComplaint) => (await hub.data<{ complaint: File }>(DESK, FILE, { id })).complaint;

  it.each<[string, (original: KnownComplaint) => Promise<unknown>]>([
    ['by its agency', ({ id }) => act(hub, ADMIN, 'archive', id)],
    ['as its reporter withdraws it', (original) => actAsReporter(hub, original, 'withdraw')],
    [
      'as nobody cleared up its origin',
      async ({ id }) => {
        await act(hub, ADMIN, 'defer', id, { unclearOrigin: true });
        await performAt(hub, 'deadlines', new Date('2026-03-30T02:00:00Z'));
      },
    ],
  ])('lets duplicates go on where they stood once their original is archived %s', async (_title, archive) => {
    const [original, fresh, accepted] = [await held(), await held(), await held()];
    await act(hub, ADMIN, 'verify', accepted.id);
    await act(hub, ADMIN, 'accept', accepted.id);
    await merge(fresh.id, original.id);
    await merge(accepted.id, original.id);
    await archive(original);
    expect(await show(original)).toMatchObject({ state: 'ARCHIVED', duplicates: [] });
    for (const [duplicate, state, version] of [
      [fresh, 'RECEIVED', 3],
      [accepted, 'ACCEPTED', 5],
    ] as const) {
      const shown = await show(duplicate);
      expect(shown).toMatchObject({ state, version, archiveReason: null, mergedInto: null });
      // Nobody’s deed, but what follows from another one.
      expect(shown.timeline.at(-1)).toEqual({ kind: 'UNMERGED', actorRole: null, stateAfter: state });
    }
  });

  it('lets their clocks go on with what was left of them', async () => {
    const [original, duplicate] = [await held(), await held()];
    await merge(duplicate.id, original.id);
    expect(await runningClocks(hub, duplicate.id)).toEqual({});
    hub.clock.now = new Date('2026-03-09T02:00:00Z');
    await act(hub, ADMIN, 'archive', original.id);
    expect(await runningClocks(hub, duplicate.id)).toEqual({ FOLLOW_UP: '2026-04-02', VERIFICATION: '2026-03-11' });
  });

  it('tells their reporters, and the handlers of both', async () => {
    const [original, duplicate] = [await submit(hub, { toAgency: '32.73' }), await held()];
    const own = await followOwn(hub, duplicate);
    const both = {
      subject: 'of-both',
      grants: [...ADMIN.grants, ...asker('AGENCY_ADMIN', '32.73').grants],
    };
    await act(hub, both, 'merge', duplicate.id, { intoComplaintId: original.id });
    await act(hub, asker('AGENCY_ADMIN', '32.73'), 'archive', original.id);
    expect(await own.until('COMPLAINT_UNMERGED')).toEqual([
      'COMPLAINT_MERGED ARCHIVED',
      'COMPLAINT_UNMERGED UNVERIFIED',
    ]);
    const { trackingNumber, secret } = duplicate;
    const { trackComplaint } = await hub.data<{ trackComplaint: { notifications: unknown[] } }>(CITIZEN, TOLD, {
      trackingNumber,
      secret,
    });
    expect(trackComplaint.notifications).toEqual([
      { kind: 'RECEIVED', status: 'UNVERIFIED', ofOriginal: false },
      { kind: 'MERGED', status: 'ARCHIVED', ofOriginal: false },
      { kind: 'ARCHIVED', status: 'ARCHIVED', ofOriginal: true },
      { kind: 'UNMERGED', status: 'UNVERIFIED', ofOriginal: false },
    ]);
    const { read } = hub.subgraph.database;
    const event = await read.findOneByOrFail(EventRow, { aggregateId: duplicate.id, kind: 'COMPLAINT_UNMERGED' });
    expect(event.payload).toEqual({
      complaintId: duplicate.id,
      statusAfter: 'RECEIVED',
      intoComplaintId: original.id,
    });
    const entitled = (await read.findBy(EventEntitlementRow, { eventId: event.id })).map((row) => row.agencyId);
    expect(entitled).toEqual(expect.arrayContaining([agencyId('32.16'), agencyId('32.73')]));
  });

  it('leaves what was separated before, and what was merged into another one', async () => {
    const [original, other, separated, elsewhere] = [await held(), await held(), await held(), await held()];
    await merge(separated.id, original.id);
    await merge(elsewhere.id, other.id);
    await act(hub, ADMIN, 'unmerge', separated.id);
    await act(hub, ADMIN, 'archive', original.id);
    expect(await show(separated)).toMatchObject({ state: 'RECEIVED', version: 3 });
    expect(await show(elsewhere)).toMatchObject({ state: 'ARCHIVED', version: 2, mergedInto: { id: other.id } });
  });
});
