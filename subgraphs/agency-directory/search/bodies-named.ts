import type { AgencyLevel } from '../../../schema/events.js';
import { PROVINCE_ABBREVIATIONS, UNIT_WORDS } from './abbreviations.js';
import { bareName, plainName } from './plain-name.js';
import type { SearchWord } from './search-word.js';

/** What a search may name beside the words that find nothing. */
export interface NameableBody {
  code: string;
  name: string;
  shortName: string | null;
  level: AgencyLevel;
}

/** A body whose whole name stands in a search, and the words of that which are its name. */
export interface NamedBody extends NameableBody {
  words: SearchWord[];
}

/** The levels of those bodies, in the order in which they are meant: hardly ever a district where a regency is named too. */
export const NAMEABLE_LEVELS: readonly AgencyLevel[] = ['NATIONAL', 'MINISTRY', 'REGENCY', 'PROVINCE', 'DISTRICT'];

export function isNational({ level }: NameableBody): boolean {
  return level === 'NATIONAL' || level === 'MINISTRY';
}

/** A national body by what people call it, for its full name is long; a government by the name of its place. */
function namesOf(body: NameableBody): string[][] {
  const { code, name, shortName } = body;
  if (isNational(body)) return (shortName ?? name).split('/').map((called) => bareName(plainName(called)));
  const abbreviations = PROVINCE_ABBREVIATIONS[code]?.split(' ') ?? [];
  return [bareName(plainName(name)), ...abbreviations.map((abbreviation) => [abbreviation])];
}

/**
 * The bodies whose whole name stands among the words, by their levels, and on each the longest name first. Words that only
 * say which unit, such as `pu` or `kesehatan`, name no body.
 */
export function bodiesNamed(words: readonly SearchWord[], bodies: readonly NameableBody[]): NamedBody[] {
  const asked = new Map(
    words.flatMap((readings) => readings.flatMap((reading) => reading.words.map((word) => [word, readings]))),
  );
  const named = bodies.flatMap((body): NamedBody[] => {
    const names = namesOf(body).filter((name) => name.length > 0 && name.every((word) => asked.has(word)));
    const [longest] = names
      .filter((name) => !name.every((word) => UNIT_WORDS.has(word)))
      .sort((a, b) => b.length - a.length);
    return longest ? [{ ...body, words: [...new Set(longest.flatMap((word) => [asked.get(word) ?? []]))] }] : [];
  });
  const place = ({ level }: NamedBody) => NAMEABLE_LEVELS.indexOf(level);
  return named.sort((a, b) => place(a) - place(b) || b.words.length - a.words.length || (a.code < b.code ? -1 : 1));
}
