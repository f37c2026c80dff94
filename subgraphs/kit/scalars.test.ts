import { DateScalar, DateTimeScalar } from './scalars.js';

const badInput = expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } });

function errorOf(parse: () => unknown): unknown {
  try {
    return parse();
  } catch (error) {
    return error;
  }
}

describe('Date', () => {
  it.each(['2024-02-29', '0001-01-01', '9999-12-31'])('takes %s', (day) => {
    expect(DateScalar.parseValue(day)).toBe(day);
  });

  it.each(['2023-02-29', '2024-13-01', '0000-00-00', '2026-04-31', '2026-4-1', '', 20260401])('refuses %s', (day) => {
    expect(errorOf(() => DateScalar.parseValue(day))).toEqual(badInput);
  });
});

describe('DateTime', () => {
  it.each([
    ['2024-02-29T23:30:00+07:00', '2024-02-29T16:30:00.000Z'],
    ['2026-03-18T02:00:00Z', '2026-03-18T02:00:00.000Z'],
    ['2026-03-18T02:00:00.25Z', '2026-03-18T02:00:00.250Z'],
  ])('takes %s', (text, instant) => {
    expect(DateTimeScalar.parseValue(text).toISOString()).toBe(instant);
  });

  it.each(['2023-02-29T00:00:00Z', '2024-13-01T00:00:00Z', '2026-03-18T25:00:00Z', '2026-03-18', 'T', 5])(
    'refuses %s',
    (text) => {
      expect(errorOf(() => DateTimeScalar.parseValue(text))).toEqual(badInput);
    },
  );
});
