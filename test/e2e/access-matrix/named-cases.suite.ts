import { randomUUID } from 'node:crypto';
import type { GraphqlAnswer, Variables } from '../../../demo/hub-client.js';
import { ACCEPT, FORWARD, TRACK, VERIFY, WATCH_MINE } from '../../../demo/operations.js';
import { seededAgencyId } from '../../../embedded/personas.js';
import type { Grant } from '../../../schema/roles.js';
import { request, watch } from './asking.js';
import { codeAt, valueAt } from './cells.js';
import { fieldsDecided } from './decisions.js';
import { ANONYMOUS, BODY, ORIGIN, PROVINCE, tokenOf, UNIT, type Viewer, viewerAt } from './viewers.js';
import { act, adminOf, deskOf, endOfStream, monitor, portalOf, type Submitted, submit, type World } from './world.js';

const ONE = /* GraphQL */ `
  query One($id: ID!) { complaint(id: $id) { id title text version state secret anonymous origin { code } } }`;
const LIST = /* GraphQL */ `
  query List($filter: ComplaintFilter) {
    complaints(filter: $filter, sort: RECEIVED_DESC, first: 100) {
      totalCount
      edges { node { id origin { code } handler { code } } }
    }
  }`;
const MOVEMENT = 'from { code } to { code } complaint { id title }';
const POLL = /* GraphQL */ `
  query Poll($after: String!) { complaintEvents(after: $after, first: 100) { events { ${MOVEMENT} } } }`;
const WATCH = /* GraphQL */ `
  subscription Watch($after: String!) { complaintForwarded(after: $after) { ${MOVEMENT} } }`;
const SET_FLAGS = /* GraphQL */ `
  mutation SetFlags($input: SetComplaintFlagsInput!) { setComplaintFlags(input: $input) { version } }`;

interface Movement {
  from: { code: string };
  to: { code: string };
  complaint: { id: string; title: string | null } | null;
}

const way = ({ from, to }: Movement) => `${from.code} → ${to.code}`;
const NOTE = { note: 'Sesuai kewenangan.' };

