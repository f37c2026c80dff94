import { createHash } from 'node:crypto';
import type { Role } from '../../../schema/roles.js';
import { agencyOf } from '../agency.type.js';
import type { ComplaintAnswerRow } from '../complaint-answer.entity.js';
import type { AnswerSignature } from '../complaint-parts.type.js';

/** What an answer keeps of its signature. */
export type RecordedSignature = Pick<ComplaintAnswerRow, 'signedByAgencyId' | 'signedByRole' | 'signedAt'>;

export const UNSIGNED: RecordedSignature = { signedByAgencyId: null, signedByRole: null, signedAt: null };

/** The signature as the API shows it; null where nothing was signed. */
export function signatureOf({ signedByAgencyId, signedByRole, signedAt }: RecordedSignature): AnswerSignature | null {
  if (signedByAgencyId === null || signedByRole === null || signedAt === null) return null;
  return { agency: agencyOf(signedByAgencyId), role: signedByRole as Role, at: signedAt };
}

/** Everything of a draft that the reporter gets, and for which complaint. */
export interface SignedContent {
  complaintId: string;
  text: string;
  evidence: readonly string[];
  isFinal: boolean;
}

/** The SHA-256, in hexadecimal, of exactly what is signed. */
export function hashOfContent({ complaintId, text, evidence, isFinal }: SignedContent): string {
  return createHash('sha256')
    .update(JSON.stringify([complaintId, text, evidence, isFinal]))
    .digest('hex');
}
