import { answerAssertion, expectedData } from './assert-answer.js';
import { type BenchQuery, QUERIES } from './system/queries.js';

const [heavy, small] = QUERIES as [BenchQuery, BenchQuery];

describe('the answers of a benchmark', () => {
  it('are of the sizes that the method states', () => {
    expect(JSON.stringify(expectedData(heavy)).length).toBeGreaterThan(75_000);
    expect(JSON.stringify(expectedData(heavy)).length).toBeLessThan(95_000);
    expect(JSON.stringify(expectedData(small)).length).toBeLessThan(1_000);
  });

  it('are right in any order of fields, and no less than whole', () => {
    const assertAnswer = answerAssertion('A gateway', small);
    const { user } = expectedData(small) as { user: Record<string, unknown> };
    const turned = Object.fromEntries(Object.entries(user).reverse());
    const body = (answer: unknown) => Buffer.from(JSON.stringify(answer));

    expect(() => assertAnswer(body({ data: { user } }))).not.toThrow();
    expect(() => assertAnswer(body({ data: { user: turned }, extensions: {} }))).not.toThrow();
    expect(() => assertAnswer(body({ data: { user: { ...user, name: null } } }))).toThrow(
      'A gateway answers the small query wrongly',
    );
    expect(() => assertAnswer(body({ data: { user }, errors: [{ message: 'half' }] }))).toThrow('wrongly');
  });
});
