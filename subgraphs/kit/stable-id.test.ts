import { stableId } from './stable-id.js';

describe('stableId', () => {
  it('is the same in every installation, a version 5 UUID', () => {
    expect(stableId('agency', '32.16')).toBe(stableId('agency', '32.16'));
    expect(stableId('agency', '32.16')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('differs by kind and by name', () => {
    expect(new Set([stableId('agency', '32.16'), stableId('agency', '32.17'), stableId('region', '32.16')]).size).toBe(
      3,
    );
  });
});
