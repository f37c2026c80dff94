import { buildSchema, GraphQLSchema } from 'graphql';
import { startFront } from '../../test/kit/start-front.js';
import { DEFAULT_LIMITS, type OperationLimits } from '../security/limits.js';
import { createOperationGate } from './admit-operation.js';

const schema = buildSchema('type Query { hello: String echo(value: [Int]): String }');

function codesOf(source: string, limits: Partial<OperationLimits> = {}): unknown[] {
  const gate = createOperationGate({
    schema: () => schema,
    limits: { ...DEFAULT_LIMITS, ...limits },
    introspection: true,
  });
  const admission = gate.admit(source);
  return 'errors' in admission ? admission.errors.map(({ extensions }) => extensions.code) : [];
}

const deepValue = (levels: number) => `{ echo(value: ${'['.repeat(levels)}${']'.repeat(levels)}) }`;

describe('the operation gate', () => {
  it.each([
    ['more tokens than the limit', `{ ${'hello '.repeat(DEFAULT_LIMITS.tokens)} }`],
    ['more tokens than the limit, and broken after it', `{ ${'hello '.repeat(DEFAULT_LIMITS.tokens)}`],
    ['nesting that the parser has no stack for', '{ hello '.repeat(DEFAULT_LIMITS.tokens / 2 - 1)],
    ['values nested likewise', deepValue(DEFAULT_LIMITS.tokens / 2 - 10)],
  ])('refuses %s as too complex', (_, source) => {
    expect(codesOf(source)).toEqual(['OPERATION_TOO_COMPLEX']);
  });

  it('calls broken syntax within the limit by its name', () => {
    expect(codesOf('{ hello')).toEqual(['GRAPHQL_PARSE_FAILED']);
    expect(codesOf('{ hello "')).toEqual(['GRAPHQL_PARSE_FAILED']);
  });

  it('refuses fragments that the limits and rules have no stack for as too complex', () => {
    const links = Array.from({ length: 30_000 }, (_, link) => `fragment F${link} on Query { ...F${link + 1} }`);
    const source = `{ ...F0 } ${links.join(' ')} fragment F${links.length} on Query { hello }`;
    expect(codesOf(source, { tokens: 1_000_000 })).toEqual(['OPERATION_TOO_COMPLEX']);
  });

  it('refuses with a code what its rules throw at', () => {
    const broken = createOperationGate({
      schema: () => new GraphQLSchema({}),
      limits: DEFAULT_LIMITS,
      introspection: true,
    });
    expect(broken.admit('{ hello }')).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] });
  });
});

it('is not passed by a long document over HTTP', async () => {
  const front = await startFront();
  try {
    const aliases = Array.from({ length: DEFAULT_LIMITS.tokens / 3 + 1 }, (_, index) => `a${index}: hello`);
    const response = await front.post({ query: `{ ${aliases.join(' ')} }` });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      errors: [
        {
          message: expect.stringContaining(`${DEFAULT_LIMITS.tokens} tokens`),
          extensions: { code: 'OPERATION_TOO_COMPLEX', retryable: false },
        },
      ],
    });
  } finally {
    await front.server.stop();
  }
});
