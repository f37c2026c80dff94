import type { EntityManager } from 'typeorm';
import type { DirectoryEvents } from '../../schema/events.js';
import { isAllowed, type RowStanding } from '../kit/access.js';
import { type Database, isUniqueViolation } from '../kit/database.js';
import { badInput, CodedError, versionConflict } from '../kit/errors.js';
import type { Feed } from '../kit/feed.js';
import { lockRow } from '../kit/lock-row.js';
import { COMMON_REFUSALS } from '../kit/refusals.js';
import type { Viewer } from '../kit/viewer.js';
import { localDate } from '../kit/working-days.js';
import { ACCESS, type DirectoryAction } from './access.js';
import { AgencyRow } from './agency.entity.js';
import { openCodeOf } from './agency-facts.js';
import { findAgency } from './find-agency.js';
import { loadFacts } from './load-facts.js';
import { REFUSALS } from './refusals.js';

/** What every write in the directory stands on. */
export interface ChangeKit {
  database: Database;
  feed: Feed<DirectoryEvents>;
  now: () => Date;
  newId: () => string;
}

/** The existing agency that `reference` names, locked, if the viewer may do `action` to it. */
export async function lockAgency(
  { database }: ChangeKit,
  manager: EntityManager,
  viewer: Viewer,
  { reference, path }: { reference: string; path: string },
  action: DirectoryAction | ((row: AgencyRow) => DirectoryAction),
): Promise<AgencyRow> {
  const found = await findAgency(manager, reference);
  const row = found && (await lockRow(manager, database.dialect, AgencyRow, found.id));
  if (!row) throw badInput(path, COMMON_REFUSALS.noAgencyOfReference);
  assertAllowed(viewer, typeof action === 'string' ? action : action(row), row);
  if (row.closedAt !== null) throw badInput(path, REFUSALS.agencyClosed);
  return row;
}

/** Throws `FORBIDDEN` where the viewer may not do `action` at an agency as it stands now. */
export function assertAllowed(viewer: Viewer, action: DirectoryAction, standing: RowStanding): void {
  if (!isAllowed(viewer, action, standing, ACCESS)) throw new CodedError('FORBIDDEN');
}

/** Throws `BAD_USER_INPUT` for the national desk: what names nobody lands there, and it is found by its code. */
export function assertNotNationalDesk({ kind }: Pick<AgencyRow, 'kind'>, path: string): void {
  if (kind === 'NATIONAL_DESK') throw badInput(path, REFUSALS.nationalDeskStays);
}

/** Throws `CONFLICT` where the row has changed since the client read it. */
export function assertVersion(row: { version: number }, expectedVersion: number): void {
  if (row.version !== expectedVersion) throw versionConflict(row.version);
}

/** Throws `BAD_USER_INPUT` at `path` for a day that has not begun where the agency is. */
export function assertNotInFuture(
  { now }: ChangeKit,
  day: string,
  { timeZone }: Pick<AgencyRow, 'timeZone'>,
  path: string,
): void {
  if (day > localDate(now(), timeZone)) throw badInput(path, REFUSALS.dayInFuture);
}

/** The database gives a code to one existing agency: what gives it to a second is refused, `BAD_USER_INPUT` at `path`. */
export async function refuseTakenCode<T>(written: Promise<T>, code: string, path: string): Promise<T> {
  try {
    return await written;
  } catch (error) {
    throw isUniqueViolation(error) ? badInput(path, REFUSALS.codeTaken(code)) : error;
  }
}

/**
 * Writes the changed columns of a locked row with its next version, and tells the feed. Returns the row after it. Throws
 * `CONFLICT` where it has changed since it was read: whoever follows leaves out a second event of one version.
 */
export async function saveAgency(
  { feed, now }: ChangeKit,
  manager: EntityManager,
  row: AgencyRow,
  changes: Partial<Omit<AgencyRow, 'id' | 'openCode' | 'version'>>,
): Promise<AgencyRow> {
  const changed = Object.assign(new AgencyRow(), row, changes, { version: row.version + 1 });
  changed.openCode = openCodeOf(changed);
  const { openCode, version } = changed;
  const { id } = row;
  const written = manager.update(AgencyRow, { id, version: row.version }, { ...changes, openCode, version });
  const { affected } = await refuseTakenCode(written, changed.code, 'input');
  if (affected !== 1) throw versionConflict((await manager.findOneByOrFail(AgencyRow, { id })).version);
  await tellAgency({ feed, now }, manager, changed);
  return changed;
}

/** Tells the feed of an agency as it is now. */
export async function tellAgency(
  { feed, now }: Pick<ChangeKit, 'feed' | 'now'>,
  manager: EntityManager,
  row: AgencyRow,
): Promise<void> {
  const [payload] = await loadFacts(manager, [row]);
  if (!payload) throw new Error(`agency ${row.id} has no facts`);
  await feed.append(manager, { kind: 'AGENCY_CHANGED', aggregateId: row.id, occurredAt: now(), payload });
}
