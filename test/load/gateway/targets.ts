import { join } from 'node:path';
import { SUBGRAPHS } from './system/subgraphs.js';

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
  /** Packages whose versions the report names, from the target's folder under `peers`; none for what is ours. */
  peer?: { folder: string; packages: readonly string[] };
  command: (surroundings: Surroundings, port: number) => Command;
}

export const SIMPUL = 'simpul';
export const MONOLITH = 'monolith';

/** Where the peers' packages and start scripts are. */
export function peerFolder(root: string, folder: string): string {
  return join(root, 'test', 'load', 'gateway', 'peers', folder);
}

function simpul(env?: Command['env']): Target['command'] {
  return ({ root, supergraphFile }, port) => ({
    script: join(root, 'dist', 'gateway', 'main.js'),
    args: ['--supergraph', supergraphFile, '--port', String(port)],
    env,
  });
}

function hive(planner: 'js' | 'rust'): Target['command'] {
  return ({ root, supergraphFile }, port) => {
    const cwd = peerFolder(root, 'hive');
    return {
      script: join(cwd, 'node_modules', '@graphql-hive', 'gateway', 'dist', 'bin.js'),
      args: ['supergraph', supergraphFile, '--host', '127.0.0.1', '--port', String(port)],
      cwd,
      env: { PLANNER: planner },
    };
  };
}

function mercurius(jit: boolean): Pick<Target, 'peer' | 'command'> {
  return {
    peer: { folder: 'mercurius', packages: ['@mercuriusjs/gateway', 'mercurius', 'fastify', 'graphql'] },
    command: ({ root, subgraphUrls }, port) => ({
      script: join(peerFolder(root, 'mercurius'), 'start.mjs'),
      env: {
        SERVICES: JSON.stringify(
          SUBGRAPHS.map(({ name, federation1Sdl }) => ({ name, url: subgraphUrls[name], schema: federation1Sdl })),
        ),
        JIT: jit ? '1' : '0',
        PORT: String(port),
      },
    }),
  };
}

/** Those that a run compares unless it is told otherwise. */
export const TARGETS: readonly Target[] = [
  { name: SIMPUL, title: 'Simpul', command: simpul() },
  {
    name: 'hive-rust',
    title: 'Hive Gateway, Rust planner',
    peer: { folder: 'hive', packages: ['@graphql-hive/gateway', '@graphql-hive/router-runtime', 'graphql'] },
    command: hive('rust'),
  },
  {
    name: 'hive',
    title: 'Hive Gateway',
    peer: { folder: 'hive', packages: ['@graphql-hive/gateway', 'graphql'] },
    command: hive('js'),
  },
  { name: 'mercurius', title: 'Mercurius gateway', ...mercurius(false) },
  { name: 'mercurius-jit', title: 'Mercurius gateway, `jit: 1`', ...mercurius(true) },
  {
    name: 'apollo',
    title: '@apollo/gateway + Apollo Server',
    peer: { folder: 'apollo', packages: ['@apollo/gateway', '@apollo/server', 'graphql'] },
    command: ({ root, supergraphFile }, port) => ({
      script: join(peerFolder(root, 'apollo'), 'start.mjs'),
      env: { SUPERGRAPH: supergraphFile, PORT: String(port) },
    }),
  },
  {
    name: MONOLITH,
    title: 'monolith (graphql-js, bare node:http)',
    command: ({ root }, port) => ({
      script: join(root, 'test', 'load', 'gateway', 'dist', 'serve-monolith.js'),
      env: { PORT: String(port) },
    }),
  },
];

/** Those that a run compares only when it is told to. */
export const OPTIONAL_TARGETS: readonly Target[] = [
  {
    name: 'simpul-share-fetches',
    title: 'Simpul, `SIMPUL_SHARE_FETCHES=on`',
    command: simpul({ SIMPUL_SHARE_FETCHES: 'on' }),
  },
  {
    name: 'simpul-share-queries',
    title: 'Simpul, `SIMPUL_SHARE_QUERIES=on`',
    command: simpul({ SIMPUL_SHARE_QUERIES: 'on' }),
  },
];
