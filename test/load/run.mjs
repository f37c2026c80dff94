/** `node run.mjs NAME`: builds a benchmark into its own `dist` and runs it; the repository's `dist/` must be there. */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [name] = process.argv.splice(2, 1);

const tsc = join(here, '..', '..', 'node_modules', 'typescript', 'bin', 'tsc');
const { status } = spawnSync(process.execPath, [tsc, '-p', join(here, name, 'tsconfig.json')], { stdio: 'inherit' });
if (status !== 0) process.exit(1);
await import(`./${name}/dist/${name}/bench.js`);
