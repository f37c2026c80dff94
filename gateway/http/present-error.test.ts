import { buildSmallSystem } from '../../test/conformance/kit/small-system.js';
import { type StartedFront, startFront } from '../../test/kit/start-front.js';
import type { SubgraphError, SubgraphResponse } from '../transport/subgraph-transport.js';
import { TransportError } from '../transport/transport-error.js';
import type { SubgraphErrors } from './present-error.js';

/** What the subgraph answers to anything; without it, it does not answer. */
let reply: SubgraphResponse | undefined;
let fronts: Record<SubgraphErrors, StartedFront>;

function startOver(subgraphErrors: SubgraphErrors): Promise<StartedFront> {
  const { gateway } = buildSmallSystem(
    {
      shop: {
        typeDefs: 'type Query { row: Int rows: [Int] state: State } enum State { OPEN SECRET @inaccessible }',
        resolvers: {},
      },
    },
    {
      transportOf: () => ({
        async execute() {
          if (!reply) throw new TransportError('connect ECONNREFUSED 10.0.0.7');
          return { ...reply, data: structuredClone(reply.data) };
        },
        subscribe() {
          throw new Error('nothing is subscribed to');
        },
        close: async () => undefined,
      }),
    },
  );
  return startFront({ gateway, subgraphErrors });
}

beforeAll(async () => {
  fronts = { show: await startOver('show'), mask: await startOver('mask') };
});
afterAll(() => Promise.all(Object.values(fronts).map(({ server }) => server.stop())));

