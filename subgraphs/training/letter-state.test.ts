import { currentLetter, LetterReviewState, LetterState, letterStateOn } from './letter-state.js';

const letter = (validFrom: string, validUntil: string | null = null, replacedFrom: string | null = null) => ({
  id: 'letter',
  recordedAt: new Date('2025-01-15T03:00:00Z'),
  validFrom,
  validUntil,
  replacedFrom,
  reviewState: LetterReviewState.VERIFIED,
});

describe('letterStateOn', () => {
  it.each([
    ['2025-01-14', LetterState.NOT_YET],
    ['2025-01-15', LetterState.IN_FORCE],
    ['2025-12-31', LetterState.IN_FORCE],
    ['2026-01-01', LetterState.EXPIRED],
  ])('counts the first and the last day in: on %s it is %s', (on, state) => {
    expect(letterStateOn(letter('2025-01-15', '2025-12-31'), on)).toBe(state);
  });

  it('keeps a letter in force until the day from which another holds', () => {
    const replaced = letter('2025-01-15', null, '2025-07-01');
    expect(letterStateOn(replaced, '2025-06-30')).toBe(LetterState.IN_FORCE);
    expect(letterStateOn(replaced, '2025-07-01')).toBe(LetterState.REPLACED);
  });
});

describe('letterStateOn of a letter that was reviewed', () => {
  const inReview = (reviewState: LetterReviewState, replacedFrom: string | null = null) => ({
    ...letter('2025-01-15', '2025-12-31', replacedFrom),
    reviewState,
  });

  it.each(['2025-01-14', '2025-06-01', '2026-01-01'])('says on %s that it was returned, whatever its dates', (on) => {
    expect(letterStateOn(inReview(LetterReviewState.RETURNED), on)).toBe(LetterState.RETURNED);
  });

  it('lets one hold that waits for its review', () => {
    expect(letterStateOn(inReview(LetterReviewState.SUBMITTED), '2025-06-01')).toBe(LetterState.IN_FORCE);
  });

  it('says of one that was returned and replaced that it is replaced', () => {
    const replaced = inReview(LetterReviewState.RETURNED, '2025-07-01');
    expect(letterStateOn(replaced, '2025-06-30')).toBe(LetterState.RETURNED);
    expect(letterStateOn(replaced, '2025-07-01')).toBe(LetterState.REPLACED);
  });
});

describe('currentLetter', () => {
  const old = letter('2022-01-15', null, '2025-01-15');
  const present = letter('2025-01-15', '2025-12-31');
  const coming = letter('2026-02-01');

  it('is the newest in force', () => {
    expect(currentLetter([coming, old, present], '2025-06-01')).toBe(present);
  });

  it('is the last that expired while none is in force', () => {
    expect(currentLetter([coming, old, present], '2026-01-10')).toBe(present);
  });

  it('is one that waits for its review, and never one that was returned', () => {
    const submitted = { ...letter('2025-03-01'), reviewState: LetterReviewState.SUBMITTED };
    const returned = { ...letter('2025-04-01'), reviewState: LetterReviewState.RETURNED };
    expect(currentLetter([present, submitted, returned], '2025-06-01')).toBe(submitted);
    expect(currentLetter([returned], '2025-06-01')).toBeUndefined();
  });

  it('is what was recorded last of those with the same first day, and of those the one with the last id', () => {
    const later = { ...present, recordedAt: new Date('2025-01-16T03:00:00Z') };
    const twin = { ...later, id: 'letter-2' };
    for (const letters of [
      [present, later, twin],
      [twin, later, present],
      [later, present, twin],
    ]) {
      expect(currentLetter(letters, '2025-06-01')).toBe(twin);
      expect(currentLetter(letters.slice(0, 2), '2026-01-10')).not.toBe(present);
    }
  });

  it('is none before the first begins', () => {
    expect(currentLetter([coming], '2025-06-01')).toBeUndefined();
  });
});
