import { isOneSlip, mayMean } from './slips.js';

describe('isOneSlip', () => {
  it.each([
    ['one letter wrong', 'bekaso', 'bekasi'],
    ['the first letter wrong', 'vekasi', 'bekasi'],
    ['one letter missing', 'bekai', 'bekasi'],
    ['the last letter missing', 'bekas', 'bekasi'],
    ['one letter added', 'bekalsi', 'bekasi'],
    ['one letter doubled', 'bekassi', 'bekasi'],
    ['two neighbours swapped', 'beksai', 'bekasi'],
  ])('forgives %s', (_slip, typed, meant) => {
    expect(isOneSlip(typed, meant)).toBe(true);
  });

  it.each([
    ['bekasi', 'bekasi'],
    ['bekosu', 'bekasi'],
    ['bkasiz', 'bekasi'],
    ['baksei', 'bekasi'],
    ['beka', 'bekasi'],
  ])('does not take %p for %p', (typed, meant) => {
    expect(isOneSlip(typed, meant)).toBe(false);
  });
});

describe('mayMean', () => {
  it('forgives nothing in words of less than four letters, nor in numbers', () => {
    expect(mayMean('bpm', 'bpn')).toBe(false);
    expect(mayMean('kta', 'kota')).toBe(true);
    expect(mayMean('2021', '2022')).toBe(false);
  });

  it('knows the beginning of a word from six letters on', () => {
    expect(mayMean('kemenpna', 'kemenpanrb')).toBe(true);
    expect(mayMean('kemne', 'kemenpanrb')).toBe(false);
  });
});
