import { createAgency } from './create-agency.js';
import { createAgencyCode } from './create-agency-code.js';
import { createAgencyContacts } from './create-agency-contacts.js';
import { createAgencyFormerName } from './create-agency-former-name.js';
import { createAgencySuccessor } from './create-agency-successor.js';
import { createConnectionRecord } from './create-connection-record.js';
import { createHandOver } from './create-hand-over.js';
import { createOfficer } from './create-officer.js';
import { createPost } from './create-post.js';
import { createRegion } from './create-region.js';
import { openCodeMigrations } from './open-code.js';
import { successionMigrations } from './succession.js';

export const migrations = [
  createRegion,
  createAgency,
  createAgencyCode,
  createAgencyFormerName,
  createAgencySuccessor,
  createConnectionRecord,
  createOfficer,
  createPost,
  createHandOver,
  createAgencyContacts,
  ...successionMigrations,
  ...openCodeMigrations,
];
