import { sendOnce } from '../kit/send-request.js';
import { type GatewayProcess, startGatewayProcess } from './gateway-process.js';
import { type Answers, Load } from './load.js';
import { Streams } from './streams.js';
import {
  missing,
  NAME,
  type SubgraphPair,
  startSubgraphPair,
  TITLE,
  WHOLE,
  WITHOUT_COMPLAINT,
  WITHOUT_DIRECTORY,
} from './subgraph-pair.js';
import type { SubgraphProcess } from './subgraph-process.js';

const HELD = '{ complaint { title } agency { held } }';
const JOINED_HELD = '{ complaint { title handler { held } } }';
const FORWARDED = 'subscription { forwarded { number to { name } } }';
const COUNTED = 'subscription { counted { number to { name } } }';

/** Far longer than an answer takes here, and far shorter than the gateway waits for a subgraph that is silent. */
const QUICK_MS = 5_000;
const SILENT_MS = 30_000;

const wholeEvent = (field: string, number: number) => ({ data: { [field]: { number, to: { name: NAME } } } });
const namelessEvent = (field: string, number: number) => ({
  data: { [field]: { number, to: { name: null } } },
  errors: missing('directory', field, 'to', 'name'),
});

/** The number of the first event: who comes to a stream that others follow begins where it is. */
function firstOf([first]: readonly { data?: unknown }[]): number {
  const [event] = Object.values(first?.data ?? {}) as { number: number }[];
  return event?.number ?? 1;
}

let subgraphs: SubgraphPair;
let gateway: GatewayProcess;
let load: Load;
let streams: Streams;

/** From when it is gone until it is back every answer is `partial`; as soon as it listens again, whole. */
async function dieAndComeBack(subgraph: SubgraphProcess, partial: Answers, meanwhile: () => Promise<unknown>) {
  load.expect(WHOLE, partial);
  await subgraph.kill();
  load.expect(partial);
  await load.round();
  await meanwhile();
  load.expect(partial, WHOLE);
  await subgraph.restart();
  load.expect(WHOLE);
  await load.round();
}

beforeAll(async () => {
  subgraphs = await startSubgraphPair();
  gateway = await startGatewayProcess(subgraphs.supergraphSdl, { SIMPUL_SUBGRAPH_TIMEOUT_MS: String(SILENT_MS) });
});
beforeEach(() => {
  streams = new Streams(gateway.url);
  load = new Load(gateway.url, WHOLE);
});
afterEach(async () => {
  await streams.stop();
  await load.stop();
  expect(load.slowestMs).toBeLessThan(QUICK_MS);
});
afterAll(async () => {
  await gateway.stop();
  await subgraphs.kill();
});

describe('a subgraph that is killed under load and comes back', () => {
  it('costs its own fields alone, of answers and of events, and only while it is gone', async () => {
    const forwarded = streams.subscribe(FORWARDED);
    const counted = streams.subscribe(COUNTED);
    await streams.more();
    await dieAndComeBack(subgraphs.directory, WITHOUT_DIRECTORY, () => streams.more());
    await streams.more();
    for (const [field, logs] of Object.entries({ forwarded, counted })) {
      for (const { results } of logs) {
        const isWhole = results.map(({ errors }) => errors === undefined);
        expect(results).toEqual(
          isWhole.map((whole, index) => (whole ? wholeEvent : namelessEvent)(field, firstOf(results) + index)),
        );
        const phases = isWhole.filter((whole, index) => whole !== isWhole[index - 1]);
        expect(phases).toEqual([true, false, true]);
      }
    }
  });

  it('ends its streams with a code, or resumes them without loss where they can be', async () => {
    const forwarded = streams.subscribe(FORWARDED);
    const counted = streams.subscribe(COUNTED);
    await streams.more();
    await dieAndComeBack(subgraphs.complaint, WITHOUT_COMPLAINT, () => Promise.all(counted.map((log) => log.ended())));
    await streams.more(forwarded);
    await streams.more(streams.subscribe(COUNTED));
    for (const { results } of forwarded) {
      expect(results).toEqual(results.map((_, index) => wholeEvent('forwarded', firstOf(results) + index)));
    }
    for (const { results } of counted) {
      expect(results).toEqual([
        ...results.slice(0, -1).map((_, index) => wholeEvent('counted', firstOf(results) + index)),
        { data: { counted: null }, errors: missing('complaint', 'counted') },
      ]);
    }
  });

  it('does not keep those waiting whose requests it takes with it', async () => {
    const asked = Array.from({ length: 20 }, (_, index) =>
      sendOnce(gateway, JSON.stringify({ query: index % 2 === 0 ? HELD : JOINED_HELD })),
    );
    await subgraphs.directory.holds(asked.length);
    const killedAt = performance.now();
    await dieAndComeBack(subgraphs.directory, WITHOUT_DIRECTORY, async () => {
      const answers = await Promise.all(asked);
      expect(performance.now() - killedAt).toBeLessThan(QUICK_MS);
      const withoutAgency = {
        data: { complaint: { title: TITLE }, agency: null },
        errors: missing('directory', 'agency'),
        httpStatus: 200,
      };
      const withoutHeld = {
        data: { complaint: { title: TITLE, handler: { held: null } } },
        errors: missing('directory', 'complaint', 'handler', 'held'),
        httpStatus: 200,
      };
      expect(answers).toEqual(answers.map((_, index) => (index % 2 === 0 ? withoutAgency : withoutHeld)));
    });
  });
});
