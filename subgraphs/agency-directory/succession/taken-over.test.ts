import { takenOverBy } from './taken-over.js';

const THEN = new Date('2026-03-02T02:00:00Z');
const LATER = new Date('2026-05-02T02:00:00Z');
/** A district that went from 32.16 to 32.19, and on to 32.20. */
const ONCE = { agencyId: 'b', formerCode: '32.16.05', code: '32.20.02', fromAgencyId: 'a', takenAt: THEN };
const ON = { agencyId: 'c', formerCode: '32.19.01', code: '32.20.02', fromAgencyId: 'b', takenAt: LATER };
const NO_CODES = new Map<string, string[]>();

describe('takenOverBy', () => {
  it('tells of a region by every code that it had, from each who gave it away and since when', () => {
    const codes = new Map([['32.20.02', ['32.16.05', '32.16.99']]]);
    const told = takenOverBy({ id: 'c', jurisdiction: ['32.20'] }, [ONCE, ON], codes);
    const from = (fromAgencyId: string, since: Date) =>
      ['32.16.05', '32.16.99', '32.19.01'].map((formerCode) => ({
        fromAgencyId,
        formerCode,
        code: '32.20.02',
        since: since.toISOString(),
      }));
    expect(told).toHaveLength(6);
    expect(told).toEqual(expect.arrayContaining([...from('a', THEN), ...from('b', LATER)]));
  });

  it('tells nothing of what went on to others, or was only given', () => {
    expect(takenOverBy({ id: 'b', jurisdiction: ['32.19'] }, [ONCE, ON], NO_CODES)).toEqual([]);
    expect(takenOverBy({ id: 'a', jurisdiction: ['32.16'] }, [ONCE, ON], NO_CODES)).toEqual([]);
  });

  it('takes the last time that a body gave a region away, and tells none that was not recorded', () => {
    const again = { ...ON, agencyId: 'd', fromAgencyId: 'a', takenAt: LATER };
    const told = takenOverBy({ id: 'd', jurisdiction: ['32'] }, [ONCE, again], NO_CODES);
    expect(new Set(told.map(({ since }) => since))).toEqual(new Set([LATER.toISOString()]));
    const old = takenOverBy({ id: 'b', jurisdiction: ['32'] }, [{ ...ONCE, takenAt: null }], NO_CODES);
    expect(old).toEqual([{ fromAgencyId: 'a', formerCode: '32.16.05', code: '32.20.02' }]);
  });
});
