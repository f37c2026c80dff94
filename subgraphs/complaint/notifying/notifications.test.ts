import { type Asker, asker, CITIZEN, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { act, DESK, type KnownComplaint, submit } from '../../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyId } from '../../../test/kit/directory-double.js';
import { actAsReporter } from '../../../test/kit/reporter-scenario.js';
import { EventRow } from '../../kit/outbox.entity.js';
import { IdentityAccessRow } from '../identity-access.entity.js';

const ADMIN = asker('AGENCY_ADMIN', '32.16');
const PORTAL = asker('PORTAL', '32');
const DELIVERY = asker('PORTAL', 'sp4n');
const SELECTION =
  'id cursor occurredAt kind kindLabel status ofOriginal trackingNumber message longMessage complaint { id }';
const POLL = `query ($after: String, $first: Int! = 100) {
  page: reporterNotifications(after: $after, first: $first) { events { ${SELECTION} } endCursor hasMore }
}`;
const FOLLOW = `subscription ($after: String) { told: reporterNotified(after: $after) { ${SELECTION} } }`;
const CONTACT = `mutation ($input: ReporterContactInput!) {
  reporterContact(input: $input) { notificationId phone email }
}`;
const MARK = `mutation ($input: MarkNotificationDeliveredInput!) {
  markNotificationDelivered(input: $input) { notificationId }
}`;
const TRACK = `query ($trackingNumber: String!, $secret: Secret!) {
  trackComplaint(trackingNumber: $trackingNumber, secret: $secret) {
    notifications { id kind ofOriginal status message(lang: EN) deliveries { channel outcome } }
  }
}`;
const REPORTER = { name: 'Warga Rahasia', phone: '+62 800 0000 0042', email: 'warga@contoh.id' };

interface Notification {
  id: string;
  cursor: string;
  kind: string;
  status: string;
  ofOriginal: boolean;
  trackingNumber: string;
  message: string;
  complaint: { id: string } | null;
}
interface Sent {
  id: string;
  kind: string;
  ofOriginal: boolean;
  status: string;
  message: string;
  deliveries: { channel: string; outcome: string }[];
}

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  afterAll(() => hub.close());

  const handedIn = (overrides: object = {}, who: Asker = PORTAL) =>
    submit(hub, { toAgency: '32.16', reporter: REPORTER, ...overrides }, who);
  const sentTo = async ({ trackingNumber, secret }: KnownComplaint) =>
    (await hub.data<{ trackComplaint: { notifications: Sent[] } }>(CITIZEN, TRACK, { trackingNumber, secret }))
      .trackComplaint.notifications;
  const kindsOf = async (complaint: KnownComplaint) => (await sentTo(complaint)).map(({ kind }) => kind);
  const lastOf = async (complaint: KnownComplaint) => (await sentTo(complaint)).at(-1) as Sent;
  const headOf = async (who: Asker) => (await hub.data<{ page: { endCursor: string } }>(who, POLL)).page.endCursor;
  /** What a stream tells after a cursor, as much of it as `count`. */
  const follow = async (who: Asker, after: string, count: number) => {
    const told: Notification[] = [];
    for await (const { data, errors } of await hub.subscribe(who, FOLLOW, { after })) {
      if (!data) throw new Error(JSON.stringify(errors));
      told.push(data.told as Notification);
      if (told.length === count) break;
    }
    return told;
  };
  const poll = async (who: Asker, after: string) =>
    (await hub.data<{ page: { events: Notification[] } }>(who, POLL, { after })).page.events;

  it('tells a reporter of each step of agencies, and of own deeds by a receipt only', async () => {
    const complaint = await handedIn();
    const { id } = complaint;
    await act(hub, ADMIN, 'verify', id);
    await act(hub, ADMIN, 'forward', id, { toAgency: '32.16/dsdabmbk' });
    await act(hub, ADMIN, 'accept', id);
    await act(hub, ADMIN, 'start', id);
    await act(hub, ADMIN, 'defer', id);
    await actAsReporter(hub, complaint, 'reply');
    await act(hub, ADMIN, 'defer', id);
    await act(hub, ADMIN, 'resume', id);
    await act(hub, ADMIN, 'respond', id);
    await actAsReporter(hub, complaint, 'reply');
    await act(hub, ADMIN, 'respond', id);
    await act(hub, ADMIN, 'close', id);
    await actAsReporter(hub, complaint, 'rate');
    expect(await kindsOf(complaint)).toEqual(
      'RECEIVED VERIFIED FORWARDED ACCEPTED DEFERRED DEFERRED RESUMED ANSWERED REOPENED ANSWERED CLOSED'.split(' '),
    );
    const withdrawn = await handedIn();
    await actAsReporter(hub, withdrawn, 'withdraw');
    expect(await kindsOf(withdrawn)).toEqual(['RECEIVED', 'ARCHIVED']);
    const returned = await handedIn();
    await act(hub, ADMIN, 'verify', returned.id);
    await act(hub, ADMIN, 'return', returned.id);
    expect(await kindsOf(returned)).toEqual(['RECEIVED', 'VERIFIED']);
  });

  it('tells the portal that handed it in, live and by polling the same, without content and without who reports', async () => {
    const after = await headOf(PORTAL);
    const complaint = await handedIn({ title: 'JUDUL-LAPORAN', text: 'ISI-LAPORAN yang tidak boleh dikirim.' });
    await act(hub, ADMIN, 'verify', complaint.id, { publicNote: 'CATATAN-PUBLIK' });
    const told = await follow(PORTAL, after, 2);
    expect(told).toEqual([
      expect.objectContaining({ kind: 'RECEIVED', status: 'UNVERIFIED', complaint: { id: complaint.id } }),
      expect.objectContaining({ kind: 'VERIFIED', status: 'NOT_FOLLOWED_UP', ofOriginal: false }),
    ]);
    expect(told[1]?.message).toBe(
      `SP4N-LAPOR! ${complaint.trackingNumber}: laporan Anda sudah diverifikasi. Status: belum ditindaklanjuti.`,
    );
    expect(await poll(PORTAL, after)).toEqual(told);
    expect(await poll(PORTAL, told[0]?.cursor as string)).toEqual(told.slice(1));
    const { read } = hub.subgraph.database;
    const events = await read.findBy(EventRow, { aggregateId: complaint.id, kind: 'REPORTER_NOTIFIED' });
    expect(JSON.stringify([told, events])).not.toMatch(/JUDUL|ISI-LAPORAN|CATATAN-PUBLIK|Rahasia|800 0000/);
    expect(JSON.stringify([told, events])).not.toContain(complaint.secret);
  });

  it('tells nobody else: of what no portal handed in the delivery service of the national desk alone', async () => {
    const others = [DELIVERY, asker('PORTAL', '32.16')];
    const cursors = await Promise.all([PORTAL, ...others].map(headOf));
    const complaint = await handedIn();
    const direct = await handedIn({}, CITIZEN);
    const told = await follow(DELIVERY, cursors[1] as string, 1);
    expect(told).toMatchObject([{ trackingNumber: direct.trackingNumber, complaint: null }]);
    expect(await follow(PORTAL, cursors[0] as string, 1)).toMatchObject([{ trackingNumber: complaint.trackingNumber }]);
    expect(await poll(PORTAL, cursors[0] as string)).toHaveLength(1);
    expect(await poll(others[1] as Asker, cursors[2] as string)).toEqual([]);
    for (const who of [DESK, ADMIN]) expect(await poll(who, cursors[0] as string)).toEqual([]);
  });

  it('tells the reporters of duplicates what happens to the original, and of the merge itself', async () => {
    const original = await handedIn();
    const duplicate = await handedIn({}, CITIZEN);
    await act(hub, ADMIN, 'merge', duplicate.id, { intoComplaintId: original.id });
    await act(hub, ADMIN, 'verify', original.id);
    await act(hub, ADMIN, 'defer', original.id);
    await actAsReporter(hub, original, 'reply');
    await act(hub, ADMIN, 'unmerge', duplicate.id);
    await act(hub, ADMIN, 'accept', original.id);
    expect((await sentTo(duplicate)).map(({ kind, ofOriginal, status }) => [kind, ofOriginal, status])).toEqual([
      ['RECEIVED', false, 'UNVERIFIED'],
      ['MERGED', false, 'ARCHIVED'],
      ['VERIFIED', true, 'NOT_FOLLOWED_UP'],
      ['DEFERRED', true, 'DEFERRED'],
      ['RESUMED', true, 'NOT_FOLLOWED_UP'],
      ['UNMERGED', false, 'UNVERIFIED'],
    ]);
    expect(await kindsOf(original)).toEqual(['RECEIVED', 'VERIFIED', 'DEFERRED', 'ACCEPTED']);
    const [, , verified] = await sentTo(duplicate);
    expect(verified?.message).toContain(duplicate.trackingNumber);
    expect(verified?.message).not.toContain(original.trackingNumber);
  });

  describe('the contact of a reporter', () => {
    const contact = (who: Asker, notificationId: string) =>
      hub.data<{ reporterContact: unknown }>(who, CONTACT, { input: { notificationId } });

    it('is given for one notification to who delivers it, anonymous ones too, and each reading is on record', async () => {
      const complaint = await handedIn({ anonymous: true });
      const { id: notificationId } = await lastOf(complaint);
      const given = { reporterContact: { notificationId, phone: REPORTER.phone, email: REPORTER.email } };
      expect(await contact(PORTAL, notificationId)).toEqual(given);
      expect(await contact(PORTAL, notificationId)).toEqual(given);
      const { read } = hub.subgraph.database;
      const reading = expect.objectContaining({
        subject: 'PORTAL@32',
        role: 'PORTAL',
        agencyId: agencyId('32'),
        purpose: `notification ${notificationId}`,
      });
      expect(await read.findBy(IdentityAccessRow, { complaintId: complaint.id })).toEqual([reading, reading]);
    });

    it('is refused to everybody else as if there were none, and nothing is on record', async () => {
      const complaint = await handedIn();
      const { id: notificationId } = await lastOf(complaint);
      for (const who of [DELIVERY, asker('PORTAL', '32.16'), ADMIN, DESK, CITIZEN]) {
        const code = await hub.code(who, CONTACT, { input: { notificationId } });
        expect(code).toBe(who === CITIZEN ? 'UNAUTHENTICATED' : 'NOT_FOUND');
      }
      expect(await hub.code(PORTAL, CONTACT, { input: { notificationId: 'nowhere' } })).toBe('NOT_FOUND');
      const { read } = hub.subgraph.database;
      expect(await read.countBy(IdentityAccessRow, { complaintId: complaint.id })).toBe(0);
    });

    it('is nothing where an anonymous reporter left none', async () => {
      const complaint = await handedIn({ anonymous: true, reporter: null });
      const { id: notificationId } = await lastOf(complaint);
      expect(await contact(PORTAL, notificationId)).toEqual({
        reporterContact: { notificationId, phone: null, email: null },
      });
    });
  });

  it('keeps what came of each delivery, once for its key, and shows the reporter', async () => {
    const complaint = await handedIn();
    const { id: notificationId } = await lastOf(complaint);
    const mark = (overrides: object, who: Asker = PORTAL) =>
      hub.code(who, MARK, {
        input: { idempotencyKey: 'delivery-1', notificationId, channel: 'SMS', outcome: 'FAILED', ...overrides },
      });
    const key = `delivery-of-${notificationId}`;
    expect(await mark({ idempotencyKey: key })).toBeUndefined();
    expect(await mark({ idempotencyKey: key })).toBeUndefined();
    expect(await mark({ idempotencyKey: key, outcome: 'DELIVERED' })).toBe('CONFLICT');
    hub.clock.now = new Date(hub.clock.now.getTime() + 60_000);
    expect(await mark({ idempotencyKey: `${key}-again`, channel: 'EMAIL', outcome: 'DELIVERED' })).toBeUndefined();
    expect(await mark({ idempotencyKey: `${key}-other` }, DELIVERY)).toBe('NOT_FOUND');
    expect((await lastOf(complaint)).deliveries).toEqual([
      { channel: 'SMS', outcome: 'FAILED' },
      { channel: 'EMAIL', outcome: 'DELIVERED' },
    ]);
  });
});
