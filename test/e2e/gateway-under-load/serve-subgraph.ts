import { startSubgraphServer } from '../../conformance/kit/subgraph-server.js';
import { complaintAt, directoryAt } from './subgraphs.js';

const SUBGRAPHS = {
  complaint: complaintAt({ place: 'first', onFile: () => undefined }),
  directory: directoryAt({
    place: 'first',
    hold() {
      process.send?.('held');
      return new Promise(() => undefined);
    },
  }),
};

export type SubgraphName = keyof typeof SUBGRAPHS;

/** A process of its own: the subgraph and the port are its arguments. Tells its parent its url, and of every `held`. */
async function main([name, port]: readonly string[]): Promise<void> {
  process.once('disconnect', () => process.exit(0));
  const { url } = await startSubgraphServer(SUBGRAPHS[name as SubgraphName], Number(port));
  process.send?.(url);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`The subgraph could not start: ${String(error)}\n`);
  process.exit(1);
});
