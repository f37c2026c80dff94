import { isSound } from './chaos-report.js';

const SOUND = { findings: [], faults: [], ownExits: {} };

it('is sound where nothing went wrong', () => {
  expect(isSound(SOUND)).toBe(true);
});

it.each([
  { findings: [{ kind: 'lost', about: 'monitor', detail: '' } as const] },
  { faults: ['monitor was never let in'] },
  { ownExits: { 'complaint-1: 1': 1 } },
])('is not sound with %j', (wrong) => {
  expect(isSound({ ...SOUND, ...wrong })).toBe(false);
});
