import { hashSecret, newSecret, newTrackingNumber, parseTrackingNumber, secretMatches } from './secret.js';

describe('a secret', () => {
  it('has seven groups of four unambiguous characters, and is never the same', () => {
    const secrets = Array.from({ length: 500 }, newSecret);
    expect(secrets.every((secret) => /^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/.test(secret))).toBe(true);
    expect(new Set(secrets).size).toBe(secrets.length);
  });

  it('matches its hash however it is typed, and no other', () => {
    const secret = '0K1M-9QX2-F4T8-0K1M-9QX2-F4T8-0K1M';
    const hash = hashSecret(secret);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(secretMatches(secret, hash)).toBe(true);
    expect(secretMatches('ok1m 9qx2 f4t8 oklm 9qx2 f4t8 0kim', hash)).toBe(true);
    expect(secretMatches(newSecret(), hash)).toBe(false);
    expect(secretMatches('', hash)).toBe(false);
  });

  it('matches nothing where no hash is known', () => {
    expect(secretMatches(newSecret(), undefined)).toBe(false);
    expect(secretMatches(newSecret(), 'ab')).toBe(false);
  });
});

describe('a tracking number', () => {
  const numbers = Array.from({ length: 200 }, newTrackingNumber);

  it('has three groups of four unambiguous characters, and is never the same', () => {
    expect(numbers.every((number) => /^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/.test(number))).toBe(true);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('is read however it is typed', () => {
    for (const number of numbers) {
      expect(parseTrackingNumber(number)).toBe(number);
      expect(parseTrackingNumber(number.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'))).toBe(number);
    }
  });

  it('is refused with any one wrong character and with any two neighbours that changed places', () => {
    for (const number of numbers.slice(0, 20)) {
      const symbols = [...number.replaceAll('-', '')];
      symbols.forEach((symbol, index) => {
        for (const wrong of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
          if (wrong !== symbol) expect(parseTrackingNumber(symbols.with(index, wrong).join(''))).toBeUndefined();
        }
        const next = symbols[index + 1];
        if (next === undefined || next === symbol) return;
        expect(
          parseTrackingNumber(
            symbols
              .with(index, next)
              .with(index + 1, symbol)
              .join(''),
          ),
        ).toBeUndefined();
      });
    }
  });

  it.each(['', '7K3M', 'UUUU-UUUU-UUUU', '7K3M-9QX2-F4T8-7K3M', "' OR 1=1"])('is refused as %p', (typed) => {
    expect(parseTrackingNumber(typed)).toBeUndefined();
  });
});
