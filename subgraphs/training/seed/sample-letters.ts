import type { AgencyFacts, PostFacts } from '../../../schema/events.js';
import type { Role } from '../../../schema/roles.js';
import { isHeldOn } from '../../kit/held-on.js';
import { isWithinOrganisation } from '../../kit/relations.js';
import { stableId } from '../../kit/stable-id.js';
import { type AppointmentLetterRow, type AppointmentMemberRow, MemberRole } from '../appointment-letter.entity.js';
import { LetterReviewState } from '../letter-state.js';
import { SignerCapacity, SigningOffice, UnspecifiedSigner } from '../signing-rule.js';
import { SIGNING_RULES } from './signing-rules.js';

/** Bodies of the demonstration: these have a letter in any case. */
const DEMONSTRATION = ['32', '32.16', '32.16/diskominfo'];
const TEAM = [
  MemberRole.DIRECTOR,
  MemberRole.PERSON_IN_CHARGE,
  MemberRole.CHAIR,
  MemberRole.ADMIN,
  MemberRole.LIAISON_OFFICER,
];
const ROLE_WORDS: Readonly<Record<MemberRole, string>> = {
  [MemberRole.DIRECTOR]: 'Pengarah',
  [MemberRole.PERSON_IN_CHARGE]: 'Penanggung Jawab',
  [MemberRole.CHAIR]: 'Ketua',
  [MemberRole.ADMIN]: 'Admin',
  [MemberRole.LIAISON_OFFICER]: 'Pejabat Penghubung',
};

/** Of the ten kinds of agencies that `digitOf` makes: those whose letter nobody has reviewed. */
const WAITING_DIGIT = 4;

/** The role in the hub that a member of the team usually has. */
const GRANTED_ROLE: Readonly<Record<MemberRole, Role | undefined>> = {
  [MemberRole.DIRECTOR]: 'HEAD',
  [MemberRole.PERSON_IN_CHARGE]: undefined,
  [MemberRole.CHAIR]: 'TRAINING_COORDINATOR',
  [MemberRole.ADMIN]: 'AGENCY_ADMIN',
  [MemberRole.LIAISON_OFFICER]: 'LIAISON_OFFICER',
};

export interface SampleLetters {
  letters: AppointmentLetterRow[];
  members: AppointmentMemberRow[];
}

/** A number from 0 to 9 that is always the same for an agency. */
function digitOf(code: string): number {
  return Number.parseInt(stableId('sample-letter', code).slice(0, 8), 16) % 10;
}

function officeFor(kind: string): SigningOffice {
  return SIGNING_RULES.find((rule) => rule.agencyKind === kind)?.office ?? SigningOffice.OTHER;
}

function letterOf(agency: AgencyFacts, expired: boolean, now: Date): AppointmentLetterRow {
  const rule = SIGNING_RULES.find(({ agencyKind }) => agencyKind === agency.kind);
  const year = expired ? 2022 : 2025;
  const isWaiting = !DEMONSTRATION.includes(agency.code) && digitOf(agency.code) === WAITING_DIGIT;
  return {
    id: stableId('appointment-letter', `sample:${agency.code}`),
    agencyId: agency.id,
    agencyOrganisation: agency.organisation,
    agencySupervision: agency.supervision,
    timeZone: agency.timeZone,
    number: `000.8.3/CONTOH-${agency.code}/${year}`,
    date: `${year}-01-15`,
    subject: `Tim Pengelola SP4N-LAPOR! ${agency.name} (contoh)`.slice(0, 255),
    signerName: 'Penanda Tangan (contoh)',
    signerOffice: officeFor(agency.kind),
    signerCapacity: SignerCapacity.DEFINITIVE,
    signerBasis: rule?.legalBasis ?? null,
    signerUnspecified: rule ? null : UnspecifiedSigner.AGENCY_KIND,
    legalBasis: 'SE Menteri PANRB 4/2016; Perpres 76/2013',
    fileUrl: null,
    replacesId: null,
    validFrom: `${year}-01-15`,
    validUntil: expired ? '2024-12-31' : null,
    replacedFrom: null,
    // One of ten waits for the centre, so that its queue is not empty; those of the demonstration were verified.
    reviewState: isWaiting ? LetterReviewState.SUBMITTED : LetterReviewState.VERIFIED,
    version: 1,
    recordedAt: now,
  };
}

/** The team of a letter: whoever has the fitting role at the agency or its units since it was signed, else a clearly invented name. */
function teamOf(letterId: string, posts: readonly PostFacts[]): AppointmentMemberRow[] {
  return TEAM.map((role, position) => {
    const officerId = posts.find((post) => post.role === GRANTED_ROLE[role])?.officerId ?? null;
    return {
      id: stableId('appointment-member', `${letterId}:${position}`),
      letterId,
      position,
      officerId,
      name: officerId === null ? `${ROLE_WORDS[role]} (contoh)` : null,
      role,
    };
  });
}

/**
 * Invented letters, marked `contoh`, for about six of ten agencies with an account whose kind has a rule on who signs, one
 * of the six expired, and for the bodies of the demonstration. The same in every installation.
 */
export function sampleLetters(agencies: readonly AgencyFacts[], posts: readonly PostFacts[], now: Date): SampleLetters {
  const ruled = new Set(SIGNING_RULES.map(({ agencyKind }) => agencyKind));
  const chosen = agencies.filter(({ code, kind, hasAccount, closedAt }) => {
    if (closedAt !== null) return false;
    return DEMONSTRATION.includes(code) || (hasAccount && ruled.has(kind) && digitOf(code) < 6);
  });
  const letters = chosen.map((agency) =>
    letterOf(agency, !DEMONSTRATION.includes(agency.code) && digitOf(agency.code) === 5, now),
  );
  const today = now.toISOString().slice(0, 10);
  const pathOf = new Map(agencies.map(({ id, organisation }) => [id, organisation]));
  const held = posts.filter((post) => post.role !== null && isHeldOn(post, today));
  const members = letters.flatMap(({ id, agencyId, agencyOrganisation, date }) => {
    const since = held.filter((post) => isHeldOn(post, date));
    const own = since.filter((post) => post.agencyId === agencyId);
    const inside = since.filter((post) => isWithinOrganisation(pathOf.get(post.agencyId) ?? '', agencyOrganisation));
    return teamOf(id, [...own, ...inside]);
  });
  return { letters, members };
}
