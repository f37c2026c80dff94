import { CommitmentState, commitmentStateOn, reminderOn, usualRemindOn } from './commitment-state.js';

const TOLD = new Date('2026-03-17T03:00:00Z');
const promise = (overrides: object = {}) => ({
  signedOn: '2026-03-01',
  dueOn: '2026-03-31',
  remindOn: '2026-03-17',
  keptOn: null,
  dueSoonToldAt: null,
  overdueToldAt: null,
  ...overrides,
});

it.each([
  ['2026-03-31', null, CommitmentState.OPEN],
  ['2026-04-01', null, CommitmentState.OVERDUE],
  ['2026-04-01', '2026-03-20', CommitmentState.KEPT],
])('counts the due day in: on %s, kept on %s, it is %s', (today, keptOn, state) => {
  expect(commitmentStateOn(promise({ keptOn }), today)).toBe(state);
});

it.each([
  ['2026-03-31', '2026-03-17'],
  ['2026-03-10', '2026-03-01'],
])('is reminded of what is due on %s two weeks before, and not before it was signed: %s', (dueOn, remindOn) => {
  expect(usualRemindOn({ signedOn: '2026-03-01', dueOn })).toBe(remindOn);
});

it.each([
  ['nothing before the day of the reminder', '2026-03-16', {}, undefined],
  ['the reminder on its day', '2026-03-17', {}, 'COMMITMENT_DUE_SOON'],
  ['the reminder once', '2026-03-18', { dueSoonToldAt: TOLD }, undefined],
  ['nothing before the end where there is no reminder', '2026-03-31', { remindOn: null }, undefined],
  ['that it is overdue after the last day', '2026-04-01', { dueSoonToldAt: TOLD }, 'COMMITMENT_OVERDUE'],
  ['that it is overdue, and no reminder, where both were missed', '2026-04-01', {}, 'COMMITMENT_OVERDUE'],
  ['that it is overdue once', '2026-04-02', { overdueToldAt: TOLD }, undefined],
  ['nothing of what is kept', '2026-04-02', { keptOn: '2026-03-20' }, undefined],
])('tells %s', (_what, today, overrides, reminder) => {
  expect(reminderOn(promise(overrides), today)).toBe(reminder);
});
