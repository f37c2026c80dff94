import { normalise } from '../search-words.js';
import { KIND_WORDS } from './abbreviations.js';
import { bareName, plainName } from './plain-name.js';

/** The names of places by their letters alone, `kulonprogo`, each with its words: Kulon Progo. */
export type Spellings = ReadonlyMap<string, readonly string[]>;

/** A part of a search: a word, or several that are a name which is written in another way. */
export interface SpelledWord {
  typed: string;
  /** The same in the words of the name, and in the words as they were typed. */
  otherwise: readonly (readonly string[])[];
}

/** A place’s name has three words at the most that may be written as one, as Lima Puluh Kota. */
const MOST_JOINED = 3;

/** The names of governments, for people write Gunungkidul, Toli-Toli and Tanjung Pinang in every other way too. */
export function spellingsOf(names: readonly string[]): Spellings {
  return new Map(
    names.map((name) => {
      const words = normalise(name).split(' ');
      const first = words.findIndex((word) => !KIND_WORDS.has(word));
      return [words.slice(Math.max(first, 0)).join(''), bareName(plainName(name))];
    }),
  );
}

/** The words of a search, of which those that together are a name, written in another way, are one. */
export function joinNames(words: readonly string[], spellings: Spellings): SpelledWord[] {
  const joined: SpelledWord[] = [];
  for (let at = 0; at < words.length; ) {
    const { count, word } = longestName(words.slice(at, at + MOST_JOINED), spellings);
    joined.push(word);
    at += count;
  }
  return joined;
}

function longestName(words: readonly string[], spellings: Spellings): { count: number; word: SpelledWord } {
  for (let count = words.length; count > 0; count--) {
    const typed = words.slice(0, count);
    const name = spellings.get(typed.join(''));
    const isAsNamed = name === undefined || name.join(' ') === typed.join(' ');
    if (!isAsNamed) return { count, word: { typed: typed.join(''), otherwise: [name, [...new Set(typed)]] } };
  }
  return { count: 1, word: { typed: words[0] ?? '', otherwise: [] } };
}
