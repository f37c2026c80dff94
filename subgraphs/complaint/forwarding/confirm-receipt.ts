import type { AgencyFacts } from '../../../schema/events.js';
import { CodedError } from '../../kit/errors.js';
import { type Circumstances, type ComplaintFile, type FileChange, type Notes, takeStep } from '../complaint-file.js';

/**
 * What was sent to its holder has arrived (tanda terima); it is not accepted by that. Throws `TRANSITION_NOT_ALLOWED` where
 * that is on record already, by this or by anything else that its holder has done.
 */
export function confirmReceipt(
  file: ComplaintFile,
  { holder, ...notes }: Notes & { holder: AgencyFacts },
  circumstances: Circumstances,
): FileChange {
  if (file.complaint.receiptAt !== null) throw new CodedError('TRANSITION_NOT_ALLOWED');
  return takeStep('CONFIRM_RECEIPT', file, { holder, notes }, circumstances);
}
