import type { GraphqlAnswer } from '../../../demo/hub-client.js';
import { request, watch } from './asking.js';
import { codeAt, expectNobodyNamed, refusalOf, valueAt } from './cells.js';
import { fieldsDecided } from './decisions.js';
import type { Pair } from './pair.js';
import { selectionOf } from './supergraph.js';
import { COMPLAINT_VIEWERS, ORIGIN, tokenOf, type Viewer } from './viewers.js';
import { movedComplaints, portalOf, type Submitted, type World } from './world.js';

const FIELDS = fieldsDecided('ReporterNotification', 'NOTIFICATION').filter((field) => field !== 'complaint');
const EVENT = `${selectionOf('ReporterNotification', FIELDS)} complaint { id text }`;
const POLL = /* GraphQL */ `
  query Poll($after: String!) { reporterNotifications(after: $after, first: 100) { events { ${EVENT} } } }`;
const WATCH = /* GraphQL */ `
  subscription Watch($after: String!) { reporterNotified(after: $after) { ${EVENT} } }`;

interface Notice {
  trackingNumber: string;
  ofOriginal: boolean;
  complaint: { id: string; text: string | null } | null;
}

/** What reporters are told, for the machines that deliver it: each the reporters of what came in through it. */
export function notificationsSuite(world: () => World, pair: () => Pair): void {
  const cases = COMPLAINT_VIEWERS.map((viewer): [string, Viewer] => [viewer.title, viewer]);
  const handedIn = () => [...movedComplaints(world()).map(([complaint]) => complaint), pair().original];
  const keyedIn = () => [world().late, pair().duplicate, pair().secretDuplicate];

  /** Of each complaint whether anything is told, and the complaint as it is shown beside. */
  const shownOf = (notices: readonly Notice[], complaints: readonly Submitted[]) =>
    complaints.map(({ trackingNumber }) => {
      const told = notices.filter((notice) => notice.trackingNumber === trackingNumber);
      return told.length === 0 ? 'NOTHING' : told.map(({ complaint }) => complaint?.id ?? null);
    });

  /** A portal sees what it handed in, secret or not; who only delivers sees nothing of the complaint. */
  function expectNotices({ role, place }: Viewer, notices: readonly Notice[]): void {
    expectNobodyNamed(notices);
    const delivers = (own: string) => role === 'PORTAL' && place === own;
    for (const [index, told] of shownOf(notices, handedIn()).entries()) {
      const id = handedIn()[index]?.id;
      expect([index, new Set([told].flat())]).toEqual([index, new Set([delivers(ORIGIN) ? id : 'NOTHING'])]);
    }
    for (const told of shownOf(notices, keyedIn())) {
      expect(new Set([told].flat())).toEqual(new Set([delivers('sp4n') ? null : 'NOTHING']));
    }
    expect(notices.filter(({ complaint }) => complaint !== null && complaint.text === null)).toEqual([]);
  }

  it.each(cases)('gives %s the pages of what reporters are told as decided', async (_title, viewer) => {
    const { hub, start } = world();
    const answer: GraphqlAnswer<unknown> = await request(hub, POLL, { after: start }, await tokenOf(hub, viewer));
    expect(codeAt(answer, [])).toBe(refusalOf(viewer, 'NOTIFICATION'));
    expectNotices(viewer, (valueAt(answer.data, ['reporterNotifications', 'events']) ?? []) as Notice[]);
  });

  const openStream = async (viewer: Viewer) => {
    const { hub, start } = world();
    const token = await tokenOf(hub, viewer);
    return watch<Notice>(hub, { query: WATCH, variables: { after: start }, token, protocol: 'graphql-ws' });
  };

  it.each([portalOf(ORIGIN), portalOf('sp4n')].map((viewer): [string, Viewer] => [viewer.title, viewer]))(
    'streams it to %s as decided',
    async (_title, viewer) => {
      const stream = await openStream(viewer);
      const own = viewer.place === ORIGIN ? handedIn() : keyedIn();
      const waits = () => shownOf(stream.seen, own).includes('NOTHING');
      try {
        while (waits()) await stream.until(stream.seen.length + 1);
        expectNotices(viewer, stream.seen);
      } finally {
        await stream.stop();
      }
    },
  );
}
