import { startSubgraph } from './answer-from-memory.js';
import { SUBGRAPHS } from './system/subgraphs.js';

/** A process of its own: all subgraphs; tells its parent their urls by name when they listen. */
async function main(): Promise<void> {
  const started = await Promise.all(
    SUBGRAPHS.map(async ({ name, schema }) => [name, await startSubgraph(schema)] as const),
  );
  process.send?.(Object.fromEntries(started.map(([name, { url }]) => [name, url])));
  process.once('disconnect', () => process.exit(0));
}

main().catch((error: unknown) => {
  process.stderr.write(`The subgraphs could not start: ${String(error)}\n`);
  process.exit(1);
});
