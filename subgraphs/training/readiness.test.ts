import { LetterReviewState } from './letter-state.js';
import type { MemberStanding } from './member-standing.js';
import { assessReadiness, type LetterFacts, type ReadinessFacts, ReadinessLack, ReadinessState } from './readiness.js';

const IN_POST: MemberStanding = { kind: 'IN_POST' };
/** What everyone lacks who has no letter, and so nobody who is appointed. */
const WITHOUT_LETTER = [ReadinessLack.APPOINTMENT_LETTER, ReadinessLack.ADMIN_MEMBER, ReadinessLack.LIAISON_MEMBER];

function letter(overrides: Partial<LetterFacts> = {}): LetterFacts {
  return {
    id: 'letter',
    recordedAt: new Date('2025-01-15T03:00:00Z'),
    validFrom: '2025-01-15',
    validUntil: null,
    replacedFrom: null,
    reviewState: LetterReviewState.VERIFIED,
    reviewStandsSince: null,
    members: [
      { role: 'ADMIN', standing: IN_POST },
      { role: 'LIAISON_OFFICER', standing: IN_POST },
    ],
    ...overrides,
  };
}

function assess(overrides: Partial<ReadinessFacts>) {
  return assessReadiness({
    hasAccount: true,
    accountSince: null,
    connected: true,
    letters: [],
    commitments: [],
    hasTrainedOfficer: true,
    today: '2026-03-18',
    ...overrides,
  });
}

