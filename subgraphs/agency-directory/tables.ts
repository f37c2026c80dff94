import type { Tables } from '../kit/database.js';
import { idempotencyEntities, idempotencyMigrations } from '../kit/idempotency.entity.js';
import { AgencyRow } from './agency.entity.js';
import {
  AgencyCodeRow,
  AgencyFormerNameRow,
  AgencySuccessorRow,
  ConnectionRecordRow,
} from './agency-history.entity.js';
import { AgencyContactsRow } from './contacts/agency-contacts.entity.js';
import { migrations } from './migrations/index.js';
import { OfficerRow } from './officer.entity.js';
import { PostRow } from './post.entity.js';
import { RegionRow } from './region.entity.js';
import { HandOverRow } from './rotation/hand-over.entity.js';
import { RegionCodeRow, RegionTakeoverRow } from './succession/succession.entity.js';

/** The tables of this subgraph. */
export const agencyDirectoryTables: Tables = {
  entities: [
    RegionRow,
    AgencyRow,
    AgencyCodeRow,
    AgencyFormerNameRow,
    AgencySuccessorRow,
    ConnectionRecordRow,
    OfficerRow,
    PostRow,
    HandOverRow,
    AgencyContactsRow,
    RegionCodeRow,
    RegionTakeoverRow,
    ...idempotencyEntities,
  ],
  migrations: [...migrations, ...idempotencyMigrations],
};
