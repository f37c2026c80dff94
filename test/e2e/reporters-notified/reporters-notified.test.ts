import { randomUUID } from 'node:crypto';
import { type Protocol, type Watch, watch } from '../../../demo/hub-client.js';
import { seededAgencyId } from '../../../embedded/personas.js';
import { type Filed, fileComplaint, handleComplaint, readComplaint } from '../kit/complaints.js';
import { describeEachShape } from '../kit/hub-under-test.js';
import { keptOperation } from '../kit/kept-operations.js';
import { refusalOf, request, requestData } from '../kit/send-request.js';

interface Notification {
  cursor: string;
  id: string;
  kind: string;
  status: string;
  ofOriginal: boolean;
  trackingNumber: string;
  message: string;
}
interface Page {
  reporterNotifications: { events: Notification[]; endCursor: string; hasMore: boolean };
}

const PHONE = '+6281200000042';
const PLACE = { toAgency: '32.16', regionCode: '32.16.06' };
const TRACK = /* GraphQL */ `query ($trackingNumber: String!, $secret: Secret!) {
  trackComplaint(trackingNumber: $trackingNumber, secret: $secret) {
    notifications { id kind deliveries { channel outcome } }
  }
}`;

describeEachShape((hub) => {
  let portal: string;
  let otherPortal: string;
  /** Of the desk's own machine, for reporters whom no portal serves. */
  let delivery: string;
  let regency: string;
  let start: string;
  const filed: Record<'anonymous' | 'duplicate' | 'citizens', Filed> = {} as never;
  const watches: Watch<Notification>[] = [];

  const poll = async (token: string, after?: string, first?: number) =>
    (await requestData<Page>(hub(), keptOperation('reporter-notifications'), { after, first }, token))
      .reporterNotifications;
  const follow = (token: string, after: string, protocol: Protocol) => {
    const stream = watch<Notification>(hub(), {
      query: keptOperation('reporter-notified'),
      variables: { after },
      token,
      protocol,
    });
    watches.push(stream);
    return stream;
  };
  const told = (events: readonly Notification[], { trackingNumber }: Filed) =>
    events
      .filter((event) => event.trackingNumber === trackingNumber)
      .map(({ kind, status, ofOriginal }) => `${kind} ${status}${ofOriginal ? ' of the original' : ''}`);

  const TOLD_ANONYMOUS = [
    'RECEIVED UNVERIFIED',
    'VERIFIED NOT_FOLLOWED_UP',
    'ACCEPTED IN_PROCESS',
    'ANSWERED IN_PROCESS',
  ];
  const TOLD_DUPLICATE = [
    'RECEIVED UNVERIFIED',
    'MERGED ARCHIVED',
    'ACCEPTED IN_PROCESS of the original',
    'ANSWERED IN_PROCESS of the original',
    'UNMERGED UNVERIFIED',
  ];
  const COUNT = TOLD_ANONYMOUS.length + TOLD_DUPLICATE.length;

  beforeAll(async () => {
    portal = await hub().tokenOf('portal');
    otherPortal = await hub().issueToken([{ role: 'PORTAL', agency: seededAgencyId('32') }], 'test:other-portal');
    delivery = await hub().issueToken([{ role: 'PORTAL', agency: seededAgencyId('sp4n') }], 'test:delivery');
    regency = await hub().tokenOf('regency-admin');
    start = (await poll(portal)).endCursor;
  });

  afterAll(() => Promise.all(watches.map((stream) => stream.stop())));

  it('tells the portal live of each step of what it handed in, by WebSocket and by event stream alike', async () => {
    const streams = (['graphql-ws', 'SSE'] as const).map((protocol) => follow(portal, start, protocol));
    filed.anonymous = await fileComplaint(
      hub(),
      { ...PLACE, anonymous: true, reporter: { name: 'Warga Tanpa Nama', phone: PHONE } },
      portal,
    );
    filed.duplicate = await fileComplaint(hub(), PLACE, portal);
    filed.citizens = await fileComplaint(hub(), PLACE);
    await handleComplaint(hub(), 'verify', filed.anonymous, regency);
    const original = await readComplaint(hub(), filed.anonymous, regency);
    await handleComplaint(hub(), 'merge', filed.duplicate, regency, { intoComplaintId: original.id });
    await handleComplaint(hub(), 'accept', filed.anonymous, regency, { note: 'CATATAN-INTERNAL' });
    await handleComplaint(hub(), 'respond', filed.anonymous, regency, { text: 'ISI-TANGGAPAN: sudah kami bersihkan.' });
    await handleComplaint(hub(), 'unmerge', filed.duplicate, regency);
    await Promise.all(streams.map((stream) => stream.until(COUNT)));
    for (const { seen } of streams) {
      expect(told(seen, filed.anonymous)).toEqual(TOLD_ANONYMOUS);
      expect(told(seen, filed.duplicate)).toEqual(TOLD_DUPLICATE);
    }
    expect(streams[1]?.seen).toEqual(streams[0]?.seen);
    expect(JSON.stringify(streams[0]?.seen)).not.toMatch(/CATATAN|ISI-TANGGAPAN|Tanpa Nama|81200000042/);
  });

  it('tells the same to those who poll, page by page, and goes on after any cursor', async () => {
    const [seen] = watches.map((stream) => [...stream.seen]);
    const pages: Notification[] = [];
    let page = await poll(portal, start, 2);
    for (; page.hasMore; page = await poll(portal, page.endCursor, 2)) pages.push(...page.events);
    pages.push(...page.events);
    expect(pages).toEqual(seen);
    const resumed = follow(portal, seen?.[3]?.cursor as string, 'graphql-ws');
    await resumed.until(COUNT - 4);
    expect(resumed.seen).toEqual(seen?.slice(4));
  });

  it('tells what a citizen brought to the delivery service of the national desk, and other portals nothing', async () => {
    expect(told((await poll(delivery, start, 100)).events, filed.citizens)).toEqual(['RECEIVED UNVERIFIED']);
    for (const one of [filed.anonymous, filed.duplicate]) {
      expect(told((await poll(delivery, start, 100)).events, one)).toEqual([]);
    }
    expect((await poll(otherPortal, start, 100)).events).toEqual([]);
    expect(refusalOf(await request(hub(), keptOperation('reporter-notifications'), {}, regency))).toEqual({
      code: 'FORBIDDEN',
    });
    expect(refusalOf(await request(hub(), keptOperation('reporter-notifications')))).toEqual({
      code: 'UNAUTHENTICATED',
    });
  });

  it('says to the portal alone where to deliver, and shows the reporter what came of it', async () => {
    const { events } = await poll(portal, start, 100);
    const answered = events.find(
      ({ kind, trackingNumber }) => kind === 'ANSWERED' && trackingNumber === filed.anonymous.trackingNumber,
    );
    const notificationId = answered?.id as string;
    const contact = (token: string) =>
      request(hub(), keptOperation('reporter-contact'), { input: { notificationId } }, token);
    expect(await contact(portal)).toEqual({ data: { reporterContact: { notificationId, phone: PHONE, email: null } } });
    for (const token of [otherPortal, delivery]) expect(refusalOf(await contact(token))).toEqual({ code: 'NOT_FOUND' });
    expect(refusalOf(await contact(regency))).toEqual({ code: 'FORBIDDEN' });
    const input = { idempotencyKey: randomUUID(), notificationId, channel: 'SMS', outcome: 'DELIVERED' };
    const mark = () => requestData(hub(), keptOperation('mark-notification-delivered'), { input }, portal);
    expect(await mark()).toEqual(await mark());
    const { trackComplaint } = await requestData<{
      trackComplaint: { notifications: { kind: string; deliveries: object[] }[] };
    }>(hub(), TRACK, { ...filed.anonymous });
    expect(trackComplaint.notifications.map(({ kind, deliveries }) => [kind, deliveries])).toEqual([
      ['RECEIVED', []],
      ['VERIFIED', []],
      ['ACCEPTED', []],
      ['ANSWERED', [{ channel: 'SMS', outcome: 'DELIVERED' }]],
    ]);
  });
});
