import { codeAfter, isAtOrBelowCode, pathOfCode, regionAbove, seatAfter, territoryAfter } from './recode.js';

describe('recode', () => {
  const recodes = [
    { from: '32.16.05', to: '32.19.01' },
    { from: '32.16/rsud', to: '32.19/rsud' },
  ];

  it.each([
    ['32.16.05', '32.19.01'],
    ['32.16.05.2001', '32.19.01.2001'],
    ['32.16.05/uptd', '32.19.01/uptd'],
    ['32.16/rsud/bidang-medik', '32.19/rsud/bidang-medik'],
    ['32.16', '32.16'],
    ['32.16.06', '32.16.06'],
    ['32.16/rsud2', '32.16/rsud2'],
    ['32.16.0', '32.16.0'],
  ])('gives %s the code %s', (code, after) => {
    expect(codeAfter(code, recodes)).toBe(after);
  });

  it.each([
    ['32.16/rsud', '32.16', '32.19'],
    ['32.16/rsud/bidang-medik', '32.16', '32.19'],
    ['32.16/rsud', '32.16.05', '32.19.01'],
    ['32.16/rsud', '32.16.06', '32.16.06'],
    ['32.16.05', '32.16.05', '32.19.01'],
    ['kl.polri/polres', '32.16.05', '32.19.01'],
    ['kl.polri/polres', '32.16', '32.16'],
    ['kl.kemlu/kbri-tokyo', null, null],
  ])('seats %s of %s in %s', (code, regionCode, after) => {
    expect(seatAfter({ code, regionCode }, recodes)).toBe(after);
  });

  it('says where the input asks for a code, or for one above it', () => {
    const asked = recodes.map((recode, place) => ({ ...recode, path: `input.parts.${place}.code` }));
    expect(pathOfCode('32.19/rsud/bidang-medik', asked)).toBe('input.parts.1.code');
  });

  it('cuts paths at their delimiters', () => {
    expect(isAtOrBelowCode('kl.bpkp', 'kl.bpk')).toBe(false);
    expect(isAtOrBelowCode('91.01/dinkes', '91')).toBe(true);
    expect([regionAbove('32'), regionAbove('32.16'), regionAbove('32.16.05.2001')]).toEqual([null, '32', '32.16.05']);
  });
});

describe('territoryAfter', () => {
  const out = [{ from: '64.02.13.2001', to: '64.02.41.2001' }];

  it('leaves a national body what goes out of a region of its list, and a government what is left of its own', () => {
    const jurisdiction = ['64.02.13', '64.09.04'];
    expect(territoryAfter({ code: 'kl.oikn', jurisdiction }, out)).toEqual([...jurisdiction, '64.02.41.2001']);
    expect(territoryAfter({ code: '64.02.13', jurisdiction: ['64.02.13'] }, out)).toEqual(['64.02.13']);
  });

  it('lists nothing twice: what goes as a whole, into another region of the list, or is a unit', () => {
    const listed = (jurisdiction: string[], from: string, to: string) =>
      territoryAfter({ code: 'kl.oikn', jurisdiction }, [{ from, to }]);
    expect(listed(['64.02.13'], '64.02.13', '64.02.41')).toEqual(['64.02.41']);
    expect(listed(['64.02.13', '64.02.14'], '64.02.13.2001', '64.02.14.2009')).toEqual(['64.02.13', '64.02.14']);
    expect(listed(['64.02'], '64.02.13.2001/umum', '64.03.13.2001/umum')).toEqual(['64.02']);
    expect(listed(['64.02.13'], '64.02.14.2001', '64.02.41.2001')).toEqual(['64.02.13']);
  });
});
