import type { EntityManager } from 'typeorm';
import { upsertRows } from '../../kit/insert-rows.js';
import { organisationPath } from '../../kit/relations.js';
import type { AgencyRow } from '../agency.entity.js';
import { refreshSearchTextsOf } from '../agency-search-text.js';
import { type ChangeKit, saveAgency } from '../change-agency.js';
import { assertCodesBegan } from './dated-codes.js';
import { endBody, lockUnits } from './end-body.js';
import { moveCodes } from './move-codes.js';
import { type Receiver, regionsAmong } from './plan-parts.js';
import { type AskedRecode, isUnit } from './recode.js';
import { RegionTakeoverRow } from './succession.entity.js';

/** A body that gets parts of another one, new or not, locked. */
export interface ReceivingBody extends Receiver {
  row: AgencyRow;
}

/** Which parts of a locked body go to which others, and whether it ends with that. */
export interface Reorganisation {
  giver: AgencyRow;
  receivers: readonly ReceivingBody[];
  recodes: readonly AskedRecode[];
  ends: boolean;
  from: string;
  legalBasis: string;
}

/**
 * Moves parts of a body to others, whose code or territory they have from then on. The body goes on with what is left, or
 * ends with the receivers as its successors; then no region may be left to it, and its remaining units end with it.
 */
export async function reorganise(kit: ChangeKit, manager: EntityManager, change: Reorganisation): Promise<void> {
  const { giver, receivers, recodes, from: firstDay, legalBasis } = change;
  const bodyIds = [giver, ...receivers.map(({ row }) => row)].map(({ id }) => id);
  await assertCodesBegan(manager, bodyIds, firstDay, 'input.from');
  // All that ends, and all that goes, in one order and before any of it is written.
  if (change.ends) await lockUnits(kit, manager, giver);
  const parents = parentsAfter(receivers);
  const moved = await moveCodes(kit, manager, recodes, { firstDay, legalBasis, parents, bodyIds });
  const into = await takeOver(kit, manager, change);
  const left = change.ends ? await endBody(kit, manager, change) : [await saveAgency(kit, manager, giver, {})];
  const ids = [...left, ...into, ...moved].map(({ id }) => id);
  await refreshSearchTextsOf(manager, kit.database.dialect, ids);
}

/**
 * Which regions the receivers take over, told after all that moves to them and before what ends: whoever reads the feed
 * in pieces has the parts at their new places by then.
 */
async function takeOver(
  kit: ChangeKit,
  manager: EntityManager,
  { giver, receivers }: Reorganisation,
): Promise<AgencyRow[]> {
  const told: AgencyRow[] = [];
  for (const { row, parts } of receivers) {
    const takeovers = regionsAmong(parts).map(({ from: formerCode, to: code }) => ({
      agencyId: row.id,
      formerCode,
      code,
      fromAgencyId: giver.id,
      takenAt: kit.now(),
    }));
    // A region may come, go and come again under the same code.
    await upsertRows(manager, RegionTakeoverRow, takeovers);
    told.push(await saveAgency(kit, manager, row, {}));
  }
  return told;
}

/** Who is right above each part in its new place; nobody above what governs itself. */
function parentsAfter(receivers: readonly ReceivingBody[]): Map<string, string | null> {
  return new Map(
    receivers.flatMap(({ row, parts }) =>
      parts.map(({ part, code }): [string, string | null] => [part, isBodyOfItsOwn(code) ? null : row.id]),
    ),
  );
}

/** Whether an agency with this code is a body of its own there: a regency in a province is not part of that. */
function isBodyOfItsOwn(code: string): boolean {
  return organisationPath(code) === code && !isUnit(code);
}
