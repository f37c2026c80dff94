import { QueryFailedError } from 'typeorm';
import { describeError } from './describe-error.js';

it('tells what went wrong and why', () => {
  const error = new TypeError('cannot read it', { cause: new Error('no key') });
  expect(describeError(error)).toMatchObject({
    type: 'TypeError',
    message: 'cannot read it',
    stack: expect.stringContaining('describe-error.test'),
    cause: { type: 'Error', message: 'no key' },
  });
  expect(describeError('lost')).toEqual({ type: 'string', message: 'lost' });
});

it('leaves out the values of a failed statement', () => {
  const driverError = Object.assign(new Error('no such table'), {
    sql: "INSERT INTO reporter VALUES ('Warga Contoh')",
  });
  const error = new QueryFailedError('INSERT INTO reporter VALUES (?)', ['Warga Contoh'], driverError);
  const described = describeError(error);
  expect(described).toMatchObject({ type: 'QueryFailedError', message: 'no such table' });
  expect(JSON.stringify(described)).not.toContain('Warga Contoh');
});
