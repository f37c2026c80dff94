import { fullKind, KIND_WORDS } from './abbreviations.js';
import { bareName, plainName } from './plain-name.js';
import { type SearchWord, SURENESS, typedWord } from './search-word.js';

/** What decides how early an agency stands among those that a search finds. */
export interface RankedAgency {
  id: string;
  code: string;
  name: string;
  shortName: string | null;
  depth: number;
  searchText: string;
}

interface Match {
  sureness: number;
  /** Whether it is only the beginning of a word. */
  beginning: boolean;
}

function matchWord(readings: SearchWord, text: string): Match | undefined {
  const matches = readings
    .filter(({ words, isWhole }) => words.every((word) => text.includes(isWhole ? ` ${word} ` : ` ${word}`)))
    .map(({ words, sureness }): Match => {
      const beginning = sureness === SURENESS.TYPED && !words.every((word) => text.includes(` ${word} `));
      return beginning ? { sureness: SURENESS.BEGINNING, beginning } : { sureness, beginning };
    });
  const [surest] = matches.sort((a, b) => a.sureness - b.sureness || Number(a.beginning) - Number(b.beginning));
  // Everybody shortens these, and what bears the short form in its name is not meant any more than what has the full one.
  if (surest && KIND_WORDS.has(typedWord(readings))) return { sureness: SURENESS.TYPED, beginning: false };
  return surest;
}

const NAMED = { EXACTLY: 0, WITHOUT_KIND: 1, NOT: 2 } as const;

/** Whether the words are one of the names, as it is written or but for the words that only say of which kind it is. */
function howNamed(names: readonly string[], words: readonly SearchWord[]): number {
  const typed = [...new Set(words.map((readings) => fullKind(typedWord(readings))))].join(' ');
  if (names.includes(typed)) return NAMED.EXACTLY;
  const asked = words.filter((readings) => !KIND_WORDS.has(typedWord(readings)));
  const isBareNameOf = (name: string) => {
    const bare = bareName(name);
    const takenSo = asked.map((readings) =>
      readings.find((reading) => reading.words.every((word) => bare.includes(word))),
    );
    return takenSo.every(Boolean) && bare.every((word) => takenSo.some((reading) => reading?.words.includes(word)));
  };
  return asked.length > 0 && names.some(isBareNameOf) ? NAMED.WITHOUT_KIND : NAMED.NOT;
}

/** How far the words are from an agency's own names: those that only its surroundings have, and those of its name besides. */
function distanceFromName(name: string, shortName: string, words: readonly SearchWord[]): [number, number] {
  const asked = words.filter((readings) => !KIND_WORDS.has(typedWord(readings)));
  const known = ` ${name} ${shortName} `;
  const borrowed = asked.filter((readings) => !matchWord(readings, known)).length;
  const begins = asked.flatMap((readings) => readings.flatMap((reading) => reading.words));
  const isBesides = (word: string) => !KIND_WORDS.has(word) && !begins.some((one) => word.startsWith(one));
  return [borrowed, name.split(' ').filter(isBesides).length];
}

/**
 * Where an agency stands in the order of relevance, as text that sorts so: those that bear exactly the name, and those whose
 * name it is but for the kind, before those that only hold all words; then by how surely the words are taken (whole, as
 * beginnings or abbreviations, by the body that it followed, with a slip); bodies before their parts; more words of its own
 * name; fewer beginnings; fewer words besides; the code.
 */
export function rankAgency(agency: RankedAgency, words: readonly SearchWord[]): string {
  const { depth, code, id } = agency;
  const name = plainName(agency.name);
  const shortName = agency.shortName === null ? '' : plainName(agency.shortName);
  const isForgiving = words.some((readings) => readings.some(({ sureness }) => sureness === SURENESS.SLIP));
  const byPredecessor = isForgiving ? SURENESS.PREDECESSOR_BY_SLIP : SURENESS.PREDECESSOR;
  const matches = words.map((readings) => matchWord(readings, `${agency.searchText} `));
  const sureness = Math.max(...matches.map((match) => match?.sureness ?? byPredecessor));
  const beginnings = matches.filter((match) => match?.beginning).length;
  const [borrowed, besides] = distanceFromName(name, shortName, words);
  const numbers = [howNamed([name, shortName], words), sureness, depth, borrowed, beginnings, besides];
  return [...numbers.map((number) => String(number).padStart(3, '0')), code, id].join(' ');
}
