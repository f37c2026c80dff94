import { figuresOf, medianOf, meets, type Tallies } from './tally.js';

it.each([
  [[], null],
  [[[3, 1]], 3],
  [
    [
      [1, 1],
      [2, 1],
    ],
    1.5,
  ],
  [
    [
      [5, 1],
      [1, 2],
    ],
    1,
  ],
  [
    [
      [1, 1],
      [4, 1],
      [9, 1],
    ],
    4,
  ],
  [
    [
      [9, 3],
      [1, 3],
    ],
    5,
  ],
  [
    [
      [0, 10],
      [100, 9],
    ],
    0,
  ],
] as [[number, number][], number | null][])('finds the median of %j', (values, median) => {
  expect(medianOf(values.map(([days, count]) => ({ days, count })))).toBe(median);
});

const TALLIES: Tallies = {
  states: [
    { bucket: '32.16', state: 'CLOSED', received: 2, measured: 2, followedUp: 2, late: 1 },
    { bucket: '32.16/dinkes', state: 'IN_PROCESS', received: 1, measured: 1, followedUp: 0, late: 0 },
    // One was merged, one withdrawn.
    { bucket: '32.16', state: 'ARCHIVED', received: 2, measured: 0, followedUp: 0, late: 0 },
    { bucket: '32.17', state: 'ARCHIVED', received: 5, measured: 5, followedUp: 0, late: 0 },
  ],
  firstResponses: [
    { bucket: '32.16', days: 2, count: 1 },
    { bucket: '32.16', days: 5, count: 1 },
    { bucket: '32.17', days: 9, count: 1 },
  ],
  completions: [{ bucket: '32.16', days: 14, count: 2 }],
  ratings: [
    { bucket: '32.16', sum: 9, count: 2 },
    { bucket: '32.16/dinkes', sum: 1, count: 1 },
  ],
};

it('takes a body and its units together, and nobody else', () => {
  expect(figuresOf(TALLIES, (bucket) => bucket.startsWith('32.16'))).toEqual({
    received: 5,
    byStatus: [
      { status: 'UNVERIFIED', count: 0 },
      { status: 'NOT_FOLLOWED_UP', count: 0 },
      { status: 'IN_PROCESS', count: 1 },
      { status: 'DONE', count: 2 },
      { status: 'DEFERRED', count: 0 },
      { status: 'ARCHIVED', count: 2 },
    ],
    measured: 3,
    followedUp: 2,
    followedUpPercent: 66.7,
    finished: 2,
    finishedPercent: 66.7,
    inTime: 2,
    inTimePercent: 66.7,
    medianDaysToFirstResponse: 3.5,
    medianDaysToCompletion: 14,
    satisfactionAverage: 3.33,
    satisfactionCount: 3,
  });
});

it.each([
  [1599, 2000, 80, false],
  [1600, 2000, 80, true],
  [2, 3, 67, false],
  [0, 3, 0, true],
  [0, 0, 80, null],
])('compares %i of %i with a target of %i percent before any rounding', (followedUp, measured, percent, met) => {
  expect(meets({ followedUp, measured }, percent)).toBe(met);
});

it('has no percentage of nothing', () => {
  expect(figuresOf(TALLIES, () => false)).toMatchObject({
    received: 0,
    followedUpPercent: null,
    finishedPercent: null,
    inTimePercent: null,
    medianDaysToFirstResponse: null,
    satisfactionAverage: null,
  });
});
