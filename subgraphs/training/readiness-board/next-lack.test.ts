import { nextLackOf, ReadinessLack } from '../readiness.js';

it.each<[ReadinessLack | null, ReadinessLack[]]>([
  [ReadinessLack.ACCOUNT, [ReadinessLack.CONNECTION, ReadinessLack.TRAINED_OFFICER, ReadinessLack.ACCOUNT]],
  [ReadinessLack.COMMITMENT_LETTER, [ReadinessLack.APPOINTMENT_LETTER, ReadinessLack.COMMITMENT_LETTER]],
  [ReadinessLack.COMMITMENT_KEPT, [ReadinessLack.APPOINTMENT_LETTER, ReadinessLack.COMMITMENT_KEPT]],
  [ReadinessLack.APPOINTMENT_LETTER, [ReadinessLack.TRAINED_OFFICER, ReadinessLack.APPOINTMENT_LETTER]],
  [ReadinessLack.MEMBERS_IN_POST, [ReadinessLack.MEMBERS_IN_DIRECTORY, ReadinessLack.MEMBERS_IN_POST]],
  [ReadinessLack.CONNECTION, [ReadinessLack.TRAINED_OFFICER, ReadinessLack.CONNECTION]],
  [null, []],
])('puts %s first of %s', (next, lacks) => {
  expect(nextLackOf(lacks)).toBe(next);
});

it.each(Object.values(ReadinessLack))('knows what to do about %s', (lack) => {
  expect(nextLackOf([lack])).toBe(lack);
});
