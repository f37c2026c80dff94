import { timeZone } from './time-zone.js';

describe('a time zone', () => {
  it.each([
    ['asia/jakarta', 'Asia/Jakarta'],
    [' ASIA/KUALA_LUMPUR', 'Asia/Kuala_Lumpur'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['utc', 'UTC'],
  ])('%j is kept as %s', (written, kept) => {
    expect(timeZone.parse(written)).toBe(kept);
  });

  it.each(['Asia/Nusantara', '+07:00', '', 'us/eastern'])('is not %j', (written) => {
    expect(timeZone.safeParse(written).success).toBe(false);
  });
});
