import { z } from 'zod';
import { bilingual } from '../kit/issue-words.js';
import { REFUSALS } from './refusals.js';

const isTimeZone = (zone: string) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** The name of an IANA zone, such as `Asia/Kuala_Lumpur`. */
export const timeZone = z.string().trim().max(60).refine(isTimeZone, bilingual(REFUSALS.noTimeZone));
