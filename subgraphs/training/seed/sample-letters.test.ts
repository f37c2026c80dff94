import type { PostFacts } from '../../../schema/events.js';
import type { Role } from '../../../schema/roles.js';
import { agencyFacts, agencyId } from '../../../test/kit/directory-double.js';
import { sampleOfficers } from '../../agency-directory/seed/sample-officers.js';
import { MemberRole } from '../appointment-letter.entity.js';
import { sampleLetters } from './sample-letters.js';

const NOW = new Date('2026-03-18T02:00:00Z');
const BEKASI = agencyFacts('32.16', 'Pemerintah Kabupaten Bekasi');

function post(officerId: string, role: Role, from: string, until: string | null = null): PostFacts {
  return { id: `post of ${officerId}`, officerId, agencyId: BEKASI.id, role, from, until };
}

function teamOf(posts: readonly PostFacts[]): Record<string, string | null> {
  const { members } = sampleLetters([BEKASI], posts, NOW);
  return Object.fromEntries(members.map(({ role, officerId }) => [role, officerId]));
}

it('names those who hold their posts since the letter was signed, and nobody who came or went since', () => {
  const team = teamOf([
    post('head', 'HEAD', '2024-01-01'),
    post('former admin', 'AGENCY_ADMIN', '2024-01-01', '2025-08-31'),
    post('admin', 'AGENCY_ADMIN', '2025-01-15'),
    post('new coordinator', 'TRAINING_COORDINATOR', '2025-01-16'),
  ]);
  expect(team).toMatchObject({ [MemberRole.DIRECTOR]: 'head', [MemberRole.ADMIN]: 'admin', [MemberRole.CHAIR]: null });
});

it('finds the officers of the sample in post on the day of the letter', () => {
  const { posts } = sampleOfficers([
    { ...BEKASI, parentId: null, shortName: null } as unknown as Parameters<typeof sampleOfficers>[0][number],
  ]);
  const team = teamOf(
    posts.map(({ id, officerId, role, validFrom, validUntil }) => ({
      id,
      officerId,
      agencyId: agencyId('32.16'),
      role,
      from: validFrom,
      until: validUntil,
    })),
  );
  for (const role of [MemberRole.DIRECTOR, MemberRole.CHAIR, MemberRole.ADMIN]) {
    expect([role, team[role]]).toEqual([role, expect.any(String)]);
  }
});
