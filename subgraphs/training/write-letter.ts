import { randomUUID } from 'node:crypto';
import { type EntityManager, Not } from 'typeorm';
import type { AgencyFacts } from '../../schema/events.js';
import { Directory } from '../kit/directory/directory.js';
import { badInput } from '../kit/errors.js';
import { isHeldOn } from '../kit/held-on.js';
import { localDate } from '../kit/working-days.js';
import { AppointmentLetterRow, AppointmentMemberRow } from './appointment-letter.entity.js';
import type { LetterContent } from './appointment-letter.input.js';
import { LetterReviewState } from './letter-state.js';
import { loadPostsWithin } from './posts-within.js';
import { REFUSALS } from './refusals.js';
import { SigningRuleRow } from './signing-rule.entity.js';
import { basisOfSigner, rulesInForce } from './signing-rule.js';
import { officesInWords } from './signing-words.js';
import { spelling } from './spelling.js';

/** The columns that hold what a letter says. */
export type LetterColumns = Pick<
  AppointmentLetterRow,
  | 'number'
  | 'date'
  | 'subject'
  | 'signerName'
  | 'signerOffice'
  | 'signerCapacity'
  | 'signerBasis'
  | 'signerUnspecified'
  | 'legalBasis'
  | 'fileUrl'
  | 'validFrom'
  | 'validUntil'
>;

/**
 * What a letter of the locked agency says, as columns; `id` where it is recorded already. Throws `BAD_USER_INPUT` for one
 * that is not signed yet, whose number another one has, whose signer the rule of its day does not name, or whose officers
 * hold no post there.
 */
export async function checkedContent(
  manager: EntityManager,
  agency: AgencyFacts,
  letter: LetterContent,
  now: Date,
  id?: string,
): Promise<LetterColumns> {
  if (letter.date > localDate(now, agency.timeZone)) throw badInput('input.date', REFUSALS.letterNotSignedYet);
  await assertNumberIsFree(manager, agency, letter, id);
  const rules = await manager.findBy(SigningRuleRow, { agencyKind: agency.kind });
  const basis = basisOfSigner(rules, agency.kind, letter.signer, letter.date);
  if (basis.kind === 'REFUSED') {
    const offices = officesInWords(rulesInForce(rules, agency.kind, letter.date));
    throw badInput('input.signer.office', REFUSALS.otherSigningOffice(offices));
  }
  await assertMembersInPost(manager, agency, letter, now);
  const { number, date, subject, signer, legalBasis, fileUrl, validFrom, validUntil } = letter;
  return {
    number,
    date,
    subject,
    signerName: signer.name,
    signerOffice: signer.office,
    signerCapacity: signer.capacity,
    signerBasis: basis.kind === 'REGULATION' ? basis.legalBasis : null,
    signerUnspecified: basis.kind === 'UNSPECIFIED' ? basis.because : null,
    legalBasis,
    fileUrl: fileUrl ?? null,
    validFrom,
    validUntil: validUntil ?? null,
  };
}

/** Writes the team of a letter, in the order in which it is named. */
export async function insertMembers(
  manager: EntityManager,
  letterId: string,
  members: LetterContent['members'],
): Promise<void> {
  await manager.insert(
    AppointmentMemberRow,
    members.map(({ officer, name, role }, position) => ({
      id: randomUUID(),
      letterId,
      position,
      officerId: officer ?? null,
      name: name ?? null,
      role,
    })),
  );
}

/** A number as it is compared: clerks also differ in where blanks stand. */
function comparable(number: string): string {
  return spelling(number).replaceAll(' ', '');
}

/**
 * Throws `BAD_USER_INPUT` where another letter of the agency has the number and the date. One that was returned is as good as
 * none: what it says may come again.
 */
async function assertNumberIsFree(
  manager: EntityManager,
  { id: agencyId }: AgencyFacts,
  { number, date }: LetterContent,
  ownId: string | undefined,
): Promise<void> {
  const sameDay = await manager.findBy(AppointmentLetterRow, {
    agencyId,
    date,
    reviewState: Not(LetterReviewState.RETURNED),
  });
  const isTaken = sameDay.some(({ id, number: other }) => id !== ownId && comparable(other) === comparable(number));
  if (isTaken) throw badInput('input.number', REFUSALS.numberTaken);
}

/** Throws `BAD_USER_INPUT` for officers who hold no post at the agency or its units. */
async function assertMembersInPost(
  manager: EntityManager,
  agency: AgencyFacts,
  letter: LetterContent,
  now: Date,
): Promise<void> {
  const officerIds = letter.members.flatMap(({ officer }) => (officer == null ? [] : [officer]));
  const posts = await loadPostsWithin(new Directory(manager), officerIds, agency);
  const held = posts.filter((post) => isHeldOn(post, localDate(now, agency.timeZone)));
  const inPost = new Set(held.map(({ officerId }) => officerId));
  letter.members.forEach(({ officer }, index) => {
    if (officer != null && !inPost.has(officer)) {
      throw badInput(`input.members.${index}.officer`, REFUSALS.notInPost);
    }
  });
}
