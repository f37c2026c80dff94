import type { HubUnderTest } from '../kit/hub-under-test.js';
import { asApolloSends, CLIENTS, follow } from './follow.js';
import { endOfStream, type Movement, movedSince, moveToProvince, WATCH } from './movements.js';

/** Three clients of one audience, each by a protocol of its own. */
export function sameEventsSuite(hub: () => HubUnderTest): void {
  it('share one subscription at the subgraph and are told the same', async () => {
    const start = await endOfStream(hub());
    const following = {
      url: hub().url,
      token: await hub().tokenOf('ministry-monitor'),
      query: asApolloSends(WATCH),
      variables: { after: start },
      comeBack: async () => undefined,
    };
    const followers = CLIENTS.map((client) => follow<Movement>(client, following));
    for (let movement = 0; movement < 3; movement++) await moveToProvince(hub());
    await Promise.all(followers.map(({ told }) => told.until(3)));

    const metrics = await (await fetch(new URL('/metrics', hub().url))).text();
    expect(metrics).toContain('\nsimpul_open_upstreams{subgraph="complaint"} 1\n');
    const [first, ...others] = followers.map(({ told }) => told.events);
    expect(first?.map(({ cursor }) => cursor)).toEqual(await movedSince(hub(), start));
    expect(first?.[0]).toMatchObject({ to: { code: '32', readiness: { state: expect.any(String) } } });
    for (const events of others) expect(events).toEqual(first);
  });
}
