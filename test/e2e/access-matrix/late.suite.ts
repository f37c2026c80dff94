import type { GraphqlAnswer } from '../../../demo/hub-client.js';
import { request, watch } from './asking.js';
import { codeAt, expectNobodyNamed, refusalOf, valueAt } from './cells.js';
import { expectedOf, outcome, ROW_FRAGMENT, type Row, type Shown } from './rows.js';
import { type Sight, sightOf } from './rules.js';
import { askerOfHeld, COMPLAINT_VIEWERS, tokenOf, UNIT, type Viewer } from './viewers.js';
import { ask, deskOf, monitor, type World } from './world.js';

const PATIENCE_MS = 60_000;
const EVENT = 'complaintId complaint { ...Row }';
const FILTER = `filter: { agency: "${UNIT}", kinds: [COMPLAINT_DEADLINE_MISSED] }`;
const LISTS = /* GraphQL */ `
  query Late($agency: ID!, $start: String!) {
    overdue: overdueComplaints(kind: NOT_ACCEPTED, filter: { agency: $agency }, first: 100) { edges { node { ...Row } } }
    counts: overdueCounts(filter: { agency: $agency }) { level kind count kindLabel }
    told: deadlineEvents(${FILTER}, after: $start, first: 100) { events { ${EVENT} } }
  }
  ${ROW_FRAGMENT}`;
const WATCH = /* GraphQL */ `
  subscription Watch($start: String!) { complaintDeadlineChanged(${FILTER}, after: $start) { ${EVENT} } }
  ${ROW_FRAGMENT}`;
const ONE = /* GraphQL */ `
  query One($id: ID!) { complaint(id: $id) { ...Row } }
  ${ROW_FRAGMENT}`;
const TOLD = /* GraphQL */ `
  query Told($start: String!) { deadlineEvents(${FILTER}, after: $start, first: 100) { events { complaintId } } }`;

interface Told {
  complaintId: string;
  complaint: Row | null;
}

/** What is late, and what is told of it: a secret, anonymous complaint that no portal handed in. */
export function lateSuite(world: () => World): void {
  const sightFor = (viewer: Viewer): Sight => sightOf(askerOfHeld(viewer), true);
  let there: Shown;
  const toldOf = (events: readonly Told[]) => events.filter(({ complaintId }) => complaintId === world().late.id);

  beforeAll(async () => {
    const { hub, late, start } = world();
    const all = await ask<{ complaint: Row }>(hub, deskOf(), ONE, { id: late.id });
    there = outcome(all.complaint) as Shown;
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const { deadlineEvents } = await ask<{ deadlineEvents: { events: Told[] } }>(hub, monitor(), TOLD, { start });
      if (deadlineEvents.events.some(({ complaintId }) => complaintId === late.id)) return;
      if (Date.now() > deadline) throw new Error('nobody was told of the missed deadline');
    }
  }, PATIENCE_MS + 10_000);

  it.each(COMPLAINT_VIEWERS.map((viewer): [string, Viewer] => [viewer.title, viewer]))(
    'shows %s of what is late, in lists and in events, just what is decided',
    async (_title, viewer) => {
      const { hub, late, start } = world();
      const answer: GraphqlAnswer<Record<string, unknown>> = await request(
        hub,
        LISTS,
        { agency: UNIT, start },
        await tokenOf(hub, viewer),
      );
      expectNobodyNamed(answer);
      const refusal = refusalOf(viewer, 'COMPLAINT');
      const sight = sightFor(viewer);
      const nodes = (valueAt(answer.data, ['overdue', 'edges']) ?? []) as { node: Row }[];
      const told = toldOf((valueAt(answer.data, ['told', 'events']) ?? []) as Told[]);
      const shown = sight.sees ? expectedOf(sight, there) : undefined;
      const counts = (valueAt(answer.data, ['counts']) ?? []) as { kind: string; count: number }[];
      expect({
        counted: codeAt(answer, ['counts']) ?? counts.some(({ kind, count }) => kind === 'NOT_ACCEPTED' && count > 0),
        listed: codeAt(answer, ['overdue']) ?? outcome(nodes.find(({ node }) => node.id === late.id)?.node),
        told: codeAt(answer, ['told']) ?? (told.length > 0 ? outcome(told[0]?.complaint) : 'ABSENT'),
      }).toEqual({
        counted: refusal ?? sight.sees,
        listed: refusal ?? shown ?? 'ABSENT',
        told: refusal ?? shown ?? 'ABSENT',
      });
    },
  );

  it.each(
    COMPLAINT_VIEWERS.filter((viewer) => sightFor(viewer).sees).map((viewer): [string, Viewer] => [
      viewer.title,
      viewer,
    ]),
  )('streams it to %s with what is decided', async (_title, viewer) => {
    const { hub, start } = world();
    const stream = watch<Told>(hub, {
      query: WATCH,
      variables: { start },
      token: await tokenOf(hub, viewer),
      protocol: 'graphql-ws',
    });
    try {
      while (toldOf(stream.seen).length === 0) await stream.until(stream.seen.length + 1);
      expectNobodyNamed(stream.seen);
      expect(outcome(toldOf(stream.seen)[0]?.complaint)).toEqual(expectedOf(sightFor(viewer), there));
    } finally {
      await stream.stop();
    }
  });
}
