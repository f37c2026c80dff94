import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Crockford's base 32: no I, L, O, U, so that nothing is misread or misheard. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP_SIZE = 4;
/** 140 bits. */
const SECRET_SYMBOLS = 28;
/** 55 bits besides the check character: years of complaints without a clash, and nothing to count up from. */
const TRACKING_SYMBOLS = 11;
/** x⁵ + x² + 1, primitive over GF(2). */
const FIELD_POLYNOMIAL = 0b100101;

function randomSymbols(count: number): string {
  return Array.from(randomBytes(count), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

function group(symbols: string): string {
  return symbols.match(new RegExp(`.{1,${GROUP_SIZE}}`, 'g'))?.join('-') ?? '';
}

/** What a person typed, without separators, in capitals, with the look-alikes read as the digits that they stand for. */
function normalize(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
}

/** The check character: a polynomial over GF(32), which sees every wrong character and every two that changed places. */
function checkCharacter(symbols: string): string {
  let sum = 0;
  for (const symbol of symbols) {
    const shifted = (sum ^ ALPHABET.indexOf(symbol)) << 1;
    sum = shifted > 31 ? shifted ^ FIELD_POLYNOMIAL : shifted;
  }
  return ALPHABET.charAt(sum);
}

/** A fresh secret of 140 bits in seven groups, safe in URLs: shown to its owner once and stored only hashed. */
export function newSecret(): string {
  return group(randomSymbols(SECRET_SYMBOLS));
}

/** What is stored of a secret: SHA-256 in 64 hexadecimal digits. The same however its owner types it. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(normalize(secret)).digest('hex');
}

/**
 * Whether `secret` is the one that was hashed, in constant time. Without a hash it is false after the same work, so that an
 * unknown number takes as long as a wrong secret.
 */
export function secretMatches(secret: string, hash: string | undefined): boolean {
  const expected = Buffer.alloc(32);
  if (hash !== undefined) expected.write(hash, 'hex');
  return timingSafeEqual(Buffer.from(hashSecret(secret), 'hex'), expected) && hash !== undefined;
}

/** A fresh public number such as `7K3M-9QX2-F4T8`, which is easy to dictate and tells nothing of any other number. */
export function newTrackingNumber(): string {
  const symbols = randomSymbols(TRACKING_SYMBOLS);
  return group(symbols + checkCharacter(symbols));
}

/** A tracking number as it is stored, from what a person typed; undefined where it was mistyped. */
export function parseTrackingNumber(typed: string): string | undefined {
  const symbols = normalize(typed);
  if (symbols.length !== TRACKING_SYMBOLS + 1 || /[^0-9A-HJKMNP-TV-Z]/.test(symbols)) return undefined;
  return checkCharacter(symbols.slice(0, -1)) === symbols.at(-1) ? group(symbols) : undefined;
}
