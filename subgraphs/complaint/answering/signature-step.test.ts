import { asker, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { act, mutationOf } from '../../../test/kit/complaint-scenario.js';
import { HOLDER } from '../../../test/kit/complaint-states.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyId } from '../../../test/kit/directory-double.js';
import {
  actOnDraft,
  answersOf,
  bringDraftsTo,
  COMPLAINT_VERSION,
  draftMutation,
  draftRefusal,
  type KnownDraft,
  SIGNER,
  setPolicy,
  TEXT,
  WRITER,
} from '../../../test/kit/draft-scenario.js';
import { PORTAL } from '../../../test/kit/life-cycle-table.js';
import { AnswerDraftRow } from './answer-draft.entity.js';

const REGENCY = asker('AGENCY_ADMIN', '32.16');
const NOW = new Date('2026-03-02T02:00:00Z');
const OTHER_TEXT = 'Lubang sudah kami tutup, dan bahu jalan kami perkuat.';
const DRAFTS = `query ($id: ID) { complaint(id: $id) { answerDrafts {
  state version text returnReason signature { agency { id } role at }
  steps { seq action actorRole actorAgency { id } reason }
} } }`;

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  afterAll(() => hub.close());

  beforeEach(() => {
    hub.clock.now = NOW;
  });

  const draftIn = async (...states: Parameters<typeof bringDraftsTo>[1]) =>
    (await bringDraftsTo(hub, states, PORTAL))[0] as KnownDraft;
  const respondCode = async (id: string, input: Record<string, unknown> = {}) =>
    hub.code(WRITER, mutationOf('respond'), {
      input: { complaintId: id, expectedVersion: COMPLAINT_VERSION, text: TEXT, ...input },
    });

  describe('where the holder needs no signature', () => {
    it('sends a draft without a signature where none is needed', async () => {
      const draft = await draftIn('DRAFT');
      await actOnDraft(hub, WRITER, 'send', draft);
      expect(await answersOf(hub, draft.complaintId)).toEqual({
        version: COMPLAINT_VERSION + 1,
        state: 'ANSWERED',
        answers: [{ text: TEXT, signature: null }],
      });
    });

    it.each<[string, object]>([
      ['text', { text: 'Tidak ada yang kami kerjakan.' }],
      ['evidence', { evidence: ['https://contoh.go.id/lain.jpg'] }],
      ['finality', { isFinal: false }],
      ['hash', { signedHash: '0'.repeat(64) }],
    ])('does not send what differs in its %s from what was signed', async (_title, changes) => {
      const draft = await draftIn('SIGNED');
      await hub.subgraph.database.write((manager) => manager.update(AnswerDraftRow, { id: draft.id }, changes));
      expect(await draftRefusal(hub, WRITER, 'send', draft)).toBe('SIGNATURE_REQUIRED');
      expect((await answersOf(hub, draft.complaintId)).answers).toEqual([]);
    });
  });

  describe('where a body above the holder wants one', () => {
    beforeAll(() => setPolicy(hub, '32.16', true));

    it.each([true, false])('refuses an answer that is not signed where one is needed, final %s', async (final) => {
      const draft = await draftIn('DRAFT');
      const saved = await actOnDraft(hub, WRITER, 'save', draft, { final });
      expect(await draftRefusal(hub, WRITER, 'send', saved)).toBe('SIGNATURE_REQUIRED');
      expect(await respondCode(draft.complaintId, { final })).toBe('SIGNATURE_REQUIRED');
      expect(await answersOf(hub, draft.complaintId)).toMatchObject({ version: COMPLAINT_VERSION, answers: [] });

      const submitted = await actOnDraft(hub, WRITER, 'submit', saved);
      const signed = await actOnDraft(hub, SIGNER, 'sign', submitted);
      await actOnDraft(hub, WRITER, 'send', signed);
      expect(await answersOf(hub, draft.complaintId)).toEqual({
        version: COMPLAINT_VERSION + 1,
        state: final ? 'ANSWERED' : 'IN_PROCESS',
        answers: [
          {
            text: OTHER_TEXT,
            signature: { agency: { id: agencyId(HOLDER) }, role: 'HEAD', at: hub.clock.now.toISOString() },
          },
        ],
      });
    });

    it('gives back with a reason, and takes the changed text from submission to signature', async () => {
      const draft = await draftIn('RETURNED');
      const changed = await actOnDraft(hub, WRITER, 'save', draft);
      const submitted = await actOnDraft(hub, WRITER, 'submit', changed);
      await actOnDraft(hub, asker('HEAD', '32.16'), 'sign', submitted);
      const { complaint } = await hub.data<{ complaint: { answerDrafts: unknown[] } }>(SIGNER, DRAFTS, {
        id: draft.complaintId,
      });
      const step = (seq: number, action: string, role: string, code: string, reason: string | null = null) => ({
        seq,
        action,
        actorRole: role,
        actorAgency: { id: agencyId(code) },
        reason,
      });
      expect(complaint.answerDrafts).toEqual([
        {
          state: 'SIGNED',
          version: 6,
          text: OTHER_TEXT,
          returnReason: null,
          signature: { agency: { id: agencyId('32.16') }, role: 'HEAD', at: hub.clock.now.toISOString() },
          steps: [
            step(1, 'SAVE', 'LIAISON_OFFICER', HOLDER),
            step(2, 'SUBMIT', 'LIAISON_OFFICER', HOLDER),
            step(3, 'RETURN', 'HEAD', HOLDER, 'Mohon sebutkan tanggalnya.'),
            step(4, 'SAVE', 'LIAISON_OFFICER', HOLDER),
            step(5, 'SUBMIT', 'LIAISON_OFFICER', HOLDER),
            step(6, 'SIGN', 'HEAD', '32.16'),
          ],
        },
      ]);
    });

    it('voids a signature with the first change, and wants another one', async () => {
      const draft = await draftIn('SIGNED');
      const changed = await actOnDraft(hub, WRITER, 'save', draft);
      expect(changed.state).toBe('DRAFT');
      expect(await draftRefusal(hub, WRITER, 'send', changed)).toBe('SIGNATURE_REQUIRED');
      const { complaint } = await hub.data<{ complaint: { answerDrafts: unknown[] } }>(WRITER, DRAFTS, {
        id: draft.complaintId,
      });
      expect(complaint.answerDrafts).toMatchObject([{ signature: null }]);
    });

    it('tells the reporter the office and the date of a signature, and nobody who signed', async () => {
      const draft = await draftIn('SIGNED');
      hub.clock.now = new Date('2026-03-04T02:00:00Z');
      await actOnDraft(hub, WRITER, 'send', draft);
      const { trackingNumber, secret } = draft;
      const query = `query ($trackingNumber: String!, $secret: Secret!) {
        trackComplaint(trackingNumber: $trackingNumber, secret: $secret) {
          answers { text at signature { agency { id } role at } }
        }
      }`;
      const tracked = await hub.data({ grants: [] }, query, { trackingNumber, secret });
      expect(tracked).toEqual({
        trackComplaint: {
          answers: [
            {
              text: TEXT,
              at: '2026-03-04T02:00:00.000Z',
              signature: { agency: { id: agencyId(HOLDER) }, role: 'HEAD', at: '2026-03-02T02:00:00.000Z' },
            },
          ],
        },
      });
      expect(JSON.stringify(tracked)).not.toContain(SIGNER.subject);
    });

    it('lets one of several win who send at once, and answers once', async () => {
      const draft = await draftIn('SIGNED');
      const { name, input } = draftMutation('send', draft);
      const send = `mutation ($input: SendAnswerDraftInput!) { ${name}(input: $input) { state } }`;
      const answers = await Promise.all([WRITER, REGENCY, WRITER, REGENCY].map((who) => hub.ask(who, send, { input })));
      const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code);
      expect(codes.sort()).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT', undefined]);
      expect((await answersOf(hub, draft.complaintId)).answers).toHaveLength(1);
    });

    it('changes neither the draft nor the complaint where the complaint has changed meanwhile', async () => {
      const draft = await draftIn('SIGNED');
      await act(hub, REGENCY, 'start', draft.complaintId);
      expect(await draftRefusal(hub, WRITER, 'send', draft)).toBe('CONFLICT');
      const row = await hub.subgraph.database.read.findOneBy(AnswerDraftRow, { id: draft.id });
      expect(row).toMatchObject({ state: 'SIGNED', version: draft.version });
      await actOnDraft(hub, WRITER, 'send', draft, { expectedComplaintVersion: COMPLAINT_VERSION + 1 });
      expect((await answersOf(hub, draft.complaintId)).answers).toHaveLength(1);
    });
  });
});
