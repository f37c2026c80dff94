import { z } from 'zod';
import { CodedError } from './errors.js';
import { validate } from './validate.js';

const schema = z.object({
  title: z.string().trim().min(3),
  links: z.array(z.string()).nullish(),
  at: z.date().nullish(),
});

function fieldsOf(value: unknown): unknown {
  try {
    return validate(schema, value);
  } catch (error) {
    return error instanceof CodedError ? error.extensions.fields : error;
  }
}

describe('validate', () => {
  it('returns the value as the schema parses it', () => {
    const at = new Date();
    expect(validate(schema, { title: ' 🚧 jalan ', at })).toEqual({ title: '🚧 jalan', at });
  });

  it('names every bad field with its path', () => {
    expect(fieldsOf({ title: 'a', links: ['ok', 5] })).toEqual([
      { path: 'input.title', message: expect.any(String) },
      { path: 'input.links.1', message: expect.any(String) },
    ]);
  });

  it.each([
    ['a null character', 'jalan\0rusak'],
    ['half of a surrogate pair', 'jalan \ud83d rusak'],
  ])('refuses %s, which no database keeps, wherever it is', (_, text) => {
    const message = 'The text contains a character that is not allowed.';
    expect(fieldsOf({ title: text, links: ['ok', text] })).toEqual([
      { path: 'input.title', message },
      { path: 'input.links.1', message },
    ]);
  });
});
