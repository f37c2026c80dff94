import type { PpidEvents } from '../../schema/events.js';
import type { FeedSource } from '../kit/feed-source.js';
import { idempotencyEntities, idempotencyMigrations } from '../kit/idempotency.entity.js';
import type { SubgraphDefinition } from '../kit/subgraph.js';
import { AgencyResolver } from './agency.resolver.js';
import { Agency, agencyReference } from './agency.type.js';
import { migrations } from './migrations/index.js';
import { PpidRow } from './ppid.entity.js';
import { PpidResolver } from './ppid.resolver.js';
import { PpidService } from './ppid.service.js';
import { PublicInformationRow } from './public-information.entity.js';
import { resolvePublicInformation } from './public-information.reference.js';
import { PublicInformationResolver } from './public-information.resolver.js';
import { PublicInformationService } from './public-information.service.js';
import { InformationExclusionResolver, PublicInformationFieldsResolver } from './public-information-fields.resolver.js';
import { seedPpidInformation } from './seed/seed-ppid-information.js';

export interface PpidInformationSubgraphOptions {
  /** agency-directory's feed. */
  directory: FeedSource;
  /** Whether invented information lists are seeded. */
  sample: boolean;
}

/** PPIDs and lists of public information. */
export function ppidInformationSubgraph({
  directory,
  sample,
}: PpidInformationSubgraphOptions): SubgraphDefinition<PpidEvents> {
  return {
    name: 'ppid-information',
    entities: [PpidRow, PublicInformationRow, ...idempotencyEntities],
    migrations: [...migrations, ...idempotencyMigrations],
    directory,
    assemble({ database, feed, now }) {
      const ppids = new PpidService(database, feed, now);
      const information = new PublicInformationService(database, feed, now);
      return {
        resolvers: [
          new AgencyResolver(ppids, information),
          new PpidResolver(ppids),
          new PublicInformationResolver(information),
          new PublicInformationFieldsResolver(information),
          new InformationExclusionResolver(),
        ],
        orphanedTypes: [Agency],
        references: {
          Agency: ({ id }) => agencyReference(String(id)),
          PublicInformation: resolvePublicInformation(information),
        },
        seed: (onProgress) => seedPpidInformation(database, { sample, now: now() }, onProgress),
      };
    },
  };
}
