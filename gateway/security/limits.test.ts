import { getIntrospectionQuery, parse } from 'graphql';
import { DEFAULT_LIMITS, findBrokenLimit } from './limits.js';

const limits = { ...DEFAULT_LIMITS, depth: 3, fields: 6, rootFields: 2 };
const verdict = (source: string): string | undefined => findBrokenLimit(parse(source), limits)?.message;

describe('the limits of an operation', () => {
  it('let pass what reaches them', () => {
    expect(verdict('{ a { b { c } } d { e { f } } }')).toBeUndefined();
  });

  it.each([
    ['depth', '{ a { b { c { d } } } }', 'limit of 3 levels'],
    ['depth within fragments', '{ a { ...F } } fragment F on A { b { ... { c { d } } } }', 'limit of 3 levels'],
    ['fields', '{ a { b c d e f g } }', 'limit of 6 fields'],
    ['aliases', '{ a { b: x c: x d: x e: x f: x g: x } }', 'limit of 6 fields'],
    [
      'fields of fragments, wherever they are spread',
      '{ a { ...F } b { ...F } } fragment F on A { c d e }',
      'limit of 6 fields',
    ],
    ['root fields', '{ a b c }', 'limit of 2 root fields'],
    ['root fields within fragments', '{ ...F } fragment F on Query { a b c }', 'limit of 2 root fields'],
    ['every operation of the document', 'query A { a } query B { a b c }', 'limit of 2 root fields'],
  ])('hold for %s', (_, source, message) => {
    expect(verdict(source)).toContain(message);
  });

  it('cost no more than the text, however often fragments multiply', () => {
    const fragments = Array.from({ length: 60 }, (_, at) => `fragment F${at} on A { ...F${at + 1} ...F${at + 1} }`);
    expect(verdict(`{ ...F0 } ${fragments.join(' ')} fragment F60 on A { a }`)).toBeDefined();
  });

  it('end at a fragment that spreads itself, which validation refuses later', () => {
    expect(verdict('{ ...F } fragment F on A { a ...F }')).toBeUndefined();
  });

  it('let the introspection of tools pass', () => {
    const query = getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true, specifiedByUrl: true });
    expect(findBrokenLimit(parse(query), { ...DEFAULT_LIMITS, depth: 3 })).toBeUndefined();
  });

  it('hold for introspection that is deeper than tools need', () => {
    const query = `{ __schema { types ${'{ ofType '.repeat(16)} { name } ${'}'.repeat(16)} } }`;
    expect(verdict(query)).toContain('16 levels');
  });
});
