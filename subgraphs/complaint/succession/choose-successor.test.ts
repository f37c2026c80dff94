import { agencyFacts } from '../../../test/kit/directory-double.js';
import { chooseSuccessor, coversRegion, pathOfLikeUnit } from './choose-successor.js';

const NORTH = agencyFacts('32.19', 'Kabupaten Utara', {
  takenOver: [{ fromAgencyId: 'of-32.16', formerCode: '32.16.05', code: '32.19.02' }],
});
const SOUTH = agencyFacts('32.20', 'Kabupaten Selatan');
const MINISTRY = agencyFacts('kl.kemenkum', 'Kementerian Hukum');

describe('chooseSuccessor', () => {
  it.each([
    ['the present code of a region', '32.20.01.2001', SOUTH],
    ['the code until then', '32.16.05.2001', NORTH],
    ['the whole of it', '32.20', SOUTH],
    ['a region that nobody of them has', '17.02', NORTH],
    ['a region that begins alike', '32.16.051', NORTH],
    ['no region', null, NORTH],
  ])('chooses by %s', (_what, region, expected) => {
    expect(chooseSuccessor(region, [NORTH, SOUTH])).toBe(expected);
  });

  it('takes the first of those without territory, and nobody where there is none', () => {
    expect(chooseSuccessor('32.16', [MINISTRY, NORTH])).toBe(MINISTRY);
    expect(chooseSuccessor('32.16', [])).toBeUndefined();
  });

  it('does not take a region for one whose code begins alike', () => {
    expect(coversRegion(NORTH, '32.16.051')).toBe(false);
    expect(coversRegion(NORTH, '32.16')).toBe(false);
    expect(coversRegion(NORTH, '32.16.05')).toBe(true);
  });
});

describe('pathOfLikeUnit', () => {
  it.each([
    [NORTH, '32.16/dinkes/bidang-p2p', '32.19/dinkes/bidang-p2p'],
    [MINISTRY, 'kl.kemenkumham/setjen', 'kl.kemenkum/setjen'],
    [NORTH, '32.16', undefined],
    [agencyFacts('32.19/dinkes', 'Dinas Kesehatan'), '32.16/dinkes', undefined],
  ])('finds it', (body, unit, expected) => {
    expect(pathOfLikeUnit(body, { organisation: unit })).toBe(expected);
  });
});
