import type { PpidEvents } from '../../schema/events.js';
import type { FeedSource } from '../kit/feed-source.js';
import { StandingDuty } from '../kit/standing/standing.duty.js';
import type { SubgraphDefinition } from '../kit/subgraph.js';
import { AgencyResolver } from './agency.resolver.js';
import { Agency, agencyReference } from './agency.type.js';
import { PpidResolver } from './ppid.resolver.js';
import { PpidService } from './ppid.service.js';
import { PublicInformationRow } from './public-information.entity.js';
import { resolvePublicInformation } from './public-information.reference.js';
import { PublicInformationResolver } from './public-information.resolver.js';
import { PublicInformationService } from './public-information.service.js';
import { InformationExclusionResolver, PublicInformationFieldsResolver } from './public-information-fields.resolver.js';
import { seedPpidInformation } from './seed/seed-ppid-information.js';
import { ppidInformationTables } from './tables.js';

/** Rows follow agencies that get other codes, and those that carry on the tasks of closed ones. */
const COPY_OF_STANDING = {
  entity: PublicInformationRow,
  organisation: 'agencyOrganisation',
  supervision: 'agencySupervision',
  agencyId: 'agencyId',
  afterClosing: 'FIRST_HEIR',
} as const;

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
    ...ppidInformationTables,
    directory,
    assemble({ database, feed, now, logger }) {
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
        duties: [new StandingDuty({ database, now, logger }, { copies: [COPY_OF_STANDING] })],
        seed: (onProgress) => seedPpidInformation(database, { sample, now: now() }, onProgress),
      };
    },
  };
}
