import { z } from 'zod';
import { reference, regionCode } from '../kit/input-rules.js';
import { ComplaintChannel, ComplaintClassification } from './complaint.enum.js';

/** Text that says something: blanks of Unicode that no trimming knows, such as U+200B, are no words. */
const words = z
  .string()
  .trim()
  .regex(/[\p{L}\p{N}]/u, 'Expected words.');

const reporterSchema = z.object({
  name: words.min(2).max(200),
  nik: z
    .string()
    .regex(/^\d{16}$/, 'A NIK has 16 digits.')
    .nullish(),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d -]{8,20}$/, 'Expected a telephone number.')
    .nullish(),
  email: z.email().max(254).nullish(),
  address: z.string().trim().max(500).nullish(),
});

export type Reporter = z.output<typeof reporterSchema>;

export const submitSchema = z
  .object({
    idempotencyKey: z.string().min(8).max(120),
    title: words.min(5).max(200),
    text: words.min(10).max(10_000),
    classification: z.enum(ComplaintClassification.values),
    category: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'A category is a code such as jalan-rusak.')
      .max(60)
      .nullish(),
    regionCode: regionCode.nullish(),
    toAgency: reference.nullish(),
    reporter: reporterSchema.nullish(),
    anonymous: z.boolean(),
    secret: z.boolean(),
    channel: z.enum(ComplaintChannel.values).nullish(),
    receivedAt: z.date().nullish(),
  })
  .refine(({ anonymous, reporter }) => anonymous || reporter != null, {
    path: ['reporter'],
    message: 'Only an anonymous report may lack its reporter.',
  });

export type CheckedSubmission = z.output<typeof submitSchema>;
