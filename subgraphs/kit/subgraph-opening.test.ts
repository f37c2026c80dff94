import pino from 'pino';
import { describeEachDialect, freshLocation } from '../../test/kit/databases.js';
import { inProcessRelay, type Relay } from './relay.js';
import { Subgraph } from './subgraph.js';

/** A relay that counts who listens. */
function countingRelay(): Relay & { readonly listening: Set<symbol> } {
  const relay = inProcessRelay();
  const listening = new Set<symbol>();
  return {
    ...relay,
    listening,
    listen(feed, listener) {
      const one = Symbol(feed);
      listening.add(one);
      const unlisten = relay.listen(feed, listener);
      return () => {
        listening.delete(one);
        unlisten();
      };
    },
  };
}

describeEachDialect((dialect) => {
  it('leaves nothing running when it cannot be put together', async () => {
    const place = await freshLocation(dialect);
    const relay = countingRelay();
    let listeningMeanwhile = 0;
    const definition = {
      name: 'knots',
      entities: [],
      migrations: [],
      assemble: async () => {
        listeningMeanwhile = relay.listening.size;
        throw new Error('no knots');
      },
    };
    const environment = {
      location: place.location,
      assertionKey: new Uint8Array(32),
      relay,
      pollIntervalMs: 20,
      logger: pino({ level: 'silent' }),
      now: () => new Date('2026-03-18T02:00:00Z'),
    };
    await expect(Subgraph.open(definition, environment)).rejects.toThrow('no knots');
    expect(listeningMeanwhile).toBeGreaterThan(0);
    expect(relay.listening.size).toBe(0);
    await place.drop();
  });
});
