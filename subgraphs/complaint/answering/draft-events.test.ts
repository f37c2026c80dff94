import {
  type Asker,
  asker,
  type ComplaintHub,
  type GraphQLAnswer,
  openComplaintHub,
} from '../../../test/kit/complaint-hub.js';
import { act, DESK } from '../../../test/kit/complaint-scenario.js';
import { HOLDER } from '../../../test/kit/complaint-states.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyId } from '../../../test/kit/directory-double.js';
import { actOnDraft, bringDraftsTo, type KnownDraft, SIGNER, WRITER } from '../../../test/kit/draft-scenario.js';
import { PORTAL } from '../../../test/kit/life-cycle-table.js';
import { followOwn } from '../../../test/kit/reporter-scenario.js';

const REGENCY = asker('AGENCY_ADMIN', '32.16');
const FIELDS = `draftId complaintId cursor stateAfter stateAfterLabel agency { id } draft { id state } complaint { id }`;
const POLL = `query ($filter: AnswerDraftFilter, $after: String, $first: Int! = 50) {
  answerDraftEvents(filter: $filter, after: $after, first: $first) { events { ${FIELDS} } endCursor hasMore }
}`;
const STREAM = `subscription ($filter: AnswerDraftFilter, $after: String) {
  answerDraftChanged(filter: $filter, after: $after) { ${FIELDS} }
}`;

interface Told {
  draftId: string;
  cursor: string;
  stateAfter: string;
  draft: object | null;
  complaint: object | null;
}

describeEachDialect((dialect) => {
  let hub: ComplaintHub;
  let start: string;

  beforeEach(async () => {
    hub = await openComplaintHub(dialect);
    start = (await poll(SIGNER)).endCursor;
  });

  afterEach(() => hub.close());

  async function poll(who: Asker, variables: Record<string, unknown> = {}) {
    interface Polled {
      answerDraftEvents: { events: Told[]; endCursor: string; hasMore: boolean };
    }
    return (await hub.data<Polled>(who, POLL, variables)).answerDraftEvents;
  }
  const take = async (stream: AsyncIterableIterator<GraphQLAnswer>, count: number): Promise<Told[]> => {
    const taken: Told[] = [];
    while (taken.length < count) {
      const { data, errors } = (await stream.next()).value as GraphQLAnswer;
      if (errors) throw new Error(JSON.stringify(errors));
      taken.push(data?.answerDraftChanged as Told);
    }
    return taken;
  };
  /** All that is told of drafts to those who are told, once the last of it is numbered. */
  const toldUntil = async (stateAfter: string, filter?: object) => {
    const stream = await hub.subscribe(SIGNER, STREAM, { after: start, filter });
    const told: Told[] = [];
    while (told.at(-1)?.stateAfter !== stateAfter) told.push(...(await take(stream, 1)));
    return told;
  };

  it('tells the organisation that writes, and neither supervisors nor portals nor the next holder', async () => {
    const [draft] = (await bringDraftsTo(hub, ['SIGNED'], PORTAL)) as [KnownDraft];
    await act(hub, REGENCY, 'forward', draft.complaintId, { toAgency: '32.73' });
    const told = await toldUntil('LAPSED');
    expect(told.map(({ stateAfter }) => stateAfter)).toEqual(['DRAFT', 'SUBMITTED', 'SIGNED', 'LAPSED']);
    expect(told.at(-1)).toEqual({
      draftId: draft.id,
      complaintId: draft.complaintId,
      cursor: expect.any(String),
      stateAfter: 'LAPSED',
      stateAfterLabel: 'gugur karena laporan berpindah atau berakhir',
      agency: { id: agencyId(HOLDER) },
      draft: { id: draft.id, state: 'LAPSED' },
      complaint: null,
    });
    for (const who of [WRITER, REGENCY, asker('HEAD', '32.16')]) {
      expect((await poll(who, { after: start })).events).toEqual(told);
    }
    const others = [
      DESK,
      PORTAL,
      asker('NATIONAL_MONITOR', 'kl.panrb'),
      asker('PROVINCIAL_MONITOR', '32'),
      asker('PROVINCIAL_MONITOR', '32.16'),
      asker('HEAD', '32.16/diskominfo'),
      asker('HEAD', `${HOLDER}/bidang-jalan`),
      asker('AGENCY_ADMIN', '32.73'),
    ];
    for (const who of others) expect((await poll(who, { after: start })).events).toEqual([]);
  });

  it('polls and streams the same by every filter, and resumes after a cursor', async () => {
    await bringDraftsTo(hub, ['SIGNED', 'RETURNED'], PORTAL);
    const all = await toldUntil('SIGNED');
    expect(all).toHaveLength(6);
    const filters: [object, number][] = [
      [{ states: ['SUBMITTED'] }, 2],
      [{ states: ['SIGNED', 'RETURNED'], agency: HOLDER }, 2],
      [{ agency: '32.16' }, 0],
    ];
    for (const [filter, count] of filters) {
      const { events } = await poll(SIGNER, { after: start, filter });
      expect(events).toHaveLength(count);
      expect(await take(await hub.subscribe(SIGNER, STREAM, { after: start, filter }), count)).toEqual(events);
    }
    const rest = await hub.subscribe(SIGNER, STREAM, { after: all[2]?.cursor });
    expect(await take(rest, 3)).toEqual(all.slice(3));
    const page = await poll(SIGNER, { after: start, first: 4 });
    expect(page).toMatchObject({ events: all.slice(0, 4), hasMore: true });
    expect((await poll(SIGNER, { after: page.endCursor })).events).toEqual(all.slice(4));
  });

  it('tells a head who watches of what begins to wait, while it happens, over a stream that others share', async () => {
    const shared: Asker = { kind: 'audience', grants: SIGNER.grants };
    const stream = await hub.subscribe(shared, STREAM, { filter: { states: ['SUBMITTED'] }, after: start });
    const next = take(stream, 1);
    const [draft] = (await bringDraftsTo(hub, ['DRAFT'], PORTAL)) as [KnownDraft];
    await actOnDraft(hub, WRITER, 'submit', draft);
    expect(await next).toMatchObject([{ draftId: draft.id, draft: { state: 'SUBMITTED' } }]);
  });

  it('tells the reporter of the answer alone', async () => {
    const [draft] = (await bringDraftsTo(hub, ['SUBMITTED'], PORTAL)) as [KnownDraft];
    const own = await followOwn(hub, { ...draft, id: draft.complaintId });
    const signed = await actOnDraft(hub, SIGNER, 'sign', draft);
    await actOnDraft(hub, WRITER, 'send', signed);
    const told = await own.until('COMPLAINT_ANSWERED');
    expect(told.filter((event) => event.includes('DRAFT'))).toEqual([]);
    expect(told.at(-1)).toBe('COMPLAINT_ANSWERED IN_PROCESS');
  });
});
