import { z } from 'zod';
import { line, lines, link, oneLine, reference } from '../kit/input-rules.js';
import { bilingual } from '../kit/issue-words.js';
import { ComplaintUrgency } from './complaint.enum.js';
import { LONGEST_REQUEST_WORKING_DAYS } from './forwarding/requested-deadline.js';
import { REFUSALS } from './refusals.js';

/** A note beside an action; null where it is left out. */
export const note = lines
  .max(2_000)
  .nullish()
  .transform((text) => (text ? text : null));

export const evidence = z.array(link.max(500)).max(10).nullish();

/** How long a holder may be given, in working days. */
export const requestedWorkingDays = z.int().min(1).max(LONGEST_REQUEST_WORKING_DAYS);

export const complaintId = z.string().min(1).max(36);
/** Which complaint in which version, with a note between agencies. */
export const versioned = z.object({ complaintId, expectedVersion: z.int().min(1), note });
export const handling = versioned.extend({ publicNote: note });

export const acceptSchema = handling;
export const closeSchema = handling;
export const verifySchema = handling.extend({ needsInspection: z.boolean().nullish() });
export const forwardSchema = handling.extend({
  toAgency: reference,
  urgency: z.enum(ComplaintUrgency.values).nullish(),
  affairs: oneLine.min(1).max(160).nullish(),
  evidence,
  externalNumber: line.nullish(),
  respondWithinWorkingDays: requestedWorkingDays.nullish(),
  supervisor: reference.nullish(),
});
/** Why something is given back. */
export const reason = lines.min(5).max(2_000);
export const returnSchema = handling.extend({ note: reason });
export const startSchema = handling;
export const resumeSchema = handling;
export const deferSchema = handling.omit({ publicNote: true }).extend({
  question: lines.min(5).max(2_000),
  unclearOrigin: z.boolean().nullish(),
});
export const archiveSchema = handling.extend({ reason: z.string().min(1).max(60) });
export const mergeSchema = handling.extend({ intoComplaintId: z.string().min(1).max(36) });
export const unmergeSchema = handling.omit({ publicNote: true });

/** The words of an answer. */
export const answerText = lines.min(10).max(10_000);
export const respondSchema = handling.extend({
  text: answerText,
  evidence,
  final: z.boolean().nullish(),
});

/** A flag that is set is never cleared, so `false` is refused rather than ignored. */
const flag = z.literal(true, bilingual(REFUSALS.flagCleared)).nullish();
export const flagsSchema = handling
  .extend({ anonymous: flag, secret: flag })
  .refine(({ anonymous, secret }) => anonymous || secret, { message: bilingual(REFUSALS.noFlag) });
