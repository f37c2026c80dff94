import { type Asker, asker, CITIZEN, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { act, DESK, type KnownComplaint } from '../../../test/kit/complaint-scenario.js';
import { bringTo, HOLDER, type State } from '../../../test/kit/complaint-states.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyId } from '../../../test/kit/directory-double.js';
import {
  actOnDraft,
  answersOf,
  bringDraftsTo,
  COMPLAINT_VERSION,
  draftRefusal,
  type KnownDraft,
  newDraft,
  SIGNER,
  TEXT,
  WRITER,
} from '../../../test/kit/draft-scenario.js';
import { PORTAL } from '../../../test/kit/life-cycle-table.js';
import { actAsReporter } from '../../../test/kit/reporter-scenario.js';

const NOW = new Date('2026-03-02T02:00:00Z');
const REGENCY = asker('AGENCY_ADMIN', '32.16');
const SUPERVISOR = asker('PROVINCIAL_MONITOR', '32');
const SAVE = 'mutation ($input: SaveAnswerDraftInput!) { saveAnswerDraft(input: $input) { draft { id version } } }';
const OF_COMPLAINT = `query ($id: ID) { complaint(id: $id) {
  answerDrafts { state stateLabel text evidence final agency { id } version complaint { id } }
} }`;
const LIST = `query ($filter: AnswerDraftFilter, $first: Int! = 100, $after: String) {
  answerDrafts(filter: $filter, first: $first, after: $after) {
    totalCount feedCursor pageInfo { endCursor hasNextPage } edges { node { id state complaint { id } } }
  }
}`;

interface Listed {
  answerDrafts: {
    totalCount: number;
    feedCursor: string;
    pageInfo: { endCursor: string; hasNextPage: boolean };
    edges: { node: { id: string; state: string; complaint: { id: string } | null } }[];
  };
}

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  afterAll(() => hub.close());

  beforeEach(() => {
    hub.clock.now = NOW;
  });

  const inState = async (state: State) => (await bringTo(hub, [state], PORTAL))[0] as KnownComplaint;
  const save = (who: Asker, input: object) => hub.ask(who, SAVE, { input });
  const draftsOf = async (who: Asker, id: string) =>
    (await hub.data<{ complaint: { answerDrafts: { state: string }[] } }>(who, OF_COMPLAINT, { id })).complaint
      .answerDrafts;
  const list = async (who: Asker, variables: Record<string, unknown> = {}) =>
    (await hub.data<Listed>(who, LIST, variables)).answerDrafts;

  /** The complaints whose drafts are in the list. */
  const listedOf = async (who: Asker) => (await list(who)).edges.map(({ node }) => node.complaint?.id);

  it('keeps what is written for the organisation that holds the complaint, and for nobody else', async () => {
    const { id } = await inState('ACCEPTED');
    const evidence = ['https://contoh.go.id/foto.jpg'];
    expect((await save(WRITER, newDraft(id, { evidence, final: false }))).errors).toBeUndefined();
    const whole = {
      state: 'DRAFT',
      stateLabel: 'konsep',
      text: TEXT,
      evidence,
      final: false,
      agency: { id: agencyId(HOLDER) },
      version: 1,
      complaint: { id },
    };
    for (const who of [WRITER, SIGNER, REGENCY, asker('HEAD', '32.16')]) {
      expect(await draftsOf(who, id)).toEqual([whole]);
      expect((await listedOf(who)).includes(id)).toBe(true);
    }
    for (const who of [DESK, SUPERVISOR, asker('NATIONAL_MONITOR', 'kl.panrb'), PORTAL]) {
      expect(await draftsOf(who, id)).toEqual([]);
      expect(await list(who)).toMatchObject({ totalCount: 0, edges: [] });
    }
  });

  it('begins one draft for a key and its content, and refuses other content under it', async () => {
    const { id } = await inState('ACCEPTED');
    const input = newDraft(id);
    const answers = await Promise.all([1, 2, 3].map(() => save(WRITER, input)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const other = await save(WRITER, { ...input, text: 'Kata-kata yang lain sekali.' });
    expect(other.errors?.[0]?.extensions.code).toBe('CONFLICT');
    expect(await draftsOf(WRITER, id)).toHaveLength(1);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['neither a key nor a draft', { idempotencyKey: null, complaintId: null }, 'input'],
    ['a key and a draft', { draftId: 'x', expectedVersion: 1 }, 'input'],
    ['a key and no complaint', { complaintId: null }, 'input'],
    ['a draft without its version', { idempotencyKey: null, complaintId: null, draftId: 'x' }, 'input'],
    ['too short a text', { text: 'ya' }, 'input.text'],
    ['a link that is none', { evidence: ['foto.jpg'] }, 'input.evidence.0'],
  ])('refuses %s', async (_title, changes, path) => {
    const { id } = await inState('ACCEPTED');
    const { errors } = await save(WRITER, newDraft(id, changes));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path }] });
    expect(await draftsOf(WRITER, id)).toEqual([]);
  });

  it('lets those begin one who may answer, while an answer may still come', async () => {
    const { id } = await inState('FORWARDED');
    const codeFor = async (who: Asker, complaintId = id) =>
      (await save(who, newDraft(complaintId))).errors?.[0]?.extensions.code;
    expect(await codeFor(WRITER)).toBeUndefined();
    expect(await codeFor(SIGNER)).toBe('FORBIDDEN');
    expect(await codeFor(SUPERVISOR)).toBe('FORBIDDEN');
    expect(await codeFor(DESK)).toBe('FORBIDDEN');
    expect(await codeFor(asker('LIAISON_OFFICER', '32.16/diskominfo'))).toBe('NOT_FOUND');
    for (const state of ['CLOSED', 'ARCHIVED'] as const) {
      expect(await codeFor(WRITER, (await inState(state)).id)).toBe('TRANSITION_NOT_ALLOWED');
    }
  });

  it('refuses to send where the life cycle of the complaint does not allow an answer, and changes nothing', async () => {
    const { id } = await inState('FORWARDED');
    const { saveAnswerDraft } = await hub.data<{ saveAnswerDraft: { draft: KnownDraft } }>(WRITER, SAVE, {
      input: newDraft(id),
    });
    const { draft } = saveAnswerDraft;
    const refusal = await draftRefusal(hub, WRITER, 'send', draft, { expectedComplaintVersion: 3 });
    expect(refusal).toBe('TRANSITION_NOT_ALLOWED');
    expect(await draftsOf(WRITER, id)).toMatchObject([{ state: 'DRAFT', version: 1 }]);
    expect((await answersOf(hub, id)).answers).toEqual([]);
  });

  describe('when the complaint leaves its holder', () => {
    const OPEN = ['DRAFT', 'SUBMITTED', 'RETURNED', 'SIGNED', 'DISCARDED'] as const;
    let drafts: KnownDraft[];

    beforeEach(async () => {
      drafts = await bringDraftsTo(hub, OPEN, PORTAL);
    });

    const LEAVING: [string, (draft: KnownDraft) => Promise<unknown>][] = [
      ['forwarded', ({ complaintId }) => act(hub, REGENCY, 'forward', complaintId, { toAgency: '32.73' })],
      ['returned', ({ complaintId }) => act(hub, REGENCY, 'return', complaintId)],
      ['withdrawn', ({ complaintId: id, ...own }) => actAsReporter(hub, { ...own, id }, 'withdraw')],
      [
        'closed',
        async ({ complaintId }) => {
          await act(hub, REGENCY, 'respond', complaintId);
          await act(hub, REGENCY, 'close', complaintId);
        },
      ],
    ];

    it.each(LEAVING)('lets what is open lapse where it is %s, and keeps it on record', async (_title, leave) => {
      for (const draft of drafts) await leave(draft);
      const edges = (await list(SIGNER)).edges.map(({ node }) => node);
      const stateOf = (id: string) => edges.find((node) => node.id === id)?.state;
      expect(drafts.map(({ id }) => stateOf(id))).toEqual(['LAPSED', 'LAPSED', 'LAPSED', 'LAPSED', 'DISCARDED']);
      const [, , , signed] = drafts as [KnownDraft, KnownDraft, KnownDraft, KnownDraft];
      const late = { ...signed, version: signed.version + 1 };
      expect(await draftRefusal(hub, WRITER, 'send', late)).toBe('TRANSITION_NOT_ALLOWED');
    });

    it('shows nothing of them to whoever holds it next, and no complaint to whoever wrote them', async () => {
      const [draft] = drafts as [KnownDraft];
      for (const { complaintId } of drafts) await act(hub, REGENCY, 'forward', complaintId, { toAgency: '32.73' });
      const next = asker('AGENCY_ADMIN', '32.73');
      expect(await draftsOf(next, draft.complaintId)).toEqual([]);
      expect((await list(next)).totalCount).toBe(0);
      const { edges } = await list(WRITER, { filter: { states: ['LAPSED'] } });
      const lapsed = edges.map(({ node }) => node).filter(({ id }) => id === draft.id);
      expect(lapsed).toEqual([{ id: draft.id, state: 'LAPSED', complaint: null }]);
    });
  });

  it('stays where it is when the complaint is answered, deferred and opened again', async () => {
    const [draft] = (await bringDraftsTo(hub, ['SUBMITTED'], PORTAL)) as [KnownDraft];
    await act(hub, REGENCY, 'respond', draft.complaintId);
    await actAsReporter(hub, { ...draft, id: draft.complaintId }, 'reply');
    expect(await draftsOf(SIGNER, draft.complaintId)).toMatchObject([{ state: 'SUBMITTED' }]);
    const signed = await actOnDraft(hub, SIGNER, 'sign', draft);
    await actOnDraft(hub, WRITER, 'send', signed, { expectedComplaintVersion: COMPLAINT_VERSION + 2 });
    expect((await answersOf(hub, draft.complaintId)).answers).toHaveLength(2);
  });

  it('lists what waits for a signature page by page, what waits longest first', async () => {
    const drafts = await bringDraftsTo(hub, ['SUBMITTED', 'DRAFT', 'SUBMITTED', 'SUBMITTED'], CITIZEN);
    const [first, , second, third] = drafts as [KnownDraft, KnownDraft, KnownDraft, KnownDraft];
    // What is given back and submitted again waits anew.
    hub.clock.now = new Date('2026-03-02T03:00:00Z');
    const returned = await actOnDraft(hub, SIGNER, 'return', first);
    const changed = await actOnDraft(hub, WRITER, 'save', returned);
    await actOnDraft(hub, WRITER, 'submit', changed);
    const filter = { states: ['SUBMITTED'], agency: HOLDER };
    const page = await list(SIGNER, { filter, first: 2 });
    const rest = await list(SIGNER, { filter, first: 2, after: page.pageInfo.endCursor });
    expect(page).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect(page.edges.map(({ node }) => node.id).sort()).toEqual([second.id, third.id].sort());
    expect(rest.edges.map(({ node }) => node.id)).toEqual([first.id]);
    expect((await list(SIGNER, { filter: { agency: '32.16' } })).totalCount).toBe(0);
    expect(await hub.code(SIGNER, LIST, { filter: { agency: 'kl.tidakada' } })).toBe('BAD_USER_INPUT');
  });

  it('reads the drafts of many complaints, and what was done with them, by one statement each', async () => {
    await bringDraftsTo(hub, ['SUBMITTED', 'SIGNED', 'DRAFT'], CITIZEN);
    hub.statements.length = 0;
    await hub.data(SIGNER, '{ complaints { edges { node { answerDrafts { id steps { seq } complaint { id } } } } } }');
    const readFrom = (table: string) => hub.statements.filter((sql) => new RegExp(`FROM [\`"]${table}[\`"]`).test(sql));
    expect(readFrom('answer_draft')).toHaveLength(1);
    expect(readFrom('answer_draft_step')).toHaveLength(1);
  });
});
