import { type EntityManager, In, IsNull, Not } from 'typeorm';
import type { AgencyFacts, FormerCode } from '../../schema/events.js';
import { chunksOf } from '../kit/chunks.js';
import type { AgencyRow } from './agency.entity.js';
import { factsOf } from './agency-facts.js';
import { AgencyCodeRow, AgencySuccessorRow } from './agency-history.entity.js';
import { groupRows } from './group-rows.js';
import { loadTakenOver } from './succession/load-taken-over.js';

/** What the directory tells other subgraphs of agencies, in their order. */
export async function loadFacts(manager: EntityManager, rows: readonly AgencyRow[]): Promise<AgencyFacts[]> {
  const facts: AgencyFacts[] = [];
  for (const chunk of chunksOf(rows)) {
    const ids = chunk.map(({ id }) => id);
    const closed = chunk.flatMap(({ id, closedAt }) => (closedAt === null ? [] : [id]));
    const heirs = closed.length === 0 ? [] : await loadHeirs(manager, closed);
    const ended = await loadEndedCodes(manager, ids);
    const heirsOf = groupRows(ids, heirs, ({ agencyId }) => agencyId);
    const takenBy = await loadTakenOver(manager, chunk);
    const endedOf = groupRows(ids, ended, ({ agencyId }) => agencyId);
    chunk.forEach((row, index) => {
      const successors = (heirsOf[index] ?? []).map(({ successorId }) => successorId);
      const takenOver = takenBy[index] ?? [];
      const formerCodes = formerCodesAmong(endedOf[index] ?? [], row);
      facts.push(
        factsOf(row, {
          ...(successors.length > 0 && { successors }),
          ...(takenOver.length > 0 && { takenOver }),
          ...(formerCodes.length > 0 && { formerCodes }),
        }),
      );
    });
  }
  return facts;
}

function loadHeirs(manager: EntityManager, agencyIds: string[]): Promise<AgencySuccessorRow[]> {
  return manager.find(AgencySuccessorRow, {
    where: { agencyId: In(agencyIds) },
    order: { place: 'ASC', successorId: 'ASC' },
  });
}

function loadEndedCodes(manager: EntityManager, agencyIds: string[]): Promise<AgencyCodeRow[]> {
  return manager.find(AgencyCodeRow, {
    where: { agencyId: In(agencyIds), validUntil: Not(IsNull()) },
    order: { validUntil: 'DESC', validFrom: 'DESC' },
  });
}

/** The last one of a closed agency is its code. */
function formerCodesAmong(ended: readonly AgencyCodeRow[], { code, closedAt }: AgencyRow): FormerCode[] {
  const former = closedAt !== null && ended[0]?.code === code ? ended.slice(1) : ended;
  return former.map((had) => ({ code: had.code, from: had.validFrom, until: had.validUntil as string }));
}
