import type { SmallSubgraph } from '../../conformance/kit/small-subgraph.js';
import { composeSmall } from '../../conformance/kit/small-system.js';
import { type SubgraphServer, startSubgraphServer } from '../../conformance/kit/subgraph-server.js';
import { sendOnce } from '../kit/send-request.js';
import { type GatewayProcess, startGatewayProcess } from './gateway-process.js';
import { type Answers, Load } from './load.js';
import type { StreamLog } from './stream-log.js';
import { Streams } from './streams.js';
import { complaintAt, directoryAt, nameAt, titleAt, withStatus } from './subgraphs.js';

const JOINED = '{ complaint { title handler { name } } }';
const NEW_FIELD = '{ complaint { status } }';
const MUTATION = 'mutation { file { id handler { name } } }';
const HELD = '{ agency { held } }';
const FORWARDED = 'subscription { forwarded { number to { name } } }';
const COUNTED = 'subscription { counted { number to { name } } }';
const PLACES = ['first', 'second'] as const;

type Place = (typeof PLACES)[number];

/** Where the subgraphs are that a supergraph names, and whether complaints have a status there. */
interface Deployment {
  complaint: Place;
  directory: Place;
  hasStatus: boolean;
}

const FIRST: Deployment = { complaint: 'first', directory: 'first', hasStatus: false };

let filed = 0;
let onHeld: () => void;
let letGo: (value: string) => void;
const subgraphsAt = (place: Place) => ({
  complaint: complaintAt({
    place,
    onFile() {
      filed += 1;
    },
  }),
  directory: directoryAt({
    place,
    hold() {
      onHeld();
      return new Promise((resolve) => {
        letGo = resolve;
      });
    },
  }),
});
const subgraphs = { first: subgraphsAt('first'), second: subgraphsAt('second') };
const servers = new Map<SmallSubgraph, SubgraphServer>();

const serverOf = (subgraph: SmallSubgraph) => servers.get(subgraph) as SubgraphServer;
const located = (subgraph: SmallSubgraph): SmallSubgraph => ({ ...subgraph, url: serverOf(subgraph).url });

function supergraphOf({ complaint, directory, hasStatus }: Deployment): string {
  const complaints = located(subgraphs[complaint].complaint);
  return composeSmall({
    complaint: hasStatus ? withStatus(complaints) : complaints,
    directory: located(subgraphs[directory].directory),
  });
}

function answersOf({ complaint, directory, hasStatus }: Deployment): Answers {
  const handler = { name: nameAt(directory) };
  return {
    [JOINED]: { data: { complaint: { title: titleAt(complaint), handler } }, httpStatus: 200 },
    [NEW_FIELD]: hasStatus
      ? { data: { complaint: { status: 'FORWARDED' } }, httpStatus: 200 }
      : {
          errors: [
            {
              message: 'Cannot query field "status" on type "Complaint".',
              locations: [{ line: 1, column: 15 }],
              extensions: { code: 'GRAPHQL_VALIDATION_FAILED', retryable: false },
            },
          ],
          httpStatus: 400,
        },
    [MUTATION]: { data: { file: { id: 'c1', handler } }, httpStatus: 200 },
  };
}

let gateway: GatewayProcess;
let load: Load;
let streams: Streams;
let served = FIRST;

/** Swaps under load: every answer is one of before or after, and when the gateway has swapped only of after. */
async function swapTo(next: Deployment): Promise<void> {
  const after = answersOf(next);
  load.expect(answersOf(served), after);
  await gateway.deploy(supergraphOf(next), 'swapped');
  load.expect(after);
  served = next;
  await load.round();
}

/**
 * The names that events carried, each once in a row. Fails unless the events are whole and numbered without a gap: who
 * comes to a stream that others follow begins where it is.
 */
function namesIn(field: string, results: readonly unknown[]): string[] {
  const events = results.map(
    (result) => (result as { data: Record<string, { number: number; to: { name: string } }> }).data[field],
  );
  const names = events.map((event) => event?.to.name);
  const first = events[0]?.number ?? 1;
  expect(results).toEqual(names.map((name, index) => ({ data: { [field]: { number: first + index, to: { name } } } })));
  return names.filter((name, index) => name !== names[index - 1]) as string[];
}

