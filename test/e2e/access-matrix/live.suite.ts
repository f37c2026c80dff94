import { type Watch, watch } from '../../../demo/hub-client.js';
import type { HubUnderTest } from '../kit/hub-under-test.js';
import { expectNobodyNamed, refusalOf } from './cells.js';
import { sightOf } from './rules.js';
import {
  askerThen,
  BODY,
  COMPLAINT_VIEWERS,
  OMBUDSMAN,
  ORIGIN,
  SUPERVISING,
  tokenOf,
  UNIT,
  type Viewer,
} from './viewers.js';
import { LAST_MOVEMENTS, movedComplaints, type World } from './world.js';

const WATCH = /* GraphQL */ `
  subscription Live($after: String!) {
    complaintForwarded(after: $after) { from { code } to { code } complaint { id title } }
  }`;

interface Movement {
  from: { code: string };
  to: { code: string };
  complaint: { id: string; title: string | null } | null;
}

/** Who reads complaints and is entitled to the last movement out of his place: other units have no territory to monitor. */
export const WATCHERS: readonly Viewer[] = COMPLAINT_VIEWERS.filter(
  (viewer) =>
    refusalOf(viewer, 'MOVEMENT') === undefined &&
    (viewer.role !== 'PROVINCIAL_MONITOR' || viewer.place === SUPERVISING || !viewer.place?.includes('/')),
);

/** What the Ombudsman sees beside an event grows while it happens: it is brought the complaint a moment later. */
const LIVE = WATCHERS.filter(({ place }) => place !== OMBUDSMAN);

/** Whether an event is the last that concerns the viewer's place; for the national bodies, the last of all. */
export function isLastFor({ place }: Viewer, from: string, to: string): boolean {
  const origin = place !== null && place in LAST_MOVEMENTS ? place : ORIGIN;
  return from === origin && to === LAST_MOVEMENTS[origin];
}

/** A stream of each of them, all at once, some in the same words and with the same rights: streams that may be shared. */
export async function openStreams(hub: HubUnderTest, after: string): Promise<ReadonlyMap<Viewer, Watch<Movement>>> {
  const streams = new Map<Viewer, Watch<Movement>>();
  for (const viewer of LIVE) {
    const token = await tokenOf(hub, viewer);
    streams.set(viewer, watch<Movement>(hub, { query: WATCH, variables: { after }, token, protocol: 'graphql-ws' }));
  }
  return streams;
}

/** What streams that were open beforehand showed while it happened. */
export function liveSuite(world: () => World, streams: () => ReadonlyMap<Viewer, Watch<Movement>>): void {
  it.each(LIVE.map((viewer): [string, Viewer] => [viewer.title, viewer]))(
    'shows %s while it happens just what is decided',
    async (_title, viewer) => {
      const stream = streams().get(viewer) as Watch<Movement>;
      const hasLast = () => stream.seen.some(({ from, to }) => isLastFor(viewer, from.code, to.code));
      while (!hasLast()) await stream.until(stream.seen.length + 1);
      const expected = movedComplaints(world()).flatMap(([{ id }, isSecret]) => {
        const sight = sightOf(askerThen(viewer), isSecret);
        return sight.sees ? [{ id, title: sight.content ? expect.any(String) : null }] : [];
      });
      expectNobodyNamed(stream.seen);
      const seen = stream.seen.filter(({ from, to }) => from.code === BODY && to.code === UNIT);
      expect(seen.map(({ complaint }) => complaint)).toEqual(expected);
    },
  );
}
