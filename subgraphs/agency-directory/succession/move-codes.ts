import { Brackets, type EntityManager, In, IsNull, type WhereExpressionBuilder } from 'typeorm';
import { chunksOf } from '../../kit/chunks.js';
import { badInput } from '../../kit/errors.js';
import { lockRow } from '../../kit/lock-row.js';
import { organisationPath, regionAndAbove, withinOrganisation, withinTerritory } from '../../kit/relations.js';
import { AgencyRow } from '../agency.entity.js';
import { depthOf, supervisionOf } from '../agency-facts.js';
import { AgencyCodeRow } from '../agency-history.entity.js';
import { type ChangeKit, saveAgency } from '../change-agency.js';
import { findExisting, lockFound } from '../lock-agencies.js';
import { REFUSALS } from '../refusals.js';
import { assertCodesFree, LONGEST_CODE } from '../unit.service.js';
import { succeedCodes } from './dated-codes.js';
import { moveRegions } from './move-regions.js';
import {
  type AskedRecode,
  codeAfter,
  isAtOrBelowCode,
  isRegional,
  pathOfCode,
  type Recode,
  seatAfter,
  territoryAfter,
} from './recode.js';

/** So many conditions that SQLite, which nests them, still takes them. */
const RECODES_OF_A_QUERY = 50;

/** Since when codes are others, by which law, and who is above what was right below the body that it leaves. */
export interface CodeChange {
  firstDay: string;
  legalBasis: string;
  /** Former code of a part → the id of the body that it is part of from then on; null for one that is nobody's unit. */
  parents?: ReadonlyMap<string, string | null>;
  /** Ids of the bodies that are told of after it, and not by it. */
  bodyIds?: readonly string[];
}

/**
 * Gives everything at and below the former codes its new one: regions, and the agencies that exist with their codes, their
 * places in both relations and the regions that they govern or sit in. What they were is kept as dated codes. Throws
 * `BAD_USER_INPUT` where a code is taken, was another's then, or would begin before the one that it follows. Returns the agencies after it.
 */
export async function moveCodes(
  kit: ChangeKit,
  manager: EntityManager,
  recodes: readonly AskedRecode[],
  change: CodeChange,
): Promise<AgencyRow[]> {
  const affected = await lockAffected(kit, manager, recodes);
  const recoded = affected.filter(({ code }) => codeAfter(code, recodes) !== code);
  const codes = recoded.map(({ code }) => codeAfter(code, recodes));
  await assertFree(manager, codes, recodes);
  await assertCodesFree(manager, codes, change.firstDay);
  const takers = await moveRegions(kit, manager, recodes, change.firstDay);
  await keepCodes(kit, manager, recoded, recodes, change);
  const saved: AgencyRow[] = [];
  for (const row of affected) saved.push(await saveAgency(kit, manager, row, changesOf(row, recodes, change)));
  const told = new Set([...affected.map(({ id }) => id), ...(change.bodyIds ?? [])]);
  for (const id of takers.filter((taker) => !told.has(taker))) {
    const taker = await lockRow(manager, kit.database.dialect, AgencyRow, id);
    if (taker?.closedAt === null) saved.push(await saveAgency(kit, manager, taker, {}));
  }
  return saved;
}

function changesOf(row: AgencyRow, recodes: readonly Recode[], { parents }: CodeChange): Partial<AgencyRow> {
  const places = {
    jurisdiction: territoryAfter(row, recodes),
    regionCode: seatAfter(row, recodes),
  };
  const code = codeAfter(row.code, recodes);
  if (code === row.code) return places;
  const parentId = parents?.get(row.code);
  return {
    ...places,
    code,
    organisation: organisationPath(code),
    supervision: supervisionOf(code),
    depth: depthOf(code),
    ...(parentId !== undefined && { parentId }),
  };
}

/**
 * The agencies that exist at and below the former codes, and those elsewhere that sit in a region there, or have jurisdiction
 * over one, be it by one above it that their law lists.
 */
async function lockAffected(kit: ChangeKit, manager: EntityManager, recodes: readonly Recode[]): Promise<AgencyRow[]> {
  const affected = await lockFound(kit, manager, () => findAffected(manager, recodes));
  return affected.sort((a, b) => a.depth - b.depth || (a.code < b.code ? -1 : 1));
}

async function findAffected(manager: EntityManager, recodes: readonly Recode[]): Promise<AgencyRow[]> {
  const found = new Map<string, AgencyRow>();
  for (const chunk of chunksOf(recodes, RECODES_OF_A_QUERY)) {
    const isAny = new Brackets((any) => {
      for (const [index, { from }] of chunk.entries()) whereReached(any, from, `part${index}`);
    });
    for (const row of await findExisting(manager, isAny)) found.set(row.id, row);
  }
  const isReached = (row: AgencyRow) =>
    territoryAfter(row, recodes).some((region) => !row.jurisdiction.includes(region)) ||
    recodes.some(({ from }) => isAtOrBelowCode(row.code, from) || isAtOrBelowCode(row.regionCode ?? '', from));
  return [...found.values()].filter(isReached);
}

function whereReached(any: WhereExpressionBuilder, from: string, parameter: string): void {
  const conditions = [
    withinOrganisation('agency.code', from, `${parameter}unit`),
    withinTerritory('agency.code', from, `${parameter}region`),
    ...(isRegional(from) ? [withinTerritory('agency.regionCode', from, `${parameter}place`)] : []),
  ];
  for (const { sql, parameters } of conditions) any.orWhere(sql, parameters);
  if (!isRegional(from)) return;
  // Its list of regions is text to the database; what begins alike, or does not change, is left out afterwards.
  const listed = [`%"${from}%`, ...regionAndAbove(from).map((region) => `%"${region}"%`)];
  for (const [index, pattern] of listed.entries()) {
    any.orWhere(`agency.jurisdiction LIKE :${parameter}listed${index}`, { [`${parameter}listed${index}`]: pattern });
  }
}

async function assertFree(
  manager: EntityManager,
  codes: readonly string[],
  recodes: readonly AskedRecode[],
): Promise<void> {
  const long = codes.find((code) => code.length > LONGEST_CODE);
  if (long) throw badInput(pathOfCode(long, recodes), REFUSALS.codeTooLong(LONGEST_CODE));
  for (const chunk of chunksOf(codes)) {
    const taken = await manager.findOneBy(AgencyRow, { code: In(chunk), closedAt: IsNull() });
    if (taken) throw badInput(pathOfCode(taken.code, recodes), REFUSALS.codeTaken(taken.code));
  }
}

/** Ends the codes until now and begins the new ones. */
async function keepCodes(
  { newId }: ChangeKit,
  manager: EntityManager,
  recoded: readonly AgencyRow[],
  recodes: readonly Recode[],
  { firstDay, legalBasis }: CodeChange,
): Promise<void> {
  const codes = new Map(recoded.map(({ id, code }) => [id, codeAfter(code, recodes)]));
  const book = {
    entity: AgencyCodeRow,
    ownerOf: ({ agencyId }: AgencyCodeRow) => agencyId,
    ofOwners: (ids: string[]) => ({ agencyId: In(ids) }),
    begin: (agencyId: string): AgencyCodeRow => ({
      id: newId(),
      agencyId,
      code: codes.get(agencyId) as string,
      validFrom: firstDay,
      validUntil: null,
      legalBasis,
    }),
  };
  await succeedCodes(manager, book, [...codes.keys()], firstDay);
}
