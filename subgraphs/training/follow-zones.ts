import { type EntityManager, Not } from 'typeorm';
import type { AgencyFacts } from '../../schema/events.js';
import { chunksOf } from '../kit/chunks.js';
import { Directory } from '../kit/directory/directory.js';
import { AppointmentLetterRow } from './appointment-letter.entity.js';
import { CommitmentLetterRow } from './commitment-letter.entity.js';

/** What begins, ends and is due by the calendar of its agency, whose zone it keeps for lists. */
const OF_ZONE = [AppointmentLetterRow, CommitmentLetterRow];

/**
 * Gives letters and promises of these agencies the zones that those have now, so that lists tell their days by the calendar
 * by which readiness does. In the transaction that takes the directory's news in.
 */
export async function followZones(manager: EntityManager, agencies: readonly AgencyFacts[]): Promise<void> {
  for (const { id, timeZone } of agencies) {
    for (const entity of OF_ZONE) {
      await manager.update(entity, { agencyId: id, timeZone: Not(timeZone) }, { timeZone });
    }
  }
}

/** As `followZones`, of every agency that has any. */
export async function followAllZones(manager: EntityManager): Promise<void> {
  const ids = new Set<string>();
  for (const entity of OF_ZONE) {
    const found = await manager
      .createQueryBuilder(entity, 'row')
      .select('row.agencyId', 'agencyId')
      .distinct(true)
      .getRawMany<{ agencyId: string }>();
    for (const { agencyId } of found) ids.add(agencyId);
  }
  for (const chunk of chunksOf([...ids])) await followZones(manager, await new Directory(manager).byIds(chunk));
}
