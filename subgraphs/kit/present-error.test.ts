import { GraphQLError } from 'graphql';
import pino from 'pino';
import { errorPresenter } from './present-error.js';
import type { Viewer } from './viewer.js';

const logged: unknown[] = [];
const present = errorPresenter(pino({}, { write: (line) => logged.push(JSON.parse(line)) }));
const viewer = { language: 'en' } as Viewer;

const thrown = (originalError: Error) => new GraphQLError(originalError.message, { originalError });
const fault = (code: string) => Object.assign(new Error('connect to db.internal failed'), { code });

beforeEach(() => {
  logged.length = 0;
});

it.each([
  ['refuses connections', fault('ECONNREFUSED')],
  ['was lost', Object.assign(new Error('query failed'), { driverError: fault('PROTOCOL_CONNECTION_LOST') })],
  ['has several addresses', new AggregateError([fault('ECONNREFUSED'), fault('ETIMEDOUT')])],
  ['is the cause', new Error('could not read', { cause: fault('ECONNRESET') })],
])('says that one may try again where the database %s', (_name, error) => {
  const { message, extensions } = present(thrown(error), viewer);
  expect(extensions).toEqual({ code: 'SUBGRAPH_UNAVAILABLE', retryable: true });
  expect(message).not.toContain('db.internal');
  expect(logged).toMatchObject([{ level: 40 }]);
});

it('takes everything else that has no code for a bug, and shows its id alone', () => {
  const { message, extensions } = present(thrown(fault('ER_NO_SUCH_TABLE')), viewer);
  expect(extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', retryable: false, errorId: expect.any(String) });
  expect(message).not.toContain('db.internal');
  expect(logged).toMatchObject([{ level: 50, errorId: extensions.errorId }]);
});
