import { codeAbove, depthOf, supervisionOf } from './agency-facts.js';

describe('supervisionOf', () => {
  it.each([
    ['32', '32'],
    ['32.16', '32.16'],
    ['32.16/diskominfo', '32.16'],
    ['32.16/dsdabmbk/bidang-jalan', '32.16'],
    ['32.16.05', '32.16.05'],
    ['31.71', '31.71'],
    ['sp4n', null],
    ['kl.panrb', null],
    ['kl.atrbpn/kanwil-jabar', null],
    ['kl.oikn', null],
  ])('puts %s under supervision in %s', (code, region) => {
    expect(supervisionOf(code)).toBe(region);
  });
});

describe('codeAbove', () => {
  it.each([
    ['32.16.05', '32.16'],
    ['32.16.05.1004', '32.16.05'],
    ['32.16/dsdabmbk/bidang-jalan', '32.16/dsdabmbk'],
    ['32.16/diskominfo', '32.16'],
    ['kl.panrb/deputi-yanlik', 'kl.panrb'],
  ])('finds above %s %s', (code, above) => {
    expect(codeAbove(code)).toBe(above);
  });
});

describe('depthOf', () => {
  it.each([
    ['32', 0],
    ['kl.panrb', 0],
    ['sp4n', 0],
    ['32.16', 1],
    ['32/diskominfo', 1],
    ['kl.panrb/deputi-yanlik', 1],
    ['32.16/diskominfo', 2],
    ['32.16.05', 2],
  ])('puts %s %i below the top', (code, depth) => {
    expect(depthOf(code)).toBe(depth);
  });
});
