import { setTimeout as wait } from 'node:timers/promises';
import type { HubUnderTest } from '../kit/hub-under-test.js';
import { CLIENTS, type ClientName, type Following, follow } from './follow.js';
import { endOfStream, type Movement, movedSince, moveToProvince } from './movements.js';

/** More than systems hold for a connection. */
const MOVEMENTS = 8;
const TEXT_LENGTH = 10_000;
const COPIES = 400;

/** The longest text of a complaint many times over: an event of four megabytes. */
const WATCH_LARGE = /* GraphQL */ `
  subscription WatchLarge($after: String) {
    complaintForwarded(after: $after) {
      cursor
      complaint { ${Array.from({ length: COPIES }, (_, copy) => `text${copy}: text`).join(' ')} }
    }
  }`;

/** How each client learns that it has been too slow. */
const TOLD: Readonly<Record<ClientName, string>> = {
  'Apollo Client': 'RATE_LIMITED',
  'graphql-ws': '4441',
  'graphql-sse': 'disconnected',
};

/** Clients that do not read for a while, beside one that does. */
export function slowReaderSuite(hub: () => HubUnderTest): void {
  it('are let go, go on after their last cursor, and keep nobody else waiting', async () => {
    const start = await endOfStream(hub());
    const following: Following = {
      url: hub().url,
      token: await hub().tokenOf('ministry-monitor'),
      query: WATCH_LARGE,
      variables: { after: start },
      comeBack: () => wait(20),
    };
    const slow = CLIENTS.map((client) => ({ client, ...follow<Movement>(client, following) }));
    const reader = follow<Movement>('graphql-ws', following);
    const text = 'Jalan rusak. '.repeat(TEXT_LENGTH).slice(0, TEXT_LENGTH);

    await moveToProvince(hub(), { text });
    await Promise.all([reader, ...slow].map(({ told }) => told.until(1)));
    for (const { pause } of slow) pause();
    for (let movement = 2; movement <= MOVEMENTS; movement++) {
      await moveToProvince(hub(), { text });
      await reader.told.until(movement);
    }
    expect(reader.told.partings).toEqual([]);

    for (const { resume } of slow) resume();
    await Promise.all(slow.map(({ told }) => told.until(MOVEMENTS)));
    const moved = await movedSince(hub(), start);
    for (const { client, told } of slow) {
      expect(told.events.map(({ cursor }) => cursor)).toEqual(moved);
      expect([client, told.partings[0]]).toEqual([client, TOLD[client]]);
    }
  }, 60_000);
}
