import type { GraphqlAnswer } from '../../../demo/hub-client.js';
import { request, watch } from './asking.js';
import { codeAt, expectNobodyNamed, refusalOf, valueAt } from './cells.js';
import { fieldsDecided } from './decisions.js';
import { expectedOf, outcome, ROW_FRAGMENT, type Row } from './rows.js';
import { sightOf } from './rules.js';
import { selectionOf } from './supergraph.js';
import {
  askerOf,
  COMPLAINT_VIEWERS,
  CONSULTED,
  OMBUDSMAN,
  ORIGIN,
  PROVINCE,
  SUPERVISING,
  tokenOf,
  UNIT,
  type Viewer,
} from './viewers.js';
import { monitor, movedComplaints, portalOf, type Submitted, type World } from './world.js';

const EVENT = `${selectionOf('ComplaintRemarkEvent', fieldsDecided('ComplaintRemarkEvent', 'MOVEMENT'))} complaint { ...Row }`;
const POLL = /* GraphQL */ `
  query Poll($after: String!) { complaintRemarks(after: $after, first: 100) { events { ${EVENT} } } }
  ${ROW_FRAGMENT}`;
const WATCH = /* GraphQL */ `
  subscription Watch($after: String!) { complaintRemarked(after: $after) { ${EVENT} } }
  ${ROW_FRAGMENT}`;

/** What agencies did with each complaint beside handling it: the copy while the body held it, the rest at the unit. */
const TOLD = [
  'COMPLAINT_COPIED',
  'COMPLAINT_NOTED',
  'COMPLAINT_REMINDED',
  'COMPLAINT_GUIDANCE_ACKNOWLEDGED',
  'COMPLAINT_REFERRED_TO_OMBUDSMAN',
] as const;

interface Told {
  complaintId: string;
  kind: string;
  complaint: Row | null;
}

/** From which of them on somebody was entitled, where it is not the first. */
function beginOf({ role, place }: Viewer): (typeof TOLD)[number] {
  if (role === 'NATIONAL_MONITOR') return 'COMPLAINT_COPIED';
  if (place === OMBUDSMAN) return 'COMPLAINT_REFERRED_TO_OMBUDSMAN';
  const supervises = place === SUPERVISING || (place === PROVINCE && role === 'AGENCY_ADMIN');
  return supervises || place === UNIT || place === CONSULTED ? 'COMPLAINT_NOTED' : 'COMPLAINT_COPIED';
}

/** What agencies say to each other of complaints, by page and by stream, for each viewer. */
export function remarksSuite(world: () => World): void {
  const toldOf = ({ id }: Submitted, viewer: Viewer, isSecret: boolean) => {
    const sight = sightOf(askerOf(viewer), isSecret);
    const kinds = sight.oversight ? TOLD.slice(TOLD.indexOf(beginOf(viewer))) : [];
    return kinds.map((kind) => ({ complaintId: id, kind, complaint: expectedOf(sight) }));
  };
  const expectedFor = (viewer: Viewer) =>
    movedComplaints(world()).flatMap(([complaint, isSecret]) => toldOf(complaint, viewer, isSecret));

  function expectTold(viewer: Viewer, events: readonly Told[]): void {
    expectNobodyNamed(events);
    const ids = movedComplaints(world()).map(([{ id }]) => id);
    const ours = events.filter(({ complaintId }) => ids.includes(complaintId));
    const seen = ours.map(({ complaintId, kind, complaint }) => ({ complaintId, kind, complaint: outcome(complaint) }));
    expect(seen).toEqual(expectedFor(viewer));
  }

  const openStream = async (viewer: Viewer) => {
    const { hub, start } = world();
    const token = await tokenOf(hub, viewer);
    return watch<Told>(hub, { query: WATCH, variables: { after: start }, token, protocol: 'graphql-ws' });
  };

  const cases = COMPLAINT_VIEWERS.map((viewer): [string, Viewer] => [viewer.title, viewer]);

  it.each(cases)('tells %s by pages what agencies say to each other as decided', async (_title, viewer) => {
    const { hub, start } = world();
    const answer: GraphqlAnswer<Record<string, unknown>> = await request(
      hub,
      POLL,
      { after: start },
      await tokenOf(hub, viewer),
    );
    expect(codeAt(answer, [])).toBe(refusalOf(viewer, 'MOVEMENT'));
    const events = (valueAt(answer.data, ['complaintRemarks', 'events']) ?? []) as Told[];
    if (refusalOf(viewer, 'MOVEMENT') === undefined) expectTold(viewer, events);
    else expect(events).toEqual([]);
  });

  const watchers = cases.filter(([, viewer]) => sightOf(askerOf(viewer), false).oversight);

  it('streams nothing of it to the portal that handed the complaints in', async () => {
    const portal = await openStream(portalOf(ORIGIN));
    const everything = await openStream(monitor());
    try {
      await everything.until(expectedFor(monitor()).length);
      expect(portal.seen).toEqual([]);
    } finally {
      await Promise.all([portal.stop(), everything.stop()]);
    }
  });

  it.each(watchers)('streams it to %s as decided', async (_title, viewer) => {
    const stream = await openStream(viewer);
    const last = world().hidden.id;
    const hasLast = () => stream.seen.some(({ complaintId, kind }) => complaintId === last && kind === TOLD.at(-1));
    try {
      while (!hasLast()) await stream.until(stream.seen.length + 1);
      expectTold(viewer, stream.seen);
    } finally {
      await stream.stop();
    }
  });
}
