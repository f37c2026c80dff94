import { renameSync, writeFileSync } from 'node:fs';

/** Replaces a file as deployments do: whoever reads it sees the old text or the new one, never a part. */
export function replaceFile(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
