import type { GraphqlAnswer, Variables } from '../../../demo/hub-client.js';
import { request } from './asking.js';
import { codeAt, expectNobodyNamed, refusalOf, valueAt } from './cells.js';
import { fieldsDecided } from './decisions.js';
import type { Pair } from './pair.js';
import { mayHandle, sightOf } from './rules.js';
import { selectionOf } from './supergraph.js';
import {
  ANONYMOUS,
  askerAtHome,
  askerOfHeld,
  askerOfSibling,
  COMPLAINT_VIEWERS,
  SIBLING,
  tokenOf,
  type Viewer,
} from './viewers.js';
import type { World } from './world.js';

const PAIR = /* GraphQL */ `
  query Pair($original: ID!, $duplicate: ID!, $holder: ID!) {
    original: complaint(id: $original) { mergedInto { id } duplicates { id title text } }
    duplicate: complaint(id: $duplicate) { mergedInto { id title text } duplicates { id } }
    listed: complaints(filter: { agency: $holder, states: [ARCHIVED] }, sort: RECEIVED_DESC, first: 100) {
      edges { node { id mergedInto { id title text } } }
    }
  }`;
const CANDIDATE = selectionOf(
  'DuplicateCandidate',
  fieldsDecided('DuplicateCandidate', 'DUPLICATES').filter((field) => field !== 'complaint'),
);
const CANDIDATES = /* GraphQL */ `
  query Candidates($id: ID!) {
    complaint(id: $id) { duplicateCandidates(first: 20) { ${CANDIDATE} complaint { id title text } } }
  }`;
const TRACKED_PARTS = [
  'TrackedOriginal',
  'TrackedTimelineEntry',
  'ComplaintAnswer',
  'AnswerSignature',
  'ReporterMessage',
  'ComplaintRating',
  'SentNotification',
  'NotificationDelivery',
];
const TRACKED = /* GraphQL */ `
  query Tracked($trackingNumber: String!, $secret: Secret!) {
    trackComplaint(trackingNumber: $trackingNumber, secret: $secret) {
      ${selectionOf('TrackedComplaint', fieldsDecided('TrackedComplaint', 'REPORTER'), TRACKED_PARTS)}
    }
  }`;

interface Shown {
  id: string;
  title: string | null;
  text: string | null;
}

/** What was merged, and what may tell of the same, for each viewer. */
export function mergingSuite(world: () => World, pair: () => Pair): void {
  const send = async (viewer: Viewer, query: string, variables: Variables): Promise<GraphqlAnswer<unknown>> =>
    request(world().hub, query, variables, await tokenOf(world().hub, viewer));
  const cases = COMPLAINT_VIEWERS.map((viewer): [string, Viewer] => [viewer.title, viewer]);
  const originalSight = (viewer: Viewer) => sightOf(askerOfHeld(viewer, 'ORIGIN'), false);
  const siblingSight = (viewer: Viewer, isSecret: boolean) => sightOf(askerOfSibling(viewer), isSecret);
  const words = { title: expect.any(String), text: expect.any(String) };

  it.each(cases)('shows %s either side of what was merged only where it may be seen itself', async (_title, viewer) => {
    const { original, duplicate, secretDuplicate } = pair();
    const answer = await send(viewer, PAIR, { original: original.id, duplicate: duplicate.id, holder: SIBLING });
    expectNobodyNamed(answer);
    const refusal = refusalOf(viewer, 'COMPLAINT');
    const edges = (valueAt(answer.data, ['listed', 'edges']) ?? []) as { node: { id: string; mergedInto: unknown } }[];
    const seen = {
      original: codeAt(answer, ['original']) ?? valueAt(answer.data, ['original']),
      duplicate: codeAt(answer, ['duplicate']) ?? valueAt(answer.data, ['duplicate']),
      listed: codeAt(answer, ['listed']) ?? edges.find(({ node }) => node.id === duplicate.id)?.node.mergedInto,
    };
    const secretSight = siblingSight(viewer, true);
    const duplicates: Shown[] = [];
    if (secretSight.sees) {
      duplicates.push({ id: secretDuplicate.id, ...(secretSight.content ? words : { title: null, text: null }) });
    }
    if (siblingSight(viewer, false).sees) duplicates.push({ id: duplicate.id, ...words });
    const mergedInto = originalSight(viewer).sees ? { id: original.id, ...words } : null;
    expect(seen).toEqual({
      original: refusal ?? (originalSight(viewer).sees ? { mergedInto: null, duplicates } : 'NOT_FOUND'),
      duplicate: refusal ?? (siblingSight(viewer, false).sees ? { mergedInto, duplicates: [] } : 'NOT_FOUND'),
      listed: refusal ?? (siblingSight(viewer, false).sees ? mergedInto : undefined),
    });
  });

  const alikeSight = (viewer: Viewer) => sightOf(askerOfHeld(viewer, 'COPY', 'SUPERVISION', 'REFERRAL'), true);

  it.each(cases)(
    'offers %s as telling of the same only what it may read, where it may merge',
    async (_title, viewer) => {
      const { original, duplicate, secretDuplicate, alike, probes } = pair();
      const probe = probes[viewer.place ?? SIBLING];
      const answer = await send(viewer, CANDIDATES, { id: probe?.id });
      expectNobodyNamed(answer);
      const refusal = refusalOf(viewer, 'DUPLICATES');
      const { sees } = sightOf(askerAtHome(viewer), false);
      const merges = mayHandle(askerAtHome(viewer), 'mergeComplaint');
      const offered = valueAt(answer.data, ['complaint', 'duplicateCandidates']) as { complaint: Shown }[] | null;
      const code = codeAt(answer, ['complaint']);
      if (refusal !== undefined || !sees || !merges) {
        expect([code, offered ?? null]).toEqual([refusal ?? (sees ? undefined : 'NOT_FOUND'), null]);
        return;
      }
      const meant = [original, alike, duplicate, secretDuplicate].map(({ id }) => id);
      const shown = offered?.map(({ complaint }) => complaint).filter(({ id }) => meant.includes(id)) ?? [];
      const expected = [
        ...(originalSight(viewer).sees ? [{ id: original.id, ...words }] : []),
        ...(alikeSight(viewer).content ? [{ id: alike.id, ...words }] : []),
      ];
      const byId = (one: Shown, other: Shown) => one.id.localeCompare(other.id);
      expect(shown.sort(byId)).toEqual(expected.sort(byId));
    },
  );

  it('shows the reporter of a duplicate how the original goes, and who reports it to neither', async () => {
    const { duplicate, original } = pair();
    const answer = await send(ANONYMOUS, TRACKED, {
      trackingNumber: duplicate.trackingNumber,
      secret: duplicate.secret,
    });
    expectNobodyNamed(answer);
    expect(answer.errors).toBeUndefined();
    expect(valueAt(answer.data, ['trackComplaint', 'mergedInto', 'trackingNumber'])).toBe(original.trackingNumber);
    const wrong = await send(ANONYMOUS, TRACKED, {
      trackingNumber: original.trackingNumber,
      secret: duplicate.secret,
    });
    expect([codeAt(wrong, ['trackComplaint']), wrong.data]).toEqual(['NOT_FOUND', { trackComplaint: null }]);
  });
}
