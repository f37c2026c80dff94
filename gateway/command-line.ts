import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

type Environment = Readonly<Record<string, string | undefined>>;

/** The command line has arguments that it does not know. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const USAGE = 'npm run gateway -- [--supergraph FILE] [--port N]';

/**
 * The environment with what the command line says put over it. A relative FILE is meant from where `npm` was called
 * (INIT_CWD). Throws with the usage when an argument is not known.
 */
export function withArguments(environment: Environment, given: readonly string[]): Environment {
  const { supergraph, port } = read(given);
  return {
    ...environment,
    ...(supergraph !== undefined && {
      SIMPUL_SUPERGRAPH: resolve(environment.INIT_CWD ?? process.cwd(), supergraph),
    }),
    ...(port !== undefined && { PORT: port }),
  };
}

function read(args: readonly string[]): { supergraph?: string; port?: string } {
  try {
    return parseArgs({
      args: [...args],
      options: { supergraph: { type: 'string' }, port: { type: 'string' } },
    }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\nUsage: ${USAGE}`);
  }
}
