import type { Revocation } from './revocation.js';
import { RevocationList } from './revocation-list.js';

const HOUR = 3600;
const NOON = 1_800_000_000;
const siti = { subject: 'siti', session: 'evening', issuedAt: NOON };

const listOf = (...revocations: Revocation[]): RevocationList => {
  const list = new RevocationList({ maxLifetimeSeconds: HOUR, now: () => NOON * 1000 });
  for (const revocation of revocations) list.add(revocation);
  return list;
};

describe('a revocation', () => {
  const ofSubject: Revocation = { id: '1', subject: 'siti', at: NOON };
  const ofSession: Revocation = { id: '1', session: 'evening', at: NOON };
  const ofBoth: Revocation = { ...ofSubject, ...ofSession };

  it.each([
    ['of a subject', ofSubject, 'covers its tokens of then and before', siti, true],
    ['of a subject', ofSubject, 'spares its tokens of later', { ...siti, issuedAt: NOON + 1 }, false],
    ['of a subject', ofSubject, 'spares others', { ...siti, subject: 'budi' }, false],
    ['of a subject', ofSubject, 'covers its tokens without a time', { subject: 'siti' }, true],
    ['of a session', ofSession, 'covers all tokens of the session', { ...siti, issuedAt: NOON + 1 }, true],
    ['of a session', ofSession, 'spares other sessions', { ...siti, session: 'morning' }, false],
    ['of a session', ofSession, 'spares who names none', { ...siti, session: undefined }, false],
    ['of both', ofBoth, 'covers the session', siti, true],
    ['of both', ofBoth, 'spares other sessions of the subject', { ...siti, session: 'morning' }, false],
    ['of both', ofBoth, 'covers the subject where it names no session', { ...siti, session: undefined }, true],
    ['of both', ofBoth, 'spares nobody known', {}, false],
  ])('%s: %s: %s', (_kind, revocation, _what, token, isRevoked) => {
    expect(listOf(revocation).isRevoked(token)).toBe(isRevoked);
  });

  it('is known by its id', () => {
    const list = listOf(ofSubject);
    expect(list.add({ ...ofSession, id: '1' })).toBe(false);
    expect(list.add({ ...ofSession, id: '2' })).toBe(true);
    expect(list.size).toBe(2);
  });
});

describe('the list of revocations', () => {
  it('tells once, and only whom a revocation covers', () => {
    const list = listOf();
    const told: string[] = [];
    list.whenRevoked(siti, () => told.push('siti'));
    list.whenRevoked({ ...siti, issuedAt: NOON + 1 }, () => told.push('siti later'));
    list.whenRevoked({ ...siti, subject: 'budi', session: 'night' }, () => told.push('budi'));
    list.whenRevoked({ ...siti, session: 'gone' }, () => told.push('gone'))();
    list.add({ id: '1', subject: 'siti', at: NOON });
    list.add({ id: '2', subject: 'siti', at: NOON });
    expect(told).toEqual(['siti']);
  });

  it('tells at once who comes with a token that is revoked already', () => {
    const told = jest.fn();
    listOf({ id: '1', subject: 'siti', at: NOON }).whenRevoked(siti, told);
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('keeps a revocation for as long as a token that it covers can live, and no longer', () => {
    let now = NOON;
    const list = new RevocationList({ maxLifetimeSeconds: HOUR, now: () => now * 1000 });
    list.add({ id: '1', subject: 'siti', session: 'evening', at: NOON });
    now = NOON + HOUR + 5;
    list.add({ id: '2', subject: 'budi', at: now });
    expect(list.isRevoked(siti)).toBe(true);
    now = NOON + list.keepSeconds;
    list.add({ id: '3', subject: 'budi', at: now });
    expect(list.all().map(({ id }) => id)).toEqual(['2', '3']);
    expect(list.isRevoked(siti)).toBe(false);
  });

  it('remembers a logout token longer than it is valid, however short other tokens live', () => {
    expect(new RevocationList({ maxLifetimeSeconds: 60 }).keepSeconds).toBeGreaterThan(660);
  });

  it('refuses what was issued until then to anyone rather than forget a revocation', () => {
    const list = new RevocationList({ maxLifetimeSeconds: HOUR, capacity: 2, now: () => NOON * 1000 });
    const told: string[] = [];
    list.whenRevoked({ subject: 'old', issuedAt: NOON - 9 }, () => told.push('old'));
    list.whenRevoked({ subject: 'young', issuedAt: NOON - 8 }, () => told.push('young'));
    for (const [index, subject] of ['siti', 'budi', 'anna'].entries()) {
      list.add({ id: subject, subject, at: NOON - 9 + index });
    }
    expect(list.add({ id: 'siti', subject: 'siti', at: NOON - 9 })).toBe(false);
    expect(list.all().map(({ id }) => id)).toEqual(['budi', 'anna']);
    expect(list.isRevoked({ subject: 'siti', issuedAt: NOON - 9 })).toBe(true);
    expect(list.isRevoked({ subject: 'siti', issuedAt: NOON - 8 })).toBe(false);
    expect(list.isRevoked({})).toBe(false);
    expect(told).toEqual(['old']);
  });
});
