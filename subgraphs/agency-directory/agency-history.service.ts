import { In } from 'typeorm';
import type { Database } from '../kit/database.js';
import { AgencyRow } from './agency.entity.js';
import {
  AgencyCodeRow,
  AgencyFormerNameRow,
  AgencySuccessorRow,
  ConnectionRecordRow,
} from './agency-history.entity.js';
import { groupRows } from './group-rows.js';
import { RegionTakeoverRow } from './succession/succession.entity.js';

const agencyOf = ({ agencyId }: { agencyId: string }) => agencyId;

/** What an agency was before and what came after it, batched by agency id. Public. */
export class AgencyHistoryService {
  constructor(private readonly database: Database) {}

  /** Codes, the oldest first. */
  readonly loadCodes = async (agencyIds: readonly string[]): Promise<AgencyCodeRow[][]> => {
    const rows = await this.database.read.findBy(AgencyCodeRow, { agencyId: In([...agencyIds]) });
    rows.sort((a, b) => (a.validFrom ?? '').localeCompare(b.validFrom ?? ''));
    return groupRows(agencyIds, rows, agencyOf);
  };

  /** Former names, the latest first. */
  readonly loadFormerNames = async (agencyIds: readonly string[]): Promise<AgencyFormerNameRow[][]> =>
    groupRows(
      agencyIds,
      await this.database.read.find(AgencyFormerNameRow, {
        where: { agencyId: In([...agencyIds]) },
        order: { validUntil: 'DESC' },
      }),
      agencyOf,
    );

  /** Changes of connection and account, the latest first. */
  readonly loadConnectionRecords = async (agencyIds: readonly string[]): Promise<ConnectionRecordRow[][]> =>
    groupRows(
      agencyIds,
      await this.database.read.find(ConnectionRecordRow, {
        where: { agencyId: In([...agencyIds]) },
        order: { since: 'DESC', recordedAt: 'DESC' },
      }),
      agencyOf,
    );

  /** The agencies to which the tasks of each went on, in code order. */
  readonly loadSuccessors = (agencyIds: readonly string[]): Promise<AgencyRow[][]> =>
    this.loadLinked(agencyIds, 'agencyId', 'successorId');

  /** The ended agencies whose tasks went on to each, in code order. */
  readonly loadPredecessors = (agencyIds: readonly string[]): Promise<AgencyRow[][]> =>
    this.loadLinked(agencyIds, 'successorId', 'agencyId');

  /** The regions that each took over from others, by their former codes. */
  readonly loadTakenOver = async (agencyIds: readonly string[]): Promise<RegionTakeoverRow[][]> =>
    groupRows(
      agencyIds,
      await this.database.read.find(RegionTakeoverRow, {
        where: { agencyId: In([...agencyIds]) },
        order: { formerCode: 'ASC' },
      }),
      agencyOf,
    );

  private async loadLinked(
    agencyIds: readonly string[],
    from: 'agencyId' | 'successorId',
    to: 'agencyId' | 'successorId',
  ): Promise<AgencyRow[][]> {
    const links = await this.database.read.findBy(AgencySuccessorRow, { [from]: In([...agencyIds]) });
    const linked = await this.database.read.find(AgencyRow, {
      where: { id: In(links.map((link) => link[to])) },
      order: { code: 'ASC' },
    });
    return agencyIds.map((agencyId) =>
      linked.filter(({ id }) => links.some((link) => link[from] === agencyId && link[to] === id)),
    );
  }
}
