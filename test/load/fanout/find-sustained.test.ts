import { findSustained } from './find-sustained.js';

const CLIENTS = 100;
const expectation = { clients: CLIENTS, cpuMicrosPerDelivery: 100, latencyMs: 10, stepMs: 2_000 };

/** The rates that are asked for, in deliveries per second, from a server that holds at most `capacity`. */
async function search(capacity: number, breaksAbove = Number.POSITIVE_INFINITY) {
  const rates: number[] = [];
  const best = await findSustained(expectation, async (events, everyMicros) => {
    const rate = Math.round((CLIENTS * 1e6) / everyMicros);
    rates.push(rate);
    if (rate > breaksAbove) return undefined;
    const p99 = rate > capacity ? 5_000 : 10;
    const deliveriesPerSecond = Math.min(rate, capacity);
    return { events, deliveriesPerSecond, latencyMs: { p50: 1, p99 }, used: { atMs: 1, cpuMs: 1, loadMs: 1 } };
  });
  return { rates, best: best?.deliveriesPerSecond };
}

describe('the search for the highest rate', () => {
  it('raises the rate until deliveries come late', async () => {
    expect(await search(9_000)).toEqual({ rates: [7_000, 8_750, 10_937], best: 8_750 });
  });

  it('looks below when the first rate is too high', async () => {
    expect(await search(5_000)).toEqual({ rates: [7_000, 4_480], best: 4_480 });
  });

  it('ends when a client is left behind, and when everything is held', async () => {
    expect(await search(9_000, 8_000)).toEqual({ rates: [7_000, 8_750], best: 7_000 });
    expect((await search(1e9)).rates).toHaveLength(6);
  });

  it('finds nothing where nothing is held', async () => {
    expect((await search(1)).best).toBeUndefined();
  });
});
