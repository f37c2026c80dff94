import { normalizeText } from '../kit/normalize-text.js';

/** What no reader sees, such as U+200B. */
const UNSEEN = /\p{Cf}/gu;

/** A text as it is compared, where capitals, accents, blanks and the width of letters (NFKC) make it no other one. */
export function spelling(text: string): string {
  return normalizeText(text.normalize('NFKC').replace(UNSEEN, ''));
}
