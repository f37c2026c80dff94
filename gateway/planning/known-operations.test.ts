import { parse } from 'graphql';
import { admitOperation } from './admit-operation.js';
import { KnownOperations } from './known-operations.js';

const TEXT = 'query A { a } query B { b }';

describe('KnownOperations', () => {
  it('admits equal texts once, whether or not the document is the same', () => {
    const operations = new KnownOperations(10);
    const admit = jest.fn(admitOperation);
    const document = parse(TEXT);
    const first = operations.getOrMake(document, TEXT, 'A', admit);
    expect(operations.getOrMake(document, TEXT, 'A', admit)).toBe(first);
    expect(operations.getOrMake(parse(TEXT), TEXT, 'A', admit)).toBe(first);
    expect(admit).toHaveBeenCalledTimes(1);
  });

  it('tells the operations of one document apart, each by a name of its own', () => {
    const operations = new KnownOperations(10);
    const document = parse(TEXT);
    const [a, b] = ['A', 'B'].map((name) => operations.getOrMake(document, TEXT, name, admitOperation));
    expect([a?.admitted.operation.name?.value, b?.admitted.operation.name?.value]).toEqual(['A', 'B']);
    expect(a?.name).not.toBe(b?.name);
  });

  it('keeps nothing of what was refused', () => {
    const operations = new KnownOperations(10);
    const document = parse(TEXT);
    expect(() => operations.getOrMake(document, TEXT, 'C', admitOperation)).toThrow('no such operation');
    expect(() => operations.getOrMake(document, TEXT, 'C', admitOperation)).toThrow('no such operation');
  });
});
