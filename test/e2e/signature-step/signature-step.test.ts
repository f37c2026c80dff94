import { randomUUID } from 'node:crypto';
import { type GraphqlAnswer, type Variables, type Watch, watch } from '../../../demo/hub-client.js';
import { seededAgencyId } from '../../../embedded/personas.js';
import type { Role } from '../../../schema/roles.js';
import { type Filed, fileComplaint, handleComplaint, readComplaint } from '../kit/complaints.js';
import { describeEachShape } from '../kit/hub-under-test.js';
import { keptOperation } from '../kit/kept-operations.js';
import { refusalOf, request, requestData } from '../kit/send-request.js';
import {
  POLL,
  RENDER,
  RETURN,
  SAVE,
  SEND,
  SET_POLICY,
  SIGN,
  SUBMIT,
  TEMPLATES,
  TRACK,
  WAITING,
  WATCH,
} from './operations.js';

interface Draft {
  id: string;
  version: number;
  state: string;
  text: string;
  returnReason: string | null;
  signature: { role: string; at: string; agency: { name: string } } | null;
}
interface Told {
  draftId: string;
  stateAfter: string;
  cursor: string;
  agency: { name: string };
  complaint: { trackingNumber: string };
}

const UNIT = '32.16/dinkes';
const REASON = 'Mohon sebutkan mulai kapan jadwal baru berlaku.';
const ADDED = ' Jadwal baru berlaku mulai hari Senin.';

