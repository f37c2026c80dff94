import type { GraphqlAnswer } from '../../../demo/hub-client.js';
import { request, watch } from './asking.js';
import { codeAt, expectNobodyNamed, refusalOf, valueAt } from './cells.js';
import { fieldsDecided } from './decisions.js';
import { sightOf } from './rules.js';
import { selectionOf } from './supergraph.js';
import { askerOf, COMPLAINT_VIEWERS, tokenOf, UNIT, type Viewer } from './viewers.js';
import type { World } from './world.js';

const DRAFT = selectionOf('AnswerDraft', fieldsDecided('AnswerDraft', 'DRAFTS'), ['AnswerDraftStep']);
const TOLD = `${selectionOf('AnswerDraftEvent', fieldsDecided('AnswerDraftEvent', 'DRAFTS'))} draft { id }`;
const LISTS = /* GraphQL */ `
  query Drafts($agency: ID!, $start: String!, $template: ID!, $complaint: ID!) {
    answerDrafts(filter: { agency: $agency }, first: 100) { edges { node { ${DRAFT} } } }
    answerDraftEvents(filter: { agency: $agency }, after: $start, first: 100) { events { ${TOLD} } }
    responseTemplates(agency: $agency) { ${selectionOf('ResponseTemplate', fieldsDecided('ResponseTemplate', 'DRAFTS'))} }
    renderedResponse(templateId: $template, complaintId: $complaint)
  }`;
const WATCH = /* GraphQL */ `
  subscription Live($start: String!) { answerDraftChanged(after: $start) { draftId complaintId stateAfter } }`;

interface Told {
  complaintId: string;
  stateAfter: string;
}

const mayRead = (viewer: Viewer) => sightOf(askerOf(viewer), false).drafts;

/** What the organisation that answers has written, offered and told of it, for each viewer. */
export function draftsSuite(world: () => World): void {
  it.each(COMPLAINT_VIEWERS.map((viewer): [string, Viewer] => [viewer.title, viewer]))(
    'shows %s drafts, templates and what is told of drafts just as decided',
    async (_title, viewer) => {
      const { hub, open, hidden, template, start } = world();
      const answer: GraphqlAnswer<Record<string, unknown>> = await request(
        hub,
        LISTS,
        { agency: UNIT, start, template, complaint: open.id },
        await tokenOf(hub, viewer),
      );
      expectNobodyNamed(answer);
      const edges = (valueAt(answer.data, ['answerDrafts', 'edges']) ?? []) as { node: { complaintId: string } }[];
      const events = (valueAt(answer.data, ['answerDraftEvents', 'events']) ?? []) as Told[];
      const templates = (valueAt(answer.data, ['responseTemplates']) ?? []) as { id: string }[];
      const ofBoth = (found: readonly { complaintId: string }[]) =>
        [open, hidden].map(({ id }) => found.filter(({ complaintId }) => complaintId === id).length);
      const seen = {
        drafts: codeAt(answer, ['answerDrafts']) ?? ofBoth(edges.map(({ node }) => node)),
        told: codeAt(answer, ['answerDraftEvents']) ?? ofBoth(events),
        templates: codeAt(answer, ['responseTemplates']) ?? templates.some(({ id }) => id === template),
        rendered: codeAt(answer, ['renderedResponse']) ?? valueAt(answer.data, ['renderedResponse']),
      };
      const refusal = refusalOf(viewer, 'DRAFTS');
      const isOwn = mayRead(viewer);
      const refused = sightOf(askerOf(viewer), false).sees ? 'FORBIDDEN' : 'NOT_FOUND';
      expect(seen).toEqual({
        drafts: refusal ?? (isOwn ? [1, 1] : [0, 0]),
        told: refusal ?? (isOwn ? [2, 2] : [0, 0]),
        templates: refusal ?? (isOwn ? true : 'FORBIDDEN'),
        rendered: refusal ?? (isOwn ? expect.stringContaining(open.trackingNumber) : refused),
      });
    },
  );

  it.each(COMPLAINT_VIEWERS.filter(mayRead).map((viewer): [string, Viewer] => [viewer.title, viewer]))(
    'streams to %s what was done with the drafts',
    async (_title, viewer) => {
      const { hub, open, start } = world();
      const token = await tokenOf(hub, viewer);
      const stream = watch<Told>(hub, { query: WATCH, variables: { start }, token, protocol: 'graphql-ws' });
      const toldOf = () => stream.seen.filter(({ complaintId }) => complaintId === open.id);
      try {
        while (toldOf().length < 2) await stream.until(stream.seen.length + 1);
        expect(toldOf().map(({ stateAfter }) => stateAfter)).toEqual(['DRAFT', 'LAPSED']);
      } finally {
        await stream.stop();
      }
    },
  );
}
