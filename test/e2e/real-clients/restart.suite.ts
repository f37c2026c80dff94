import { setTimeout as wait } from 'node:timers/promises';
import type { HubProcess } from '../kit/child-process.js';
import type { HubUnderTest } from '../kit/hub-under-test.js';
import { CLIENTS, type ClientName, follow } from './follow.js';
import { endOfStream, type Movement, movedSince, moveToProvince, WATCH } from './movements.js';

/** How each client learns that the hub it is connected to stops. */
const TOLD_OF_STOP: Readonly<Record<ClientName, string>> = {
  'Apollo Client': 'SHUTTING_DOWN',
  'graphql-ws': '1012',
  'graphql-sse': 'disconnected',
};

/** Clients that follow the stream while the process that they are connected to ends and comes back. */
export function restartSuite(hub: () => HubUnderTest): void {
  const front = () => hub().processes.get(hub().front) as HubProcess;

  async function followBy(comeBack: () => Promise<unknown>) {
    const start = await endOfStream(hub());
    const token = await hub().tokenOf('ministry-monitor');
    const following = { url: hub().url, token, query: WATCH, variables: { after: start }, comeBack };
    return { start, followers: CLIENTS.map((client) => ({ client, ...follow<Movement>(client, following) })) };
  }

  type Followed = Awaited<ReturnType<typeof followBy>>;

  async function expectAllOnceInOrder({ start, followers }: Followed, count: number): Promise<void> {
    await Promise.all(followers.map(({ told }) => told.until(count)));
    const moved = await movedSince(hub(), start);
    expect(moved).toHaveLength(count);
    for (const { client, told } of followers) {
      expect([client, told.events.map(({ cursor }) => cursor)]).toEqual([client, moved]);
    }
  }

  it('are told each event once and in order when it is killed and much happens before they are back', async () => {
    let letBack: () => void = () => undefined;
    const mayComeBack = new Promise<void>((resolve) => {
      letBack = resolve;
    });
    const followed = await followBy(() => mayComeBack);
    await moveToProvince(hub());
    await Promise.all(followed.followers.map(({ told }) => told.until(1)));

    front().signal('SIGKILL');
    await Promise.all([front().ended(), ...followed.followers.map(({ told }) => told.untilParted(1))]);
    await hub().restart(hub().front);
    await moveToProvince(hub());
    await moveToProvince(hub());
    letBack();
    await moveToProvince(hub());

    await expectAllOnceInOrder(followed, 4);
  });

  it('are told to come back when it is asked to stop, and lose nothing when they try until it is there', async () => {
    const followed = await followBy(() => wait(50));
    await moveToProvince(hub());
    await Promise.all(followed.followers.map(({ told }) => told.until(1)));

    await moveToProvince(hub());
    const stopped = front().stop();
    await Promise.all(followed.followers.map(({ told }) => told.untilParted(1)));
    for (const { client, told } of followed.followers) {
      expect([client, told.partings[0]]).toEqual([client, TOLD_OF_STOP[client]]);
    }
    expect(await stopped).toBe(0);
    await hub().restart(hub().front);
    await moveToProvince(hub());

    await expectAllOnceInOrder(followed, 3);
  });
}
