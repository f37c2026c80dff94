import { join } from 'node:path';
import { hiveTargets, peerFolder, SIMPUL, simpulCommand, type Target } from '../kit/target.js';
import { SUBGRAPHS } from './system/subgraphs.js';

export const MONOLITH = 'monolith';

/** Nothing is shared between requests in flight: all connections of the load ask the same. */
const [hiveRust, hive] = hiveTargets({ DEDUPLICATE: 'off' });

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
  { name: SIMPUL, title: 'Simpul', command: simpulCommand() },
  hiveRust,
  hive,
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
      script: join(root, 'test', 'load', 'gateway', 'dist', 'gateway', 'serve-monolith.js'),
      env: { PORT: String(port) },
    }),
  },
];

/** Those that a run compares only when it is told to. */
export const OPTIONAL_TARGETS: readonly Target[] = [
  {
    name: 'simpul-share-fetches',
    title: 'Simpul, `SIMPUL_SHARE_FETCHES=on`',
    command: simpulCommand({ SIMPUL_SHARE_FETCHES: 'on' }),
  },
  {
    name: 'simpul-share-queries',
    title: 'Simpul, `SIMPUL_SHARE_QUERIES=on`',
    command: simpulCommand({ SIMPUL_SHARE_QUERIES: 'on' }),
  },
];
