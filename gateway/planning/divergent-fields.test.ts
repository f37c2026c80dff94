import { Kind, parse } from 'graphql';
import { hasDivergentFields } from './divergent-fields.js';

function diverges(source: string): boolean {
  const { definitions } = parse(source);
  const operation = definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('no operation');
  const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return hasDivergentFields(operation, new Map(fragments.map((node) => [node.name.value, node])));
}

it.each([
  '{ a { n: name } b { n: other } }',
  '{ a { ... on X { o { name } } ... on Y { o { name email } } } }',
  '{ a { o { name(x: 1, y: 2) } ...F } } fragment F on X { o { name(y: 2, x: 1) } }',
])('is false where a place means one thing: %s', (source) => {
  expect(diverges(source)).toBe(false);
});

it.each([
  '{ a { ... on X { n: name } ... on Y { n: other } } }',
  '{ a { ... on X { o { name(lang: EN) } } ... on Y { o { name(lang: ID) } } } }',
  '{ a { ...F ... on Y { o { name } } } } fragment F on X { o { name(lang: ID) } }',
])('is true where types differ in what it means: %s', (source) => {
  expect(diverges(source)).toBe(true);
});
