import { type EntityManager, IsNull } from 'typeorm';
import { z } from 'zod';
import { badInput } from '../kit/errors.js';
import { day, oneLine } from '../kit/input-rules.js';
import { COMMON_REFUSALS } from '../kit/refusals.js';
import { bodyOf } from '../kit/relations.js';
import { validate } from '../kit/validate.js';
import type { Viewer } from '../kit/viewer.js';
import { AgencyRow } from './agency.entity.js';
import { agencyReference } from './agency.filter.js';
import { refreshSearchTexts } from './agency-search-text.js';
import { dayBefore } from './calendar-day.js';
import {
  assertNotInFuture,
  assertNotNationalDesk,
  assertVersion,
  type ChangeKit,
  lockAgency,
  saveAgency,
} from './change-agency.js';
import { findAgency } from './find-agency.js';
import { keepNames } from './keep-names.js';
import { REFUSALS } from './refusals.js';
import { renameRegion } from './rename-region.js';
import { closeRow } from './succession/close-row.js';
import { assertCodesBegan } from './succession/dated-codes.js';

const MAX_SUCCESSORS = 20;

export const agencyName = oneLine.min(3).max(255);
export const agencyShortName = oneLine.min(1).max(100);

const renameSchema = z.object({
  agency: agencyReference,
  name: agencyName,
  shortName: agencyShortName.nullish(),
  from: day,
  expectedVersion: z.int().positive(),
});

const closeSchema = z.object({
  agency: agencyReference,
  lastDay: day,
  successors: z.array(agencyReference).max(MAX_SUCCESSORS),
  expectedVersion: z.int().positive(),
});

export type RenameInput = z.input<typeof renameSchema>;
export type CloseInput = z.input<typeof closeSchema>;

/** Renames agencies and closes them. Ids stay; names and codes become history. */
export class LifeOfAgencyService {
  constructor(private readonly kit: ChangeKit) {}

  /**
   * Gives the agency another name from a day that is not in the future. The name until then is kept. A region is called
   * after its government, and what a region is called the centre alone records.
   */
  rename(viewer: Viewer, input: RenameInput): Promise<AgencyRow> {
    const { agency: reference, name, shortName, from, expectedVersion } = validate(renameSchema, input);
    return this.kit.database.write(async (manager) => {
      const path = 'input.agency';
      const row = await lockAgency(this.kit, manager, viewer, { reference, path }, 'agency:rename');
      assertVersion(row, expectedVersion);
      assertNotInFuture(this.kit, from, row, 'input.from');
      await keepNames(this.kit, manager, [{ agency: row, validUntil: dayBefore(from) }], 'input.from');
      const changes = { name, shortName: shortName ?? null, source: null, confirmed: true };
      const renamed = await saveAgency(this.kit, manager, row, changes);
      await renameRegion(this.kit, manager, viewer, { row, name });
      await refreshSearchTexts(manager, this.kit.database.dialect, row.organisation);
      return renamed;
    });
  }

  /**
   * Closes the agency after a day that is not in the future: its code ends, its posts end, its successors are named. An
   * agency with existing parts is closed after them. A body of its own is closed by the centre only.
   */
  close(viewer: Viewer, input: CloseInput): Promise<AgencyRow> {
    const { agency: reference, lastDay, successors, expectedVersion } = validate(closeSchema, input);
    return this.kit.database.write(async (manager) => {
      const action = (row: AgencyRow) => (row.parentId === null ? 'body:close' : 'unit:close');
      const row = await lockAgency(this.kit, manager, viewer, { reference, path: 'input.agency' }, action);
      assertVersion(row, expectedVersion);
      assertNotNationalDesk(row, 'input.agency');
      assertNotInFuture(this.kit, lastDay, row, 'input.lastDay');
      await assertCodesBegan(manager, [row.id], lastDay, 'input.lastDay');
      const parts = await manager.countBy(AgencyRow, { parentId: row.id, closedAt: IsNull() });
      if (parts > 0) throw badInput('input.agency', REFUSALS.hasParts(parts));
      const successorIds = await this.findSuccessors(manager, row, successors);
      return closeRow(this.kit, manager, row, { lastDay, successorIds });
    });
  }

  private async findSuccessors(manager: EntityManager, row: AgencyRow, references: string[]): Promise<string[]> {
    const ids = new Set<string>();
    for (const [index, reference] of references.entries()) {
      const path = `input.successors.${index}`;
      const successor = await findAgency(manager, reference);
      if (!successor || successor.closedAt !== null) throw badInput(path, COMMON_REFUSALS.noAgencyNow);
      if (successor.id === row.id) throw badInput(path, REFUSALS.followsItself);
      // A body gives its own units' tasks to its own units; to another body only the law does.
      if (row.parentId !== null && !isOfSameBody(row, successor)) throw badInput(path, REFUSALS.otherBody);
      ids.add(successor.id);
    }
    return [...ids];
  }
}

function isOfSameBody(one: AgencyRow, other: AgencyRow): boolean {
  return bodyOf(one.organisation) === bodyOf(other.organisation);
}
