import { FeedOffsetRow, feedOffsetMigrations } from './consume-feed.js';
import type { Tables } from './database.js';
import { directoryProjectionEntities, directoryProjectionMigrations } from './directory/directory-projection.entity.js';
import { LeaseRow, leaseMigration } from './lease.js';
import { outboxEntities, outboxMigrations } from './outbox.entity.js';
import { AgencyStandingRow, agencyStandingMigrations } from './standing/agency-standing.entity.js';

/** A subgraph's own tables with those that every subgraph has. */
export function withKitTables({ entities, migrations }: Tables): Tables {
  return {
    entities: [
      ...outboxEntities,
      LeaseRow,
      FeedOffsetRow,
      ...directoryProjectionEntities,
      AgencyStandingRow,
      ...entities,
    ],
    migrations: [
      ...outboxMigrations,
      leaseMigration,
      ...feedOffsetMigrations,
      ...directoryProjectionMigrations,
      ...agencyStandingMigrations,
      ...migrations,
    ],
  };
}
