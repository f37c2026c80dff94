import { In } from 'typeorm';
import { z } from 'zod';
import { allowingGrant, isAllowed } from '../../kit/access.js';
import { badInput, CodedError } from '../../kit/errors.js';
import { rowId } from '../../kit/input-rules.js';
import { lockRow } from '../../kit/lock-row.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { ACCESS } from '../access.js';
import { AgencyRow } from '../agency.entity.js';
import { assertVersion, type ChangeKit } from '../change-agency.js';
import { groupRows } from '../group-rows.js';
import { REFUSALS } from '../refusals.js';
import { HandOverRow } from './hand-over.entity.js';

const schema = z.object({ handOver: rowId, expectedVersion: z.int().positive() });

export type AcknowledgeHandOverInput = z.input<typeof schema>;

/** Records of handing over, for the body in which they were made. */
export class HandOverService {
  constructor(private readonly kit: ChangeKit) {}

  /** Whether the viewer may read what is handed over at `agency`. */
  isVisibleTo(viewer: Viewer, agency: AgencyRow): boolean {
    return isAllowed(viewer, 'hand-over:read', agency, ACCESS);
  }

  /** The records of each agency, the oldest first. */
  readonly loadAt = async (agencyIds: readonly string[]): Promise<HandOverRow[][]> => {
    const rows = await this.kit.database.read.find(HandOverRow, {
      where: { agencyId: In([...agencyIds]) },
      order: { recordedAt: 'ASC', id: 'ASC' },
    });
    return groupRows(agencyIds, rows, ({ agencyId }) => agencyId);
  };

  /**
   * Records that the administrator of the successor's agency has what was handed over. Throws `NOT_FOUND` for those who may
   * not read it, `CONFLICT` where it has been acknowledged since it was read.
   */
  acknowledge(viewer: Viewer, input: AcknowledgeHandOverInput): Promise<HandOverRow> {
    const { handOver: id, expectedVersion } = validate(schema, input);
    return this.kit.database.silentWrite(async (manager) => {
      const row = await lockRow(manager, this.kit.database.dialect, HandOverRow, id);
      const agency = row && (await manager.findOneBy(AgencyRow, { id: row.agencyId }));
      if (!row || !agency || !this.isVisibleTo(viewer, agency)) throw new CodedError('NOT_FOUND');
      const grant = allowingGrant(viewer, 'hand-over:acknowledge', agency, ACCESS);
      if (!grant) throw new CodedError('FORBIDDEN');
      assertVersion(row, expectedVersion);
      if (row.acknowledgedAt !== null) throw badInput('input.handOver', REFUSALS.recordedAlready);
      const receipt = {
        acknowledgedAt: this.kit.now(),
        acknowledgedById: grant.agency.id,
        version: row.version + 1,
      };
      await manager.update(HandOverRow, { id }, receipt);
      return Object.assign(row, receipt);
    });
  }
}
