import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runs `npm run bench:<benchmark> -- --smoke` with its report in `folder`: what it printed, and the report. */
export async function runSmoke(benchmark: string, folder: string): Promise<{ output: string; report: unknown }> {
  const file = join(folder, 'report.json');
  const child = spawn(process.execPath, [join(__dirname, '..', 'run.mjs'), benchmark, '--smoke', '--json', file], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`The benchmark ends with ${String(code)}:\n${errors}`);
  return { output, report: JSON.parse(readFileSync(file, 'utf8')) };
}
