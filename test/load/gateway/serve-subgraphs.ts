import { startSubgraph } from '../kit/answer-from-memory.js';
import { SUBGRAPHS } from './system/subgraphs.js';

/**
 * A process of its own: all subgraphs. Tells its parent their urls by name when they listen, and on any message how many
 * requests they had until then.
 */
async function main(): Promise<void> {
  let requests = 0;
  const countOne = (): void => {
    requests += 1;
  };
  const urls = await Promise.all(
    SUBGRAPHS.map(async ({ name, schema }) => [name, await startSubgraph(schema, countOne)] as const),
  );
  process.on('message', () => process.send?.(requests));
  process.once('disconnect', () => process.exit(0));
  process.send?.(Object.fromEntries(urls));
}

main().catch((error: unknown) => {
  process.stderr.write(`The subgraphs could not start: ${String(error)}\n`);
  process.exit(1);
});
