import type { EntityManager } from 'typeorm';
import type { ParticipantRelation, StandingColumns } from '../../kit/access.js';
import { isWithinOrganisation, type SqlCondition, withinOrganisation } from '../../kit/relations.js';
import type { Viewer } from '../../kit/viewer.js';
import type { ComplaintAction } from '../access.js';
import { STANDING_COLUMNS } from '../complaint-query.js';
import { gainsByTakingPart } from './load-deciding.js';
import { ComplaintParticipantRow } from './participant.entity.js';
import { participates, participationsOf } from './participation.js';

/** So many ids go into a statement; who takes part in more complaints finds some of them wherever a list begins. */
const FEW = 1_000;

/**
 * The columns that decide whether the viewer may do `action`, for `whereAllowed` on a query whose alias is `complaint`. The
 * complaints in which its agencies take part are looked up before, where they are few: MariaDB takes a list of ids from the
 * primary key and the holder's index together, but reads the whole table where an alternative is a subquery.
 */
export async function loadStandingColumns(
  manager: EntityManager,
  viewer: Viewer,
  action: ComplaintAction,
): Promise<StandingColumns> {
  if (!gainsByTakingPart(viewer, action)) return STANDING_COLUMNS;
  const rows = await loadFew(manager, viewer);
  return { ...STANDING_COLUMNS, participates: rows ? amongRows(rows) : participates };
}

/** Where the viewer's agencies take part now; undefined where that is more than a few complaints. */
async function loadFew(manager: EntityManager, viewer: Viewer): Promise<ComplaintParticipantRow[] | undefined> {
  const within = viewer.grants.map(({ agency }, index) =>
    withinOrganisation('participant.organisation', agency.organisation, `top${index}`),
  );
  const rows = await manager
    .createQueryBuilder(ComplaintParticipantRow, 'participant')
    .where(
      `(${within.map(({ sql }) => sql).join(' OR ')})`,
      Object.assign({}, ...within.map(({ parameters }) => parameters)),
    )
    .andWhere('participant.until IS NULL')
    .limit(FEW + 1)
    .getMany();
  return rows.length > FEW ? undefined : rows;
}

function amongRows(rows: readonly ComplaintParticipantRow[]) {
  return (relation: ParticipantRelation, top: string, parameter: string): SqlCondition => {
    const isMeant = (row: ComplaintParticipantRow) =>
      participationsOf([row]).some(
        (part) => part.relation === relation && isWithinOrganisation(part.organisation, top),
      );
    const ids = [...new Set(rows.filter(isMeant).map(({ complaintId }) => complaintId))];
    if (ids.length === 0) return { sql: '1 = 0', parameters: {} };
    return { sql: `complaint.id IN (:...${parameter})`, parameters: { [parameter]: ids } };
  };
}
