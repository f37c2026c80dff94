import { join } from 'node:path';

/** What a target is started with. */
export interface Surroundings {
  /** The repository's root. */
  root: string;
  /** The composed schema's file, subgraph urls included. */
  supergraphFile: string;
  /** Subgraph name → url. */
  subgraphUrls: Readonly<Record<string, string>>;
}

/** A script for `node`, and what it reads. */
export interface Command {
  script: string;
  args?: readonly string[];
  cwd?: string;
  env?: Readonly<Record<string, string>>;
}

/** One of the servers that are compared. */
export interface Target {
  name: string;
  /** As the table says it. */
  title: string;
  /** Packages whose versions the report names, from the target's folder of peers; none for what is ours. */
  peer?: { folder: string; packages: readonly string[] };
  command: (surroundings: Surroundings, port: number) => Command;
}

export const SIMPUL = 'simpul';

/** Where the peers' packages and start scripts are. */
export function peerFolder(root: string, folder: string): string {
  return join(root, 'test', 'load', 'gateway', 'peers', folder);
}

/** Simpul's gateway alone, as it comes but for `env`. */
export function simpulCommand(env?: Command['env']): Target['command'] {
  return ({ root, supergraphFile }, port) => ({
    script: join(root, 'dist', 'gateway', 'main.js'),
    args: ['--supergraph', supergraphFile, '--port', String(port)],
    env,
  });
}

/** Hive Gateway with each of its planners, its configuration told by `env`. */
export function hiveTargets(env: Command['env'] = {}): readonly [rust: Target, js: Target] {
  const command =
    (planner: 'js' | 'rust'): Target['command'] =>
    ({ root, supergraphFile }, port) => {
      const cwd = peerFolder(root, 'hive');
      return {
        script: join(cwd, 'node_modules', '@graphql-hive', 'gateway', 'dist', 'bin.js'),
        args: ['supergraph', supergraphFile, '--host', '127.0.0.1', '--port', String(port)],
        cwd,
        env: { ...env, PLANNER: planner },
      };
    };
  return [
    {
      name: 'hive-rust',
      title: 'Hive Gateway, Rust planner',
      peer: { folder: 'hive', packages: ['@graphql-hive/gateway', '@graphql-hive/router-runtime', 'graphql'] },
      command: command('rust'),
    },
    {
      name: 'hive',
      title: 'Hive Gateway',
      peer: { folder: 'hive', packages: ['@graphql-hive/gateway', 'graphql'] },
      command: command('js'),
    },
  ];
}
