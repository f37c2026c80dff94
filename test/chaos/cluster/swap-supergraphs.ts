import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { replaceFile } from '../../kit/replace-file.js';

/** Only what describes the schema differs, so that every operation is answered as before. */
const OTHER_DESCRIPTION = '"""The same hub, described in other words."""\n';

/**
 * Replaces the supergraph that the gateways follow by one that says the same, and that by the first, at each of `moments`:
 * every open stream is moved then.
 */
export async function swapSupergraphs(
  moments: readonly number[],
  file: string,
  tell: (line: string) => void,
): Promise<void> {
  const begin = performance.now();
  const first = readFileSync(file, 'utf8');
  const texts = [OTHER_DESCRIPTION + first, first];
  for (const [index, atMs] of moments.entries()) {
    await wait(Math.max(0, begin + atMs - performance.now()));
    replaceFile(file, texts[index % texts.length] as string);
    tell('the supergraph is replaced');
  }
}
