import { ConfigurationError, settingsOf } from '../configuration/environment.js';
import { VARIABLES } from '../configuration/variables.js';
import { SUBGRAPH_NAMES, type SubgraphName } from '../subgraphs/catalogue.js';
import { blameConfiguration } from '../subgraphs/kit/configuration-fault.js';

export const say = (line: string) => process.stdout.write(`${line}\n`);

/**
 * Runs a command on the databases of the subgraphs that its arguments name, or of all unless it must name them. Bad configuration ends it with exit
 * code 2 and one line that names the variable; any other failure with 1.
 */
export function runDatabaseTask(
  command: string,
  task: (names: readonly SubgraphName[]) => Promise<void>,
  { mustName = false }: { mustName?: boolean } = {},
): void {
  const given = process.argv.slice(2);
  const names = SUBGRAPH_NAMES.filter((name) => given.length === 0 || given.includes(name));
  if (given.some((name) => !names.includes(name as SubgraphName)) || (mustName && given.length === 0)) {
    const which = `-- ${SUBGRAPH_NAMES.join(' | ')} …`;
    process.stderr.write(`Usage: npm run ${command} ${mustName ? which : `[${which}]`}\n`);
    process.exitCode = 2;
    return;
  }
  run(names, task).catch((thrown: unknown) => {
    const error = blameConfiguration(thrown);
    const isConfiguration = error instanceof ConfigurationError;
    process.stderr.write(`${error instanceof Error ? (isConfiguration ? error.message : error.stack) : error}\n`);
    process.exitCode = isConfiguration ? 2 : 1;
  });
}

async function run(names: readonly SubgraphName[], task: (names: readonly SubgraphName[]) => Promise<void>) {
  const { need } = settingsOf(process.env);
  if (names.length > 1 && !need('SIMPUL_DATABASE').includes('{subgraph}')) {
    const { example } = VARIABLES.SIMPUL_DATABASE.kind;
    throw new ConfigurationError('SIMPUL_DATABASE', 'written with {subgraph} where several are meant', example);
  }
  await task(names);
}
