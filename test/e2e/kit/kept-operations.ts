import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '..', '..', '..', 'schema', 'operations');
const EXTENSION = '.graphql';

/** The names of the documents in `schema/operations`, such as `track-complaint`. */
export function keptOperationNames(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(EXTENSION))
    .map((file) => file.slice(0, -EXTENSION.length))
    .sort();
}

/** The text of one of the documents that a portal would keep. */
export function keptOperation(name: string): string {
  return readFileSync(join(FOLDER, `${name}${EXTENSION}`), 'utf8');
}
