import { randomUUID } from 'node:crypto';
import { type GraphqlAnswer, type Variables, type Watch, watch } from '../../../demo/hub-client.js';
import { type Filed, fileComplaint, handleComplaint } from '../kit/complaints.js';
import { describeEachShape } from '../kit/hub-under-test.js';
import { request, requestData } from '../kit/send-request.js';

const REGENCY = '32.16';
const LONG_AGO = '2026-01-05T03:00:00Z';
const PATIENCE_MS = 30_000;
const REMINDER = 'Batas waktu verifikasi telah lewat, mohon segera ditindaklanjuti.';
const ANSWER = 'Kami verifikasi hari ini.';

const LATE = /* GraphQL */ `query Late($first: Int!) {
  overdueComplaints(kind: NOT_ACCEPTED, filter: { organisation: "32.16" }, first: $first) {
    edges { node { id trackingNumber overdue handler { code } } }
  }
}`;
const FILE = /* GraphQL */ `query File($trackingNumber: String!) {
  complaint(trackingNumber: $trackingNumber) {
    id version state overdue text handler { code } timeline { kind }
    guidance { kind text agency { code } acknowledgedAt acknowledgedBy { code } acknowledgement }
  }
}`;
const GUIDE = /* GraphQL */ `mutation Guide($input: GuideComplaintInput!) {
  guideComplaint(input: $input) { remarkId complaint { guidance { text } } }
}`;
const ACKNOWLEDGE = /* GraphQL */ `mutation Acknowledge($input: AcknowledgeGuidanceInput!) {
  acknowledgeGuidance(input: $input) { remarkId }
}`;
const EVENT =
  'cursor kind remarkId by { code name } to { code } agency { code } complaint { trackingNumber guidance { text } }';
const POLL = /* GraphQL */ `query Poll($after: String) {
  complaintRemarks(filter: { organisation: "32.16" }, after: $after, first: 100) { events { ${EVENT} } endCursor }
}`;
const WATCH = /* GraphQL */ `subscription Watch($after: String) {
  complaintRemarked(filter: { organisation: "32.16" }, after: $after) { ${EVENT} }
}`;
const TRACK = /* GraphQL */ `query Track($trackingNumber: String!, $secret: Secret!) {
  trackComplaint(trackingNumber: $trackingNumber, secret: $secret) { title timeline { kind note } answers { text } }
}`;
/** What a handler does, each with everything that it is refused without. */
const HANDLING: readonly (readonly [string, Variables])[] = [
  ['verifyComplaint', {}],
  ['forwardComplaint', { toAgency: '32' }],
  ['acceptComplaint', {}],
  ['startComplaint', {}],
  ['returnComplaint', { note: 'Bukan wewenang kami.' }],
  ['deferComplaint', { question: 'Di mana tepatnya lokasinya?' }],
  ['respondComplaint', { text: 'Sudah kami tangani, terima kasih.' }],
  ['archiveComplaint', { reason: 'too-general' }],
  ['setComplaintFlags', { secret: true }],
  ['copyComplaint', { toAgency: '32' }],
];

interface Told {
  cursor: string;
  kind: string;
  remarkId: string;
  by: { code: string; name: string };
  to: { code: string };
  agency: { code: string };
  complaint: { trackingNumber: string; guidance: { text: string }[] } | null;
}

interface File {
  id: string;
  version: number;
  state: string;
  overdue: boolean;
  text: string;
  handler: { code: string };
  guidance: { text: string; acknowledgement: string | null }[];
}

