import { CONNECTING_WORDS, normalise } from '../search-words.js';
import { fullKind, KIND_WORDS } from './abbreviations.js';

/** A name's words in full, each once and without those that connect, in one line. */
export function plainName(name: string): string {
  const words = normalise(name)
    .split(' ')
    .filter((word) => !CONNECTING_WORDS.has(word));
  return [...new Set(words.map(fullKind))].join(' ');
}

/** The words of a plain name that tell whom it names from others of its kind: `pemerintah kota bandung` → `bandung`. */
export function bareName(plain: string): string[] {
  return plain.split(' ').filter((word) => word !== '' && !KIND_WORDS.has(word));
}
