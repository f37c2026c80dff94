import { z } from 'zod';
import { idempotencyKey, reference } from '../../kit/input-rules.js';
import { answerText, evidence, note, reason } from '../handling-schemas.js';
import { AnswerDraftState } from './draft.enum.js';

const id = z.string().min(1).max(36);
const version = z.int().min(1);

export const saveSchema = z.object({
  idempotencyKey: idempotencyKey.nullish(),
  complaintId: id.nullish(),
  draftId: id.nullish(),
  expectedVersion: version.nullish(),
  text: answerText,
  evidence,
  final: z.boolean().nullish(),
});

export const stepSchema = z.object({ draftId: id, expectedVersion: version });
export const returnDraftSchema = stepSchema.extend({ reason });
export const sendSchema = stepSchema.extend({ expectedComplaintVersion: version, note, publicNote: note });

export const draftFilterSchema = z.object({
  states: z.array(z.enum(AnswerDraftState.values)).min(1).nullish(),
  agency: reference.nullish(),
});
