import { readArguments } from './read-arguments.js';
import { SCENARIOS } from './scenarios.js';

it('runs every scenario and the storm unless told otherwise', () => {
  expect(readArguments([]).scenarios).toEqual(SCENARIOS);
  expect(readArguments([]).storm.clients).toBe(10_000);
  const { scenarios, storm } = readArguments(['--scenarios', 'sse-1000']);
  expect([scenarios.map(({ name }) => name), storm.clients]).toEqual([['sse-1000'], 0]);
});

it('names the scenarios that it knows when it is asked for another', () => {
  expect(() => readArguments(['--scenarios', 'ws-5'])).toThrow(/^--scenarios knows ws-1000, .*storm, not ws-5$/);
});
