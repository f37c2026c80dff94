import { agencyDirectorySubgraph } from './agency-directory/subgraph.js';
import { agencyDirectoryTables } from './agency-directory/tables.js';
import { complaintSubgraph } from './complaint/subgraph.js';
import { complaintTables } from './complaint/tables.js';
import type { Tables } from './kit/database.js';
import type { FeedSource } from './kit/feed-source.js';
import { IdentityVault, parseVaultKeys } from './kit/identity-vault.js';
import { withKitTables } from './kit/kit-tables.js';
import { Subgraph, type SubgraphDefinition, type SubgraphEnvironment } from './kit/subgraph.js';
import { ppidInformationSubgraph } from './ppid-information/subgraph.js';
import { ppidInformationTables } from './ppid-information/tables.js';
import { trainingSubgraph } from './training/subgraph.js';
import { trainingTables } from './training/tables.js';

/** What the subgraphs are told when they are put together. */
export interface SubgraphSettings {
  /** agency-directory's feed. */
  directory: FeedSource;
  /** As `SIMPUL_IDENTITY_KEYS` spells them. */
  identityKeys: string | undefined;
  /** Whether invented officers, letters and complaints are seeded. */
  sample: boolean;
  /** Whether the some 83,000 villages are seeded. */
  villages: boolean;
}

/** A subgraph as whoever starts it knows it. */
export interface CatalogueEntry {
  /** Where its process listens unless told otherwise. */
  defaultPort: number;
  tables: Tables;
  /** Puts it together; what that gives opens it. Throws `ConfigurationError`. */
  prepare(settings: SubgraphSettings): OpenSubgraph;
}

export type OpenSubgraph = (environment: SubgraphEnvironment) => Promise<Subgraph>;

const opening =
  <Events>(definition: SubgraphDefinition<Events>): OpenSubgraph =>
  (environment) =>
    Subgraph.open(definition, environment);

/** Every subgraph, in the order in which they are seeded: the others follow agency-directory. */
export const SUBGRAPHS = {
  'agency-directory': {
    defaultPort: 4001,
    tables: withKitTables(agencyDirectoryTables),
    prepare: ({ sample, villages }) => opening(agencyDirectorySubgraph({ sample, villages })),
  },
  complaint: {
    defaultPort: 4002,
    tables: withKitTables(complaintTables),
    prepare: ({ directory, identityKeys, sample }) =>
      opening(complaintSubgraph({ directory, vault: new IdentityVault(parseVaultKeys(identityKeys)), sample })),
  },
  'ppid-information': {
    defaultPort: 4003,
    tables: withKitTables(ppidInformationTables),
    prepare: ({ directory, sample }) => opening(ppidInformationSubgraph({ directory, sample })),
  },
  training: {
    defaultPort: 4004,
    tables: withKitTables(trainingTables),
    prepare: ({ directory, sample }) => opening(trainingSubgraph({ directory, sample })),
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;

export type SubgraphName = keyof typeof SUBGRAPHS;

export const SUBGRAPH_NAMES = Object.keys(SUBGRAPHS) as SubgraphName[];
