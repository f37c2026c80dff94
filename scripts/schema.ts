import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import 'reflect-metadata';
import { composeSchemas } from './compose-schemas.js';

/**
 * Writes `schema/<subgraph>.graphql` and `schema/supergraph.graphql` from the code; with `--check` compares them instead.
 * Composition errors and hints, and any drift, end it with exit code 1.
 */
async function main(): Promise<void> {
  const folder = join(process.cwd(), 'schema');
  const { files, problems } = await composeSchemas();
  const drifted: string[] = [];
  for (const [name, sdl] of Object.entries(files)) {
    const path = join(folder, name);
    if (!process.argv.includes('--check')) writeFileSync(path, sdl);
    else if (readFileSync(path, 'utf8') !== sdl)
      drifted.push(`schema/${name} is not what the code says: run npm run schema`);
  }
  for (const problem of [...problems, ...drifted]) process.stderr.write(`${problem}\n`);
  process.exitCode = problems.length + drifted.length > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