/** What the issue names, each as a story of its own. */
export function namedCasesSuite(world: () => World): void {
  const hub = () => world().hub;
  const send = async (who: Viewer, query: string, variables: Variables = {}): Promise<GraphqlAnswer<unknown>> =>
    request(hub(), query, variables, await tokenOf(hub(), who));
  const seesOne = async (who: Viewer, { id }: Submitted) =>
    codeAt(await send(who, ONE, { id }), ['complaint']) ?? 'VISIBLE';
  const listed = async (who: Viewer, filter: Variables = {}) => {
    const answer = await send(who, LIST, { filter });
    const edges = valueAt(answer.data, ['complaints', 'edges']) as {
      node: { id: string; origin: { code: string } | null; handler: { code: string } };
    }[];
    expect(valueAt(answer.data, ['complaints', 'totalCount'])).toBeGreaterThanOrEqual(edges.length);
    if (edges.length === 0) expect(valueAt(answer.data, ['complaints', 'totalCount'])).toBe(0);
    return edges.map(({ node }) => node);
  };
  const polled = async (who: Viewer, after: string) =>
    valueAt((await send(who, POLL, { after })).data, ['complaintEvents', 'events']) as Movement[];
  const forward = (who: Viewer, complaint: Submitted, toAgency: string) =>
    act(hub(), who, FORWARD, complaint, { toAgency, ...NOTE });

  /** The events of a stream up to the movement `last`. */
  async function streamed(who: Viewer, after: string, last: string): Promise<Movement[]> {
    const token = await tokenOf(hub(), who);
    const stream = watch<Movement>(hub(), { query: WATCH, variables: { after }, token, protocol: 'graphql-ws' });
    while (!stream.seen.some((event) => way(event) === last)) await stream.until(stream.seen.length + 1);
    await stream.stop();
    return [...stream.seen];
  }

  it('lets a province read in its regencies and handle nothing there, whatever else it may at home', async () => {
    const complaint = await submit(hub(), ANONYMOUS, { toAgency: BODY });
    const agency = seededAgencyId(PROVINCE);
    const grants: Grant[] = [
      { role: 'PROVINCIAL_MONITOR', agency },
      { role: 'AGENCY_ADMIN', agency },
    ];
    const token = await hub().issueToken(grants, 'matrix:province');
    const state = async () => {
      const answer: GraphqlAnswer<unknown> = await request(
        hub(),
        `query State($id: ID!) { complaint(id: $id) { version state secret text handler { code } timeline { seq } answers { text } } }`,
        { id: complaint.id },
        token,
      );
      expect(answer.errors).toBeUndefined();
      return answer.data;
    };
    const before = await state();
    expect(valueAt(before, ['complaint', 'handler', 'code'])).toBe(BODY);
    const expectedVersion = valueAt(before, ['complaint', 'version']);
    const inputs: Record<string, Variables> = {
      forwardComplaint: { toAgency: PROVINCE, ...NOTE },
      returnComplaint: NOTE,
      deferComplaint: { question: 'Di mana tepatnya lokasinya?' },
      archiveComplaint: { reason: 'too-general' },
      respondComplaint: { text: 'Sudah kami tangani, terima kasih.' },
      setComplaintFlags: { secret: true },
      reviseDeadline: { workingDays: 3, reason: 'Perlu peninjauan lapangan.' },
      mergeComplaint: { intoComplaintId: world().open.id },
      copyComplaint: { toAgency: PROVINCE },
      endCopy: { agency: PROVINCE },
    };
    for (const mutation of fieldsDecided('Mutation', 'HANDLE', 'IDENTITY')) {
      const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
      const input =
        mutation === 'revealReporter'
          ? { complaintId: complaint.id, purpose: 'Menghubungi pelapor.' }
          : { complaintId: complaint.id, expectedVersion, ...inputs[mutation] };
      const answer: GraphqlAnswer<unknown> = await request(
        hub(),
        `mutation Try($input: ${type}!) { ${mutation}(input: $input) { __typename } }`,
        { input },
        token,
      );
      expect([mutation, codeAt(answer, [mutation])]).toEqual([mutation, 'FORBIDDEN']);
    }
    expect(await state()).toEqual(before);
  });

  it('shows kl.bpk nothing of kl.bpkp: by query, list, event or reference', async () => {
    const start = await endOfStream(hub());
    const own = await submit(hub(), portalOf('kl.bpkp'), { toAgency: 'kl.bpkp' });
    await act(hub(), adminOf('kl.bpkp'), VERIFY, own);
    await forward(adminOf('kl.bpkp'), own, 'kl.panrb');
    const held = await submit(hub(), ANONYMOUS, { toAgency: 'kl.bpkp' });
    const handedOn = await submit(hub(), ANONYMOUS, { toAgency: 'kl.bpk' });
    await act(hub(), adminOf('kl.bpk'), VERIFY, handedOn);
    await forward(adminOf('kl.bpk'), handedOn, 'kl.bpkp');
    for (const role of ['AGENCY_ADMIN', 'LIAISON_OFFICER', 'HEAD'] as const) {
      const bpk = viewerAt(role, 'kl.bpk');
      for (const complaint of [own, held, handedOn]) expect(await seesOne(bpk, complaint)).toBe('NOT_FOUND');
      expect((await listed(bpk)).filter(({ handler }) => !/^kl\.bpk(\/|$)/.test(handler.code))).toEqual([]);
      expect(await listed(bpk, { organisation: 'kl.bpkp' })).toEqual([]);
      const handOver = [{ from: { code: 'kl.bpk' }, to: { code: 'kl.bpkp' }, complaint: null }];
      expect(await polled(bpk, start)).toEqual(handOver);
      expect(await streamed(bpk, start, 'kl.bpk → kl.bpkp')).toEqual(handOver);
      expect(await seesOne(viewerAt(role, 'kl.bpkp'), held)).toBe('VISIBLE');
    }
    expect(await seesOne(portalOf('kl.bpk'), own)).toBe('NOT_FOUND');
  });

  it('leaves a former handler its events up to the hand-over, and nothing after', async () => {
    const start = await endOfStream(hub());
    const complaint = await submit(hub(), ANONYMOUS, {});
    await act(hub(), deskOf(), VERIFY, complaint);
    await forward(deskOf(), complaint, BODY);
    await act(hub(), adminOf(BODY), ACCEPT, complaint);
    expect(await seesOne(adminOf(BODY), complaint)).toBe('VISIBLE');
    await forward(adminOf(BODY), complaint, '33.01');
    await act(hub(), adminOf('33.01'), ACCEPT, complaint);
    await forward(adminOf('33.01'), complaint, '33.02');
    const last = await submit(hub(), ANONYMOUS, { toAgency: BODY });
    await act(hub(), adminOf(BODY), VERIFY, last);
    await forward(adminOf(BODY), last, '32.16/dinkes');

    expect(await seesOne(adminOf(BODY), complaint)).toBe('NOT_FOUND');
    const seen = await polled(adminOf(BODY), start);
    expect(seen.map((event) => [way(event), event.complaint?.id ?? null])).toEqual([
      [`sp4n → ${BODY}`, null],
      [`${BODY} → 33.01`, null],
      [`${BODY} → 32.16/dinkes`, last.id],
    ]);
    expect(await streamed(adminOf(BODY), start, `${BODY} → 32.16/dinkes`)).toEqual(seen);
    expect((await polled(monitor(), start)).map(way)).toContain('33.01 → 33.02');
  });

  it('shows a portal what it handed in, wherever that is, and nothing else', async () => {
    const held = await submit(hub(), ANONYMOUS, { toAgency: ORIGIN });
    const nodes = await listed(portalOf(ORIGIN));
    expect(nodes.map(({ id }) => id)).toEqual(expect.arrayContaining([world().open.id, world().secret.id]));
    expect(new Set(nodes.map(({ origin }) => origin?.code))).toEqual(new Set([ORIGIN]));
    expect(await seesOne(portalOf(ORIGIN), held)).toBe('NOT_FOUND');
    expect(await seesOne(adminOf(ORIGIN), world().open)).toBe('NOT_FOUND');
    expect(await seesOne(portalOf(UNIT), world().open)).toBe('NOT_FOUND');
  });

  it('hides the content of a secret complaint from supervisors, from searches and in events of before', async () => {
    const start = await endOfStream(hub());
    const province = viewerAt('PROVINCIAL_MONITOR', PROVINCE);
    const complaint = await submit(hub(), ANONYMOUS, { toAgency: BODY, title: 'Zamrud hilang di kantor' });
    await act(hub(), adminOf(BODY), VERIFY, complaint);
    await forward(adminOf(BODY), complaint, UNIT);
    const found = async (who: Viewer) => (await listed(who, { search: 'zamrud' })).map(({ id }) => id);
    const contentOf = async (who: Viewer) =>
      valueAt((await send(who, ONE, { id: complaint.id })).data, ['complaint', 'text']);
    expect(await found(province)).toEqual([complaint.id]);
    await act(hub(), viewerAt('LIAISON_OFFICER', UNIT), SET_FLAGS, complaint, { secret: true });
    for (const supervisor of [province, monitor()]) {
      expect(await seesOne(supervisor, complaint)).toBe('VISIBLE');
      expect(await contentOf(supervisor)).toBeNull();
      expect(await found(supervisor)).toEqual([]);
      expect(await polled(supervisor, start)).toMatchObject([{ complaint: { id: complaint.id, title: null } }]);
    }
    expect(await found(adminOf(BODY))).toEqual([complaint.id]);
    expect(await contentOf(adminOf(BODY))).toContain('Lampu');
    await expect(act(hub(), adminOf(BODY), SET_FLAGS, complaint, { secret: false })).rejects.toThrow('BAD_USER_INPUT');
    expect(await contentOf(province)).toBeNull();
  });

  it('tells reporters what is public about their complaint, and nobody else anything', async () => {
    const { trackingNumber, secret } = world().secret;
    const tracked = await send(ANONYMOUS, TRACK, { trackingNumber, secret });
    const timeline = valueAt(tracked.data, ['trackComplaint', 'timeline']) as { note: string | null }[];
    expect(timeline.map(({ note }) => note)).toContain('Sedang kami tangani.');
    expect(JSON.stringify(tracked)).not.toContain('Catatan antarinstansi.');
    for (const who of [ANONYMOUS, adminOf(UNIT), deskOf()]) {
      const wrong = await send(who, TRACK, { trackingNumber, secret: world().open.secret });
      const unknown = await send(who, TRACK, { trackingNumber: 'tidak-ada', secret });
      expect([codeAt(wrong, ['trackComplaint']), codeAt(unknown, ['trackComplaint'])]).toEqual([
        'NOT_FOUND',
        'NOT_FOUND',
      ]);
      expect([wrong.data, unknown.data]).toEqual([{ trackComplaint: null }, { trackComplaint: null }]);
      const stream = watch(hub(), {
        query: WATCH_MINE,
        variables: { trackingNumber, secret: world().open.secret, after: world().start },
        token: await tokenOf(hub(), who),
        protocol: 'graphql-ws',
      });
      await expect(stream.until(1)).rejects.toThrow('NOT_FOUND');
      await stream.stop();
    }
  });

  it('lets nobody write as the reporter without the secret, whatever the role', async () => {
    const { trackingNumber, id } = await submit(hub(), ANONYMOUS, { toAgency: UNIT });
    const { secret } = world().open;
    const attempts: Record<string, Variables> = {
      replyToComplaint: { text: 'Bukan saya pelapornya.', idempotencyKey: randomUUID() },
      withdrawComplaint: {},
      rateComplaint: { score: 1 },
    };
    expect(Object.keys(attempts).sort()).toEqual(fieldsDecided('Mutation', 'REPORTER').sort());
    for (const who of [ANONYMOUS, adminOf(UNIT), deskOf()]) {
      for (const [mutation, input] of Object.entries(attempts)) {
        const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
        const answer = await send(
          who,
          `mutation Try($input: ${type}!) { ${mutation}(input: $input) { complaint { title } } }`,
          { input: { trackingNumber, secret, ...input } },
        );
        expect([codeAt(answer, [mutation]), answer.data]).toEqual(['NOT_FOUND', { [mutation]: null }]);
      }
    }
    const seen = await send(adminOf(UNIT), ONE, { id });
    expect(valueAt(seen.data, ['complaint'])).toMatchObject({ version: 1, state: 'RECEIVED' });
  });
}
