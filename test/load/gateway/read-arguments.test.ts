import { readArguments } from './read-arguments.js';
import { OPTIONAL_TARGETS, TARGETS } from './targets.js';

const namesOf = (args: string[]) => readArguments(args).targets.map(({ name }) => name);

it('compares optional targets only where they are named', () => {
  const optional = OPTIONAL_TARGETS.map(({ name }) => name);
  expect(namesOf([])).toEqual(TARGETS.map(({ name }) => name));
  expect(namesOf([]).filter((name) => optional.includes(name))).toEqual([]);
  expect(namesOf(['--only', `simpul,${optional.join(',')}`])).toEqual(['simpul', ...optional]);
});

it('names the targets that it knows when it is asked for another', () => {
  expect(() => readArguments(['--only', 'simpol'])).toThrow(
    /^--only knows simpul, .*simpul-share-queries, not simpol$/,
  );
});
