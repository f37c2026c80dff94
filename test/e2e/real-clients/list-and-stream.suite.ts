import type { HubUnderTest } from '../kit/hub-under-test.js';
import { CLIENTS, type ClientName, type Follower, follow } from './follow.js';
import { ask, endOfStream, handle, type Movement, movedSince, moveToProvince, WATCH } from './movements.js';

const PROVINCE = { code: '32', persona: 'province-admin' };
const REGENCY = '32.16';
const PAGE_SIZE = 10;
const WRITERS = 3;
const COMPLAINTS_OF_EACH = 6;
/** Every third complaint stays with the province. */
const STAYS_EVERY = 3;
const MOVEMENTS = WRITERS * (COMPLAINTS_OF_EACH * 2 - COMPLAINTS_OF_EACH / STAYS_EVERY);

const INBOX = /* GraphQL */ `
  query Inbox($first: Int!, $after: String) {
    inbox(sort: RECEIVED_ASC, first: $first, after: $after) {
      edges { node { id } }
      pageInfo { hasNextPage endCursor }
      feedCursor
    }
  }`;

interface InboxPage {
  edges: { node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
  feedCursor: string;
}

/** The whole inbox, page by page, with the feed cursor of the first. */
async function readInbox(hub: HubUnderTest): Promise<{ held: string[]; feedCursor: string }> {
  const held: string[] = [];
  let feedCursor: string | undefined;
  for (let after: string | undefined; ; ) {
    const variables = { first: PAGE_SIZE, after };
    const { inbox } = await ask<{ inbox: InboxPage }>(hub, INBOX, variables, PROVINCE.persona);
    held.push(...inbox.edges.map(({ node }) => node.id));
    feedCursor ??= inbox.feedCursor;
    if (!inbox.pageInfo.hasNextPage) return { held, feedCursor };
    after = inbox.pageInfo.endCursor;
  }
}

/** A client that has read the inbox and keeps it up to date by what it is told. */
interface Reader {
  held: string[];
  feedCursor: string;
  follower: Follower<Movement>;
}

async function startReader(hub: HubUnderTest, client: ClientName): Promise<Reader> {
  const { held, feedCursor } = await readInbox(hub);
  const follower = follow<Movement>(client, {
    url: hub.url,
    token: await hub.tokenOf(PROVINCE.persona),
    query: WATCH,
    variables: { after: feedCursor, filter: { agency: PROVINCE.code } },
    comeBack: async () => undefined,
  });
  return { held, feedCursor, follower };
}

/** What the inbox holds once the movements have been applied to what was read of it. */
function applyMovements({ held, follower }: Reader): string[] {
  const now = new Set(held);
  for (const { complaintId, to } of follower.told.events) {
    if (to.code === PROVINCE.code) now.add(complaintId);
    else now.delete(complaintId);
  }
  return [...now].sort();
}

/** An inbox that is read while complaints come and go, and followed from its cursor. */
export function listAndStreamSuite(hub: () => HubUnderTest): void {
  it('join without a gap while complaints come and go', async () => {
    const watcher = follow<Movement>('graphql-ws', {
      url: hub().url,
      token: await hub().tokenOf('ministry-monitor'),
      query: WATCH,
      variables: { after: await endOfStream(hub()) },
      comeBack: async () => undefined,
    });
    const readers: Promise<Reader>[] = [];
    const moved = (index: number) => {
      if (index % 2 === 0) readers.push(startReader(hub(), CLIENTS[readers.length % CLIENTS.length] as ClientName));
    };
    const writers = Array.from({ length: WRITERS }, async () => {
      for (let index = 0; index < COMPLAINTS_OF_EACH; index++) {
        const complaint = await moveToProvince(hub());
        moved(index);
        if (index % STAYS_EVERY === 0) continue;
        await handle(hub(), 'accept', complaint, PROVINCE.persona);
        await handle(hub(), 'forward', complaint, PROVINCE.persona, { toAgency: REGENCY, note: 'Jalan kabupaten.' });
      }
    });
    await Promise.all(writers);
    await watcher.told.until(MOVEMENTS);

    const { held } = await readInbox(hub());
    for (const reader of await Promise.all(readers)) {
      const { follower, feedCursor } = reader;
      const after = await movedSince(hub(), feedCursor);
      await follower.told.until(after.length);
      expect(follower.told.events.map(({ cursor }) => cursor)).toEqual(after);
      expect(applyMovements(reader)).toEqual([...held].sort());
    }
  }, 60_000);
}
