import { z } from 'zod';
import { bilingual } from './issue-words.js';
import { COMMON_REFUSALS } from './refusals.js';

/** They make a line read as another one than is stored. */
const DIRECTION_OVERRIDES = '\\u202a-\\u202e\\u2066-\\u2069';
/** They have no width and no meaning in a name: it would look like one that it is not. */
const NO_WIDTH = '\\u00ad\\u200b\\u2060\\ufeff';
const UNSEEN_IN_LINE = new RegExp(`[${DIRECTION_OVERRIDES}${NO_WIDTH}]`, 'gu');
/** What begins a new line or is no character to be seen. */
const BREAKS = /[\s\p{Cc}]+/gu;
/** Every way to end a line, which a browser writes as CRLF and a file in another one. */
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/gu;
const NOT_IN_LINES = new RegExp(`(?![\\t\\n])\\p{Cc}|[${DIRECTION_OVERRIDES}]`, 'u');
/** The fillers of Hangul and the blank of Braille are letters and signs to Unicode. */
const VISIBLE = /[^\s\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Without blanks around it; a text in which nothing is to be seen is empty. */
const seen = (text: string) => (VISIBLE.test(text) ? text.trim() : '');

/** A text in one line: blanks, breaks and control characters become single blanks, none around it. */
export const oneLine = z.string().overwrite((text) => seen(text.replace(UNSEEN_IN_LINE, '').replace(BREAKS, ' ')));

/** A text in several lines, each of which ends with a line feed, without blanks around it. */
export const lines = z
  .string()
  .overwrite((text) => seen(text.replace(LINE_ENDS, '\n')))
  .refine((text) => !NOT_IN_LINES.test(text), bilingual(COMMON_REFUSALS.unstorable));

/** One line of up to 255 characters, without blanks around it. */
export const line = oneLine.min(1).max(255);

/** Several lines of up to 4,000 characters. */
export const paragraph = lines.min(1).max(4000);

/** Of the Republic, whose bodies are meant; and what no plan of theirs reaches. A day outside of it is a slip of the pen. */
const FIRST_DAY = '1945-08-17';
const LAST_DAY = '2199-12-31';

/** A calendar day that can be meant, `YYYY-MM-DD`. */
export const day = z
  .string()
  .refine((text) => text >= FIRST_DAY && text <= LAST_DAY, bilingual(COMMON_REFUSALS.implausibleDay));

/** An instant on a day that can be meant, wherever in the country it is told: the last of them ends first in the east (WIT). */
export const instant = z
  .date()
  .refine(
    (at) => at >= new Date(`${FIRST_DAY}T00:00:00Z`) && at < new Date(`${LAST_DAY}T24:00:00+09:00`),
    bilingual(COMMON_REFUSALS.implausibleDay),
  );

/** A person's name in one line, without a number that tells who it is: a NIK has 16 digits, a NIP 18. */
export const personName = oneLine
  .min(2)
  .max(200)
  .refine((text) => !/(\d[ .-]?){16}/.test(text), bilingual(COMMON_REFUSALS.numberInName));

/** An id that the client names something by. */
export const rowId = z.string().trim().min(1).max(36);

/** An id or a code that the client names something by. */
export const reference = z.string().trim().min(1).max(160);

/** A code of the code book: `32`, `32.16`, `32.16.05`, `32.16.05.2001`. */
export const regionCode = z
  .string()
  .trim()
  .regex(/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/, bilingual(COMMON_REFUSALS.regionCode));

/** An `https:` or `http:` address of up to 2,000 characters, without blanks, or a user’s name and password, in it. */
export const link = z
  .string()
  .trim()
  // First: what reads addresses leaves out the breaks in them.
  .regex(/^[^\s\p{Cc}\p{Cf}]*$/u, { message: bilingual(COMMON_REFUSALS.blankInAddress), abort: true })
  .check(z.url({ protocol: /^https?$/, abort: true }))
  .max(2000)
  .regex(/^[^/]*\/\/[^/?#@]*([/?#]|$)/, bilingual(COMMON_REFUSALS.addressWithPassword));

/** What a filter keeps to: something, since nothing is no wish, and each once, however often the client repeats it. */
export function oneOrMoreOf<Choice extends z.ZodType>(choice: Choice) {
  return z
    .array(choice)
    .min(1)
    .overwrite((chosen) => [...new Set(chosen)]);
}

/** What the client makes up to be able to send a request again. */
export const idempotencyKey = z.string().trim().min(8).max(200);

/** A code that the client makes up for good, such as `jalan-rusak`. */
export const code = z
  .string()
  .trim()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, bilingual(COMMON_REFUSALS.notACode));
