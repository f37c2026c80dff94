import type { AgencyKind } from '../kit/agency-kind.enum.js';
import { PROVINCE_ABBREVIATIONS } from './search/abbreviations.js';

/** What people write for a kind of government. */
const KIND_ABBREVIATIONS: Partial<Record<AgencyKind, string>> = {
  PEMERINTAH_PROVINSI: 'pemprov pemda provinsi',
  PEMERINTAH_KABUPATEN: 'pemkab pemda',
  PEMERINTAH_KOTA: 'pemkot pemda',
  KECAMATAN: 'kecamatan',
  DESA: 'pemdes',
  OTORITA: 'ikn',
};

/** Words that a search leaves out. */
export const CONNECTING_WORDS: ReadonlySet<string> = new Set(['dan', 'atau', 'di', 'ke', 'untuk', 'serta', 'pada']);
const MAX_WORDS = 12;

/** Lower case, without accents, punctuation and letters of another width, one space between words. */
export function normalise(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** The words of a search in their order, but for those that only connect. */
export function wordsOfSearch(search: string): string[] {
  return normalise(search)
    .split(' ')
    .filter((word) => word !== '' && !CONNECTING_WORDS.has(word));
}

/** The words of a search, each of which has to begin a word of what is found. */
export function searchTokens(search: string): string[] {
  return firstWords(wordsOfSearch(search), (word) => word);
}

/** Each word once, and not more of them than a search may have. */
export function firstWords<Word>(words: readonly Word[], keyOf: (word: Word) => string): Word[] {
  return [...new Map(words.map((word) => [keyOf(word), word])).values()].slice(0, MAX_WORDS);
}

/** What people shorten these words to: Kementerian PANRB → kemenpanrb, menpanrb; Kemendagri → mendagri; Disdukcapil → dukcapil. */
function shortForms(words: string): string[] {
  const ministries = [...words.matchAll(/\bkementerian ([a-z0-9]+)/g)].map(([, name]) => name);
  const parts = words.split(' ');
  return [
    ...ministries.flatMap((name) => [`kemen${name}`, `men${name}`]),
    ...parts.filter((word) => /^kemen[a-z]{3}/.test(word)).map((word) => word.slice(2)),
    ...parts.filter((word) => /^dis[a-z]{4}/.test(word)).map((word) => word.slice(3)),
    ...(/\bkomunikasi\b.*\binformatika\b/.test(words) ? ['diskominfo', 'kominfo'] : []),
    ...(/\bpekerjaan umum\b/.test(words) ? ['pu', 'pupr'] : []),
  ];
}

export interface NamedAgency {
  name: string;
  shortName: string | null;
  kind: AgencyKind;
}

/** The words under which an agency is known by itself, the names that it had included. */
export function ownWords({ name, shortName, kind }: NamedAgency, formerNames: readonly string[] = []): string {
  const named = normalise([name, shortName ?? '', ...formerNames].join(' '));
  return [named, ...shortForms(named), KIND_ABBREVIATIONS[kind] ?? ''].join(' ').trim();
}

/** A province's words: its name and what people write for it. */
export function provinceWords(code: string, name: string): string {
  return `${normalise(name)} ${PROVINCE_ABBREVIATIONS[code] ?? ''}`.trim();
}

/** Words as they are stored: each once, each with a space before it, so that a word's beginning can be looked for. */
export function searchText(parts: readonly string[]): string {
  return ` ${[...new Set(parts.join(' ').split(/ +/).filter(Boolean))].join(' ')}`;
}