describeEachShape((hub) => {
  let filed: Filed;
  let start: string;
  let live: Watch<Told>;
  let remarkId: string;

  const as = async (persona: string) => hub().tokenOf(persona);
  const poll = async (token: string, after?: string) =>
    (await requestData<{ complaintRemarks: { events: Told[]; endCursor: string } }>(hub(), POLL, { after }, token))
      .complaintRemarks;
  const file = async (token: string) =>
    (await requestData<{ complaint: File }>(hub(), FILE, { trackingNumber: filed.trackingNumber }, token)).complaint;
  const strangerOf = (province: string) =>
    requestData<{ agency: { id: string } }>(hub(), `{ agency(code: "${province}") { id } }`).then(({ agency }) =>
      hub().issueToken([{ role: 'PROVINCIAL_MONITOR', agency: agency.id }], `test:${province}`),
    );

  beforeAll(async () => {
    const regency = await as('regency-admin');
    start = (await poll(regency)).endCursor;
    live = watch<Told>(hub(), { query: WATCH, variables: { after: start }, token: regency, protocol: 'graphql-ws' });
    const keyedIn = { toAgency: REGENCY, channel: 'LETTER', receivedAt: LONG_AGO };
    filed = await fileComplaint(hub(), keyedIn, regency);
  });

  afterAll(() => live?.stop());

  it('the province finds what is late in its regency, and reads it', async () => {
    const token = await as('province-monitor');
    const { overdueComplaints } = await requestData<{
      overdueComplaints: { edges: { node: { trackingNumber: string } }[] };
    }>(hub(), LATE, { first: 100 }, token);
    const late = overdueComplaints.edges.map(({ node }) => node);
    expect(late).toContainEqual(
      expect.objectContaining({ trackingNumber: filed.trackingNumber, overdue: true, handler: { code: REGENCY } }),
    );
    expect(await file(token)).toMatchObject({ state: 'RECEIVED', text: expect.stringContaining('tersumbat') });
  });

  it('the province reminds, which changes neither state nor version', async () => {
    const token = await as('province-monitor');
    const { id: complaintId, version, state } = await file(token);
    const input = { idempotencyKey: randomUUID(), complaintId, kind: 'REMINDER', text: REMINDER };
    type Guided = { guideComplaint: { remarkId: string; complaint: { guidance: { text: string }[] } } };
    const { guideComplaint } = await requestData<Guided>(hub(), GUIDE, { input }, token);
    expect(guideComplaint.complaint.guidance).toEqual([{ text: REMINDER }]);
    expect(await requestData<Guided>(hub(), GUIDE, { input }, token)).toEqual({ guideComplaint });
    remarkId = guideComplaint.remarkId;
    expect(await file(token)).toMatchObject({ version, state });
  });

  it('the regency sees it live, and a client without sockets by polling', async () => {
    await live.until(1);
    const told = {
      kind: 'COMPLAINT_REMINDED',
      remarkId,
      by: { code: '32', name: 'Pemerintah Provinsi Jawa Barat' },
      to: { code: REGENCY },
      agency: { code: REGENCY },
      complaint: { trackingNumber: filed.trackingNumber, guidance: [{ text: REMINDER }] },
    };
    expect(live.seen).toMatchObject([told]);
    const token = await as('regency-admin');
    const deadline = Date.now() + PATIENCE_MS;
    let { events } = await poll(token, start);
    while (events.length === 0 && Date.now() < deadline) ({ events } = await poll(token, start));
    expect(events).toEqual(live.seen);
  });

  it('the province cannot handle it', async () => {
    const token = await as('province-monitor');
    const before = await file(token);
    for (const [mutation, extra] of HANDLING) {
      const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
      const input = { complaintId: before.id, expectedVersion: before.version, ...extra };
      const answer: GraphqlAnswer<Variables> = await request(
        hub(),
        `mutation Try($input: ${type}!) { ${mutation}(input: $input) { __typename } }`,
        { input },
        token,
      );
      expect([mutation, answer.data?.[mutation], answer.errors?.[0]?.extensions?.code]).toEqual([
        mutation,
        null,
        'FORBIDDEN',
      ]);
    }
    expect(await file(token)).toEqual(before);
  });

  it('another province sees nothing of it', async () => {
    const token = await strangerOf('33');
    const answer = await request(hub(), FILE, { trackingNumber: filed.trackingNumber }, token);
    expect(answer).toMatchObject({ data: { complaint: null }, errors: [{ extensions: { code: 'NOT_FOUND' } }] });
    const { id: complaintId } = await file(await as('province-monitor'));
    const input = { idempotencyKey: randomUUID(), complaintId, kind: 'NOTE', text: 'Mohon perhatian.' };
    expect(await request(hub(), GUIDE, { input }, token)).toMatchObject({
      data: { guideComplaint: null },
      errors: [{ extensions: { code: 'NOT_FOUND' } }],
    });
    expect((await poll(token, start)).events).toEqual([]);
  });

  it('the regency takes note of it and gets on, which the province sees', async () => {
    const regency = await as('regency-admin');
    const input = { guidanceId: remarkId, text: ANSWER };
    await requestData(hub(), ACKNOWLEDGE, { input }, regency);
    await handleComplaint(hub(), 'verify', filed, regency);
    await live.until(2);
    expect(live.seen[1]).toMatchObject({ kind: 'COMPLAINT_GUIDANCE_ACKNOWLEDGED', to: { code: '32' } });
    expect(await file(await as('province-monitor'))).toMatchObject({
      state: 'VERIFIED',
      guidance: [{ text: REMINDER, acknowledgedBy: { code: REGENCY }, acknowledgement: ANSWER }],
    });
  });

  it('the reporter and the portal are told none of it', async () => {
    const portal = await as('portal');
    expect((await poll(portal, start)).events).toEqual([]);
    const tracked = JSON.stringify(await requestData(hub(), TRACK, { ...filed }));
    expect(tracked).not.toContain(REMINDER);
    expect(tracked).not.toContain(ANSWER);
    expect(tracked).toContain('VERIFIED');
  });
});
