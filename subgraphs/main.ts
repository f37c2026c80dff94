import 'reflect-metadata';
import { SUBGRAPH_NAMES, SUBGRAPHS } from './catalogue.js';
import { runSubgraph } from './kit/run-subgraph.js';

/** One subgraph as a process, by its name: `node dist/subgraphs/main.js complaint`. */
function main(): void {
  const [given, ...rest] = process.argv.slice(2);
  const name = SUBGRAPH_NAMES.find((known) => known === given);
  if (name && rest.length === 0) {
    const { defaultPort, prepare } = SUBGRAPHS[name];
    runSubgraph({
      name,
      defaultPort,
      prepare: ({ configuration, directory }) => prepare({ ...configuration, directory }),
    });
  } else {
    process.stderr.write(`Usage: npm run subgraph -- ${SUBGRAPH_NAMES.join(' | ')}\n`);
    process.exitCode = 2;
  }
}

main();
