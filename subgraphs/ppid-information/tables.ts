import type { Tables } from '../kit/database.js';
import { idempotencyEntities, idempotencyMigrations } from '../kit/idempotency.entity.js';
import { migrations } from './migrations/index.js';
import { PpidRow } from './ppid.entity.js';
import { PublicInformationRow } from './public-information.entity.js';

/** The tables of this subgraph. */
export const ppidInformationTables: Tables = {
  entities: [PpidRow, PublicInformationRow, ...idempotencyEntities],
  migrations: [...migrations, ...idempotencyMigrations],
};
