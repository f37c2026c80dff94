import pino from 'pino';
import { backgroundErrors } from './background-errors.js';
import { CodedError } from './errors.js';

const away = () => Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:3306'), { code: 'ECONNREFUSED' });

let logged: Record<string, unknown>[];
let report: (error: unknown) => void;

beforeEach(() => {
  jest.useFakeTimers();
  logged = [];
  report = backgroundErrors(pino({}, { write: (line) => logged.push(JSON.parse(line)) }), 'feed');
});
afterEach(() => jest.useRealTimers());

it('tells of a server that is away once in ten seconds, however often it is missed', () => {
  for (let second = 0; second < 25; second++) {
    report(away());
    jest.advanceTimersByTime(1_000);
  }
  expect(logged).toHaveLength(3);
  expect(logged[0]).toMatchObject({ level: 40, work: 'feed', reason: 'connect ECONNREFUSED 127.0.0.1:3306' });
});

it('takes another subgraph that is away for no more than that', () => {
  report(new CodedError('SUBGRAPH_UNAVAILABLE'));
  expect(logged).toMatchObject([{ level: 40 }]);
});

it('tells of what others still load only where that takes long', () => {
  for (let second = 0; second < 10; second++) {
    report(new CodedError('NOT_READY'));
    jest.advanceTimersByTime(1_000);
  }
  expect(logged).toEqual([]);
  report(new CodedError('NOT_READY'));
  expect(logged).toMatchObject([{ level: 40 }]);
});

it('tells of everything else each time, as an error', () => {
  report(new Error('no such table'));
  report(new Error('no such table'));
  expect(logged).toMatchObject([{ level: 50, work: 'feed' }, { level: 50 }]);
});
