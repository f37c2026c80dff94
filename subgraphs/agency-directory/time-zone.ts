import { z } from 'zod';
import { bilingual } from '../kit/issue-words.js';
import { REFUSALS } from './refusals.js';

/** The zone's name as IANA writes it; undefined where there is none. An alias, which the platform knows as another, stays. */
function zoneNamed(text: string): string | undefined {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions();
    if (timeZone.toLowerCase() === text.toLowerCase()) return timeZone;
    return /^[A-Z]/.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

/** The name of an IANA zone, such as `Asia/Kuala_Lumpur`. */
export const timeZone = z
  .string()
  .trim()
  .max(60)
  .overwrite((text) => zoneNamed(text) ?? text)
  .refine((text) => zoneNamed(text) !== undefined, bilingual(REFUSALS.noTimeZone));
