import { z } from 'zod';
import type { Revocation } from './revocation.js';

const schema = z.object({
  id: z.string().min(1),
  subject: z.string().min(1).optional(),
  session: z.string().min(1).optional(),
  at: z.number(),
});

/** The same text for the same revocation, whichever gateway writes it. */
export function writeRevocation({ id, subject, session, at }: Revocation): string {
  return JSON.stringify({ id, subject, session, at });
}

/** Undefined for a text that is no revocation. */
export function readRevocation(text: string): Revocation | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
