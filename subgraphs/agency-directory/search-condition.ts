import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { readSearch, type SearchWord } from './search/search-word.js';

interface SearchCondition {
  sql: string;
  parameters: Record<string, string>;
}

/**
 * Holds where every word, in one of its readings, begins words of `alias`'s `searchText`, or is one of them; nowhere without
 * any word. Words are letters and digits only, so the patterns need no escape.
 */
export function holdsWords(alias: string, words: readonly SearchWord[]): SearchCondition {
  const parameters: Record<string, string> = {};
  const isLike = (pattern: string) => {
    const name = `${alias}Word${Object.keys(parameters).length}`;
    parameters[name] = pattern;
    return `${alias}.searchText LIKE :${name}`;
  };
  const begins = (word: string) => isLike(`% ${word}%`);
  const stands = (word: string) => `(${isLike(`% ${word} %`)} OR ${isLike(`% ${word}`)})`;
  const conditions = words.map((readings) => {
    const alternatives = readings.map(
      ({ words: all, isWhole }) => `(${all.map(isWhole ? stands : begins).join(' AND ')})`,
    );
    return `(${alternatives.join(' OR ')})`;
  });
  return { sql: conditions.length === 0 ? '1 = 0' : conditions.join(' AND '), parameters };
}

/** Keeps the rows that hold every word of `search`, abbreviations written out. */
export function whereSearched<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>, search: string): void {
  const { sql, parameters } = holdsWords(query.alias, readSearch(search));
  query.andWhere(sql, parameters);
}
