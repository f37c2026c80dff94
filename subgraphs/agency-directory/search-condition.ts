import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { searchTokens } from './search-words.js';

/**
 * Keeps the rows in whose `searchText` every word of `search` begins a word. A search without any word (`"dan"`, `"?"`)
 * finds nothing. Words are letters and digits only, so the pattern needs no escape.
 */
export function whereSearched<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>, search: string): void {
  const tokens = searchTokens(search);
  if (tokens.length === 0) query.andWhere('1 = 0');
  tokens.forEach((token, index) => {
    query.andWhere(`${query.alias}.searchText LIKE :token${index}`, { [`token${index}`]: `% ${token}%` });
  });
}
