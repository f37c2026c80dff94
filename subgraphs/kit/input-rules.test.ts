import { line, lines, link, oneLine, paragraph, personName } from './input-rules.js';

const accepts = (schema: typeof line, text: string) => schema.safeParse(text).success;

const INVISIBLE = [
  ['spaces without width', '\u200b\u200b\u2060\ufeff'],
  ['joiners', '\u200c\u200d'],
  ['direction overrides', '\u202e\u2066'],
  ['fillers', '\u3164\u115f'],
  ['soft hyphens and marks alone', '\u00ad\u034f\u0301'],
  ['blanks of every kind', ' \t\u00a0\u3000\u2800'],
] as const;

describe('a line', () => {
  it.each([
    ['Ka\nbid \u202eTU', 'Ka bid TU'],
    ['Dinas\u0007Bel', 'Dinas Bel'],
    ['  Dinas \t Pasar\r\n', 'Dinas Pasar'],
    ['Di\u200bnas\u00ad\ufeff', 'Dinas'],
    ['Ngabuburit 🕌 l’été', 'Ngabuburit 🕌 l’été'],
  ])('is of %j kept as %j', (text, kept) => {
    expect(oneLine.parse(text)).toBe(kept);
    expect(oneLine.parse(kept)).toBe(kept);
  });

  it.each(INVISIBLE)('is empty where it holds only %s', (_what, text) => {
    expect(oneLine.parse(text)).toBe('');
    expect(accepts(line, text)).toBe(false);
    expect(accepts(personName, text)).toBe(false);
  });
});

describe('a text in several lines', () => {
  it.each(['\r\n', '\r', '\n', '\u2028', '\u0085'])('ends its lines with a line feed for %j', (end) => {
    expect(lines.parse(` Jl. Raya 1${end}Bekasi${end}`)).toBe('Jl. Raya 1\nBekasi');
  });

  it.each(INVISIBLE)('is empty where it holds only %s', (_what, text) => {
    expect(accepts(paragraph, text)).toBe(false);
  });

  it.each(['\u0007', '\u001b', '\u007f', '\u202e', '\u2066'])('may not hold %j', (character) => {
    expect(accepts(paragraph, `Salah${character}kirim`)).toBe(false);
  });

  it('keeps tabs, and characters without width between others', () => {
    expect(paragraph.parse('a\tb 👩\u200d🌾')).toBe('a\tb 👩\u200d🌾');
  });
});

describe('an address', () => {
  it.each([' ', '\t', '\n', '\u00a0', '\u0001', '\u200b', '\u202e'])('may not hold %j', (character) => {
    expect(accepts(link, `https://x.id/profil${character}kami`)).toBe(false);
  });

  it.each(['https://x.id/profil%20kami', 'http://x.id/é?a=b#c'])('may be %s', (address) => {
    expect(link.parse(address)).toBe(address);
  });
});