beforeAll(async () => {
  for (const place of PLACES) {
    const { complaint, directory } = subgraphs[place];
    servers.set(complaint, await startSubgraphServer(withStatus(complaint)));
    servers.set(directory, await startSubgraphServer(directory));
  }
  gateway = await startGatewayProcess(supergraphOf(FIRST));
});
beforeEach(async () => {
  filed = 0;
  if (served !== FIRST) await gateway.deploy(supergraphOf(FIRST), 'swapped');
  served = FIRST;
  streams = new Streams(gateway.url);
  load = new Load(gateway.url, answersOf(FIRST));
});
afterEach(async () => {
  await streams.stop();
  await load.stop();
});
afterAll(async () => {
  await gateway.stop();
  await Promise.all([...servers.values()].map((server) => server.stop()));
});

describe('a gateway whose supergraph is swapped under load', () => {
  it('answers every request as before or as after, and executes each mutation once', async () => {
    await load.round();
    for (const directory of ['second', 'first'] as const) {
      await swapTo({ ...FIRST, directory, hasStatus: directory === 'second' });
    }
    await swapTo({ complaint: 'second', directory: 'second', hasStatus: true });
    await swapTo(FIRST);
    await load.stop();
    expect(load.answered.get(MUTATION)).toBe(filed);
  });

  it('goes on with the last good supergraph while its file is broken', async () => {
    await swapTo({ ...FIRST, hasStatus: true });
    await gateway.deploy('type Query { broken: String }', 'refused');
    await load.round();
    await gateway.deploy(supergraphOf(served).slice(0, -200), 'refused');
    await load.round();
    await swapTo({ ...FIRST, directory: 'second' });
  });

  it('ends what a subgraph that has moved is still working on', async () => {
    const held = new Promise<void>((resolve) => {
      onHeld = resolve;
    });
    const answer = sendOnce(gateway, JSON.stringify({ query: HELD }));
    await held;
    await swapTo({ ...FIRST, directory: 'second' });
    await swapTo({ ...FIRST, directory: 'second', hasStatus: true });
    letGo('done');
    expect(await answer).toEqual({ data: { agency: { held: 'done' } }, httpStatus: 200 });
  });

  it('goes on with every stream without loss, with the fields of each supergraph, while its subgraph stays', async () => {
    const forwarded = streams.subscribe(FORWARDED);
    const counted = streams.subscribe(COUNTED);
    await streams.more();
    for (const directory of ['second', 'first', 'second'] as const) {
      await swapTo({ ...FIRST, directory, hasStatus: directory === 'second' });
      await streams.more();
    }
    await gateway.deploy('type Query { broken: String }', 'refused');
    await streams.more();
    const names = ['first', 'second', 'first', 'second'].map(nameAt);
    for (const { results } of forwarded) expect(namesIn('forwarded', results)).toEqual(names);
    for (const { results } of counted) expect(namesIn('counted', results)).toEqual(names);
  });

  it('resumes streams behind their last event where their subgraph moves, and tells the others to subscribe again', async () => {
    const forwarded = streams.subscribe(FORWARDED);
    const counted = streams.subscribe(COUNTED);
    const [bySocket, byEventStream] = counted as [StreamLog, StreamLog];
    await streams.more();
    const left = serverOf(subgraphs.first.complaint).socketsClosed();
    await swapTo({ ...FIRST, complaint: 'second' });
    await bySocket.ended();
    // Clients of event streams are hung up on: told an error, they would not come back by themselves.
    await expect(byEventStream.ended()).rejects.toThrow('Connection closed');
    await left;
    await streams.more(forwarded);
    expect(bySocket.results.pop()).toEqual({
      errors: [
        {
          message: 'The schema has changed; subscribe again.',
          extensions: { code: 'SHUTTING_DOWN', retryable: true },
        },
      ],
    });
    for (const { results } of counted) expect(namesIn('counted', results)).toEqual([nameAt('first')]);
    const again = streams.subscribe(COUNTED);
    await swapTo({ complaint: 'second', directory: 'second', hasStatus: true });
    await streams.more([...forwarded, ...again]);
    const names = [nameAt('first'), nameAt('second')];
    for (const { results } of forwarded) expect(namesIn('forwarded', results)).toEqual(names);
    for (const { results } of again)
      expect(namesIn('counted', results)).toEqual(expect.arrayContaining(names.slice(1)));
  });
});