describeEachShape((hub) => {
  const tokenOf = (role: Role, code: string) =>
    hub().issueToken([{ role, agency: seededAgencyId(code) }], `test:${role} at ${code}`);
  const officer = () => tokenOf('LIAISON_OFFICER', UNIT);
  const head = () => tokenOf('HEAD', UNIT);

  let filed: Filed;
  let complaintId: string;
  let draft: Draft;
  let start: string;
  let live: Watch<Told>;

  /** Does something with the draft in its present version. */
  const send = async (mutation: string, token: string, input: Variables = {}) =>
    request<{ done: { draft: Draft; state?: string } | null }>(
      hub(),
      mutation,
      { input: { draftId: draft.id, expectedVersion: draft.version, ...input } },
      token,
    );
  const take = async (...sent: Parameters<typeof send>) => {
    const { data, errors } = await send(...sent);
    if (!data?.done) throw new Error(JSON.stringify(errors));
    draft = data.done.draft;
    return data.done;
  };
  const waiting = async (token: string) => {
    interface Waiting {
      answerDrafts: { feedCursor: string; edges: { node: { id: string; agency: { name: string } } }[] };
    }
    return (await requestData<Waiting>(hub(), WAITING, {}, token)).answerDrafts;
  };
  const code = (answer: GraphqlAnswer<unknown>) => refusalOf(answer).code;

  beforeAll(async () => {
    const regency = await hub().tokenOf('regency-admin');
    filed = await fileComplaint(hub(), { toAgency: UNIT, category: 'puskesmas', title: 'Antrean puskesmas panjang' });
    await handleComplaint(hub(), 'verify', filed, regency);
    await handleComplaint(hub(), 'accept', filed, await officer());
    complaintId = (await readComplaint(hub(), filed, regency)).id;
    await requestData(
      hub(),
      SET_POLICY,
      { input: { agency: '32.16', signatureRequired: true, basis: 'Keputusan Bupati (contoh)' } },
      regency,
    );
    start = (await waiting(await head())).feedCursor;
    live = watch(hub(), { query: WATCH, variables: { after: start }, token: await head(), protocol: 'graphql-ws' });
  }, 60_000);

  afterAll(async () => {
    await live?.stop();
  });

  it('refuses an answer that its head has not signed, and says why', async () => {
    const { version: expectedVersion } = await readComplaint(hub(), filed, await officer());
    const input = { complaintId, expectedVersion, text: 'Antrean sudah kami perbaiki.' };
    const answer = await request(hub(), keptOperation('respond-complaint'), { input }, await officer());
    expect(answer).toMatchObject({
      data: { respondComplaint: null },
      errors: [{ extensions: { code: 'SIGNATURE_REQUIRED', retryable: false } }],
    });
  });

  it('lets the officer begin with a template of the unit, filled in for the complaint', async () => {
    interface Offered {
      responseTemplates: { id: string; title: string; category: string | null; agency: { code: string } }[];
    }
    const { responseTemplates } = await requestData<Offered>(hub(), TEMPLATES, { complaintId }, await officer());
    const [nearest] = responseTemplates;
    expect(nearest).toMatchObject({ category: 'puskesmas', agency: { code: UNIT } });
    expect(responseTemplates.at(-1)).toMatchObject({ category: null, agency: { code: '32.16' } });
    const variables = { templateId: nearest?.id, complaintId };
    const { renderedResponse: text } = await requestData<{ renderedResponse: string }>(
      hub(),
      RENDER,
      variables,
      await officer(),
    );
    expect(text).toContain(filed.trackingNumber);
    expect(text).not.toMatch(/[{}]/);
    const input = { idempotencyKey: randomUUID(), complaintId, text };
    draft = (await requestData<{ done: { draft: Draft } }>(hub(), SAVE, { input }, await officer())).done.draft;
    expect(draft).toMatchObject({ state: 'DRAFT', version: 1, text, signature: null });
  });

  it('shows its head what waits, live, by polling and in a list', async () => {
    expect((await take(SUBMIT, await officer())).draft.state).toBe('SUBMITTED');
    await live.until(1);
    const told = live.seen[0];
    expect(told).toMatchObject({
      draftId: draft.id,
      stateAfter: 'SUBMITTED',
      complaint: { trackingNumber: filed.trackingNumber },
    });
    const { answerDraftEvents } = await requestData<{ answerDraftEvents: { events: Told[] } }>(
      hub(),
      POLL,
      { after: start },
      await head(),
    );
    expect(answerDraftEvents.events).toEqual([told]);
    expect((await waiting(await head())).edges.map(({ node }) => node.id)).toEqual([draft.id]);
  });

  it('shows nothing of it to another unit’s head, to supervisors and to the national desk', async () => {
    const others = [
      await tokenOf('HEAD', '32.16/diskominfo'),
      await hub().tokenOf('province-monitor'),
      await hub().tokenOf('ministry-monitor'),
      await hub().tokenOf('national-desk'),
    ];
    for (const token of others) {
      expect((await waiting(token)).edges).toEqual([]);
      const page = await requestData<{ answerDraftEvents: { events: Told[] } }>(hub(), POLL, { after: start }, token);
      expect(page.answerDraftEvents.events).toEqual([]);
    }
  });

  it('lets neither its officer sign nor another unit’s head', async () => {
    expect(code(await send(SIGN, await officer()))).toBe('FORBIDDEN');
    expect(code(await send(SIGN, await hub().tokenOf('regency-admin')))).toBe('FORBIDDEN');
    expect(code(await send(SIGN, await tokenOf('HEAD', '32.16/diskominfo')))).toBe('NOT_FOUND');
  });

  it('goes back with a reason, is changed, and waits again', async () => {
    expect((await take(RETURN, await head(), { reason: REASON })).draft).toMatchObject({
      state: 'RETURNED',
      returnReason: REASON,
    });
    await take(SAVE, await officer(), { text: draft.text + ADDED });
    await take(SUBMIT, await officer());
    await live.until(2);
    expect(live.seen.map(({ stateAfter }) => stateAfter)).toEqual(['SUBMITTED', 'SUBMITTED']);
  });

  it('is signed by its head and sent by its officer, once', async () => {
    await take(SIGN, await head());
    expect(draft.signature).toMatchObject({ role: 'HEAD', agency: { name: expect.stringContaining('Kesehatan') } });
    const { version: expectedComplaintVersion } = await readComplaint(hub(), filed, await officer());
    const input = { expectedComplaintVersion };
    const tokens = [await officer(), await hub().tokenOf('regency-admin')];
    const answers = await Promise.all(tokens.map((token) => send(SEND, token, input)));
    expect(answers.map(code).sort()).toEqual(['CONFLICT', undefined]);
    const sent = answers.find(({ data }) => data?.done)?.data?.done;
    expect(sent).toMatchObject({ state: 'ANSWERED', draft: { state: 'SENT' } });
    expect((await waiting(await head())).edges).toEqual([]);
  });

  it('shows the reporter one answer with the office that signed it and the date, and nothing of the way there', async () => {
    const { trackComplaint } = await requestData<{ trackComplaint: { answers: { text: string }[] } }>(hub(), TRACK, {
      ...filed,
    });
    expect(trackComplaint).toMatchObject({
      status: 'IN_PROCESS',
      answers: [
        {
          text: expect.stringContaining(ADDED.trim()),
          agency: { name: draft.signature?.agency.name },
          signature: draft.signature,
        },
      ],
    });
    expect(trackComplaint.answers).toHaveLength(1);
    const everything = await request(hub(), keptOperation('track-complaint'), { ...filed });
    expect(JSON.stringify(everything)).not.toContain(REASON);
  });
});
