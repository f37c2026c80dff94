import type { GraphqlAnswer } from '../../../demo/hub-client.js';
import { request, watch } from './asking.js';
import { codeAt, expectNobodyNamed, refusalOf, valueAt } from './cells.js';
import { fieldsDecided } from './decisions.js';
import { isLastFor, WATCHERS } from './live.suite.js';
import { expectedOf, outcome, ROW_FRAGMENT, type Row } from './rows.js';
import { mayHandle, type Sight, sightOf } from './rules.js';
import { selectionOf } from './supergraph.js';
import { askerOf, askerThen, BODY, COMPLAINT_VIEWERS, tokenOf, UNIT, type Viewer } from './viewers.js';
import { movedComplaints, portalOf, type Submitted, submit, type World } from './world.js';

const READ = /* GraphQL */ `
  query Read($id: ID!, $trackingNumber: String!, $agency: ID!) {
    byId: complaint(id: $id) { ...Row }
    byNumber: complaint(trackingNumber: $trackingNumber) { ...Row }
    listed: complaints(filter: { agency: $agency }, sort: RECEIVED_DESC, first: 100) { edges { node { ...Row } } }
  }
  ${ROW_FRAGMENT}`;

const EVENT = `${selectionOf('ComplaintForwardedEvent', fieldsDecided('ComplaintForwardedEvent', 'MOVEMENT'))}
      origin: from { code } target: to { code } complaint { ...Row }`;
const POLL = /* GraphQL */ `
  query Poll($after: String!) { complaintEvents(after: $after, first: 100) { events { ${EVENT} } } }
  ${ROW_FRAGMENT}`;
const WATCH = /* GraphQL */ `
  subscription Watch($after: String!) { complaintForwarded(after: $after) { ${EVENT} } }
  ${ROW_FRAGMENT}`;
const INBOX = /* GraphQL */ `
  query Inbox($agency: ID!) { inbox(filter: { agency: $agency }, sort: RECEIVED_DESC, first: 100) { edges { node { id } } } }`;

interface Movement {
  origin: { code: string };
  target: { code: string };
  complaint: Row | null;
}
/** Queries, lists, events by page and events by stream, for each viewer, on complaints that are open, secret, anonymous, and both. */
export function complaintsSuite(world: () => World): void {
  const cases = COMPLAINT_VIEWERS.map((viewer): [string, Viewer] => [viewer.title, viewer]);
  const sightsOf = (viewer: Viewer) =>
    movedComplaints(world()).map(([complaint, isSecret]): [Submitted, Sight] => [
      complaint,
      sightOf(askerOf(viewer), isSecret),
    ]);

  it.each(cases)('shows complaints to %s by id, by number and in lists as decided', async (_title, viewer) => {
    const token = await tokenOf(world().hub, viewer);
    const refusal = refusalOf(viewer, 'COMPLAINT');
    for (const [{ id, trackingNumber }, sight] of sightsOf(viewer)) {
      const answer: GraphqlAnswer<Record<string, unknown>> = await request(
        world().hub,
        READ,
        { id, trackingNumber, agency: UNIT },
        token,
      );
      expectNobodyNamed(answer);
      const nodes = valueAt(answer.data, ['listed', 'edges']) as { node: Row }[] | undefined;
      const direct = (alias: string) => codeAt(answer, [alias]) ?? outcome(valueAt(answer.data, [alias]) as Row);
      const seen = {
        byId: direct('byId'),
        byNumber: direct('byNumber'),
        listed: codeAt(answer, ['listed']) ?? outcome(nodes?.find(({ node }) => node.id === id)?.node),
      };
      const whole = sight.sees ? expectedOf(sight) : undefined;
      expect(seen).toEqual({
        byId: refusal ?? whole ?? 'NOT_FOUND',
        byNumber: refusal ?? whole ?? 'NOT_FOUND',
        listed: refusal ?? whole ?? 'ABSENT',
      });
      if (refusal) expect(answer.data).toEqual({ byId: null, byNumber: null, listed: null });
    }
  });

  const moved = (events: readonly Movement[]) =>
    events.filter(({ origin, target }) => origin.code === BODY && target.code === UNIT);

  /** The movements of the matrix, with the complaint of each as it is now. */
  function expectMovements(viewer: Viewer, events: readonly Movement[]): void {
    expectNobodyNamed(events);
    const isTold = sightOf(askerThen(viewer), false).sees;
    const expected = sightsOf(viewer).flatMap(([, sight]) => (isTold ? [expectedOf(sight)] : []));
    expect(moved(events).map(({ complaint }) => outcome(complaint))).toEqual(expected);
  }

  it.each(cases)('gives %s the pages of movements that are decided', async (_title, viewer) => {
    const { hub, start } = world();
    const answer: GraphqlAnswer<Record<string, unknown>> = await request(
      hub,
      POLL,
      { after: start },
      await tokenOf(hub, viewer),
    );
    expect(codeAt(answer, [])).toBe(refusalOf(viewer, 'MOVEMENT'));
    expectMovements(viewer, (valueAt(answer.data, ['complaintEvents', 'events']) ?? []) as Movement[]);
  });

  const watchers = WATCHERS.map((viewer): [string, Viewer] => [viewer.title, viewer]);

  it.each(watchers)('streams to %s afterwards the movements that are decided, and no other', async (_title, viewer) => {
    const { hub, start } = world();
    const variables = { after: start };
    const stream = watch<Movement>(hub, {
      query: WATCH,
      variables,
      token: await tokenOf(hub, viewer),
      protocol: 'graphql-ws',
    });
    const hasLast = () => stream.seen.some(({ origin, target }) => isLastFor(viewer, origin.code, target.code));
    try {
      while (!hasLast()) await stream.until(stream.seen.length + 1);
      expectMovements(viewer, stream.seen);
    } finally {
      await stream.stop();
    }
  });

  it('keeps inboxes for those who have to act', async () => {
    const { hub } = world();
    const waiting = await submit(hub, portalOf(BODY), { toAgency: UNIT });
    for (const viewer of COMPLAINT_VIEWERS) {
      const answer: GraphqlAnswer<Record<string, unknown>> = await request(
        hub,
        INBOX,
        { agency: UNIT },
        await tokenOf(hub, viewer),
      );
      const edges = (valueAt(answer.data, ['inbox', 'edges']) ?? []) as { node: { id: string } }[];
      const seen = codeAt(answer, ['inbox']) ?? edges.some(({ node }) => node.id === waiting.id);
      const expected = refusalOf(viewer, 'COMPLAINT') ?? mayHandle(askerOf(viewer), 'acceptComplaint');
      expect({ viewer: viewer.title, seen }).toEqual({ viewer: viewer.title, seen: expected });
    }
  });
}