describe('assessReadiness', () => {
  it('lets no state but its own count without an account', () => {
    expect(assess({ hasAccount: false, connected: false, letters: [letter()] })).toEqual({
      state: ReadinessState.NO_ACCOUNT,
      lacks: [ReadinessLack.ACCOUNT, ReadinessLack.CONNECTION],
      since: null,
    });
  });

  it('tells of all that is lacking without an account, what comes next first', () => {
    const nothing = { hasAccount: false, connected: false, hasTrainedOfficer: false };
    expect(assess(nothing).lacks).toEqual([
      ReadinessLack.ACCOUNT,
      ReadinessLack.COMMITMENT_LETTER,
      ...WITHOUT_LETTER,
      ReadinessLack.CONNECTION,
      ReadinessLack.TRAINED_OFFICER,
    ]);
    const overdue = { ...nothing, commitments: [{ signedOn: '2026-02-10', dueOn: '2026-03-17', keptOn: null }] };
    expect(assess(overdue)).toMatchObject({ state: ReadinessState.NO_ACCOUNT, since: null });
    expect(assess(overdue).lacks.slice(0, 2)).toEqual([ReadinessLack.ACCOUNT, ReadinessLack.COMMITMENT_KEPT]);
    const submitted = letter({ reviewState: LetterReviewState.SUBMITTED, validUntil: '2026-01-31', members: [] });
    expect(assess({ ...nothing, letters: [submitted] }).lacks).toEqual([
      ReadinessLack.ACCOUNT,
      ReadinessLack.LETTER_RENEWAL,
      ReadinessLack.ADMIN_MEMBER,
      ReadinessLack.LIAISON_MEMBER,
      ReadinessLack.LETTER_VERIFICATION,
      ReadinessLack.CONNECTION,
      ReadinessLack.TRAINED_OFFICER,
    ]);
  });

  it('asks an account without a letter for the letter and the commitment', () => {
    expect(assess({})).toEqual({
      state: ReadinessState.ACCOUNT_WITHOUT_SK,
      lacks: [ReadinessLack.COMMITMENT_LETTER, ...WITHOUT_LETTER],
      since: null,
    });
  });

  it('takes a commitment letter in the stead of the letter, since it was signed', () => {
    expect(assess({ commitments: [{ signedOn: '2026-02-10', dueOn: '2026-03-18', keptOn: null }] })).toEqual({
      state: ReadinessState.COMMITTED,
      lacks: WITHOUT_LETTER,
      since: '2026-02-10',
    });
  });

  it('shows a promise whose day has passed without changing the state', () => {
    const promise = { signedOn: '2026-02-10', dueOn: '2026-03-17', keptOn: null };
    const { state, lacks } = assess({ commitments: [promise] });
    expect(state).toBe(ReadinessState.COMMITTED);
    expect(lacks).toContain(ReadinessLack.COMMITMENT_KEPT);
  });

  it('does not take a promise for broken that a letter keeps which holds from a later day', () => {
    const promise = { signedOn: '2026-02-10', dueOn: '2026-03-17', keptOn: '2026-03-15' };
    expect(assess({ commitments: [promise], letters: [letter({ validFrom: '2026-04-01' })] })).toEqual({
      state: ReadinessState.COMMITTED,
      lacks: WITHOUT_LETTER,
      since: '2026-02-10',
    });
  });

  it('lets a letter count that waits for its review, which shows in what it lacks', () => {
    expect(assess({ letters: [letter({ reviewState: LetterReviewState.SUBMITTED })] })).toEqual({
      state: ReadinessState.SK_ISSUED,
      lacks: [ReadinessLack.LETTER_VERIFICATION],
      since: '2025-01-15',
    });
  });

  it('takes a letter that was returned for none, and asks for its correction first', () => {
    const returned = letter({ reviewState: LetterReviewState.RETURNED });
    const { state, lacks } = assess({ letters: [returned] });
    expect(state).toBe(ReadinessState.ACCOUNT_WITHOUT_SK);
    expect(lacks).toContain(ReadinessLack.APPOINTMENT_LETTER);
    expect(lacks[0]).toBe(ReadinessLack.LETTER_CORRECTION);
    expect(assess({ letters: [returned, letter()] })).toMatchObject({ state: ReadinessState.SK_ISSUED, lacks: [] });
  });

  it('is ready since the letter holds', () => {
    expect(assess({ letters: [letter()] })).toEqual({
      state: ReadinessState.SK_ISSUED,
      lacks: [],
      since: '2025-01-15',
    });
  });

  it('shows missing trained people without changing the state', () => {
    expect(assess({ letters: [letter()], hasTrainedOfficer: false })).toMatchObject({
      state: ReadinessState.SK_ISSUED,
      lacks: [ReadinessLack.TRAINED_OFFICER],
    });
  });

  describe('since when', () => {
    const since = (facts: Partial<ReadinessFacts>) => assess({ accountSince: '2025-06-01', ...facts }).since;
    const promise = { signedOn: '2025-03-10', dueOn: '2026-04-30', keptOn: null };
    const returned = letter({ reviewState: LetterReviewState.RETURNED, reviewStandsSince: '2025-09-01' });

    it('is in no state that an account is needed for before it had one', () => {
      expect(since({})).toBe('2025-06-01');
      expect(since({ commitments: [promise] })).toBe('2025-06-01');
      expect(since({ letters: [letter()] })).toBe('2025-06-01');
      expect(since({ letters: [letter({ validUntil: '2025-02-28' })] })).toBe('2025-06-01');
    });

    it('is as before where the account came first', () => {
      const accountSince = '2020-01-01';
      expect(since({ accountSince, commitments: [promise] })).toBe('2025-03-10');
      expect(since({ accountSince, letters: [letter()] })).toBe('2025-01-15');
      expect(since({ accountSince, letters: [letter({ validUntil: '2025-02-28' })] })).toBe('2025-03-01');
    });

    it('has no account since it was withdrawn, and since nobody knows when where it never had one', () => {
      expect(since({ hasAccount: false, letters: [letter()] })).toBe('2025-06-01');
      expect(since({ hasAccount: false, accountSince: null })).toBeNull();
    });

    it('is without a letter since the one that held was returned, and has it again since it was corrected', () => {
      expect(since({ letters: [returned] })).toBe('2025-09-01');
      expect(since({ letters: [returned], commitments: [promise] })).toBe('2025-09-01');
      expect(since({ letters: [{ ...returned, validFrom: '2025-10-01' }] })).toBe('2025-06-01');
      expect(since({ letters: [{ ...returned, reviewState: LetterReviewState.SUBMITTED }] })).toBe('2025-09-01');
    });

    it('was not outdated before it held', () => {
      const members = [{ role: 'ADMIN', standing: { kind: 'LEFT' as const, on: '2025-01-02' } }];
      expect(since({ accountSince: null, letters: [letter({ members })] })).toBe('2025-01-15');
    });
  });

  it('makes the letter outdated since the first member has left', () => {
    const members = [
      { role: 'ADMIN', standing: { kind: 'LEFT' as const, on: '2026-03-02' } },
      { role: 'LIAISON_OFFICER', standing: { kind: 'LEFT' as const, on: '2025-11-20' } },
    ];
    expect(assess({ letters: [letter({ members })] })).toEqual({
      state: ReadinessState.SK_OUTDATED,
      lacks: [ReadinessLack.MEMBERS_IN_POST, ReadinessLack.ADMIN_MEMBER, ReadinessLack.LIAISON_MEMBER],
      since: '2025-11-20',
    });
    const successor = { role: 'ADMIN', standing: IN_POST };
    expect(assess({ letters: [letter({ members: [...members, successor] })] }).lacks).toEqual([
      ReadinessLack.MEMBERS_IN_POST,
      ReadinessLack.LIAISON_MEMBER,
    ]);
  });

  it('makes the letter outdated on the day after its last one', () => {
    expect(assess({ letters: [letter({ validUntil: '2025-12-31' })] })).toEqual({
      state: ReadinessState.SK_OUTDATED,
      lacks: [ReadinessLack.LETTER_RENEWAL],
      since: '2026-01-01',
    });
    expect(assess({ letters: [letter({ validUntil: '2026-03-18' })] }).state).toBe(ReadinessState.SK_ISSUED);
  });

  it('is ready again with a letter that replaces the one whose member left', () => {
    const left = { role: 'ADMIN', standing: { kind: 'LEFT' as const, on: '2026-01-05' } };
    const letters = [letter({ members: [left], replacedFrom: '2026-02-01' }), letter({ validFrom: '2026-02-01' })];
    expect(assess({ letters })).toMatchObject({ state: ReadinessState.SK_ISSUED, since: '2026-02-01' });
  });

  it('names the roles and the people that a team lacks', () => {
    const members = [{ role: 'CHAIR', standing: { kind: 'UNKNOWN' as const } }];
    expect(assess({ letters: [letter({ members })] })).toMatchObject({
      state: ReadinessState.SK_ISSUED,
      lacks: [ReadinessLack.ADMIN_MEMBER, ReadinessLack.LIAISON_MEMBER, ReadinessLack.MEMBERS_IN_DIRECTORY],
    });
  });
});
