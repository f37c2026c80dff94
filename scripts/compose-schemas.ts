import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { printSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import pino from 'pino';
import { loadOrMakeKeys } from '../embedded/keys.js';
import { openEmbedded } from '../embedded/open-embedded.js';
import { SUBGRAPHS, type SubgraphName } from '../subgraphs/catalogue.js';
import { DEFAULT_RETENTION } from '../subgraphs/kit/retention.js';
import { checkContract } from './check-contract.js';

/** The contract as the code has it now, and what composition and the API's conventions have to say against it. */
export interface ComposedSchemas {
  /** File name in `schema/` → its text. */
  files: Record<string, string>;
  problems: string[];
}

/** Builds every subgraph's schema on empty databases in a temporary folder and composes them. */
export async function composeSchemas(): Promise<ComposedSchemas> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'simpul-schema-'));
  try {
    const configuration = { port: 0, dataFolder, sample: false, villages: false, keep: DEFAULT_RETENTION };
    const logger = pino({ level: 'silent' });
    const subgraphs = await openEmbedded({ configuration, keys: loadOrMakeKeys(dataFolder), logger });
    const services = subgraphs.map(({ name, schema }) => ({ name, sdl: `${printSubgraphSchema(schema).trim()}\n` }));
    await Promise.all(subgraphs.map((subgraph) => subgraph.stop()));
    const { errors, hints, supergraphSdl } = composeServices(
      services.map(({ name, sdl }) => ({ name, url: urlOf(name), typeDefs: parse(sdl) })),
    );
    const files = Object.fromEntries(services.map(({ name, sdl }) => [`${name}.graphql`, sdl]));
    return {
      files: supergraphSdl ? { ...files, 'supergraph.graphql': `${supergraphSdl.trim()}\n` } : files,
      problems: [
        ...(errors ?? []).map((error) => error.message),
        ...(hints ?? []).map((hint) => hint.toString()),
        ...checkContract(services),
      ],
    };
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/** Where a subgraph's process listens unless told otherwise: the supergraph's `@join__graph` url. */
function urlOf(name: string): string {
  return `http://127.0.0.1:${SUBGRAPHS[name as SubgraphName].defaultPort}/graphql`;
}
