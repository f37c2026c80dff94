import { firstWords, searchTokens, wordsOfSearch } from '../search-words.js';
import { ABBREVIATIONS, expansionOf, KIND_WORDS, UNIT_WORDS } from './abbreviations.js';
import { BODIES_OF_OFFICES, SERVICES_OF_PROVINCES } from './offices.js';
import { isOneSlip, mayMean } from './slips.js';
import { joinNames, type SpelledWord, type Spellings } from './spellings.js';

/** How surely something is meant, the surest first. */
export const SURENESS = {
  TYPED: 0,
  BEGINNING: 1,
  ABBREVIATION: 1,
  /** By the names of the body whose tasks it took over. */
  PREDECESSOR: 2,
  SLIP: 3,
  PREDECESSOR_BY_SLIP: 4,
} as const;

/** One way to take a typed word: each of `words` has to begin a word of what is found, or to be one where it is whole. */
export interface Reading {
  words: readonly string[];
  sureness: (typeof SURENESS)[keyof typeof SURENESS];
  isWhole?: boolean;
}

/** A typed word with every way to take it. */
export type SearchWord = readonly Reading[];

const MOST_SLIPS = 30;
const LONGEST_WHOLE = 3;

function readWord(word: string): SearchWord {
  const expansion = expansionOf(word);
  return [
    { words: [word], sureness: SURENESS.TYPED },
    ...(expansion ? [{ words: expansion, sureness: SURENESS.ABBREVIATION }] : []),
  ];
}

/** The words of a search with the abbreviations among them written out; empty for one without any word. */
export function readSearch(search: string): SearchWord[] {
  return searchTokens(search).map(readWord);
}

/**
 * The same words in a search for agencies, where short ones for units and offices, such as `pu`, begin no other word, and
 * the names of places may be written with other blanks and hyphens.
 */
export function readSearchForAgencies(search: string, spellings: Spellings): SearchWord[] {
  const words = firstWords(joinNames(wordsOfSearch(search), spellings), ({ typed }) => typed);
  return words
    .map(readSpelledWord)
    .map((readings) =>
      isWholeWord(typedWord(readings))
        ? readings.map((reading) => (reading.sureness === SURENESS.TYPED ? { ...reading, isWhole: true } : reading))
        : readings,
    );
}

/** A name is meant as surely by any spelling of it; its words as they were typed may mean something else. */
function readSpelledWord({ typed, otherwise: [name, asTyped] }: SpelledWord): SearchWord {
  return [
    ...readWord(typed),
    ...(name ? [{ words: name, sureness: SURENESS.TYPED, isWhole: true }] : []),
    ...(asTyped ? [{ words: asTyped, sureness: SURENESS.BEGINNING }] : []),
  ];
}

function isWholeWord(word: string): boolean {
  // `upt`, which is short for nothing here, begins `uptd`.
  const isBeginning = UNIT_WORDS.has(word) && expansionOf(word) === undefined;
  return word.length <= LONGEST_WHOLE && isOfOffice(word) && !isBeginning;
}

/** Whether a word says what is asked for, and not where. */
function isOfOffice(word: string): boolean {
  return UNIT_WORDS.has(word) || BODIES_OF_OFFICES.has(word) || SERVICES_OF_PROVINCES.has(word);
}

/** The same words with what may have been meant by each, of `vocabulary` and of the abbreviations. */
export function forgiveSlips(words: readonly SearchWord[], vocabulary: ReadonlySet<string>): SearchWord[] {
  const known = [...new Set([...vocabulary, ...ABBREVIATIONS])];
  return words.map((readings) => {
    const typed = typedWord(readings);
    if (KIND_WORDS.has(typed) || isOfOffice(typed) || expansionOf(typed)) return readings;
    const meant = known.filter((word) => mayMean(typed, word));
    meant.sort((a, b) => Number(isOneSlip(typed, b)) - Number(isOneSlip(typed, a)) || (a < b ? -1 : 1));
    const slips = meant
      .slice(0, MOST_SLIPS)
      .flatMap(readWord)
      .map((reading): Reading => ({ ...reading, sureness: SURENESS.SLIP }));
    return [...readings, ...slips];
  });
}

/** The words without those that name a unit of a local government; undefined where none or all of them do. */
export function withoutUnit(words: readonly SearchWord[]): SearchWord[] | undefined {
  const rest = words.filter((readings) => !UNIT_WORDS.has(typedWord(readings)));
  return rest.length === words.length || rest.length === 0 ? undefined : rest;
}

/** The word as it was typed. */
export function typedWord([typed]: SearchWord): string {
  return typed?.words[0] ?? '';
}
