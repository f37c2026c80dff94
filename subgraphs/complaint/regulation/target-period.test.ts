import { daysOf, fittingPart, type PartOfYear, PERIODS_OF_YEAR, TARGET_PERIODS } from './target-period.js';

it('knows the days of each part of a year, also where February is longer', () => {
  expect(daysOf({ year: 2026, period: 'YEAR', number: 1 })).toEqual({ from: '2026-01-01', to: '2026-12-31' });
  expect(daysOf({ year: 2026, period: 'SEMESTER', number: 2 })).toEqual({ from: '2026-07-01', to: '2026-12-31' });
  expect(daysOf({ year: 2026, period: 'QUARTER', number: 2 })).toEqual({ from: '2026-04-01', to: '2026-06-30' });
  expect(daysOf({ year: 2028, period: 'MONTH', number: 2 })).toEqual({ from: '2028-02-01', to: '2028-02-29' });
});

it('leaves no day of a year without just one part of each kind', () => {
  for (const period of TARGET_PERIODS) {
    const parts = Array.from({ length: PERIODS_OF_YEAR[period] }, (_, index) => ({
      year: 2026,
      period,
      number: index + 1,
    }));
    const days = parts.map(daysOf);
    expect([days[0]?.from, days.at(-1)?.to]).toEqual(['2026-01-01', '2026-12-31']);
    for (const [index, { to }] of days.slice(0, -1).entries()) {
      expect(Date.parse(days[index + 1]?.from as string) - Date.parse(to)).toBe(86_400_000);
    }
  }
});

it('finds the shortest part that includes all the days', () => {
  const year: PartOfYear = { year: 2026, period: 'YEAR', number: 1 };
  const quarter: PartOfYear = { year: 2026, period: 'QUARTER', number: 1 };
  const march: PartOfYear = { year: 2026, period: 'MONTH', number: 3 };
  const parts = [year, quarter, march];
  expect(fittingPart(parts, { from: '2026-03-01', to: '2026-03-31' })).toBe(march);
  expect(fittingPart(parts, { from: '2026-02-28', to: '2026-03-31' })).toBe(quarter);
  expect(fittingPart(parts, { from: '2026-03-01', to: '2026-04-01' })).toBe(year);
  expect(fittingPart(parts, { from: '2026-01-01', to: '2026-12-31' })).toBe(year);
  expect(fittingPart([march], { from: '2026-01-01', to: '2026-12-31' })).toBeUndefined();
});
