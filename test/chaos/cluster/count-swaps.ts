import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const SWAPPED = /"msg":"the supergraph is swapped"/g;

/** How often gateways served another supergraph without being started again, by their logs. */
export function countSwaps(logFolder: string, processes: Iterable<string>): number {
  return [...processes]
    .filter((name) => name.startsWith('gateway'))
    .flatMap((name) => readFileSync(join(logFolder, name), 'utf8').match(SWAPPED) ?? []).length;
}
