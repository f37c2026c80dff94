import { randomUUID } from 'node:crypto';
import type { DirectoryEvents } from '../../schema/events.js';
import type { SubgraphDefinition } from '../kit/subgraph.js';
import { agencyReference } from './agency.reference.js';
import { AgencyResolver } from './agency.resolver.js';
import { AgencyService } from './agency.service.js';
import { AgencyChangesResolver } from './agency-changes.resolver.js';
import { AgencyHistoryResolver } from './agency-history.resolver.js';
import { AgencyHistoryService } from './agency-history.service.js';
import { AgencyOfficersResolver } from './agency-officers.resolver.js';
import type { ChangeKit } from './change-agency.js';
import { ConnectionService } from './connection.service.js';
import { AgencyContactsResolver } from './contacts/agency-contacts.resolver.js';
import { AgencyContactsService } from './contacts/agency-contacts.service.js';
import { LifeOfAgencyService } from './life-of-agency.service.js';
import { officerReference } from './officer.reference.js';
import { OfficerResolver, PostResolver } from './officer.resolver.js';
import { OfficerService } from './officer.service.js';
import { OfficerChangesResolver } from './officer-changes.resolver.js';
import { PostService } from './post.service.js';
import { regionReference } from './region.reference.js';
import { RegionResolver } from './region.resolver.js';
import { RegionService } from './region.service.js';
import { AgencyHandOversResolver, HandOverResolver } from './rotation/hand-over.resolver.js';
import { HandOverService } from './rotation/hand-over.service.js';
import {
  EndingGrantResolver,
  HeadChangeResolver,
  RotationResolver,
  VacantRoleResolver,
} from './rotation/rotation.resolver.js';
import { RotationService } from './rotation/rotation.service.js';
import { seedDirectory } from './seed/seed-directory.js';
import { loadSnapshotPage } from './snapshot.js';
import { EstablishBodyService } from './succession/establish-body.service.js';
import { RecodeAgencyService } from './succession/recode-agency.service.js';
import { SplitAgencyService } from './succession/split-agency.service.js';
import { SuccessionResolver } from './succession/succession.resolver.js';
import { TransferPartsService } from './succession/transfer-parts.service.js';
import { agencyDirectoryTables } from './tables.js';
import { UnitService } from './unit.service.js';
import { UnitImportResolver } from './unit-import/unit-import.resolver.js';
import { UnitImportService } from './unit-import/unit-import.service.js';
import { VillageService } from './village.service.js';

export interface AgencyDirectoryOptions {
  /** Whether the seed invents officers and the state of connections and accounts. */
  sample: boolean;
  /** Whether the seed has the some 83,000 villages. */
  villages: boolean;
  newId?: () => string;
}

/** Regions, agencies, officers and their posts: who is who, and who stands above whom. */
export function agencyDirectorySubgraph({
  sample,
  villages,
  newId = randomUUID,
}: AgencyDirectoryOptions): SubgraphDefinition<DirectoryEvents> {
  return {
    name: 'agency-directory',
    ...agencyDirectoryTables,
    assemble: ({ database, feed, now }) => {
      const kit: ChangeKit = { database, feed, now, newId };
      const agencies = new AgencyService(database);
      const regions = new RegionService(database);
      const history = new AgencyHistoryService(database);
      const officers = new OfficerService(database);
      const handOvers = new HandOverService(kit);
      return {
        resolvers: [
          new AgencyResolver(agencies, regions, history),
          new AgencyHistoryResolver(history, agencies),
          new AgencyOfficersResolver(officers, now),
          new AgencyChangesResolver(
            new ConnectionService(kit),
            new UnitService(kit),
            new VillageService(kit),
            new LifeOfAgencyService(kit),
          ),
          new AgencyContactsResolver(new AgencyContactsService(kit), now),
          new UnitImportResolver(new UnitImportService(kit)),
          new SuccessionResolver(
            new EstablishBodyService(kit),
            new RecodeAgencyService(kit),
            new SplitAgencyService(kit),
            new TransferPartsService(kit),
          ),
          new RegionResolver(regions),
          new OfficerResolver(officers),
          new PostResolver(officers, agencies),
          new OfficerChangesResolver(new PostService(kit)),
          new RotationResolver(new RotationService(kit), handOvers),
          new HeadChangeResolver(officers),
          new EndingGrantResolver(agencies),
          new VacantRoleResolver(agencies),
          new HandOverResolver(officers, agencies),
          new AgencyHandOversResolver(handOvers),
        ],
        references: {
          Agency: agencyReference(agencies),
          Region: regionReference(regions),
          Officer: officerReference(officers),
        },
        grantFinder: {
          agenciesById: (ids) => agencies.factsByIds(ids),
          postsById: (ids) => officers.postFactsByIds(ids),
        },
        snapshot: (page) => loadSnapshotPage(database.read, page),
        seed: (onProgress) => seedDirectory(database, { sample, villages, now: now() }, onProgress),
      };
    },
  };
}