async function answerOf(kind: SubgraphErrors, query: string, headers?: Record<string, string>) {
  const response = await fronts[kind].post({ query }, headers);
  const { errors } = JSON.parse((await response.text()).replace(/("errorId":)"[^"]{36}"/g, '$1"any"'));
  return { status: response.status, error: errors[0] };
}

/** The status and the first error of an answer, which is the same when it is asked for again. */
async function firstError(kind: SubgraphErrors, query = '{ row }', headers?: Record<string, string>) {
  const first = await answerOf(kind, query, headers);
  expect(await answerOf(kind, query, headers)).toEqual(first);
  return first;
}

const failing = (error: Omit<SubgraphError, 'path'>) => ({
  data: { row: null },
  errors: [{ path: ['row'], ...error }],
});
const shown = (message: string, extensions: Record<string, unknown>) => ({
  status: 200,
  error: { message, path: ['row'], extensions: { ...extensions, subgraph: 'shop' } },
});
const masked = (extensions = {}, path = 'row') => ({
  status: 200,
  error: {
    message: 'An unexpected error; quote its errorId to the operator.',
    path: [path],
    extensions: { code: 'INTERNAL_SERVER_ERROR', retryable: false, errorId: 'any', ...extensions },
  },
});
const maskedOfShop = masked({ subgraph: 'shop' });
/** A list within a list, and so on. */
const nested = (levels: number): unknown[] => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
const uncoded = { code: 'INTERNAL_SERVER_ERROR', retryable: false };

describe('an error that a subgraph sent', () => {
  it.each<[string, Omit<SubgraphError, 'path'>, object, object]>([
    [
      'a code of its own',
      { message: 'sold out', extensions: { code: 'OUT_OF_STOCK', left: 0, until: { days: [1, 2] } } },
      shown('sold out', { code: 'OUT_OF_STOCK', left: 0, until: { days: [1, 2] } }),
      maskedOfShop,
    ],
    [
      'a code of the hub',
      { message: 'no such row', extensions: { code: 'NOT_FOUND', table: 'rows' } },
      shown('no such row', { code: 'NOT_FOUND', retryable: false, table: 'rows' }),
      shown('no such row', { code: 'NOT_FOUND', retryable: false }),
    ],
    [
      'its own word on whether to retry',
      { message: 'busy', extensions: { code: 'CONFLICT', retryable: true, currentVersion: 3 } },
      shown('busy', { code: 'CONFLICT', retryable: true, currentVersion: 3 }),
      shown('busy', { code: 'CONFLICT', retryable: false, currentVersion: 3 }),
    ],
    ['no code', { message: 'oh no' }, shown('oh no', uncoded), maskedOfShop],
    [
      'extensions that are none',
      { message: 'oh no', extensions: 'none' as never },
      shown('oh no', uncoded),
      maskedOfShop,
    ],
    [
      'a stack trace',
      { message: 'oh no', extensions: { code: 'X', stacktrace: ['at db.ts:1'], exception: { stacktrace: ['at'] } } },
      shown('oh no', { code: 'X' }),
      maskedOfShop,
    ],
    [
      'traces at any depth of what it says',
      {
        message: 'oh no',
        extensions: {
          code: 'NOT_FOUND',
          stack: 'at db.ts:1',
          originalError: { message: 'secret', stack: 'at db.ts:1' },
          fields: [{ path: 'a', exception: { stacktrace: ['at'] }, more: { stack: 'at', of: [['it']] } }],
        },
      },
      shown('oh no', { code: 'NOT_FOUND', retryable: false, fields: [{ path: 'a', more: { of: [['it']] } }] }),
      shown('oh no', { code: 'NOT_FOUND', retryable: false, fields: [{ path: 'a', more: { of: [['it']] } }] }),
    ],
    [
      'what is nested too deep to be written',
      { message: 'oh no', extensions: { code: 'NOT_FOUND', currentVersion: 3, fields: nested(20_000), table: 'rows' } },
      shown('oh no', { code: 'NOT_FOUND', retryable: false, currentVersion: 3, fields: nested(20), table: 'rows' }),
      shown('oh no', { code: 'NOT_FOUND', retryable: false, currentVersion: 3, fields: nested(20) }),
    ],
    [
      'a status for Apollo Server',
      { message: 'tea', extensions: { code: 'X', http: { status: 418 } } },
      shown('tea', { code: 'X' }),
      maskedOfShop,
    ],
    [
      'the name of another subgraph',
      { message: 'oh no', extensions: { code: 'X', subgraph: 'other' } },
      shown('oh no', { code: 'X' }),
      maskedOfShop,
    ],
    [
      'places in its own query',
      { message: 'oh no', locations: [{ line: 1, column: 2 }] },
      shown('oh no', uncoded),
      maskedOfShop,
    ],
  ])('with %s', async (_, error, whenShown, whenMasked) => {
    reply = failing(error);
    expect(await firstError('show')).toEqual(whenShown);
    expect(await firstError('mask')).toEqual(whenMasked);
  });

  it('is counted under no name of its own', async () => {
    reply = failing({ message: 'sold out', extensions: { code: 'OUT_OF_STOCK' } });
    await firstError('show');
    const metrics = await (await fetch(new URL('/metrics', fronts.show.server.url))).text();
    expect(metrics).toMatch(/simpul_errors_total\{code="OTHER"\} [1-9]/);
    expect(metrics).not.toContain('OUT_OF_STOCK');
  });
});

describe.each(['show', 'mask'] as const)('an error of the gateway itself, where those of subgraphs are: %s', (kind) => {
  it.each([
    ['a value of the wrong type', '{ rows }', 'rows', { rows: 'text' }],
    ['a hidden value', '{ state }', 'state', { state: 'SECRET' }],
    ['a field that is left out', '{ row }', 'row', {}],
  ])('is masked: %s', async (_, query, path, data) => {
    reply = { data };
    expect(await firstError(kind, query)).toEqual(masked({}, path));
  });

  it('says in the reader’s language that a subgraph does not answer, and not why', async () => {
    reply = undefined;
    expect(await firstError(kind, '{ row }', { 'accept-language': 'id' })).toEqual({
      status: 200,
      error: {
        message: 'Salah satu layanan tidak menjawab; datanya tidak tersedia.',
        path: ['row'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', retryable: true, subgraph: 'shop' },
      },
    });
  });
});
