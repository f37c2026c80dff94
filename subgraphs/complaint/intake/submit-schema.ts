import { z } from 'zod';
import { code, instant, oneLine, reference, regionCode } from '../../kit/input-rules.js';
import { bilingual } from '../../kit/issue-words.js';
import { ComplaintChannel, ComplaintClassification } from '../complaint.enum.js';
import { REFUSALS } from '../refusals.js';

/** Text that says something: blanks of Unicode that no trimming knows, such as U+200B, are no words. */
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;
export const words = z.string().trim().regex(SAYS_SOMETHING, bilingual(REFUSALS.noWords));
const lineOfWords = oneLine.regex(SAYS_SOMETHING, bilingual(REFUSALS.noWords));

const reporterSchema = z.object({
  name: lineOfWords.min(2).max(200),
  nik: z
    .string()
    .regex(/^\d{16}$/, bilingual(REFUSALS.notANik))
    .nullish(),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d -]{8,20}$/, bilingual(REFUSALS.notATelephoneNumber))
    .nullish(),
  email: z.email().max(254).nullish(),
  address: oneLine.max(500).nullish(),
});

export type Reporter = z.output<typeof reporterSchema>;

export const submitSchema = z
  .object({
    idempotencyKey: z.string().min(8).max(120),
    title: lineOfWords.min(5).max(200),
    text: words.min(10).max(10_000),
    classification: z.enum(ComplaintClassification.values),
    category: code.nullish(),
    regionCode: regionCode.nullish(),
    toAgency: reference.nullish(),
    reporter: reporterSchema.nullish(),
    anonymous: z.boolean(),
    secret: z.boolean(),
    channel: z.enum(ComplaintChannel.values).nullish(),
    receivedAt: instant.nullish(),
  })
  .refine(({ anonymous, reporter }) => anonymous || reporter != null, {
    path: ['reporter'],
    message: bilingual(REFUSALS.noReporter),
  });

export type CheckedSubmission = z.output<typeof submitSchema>;
