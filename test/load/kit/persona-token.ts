import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MeasuredHub } from './run-hub-benchmark.js';

/** A token of one of the people and machines of `npm start`, as `npm run token` gives it. */
export function personaToken({ root, folder }: Pick<MeasuredHub, 'root' | 'folder'>, persona: string): string {
  const { developmentSecret } = JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8')) as Record<string, string>;
  const env = { ...process.env, SIMPUL_DEVELOPMENT_SECRET: developmentSecret };
  const script = join(root, 'dist', 'scripts', 'token.js');
  return execFileSync(process.execPath, [script, persona], { env, encoding: 'utf8' }).trim();
}
