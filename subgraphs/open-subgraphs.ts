import { SUBGRAPH_NAMES, SUBGRAPHS, type SubgraphName, type SubgraphSettings } from './catalogue.js';
import { CodedError } from './kit/errors.js';
import { feedSource, type InternalCall } from './kit/feed-source.js';
import { httpCall, inProcessCall } from './kit/internal-call.js';
import type { Subgraph, SubgraphEnvironment } from './kit/subgraph.js';

export interface OpenSubgraphsOptions {
  /** Default: all of them. */
  names?: readonly SubgraphName[];
  settings: Omit<SubgraphSettings, 'directory'>;
  environmentOf: (name: SubgraphName) => SubgraphEnvironment;
  /** Where agency-directory answers when it is not one of those that are opened. */
  directoryUrl?: string;
  assertionKey: Uint8Array;
}

/** Several subgraphs in this process, migrated; to be seeded in this order. */
export async function openSubgraphs({
  names = SUBGRAPH_NAMES,
  settings,
  environmentOf,
  directoryUrl,
  assertionKey,
}: OpenSubgraphsOptions): Promise<Subgraph[]> {
  const opened: Subgraph[] = [];
  let callDirectory: InternalCall = directoryUrl ? httpCall(directoryUrl, assertionKey) : nobodyAnswers;
  const directory = feedSource('agency-directory', (...asked) => callDirectory(...asked));
  try {
    for (const name of names) {
      const subgraph = await SUBGRAPHS[name].prepare({ ...settings, directory })(environmentOf(name));
      opened.push(subgraph);
      if (name === 'agency-directory') callDirectory = inProcessCall(subgraph, assertionKey);
    }
    return opened;
  } catch (error) {
    await Promise.all(opened.map((subgraph) => subgraph.stop()));
    throw error;
  }
}

function nobodyAnswers(): Promise<never> {
  return Promise.reject(new CodedError('SUBGRAPH_UNAVAILABLE'));
}
