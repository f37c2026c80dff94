import { type EntityManager, In, MoreThan } from 'typeorm';
import { z } from 'zod';
import type { Words } from '../../schema/errors.js';
import { AgencyKind } from '../kit/agency-kind.enum.js';
import { chunksOf } from '../kit/chunks.js';
import { badInput } from '../kit/errors.js';
import { idempotent, UNSEALED } from '../kit/idempotency.js';
import { day, idempotencyKey, regionCode } from '../kit/input-rules.js';
import { bilingual } from '../kit/issue-words.js';
import { organisationPath } from '../kit/relations.js';
import { validate } from '../kit/validate.js';
import type { Viewer } from '../kit/viewer.js';
import { localDate } from '../kit/working-days.js';
import { AgencyRow } from './agency.entity.js';
import { agencyReference } from './agency.filter.js';
import { depthOf, supervisionOf } from './agency-facts.js';
import { AgencyCodeRow } from './agency-history.entity.js';
import { refreshSearchTexts } from './agency-search-text.js';
import {
  assertAllowed,
  assertNotInFuture,
  type ChangeKit,
  lockAgency,
  refuseTakenCode,
  tellAgency,
} from './change-agency.js';
import { findExistingRegion } from './find-region.js';
import { isAbroad, mayStandAt } from './kind-places.js';
import { agencyName, agencyShortName } from './life-of-agency.service.js';
import { REFUSALS } from './refusals.js';
import type { RegionRow } from './region.entity.js';
import { timeZone } from './time-zone.js';

export const LONGEST_CODE = 160;

/** The last part of a unit's code. */
export const unitSuffix = z
  .string()
  .trim()
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, bilingual(REFUSALS.notASuffix));

/** What is wrong with where a unit is said to be: a mission abroad has a zone and no region here, any other its region's zone. */
export function problemsOfPlace({
  kind,
  location,
  timeZone,
}: {
  kind: AgencyKind;
  location?: string | null | undefined;
  timeZone?: string | null | undefined;
}): { field: 'location' | 'timeZone'; words: Words }[] {
  if (!isAbroad(kind)) return timeZone ? [{ field: 'timeZone', words: REFUSALS.zoneOfRegion }] : [];
  return [
    ...(location ? [{ field: 'location' as const, words: REFUSALS.abroad }] : []),
    ...(timeZone ? [] : [{ field: 'timeZone' as const, words: REFUSALS.zoneAbroad }]),
  ];
}

const schema = z.object({
  parent: agencyReference,
  suffix: unitSuffix,
  kind: z.enum(AgencyKind),
  name: agencyName,
  shortName: agencyShortName.nullish(),
  from: day.nullish(),
  location: regionCode.nullish(),
  timeZone: timeZone.nullish(),
  idempotencyKey,
});

export type AddUnitInput = z.input<typeof schema>;

/** What a new agency has that nobody has told of it yet. */
const NEW_AGENCY = {
  connected: false,
  connectedSince: null,
  hasAccount: false,
  accountSince: null,
  closedAt: null,
  source: null,
  confirmed: true,
  searchText: '',
  version: 1,
} satisfies Partial<AgencyRow>;

/** The row of a new agency, which stands where its code says. */
export function buildAgency(
  terms: Pick<
    AgencyRow,
    'id' | 'code' | 'name' | 'shortName' | 'kind' | 'level' | 'parentId' | 'jurisdiction' | 'regionCode' | 'timeZone'
  > &
    Partial<Pick<AgencyRow, 'source'>>,
): AgencyRow {
  const { code } = terms;
  const standing = { organisation: organisationPath(code), supervision: supervisionOf(code), depth: depthOf(code) };
  return Object.assign(new AgencyRow(), NEW_AGENCY, terms, { ...standing, openCode: code });
}

/** The row of a new unit right below `parent`; it sits where its parent does unless a place is told, and a mission abroad in none. */
export function buildUnit(
  id: string,
  parent: Pick<AgencyRow, 'id' | 'regionCode' | 'timeZone'>,
  terms: Pick<AgencyRow, 'code' | 'name' | 'shortName' | 'kind'> & { place?: RegionRow; timeZone?: string | null },
): AgencyRow {
  const { place, timeZone: zone, ...named } = terms;
  return buildAgency({
    id,
    ...named,
    level: 'UNIT',
    parentId: parent.id,
    jurisdiction: [],
    regionCode: isAbroad(terms.kind) ? null : (place?.code ?? parent.regionCode),
    timeZone: zone ?? place?.timeZone ?? parent.timeZone,
  });
}

/**
 * Writes a new agency with its first code, and tells the feed. Throws `BAD_USER_INPUT` at `path` where another one that
 * exists has that code.
 */
export async function insertAgency(
  kit: ChangeKit,
  manager: EntityManager,
  row: AgencyRow,
  { validFrom, legalBasis, path }: { validFrom: string; legalBasis: string | null; path: string },
): Promise<void> {
  await refuseTakenCode(manager.insert(AgencyRow, row), row.code, path);
  const code = { id: kit.newId(), agencyId: row.id, code: row.code, validFrom, validUntil: null, legalBasis };
  await manager.insert(AgencyCodeRow, code);
  await tellAgency(kit, manager, row);
}

/** Throws `BAD_USER_INPUT` at `input.from` where another agency had one of the codes after the day from which one is to have it. */
export async function assertCodesFree(manager: EntityManager, codes: readonly string[], from: string): Promise<void> {
  for (const chunk of chunksOf(codes)) {
    const isHeld = await manager.existsBy(AgencyCodeRow, { code: In(chunk), validUntil: MoreThan(from) });
    if (isHeld) throw badInput('input.from', REFUSALS.codeStillHeld);
  }
}

/** The first day of a new agency, today unless one is told. Throws `BAD_USER_INPUT` where it cannot begin on that day. */
export async function firstDayOf(
  kit: ChangeKit,
  manager: EntityManager,
  row: AgencyRow,
  from: string | null | undefined,
): Promise<string> {
  const validFrom = from ?? localDate(kit.now(), row.timeZone);
  assertNotInFuture(kit, validFrom, row, 'input.from');
  await assertCodesFree(manager, [row.code], validFrom);
  return validFrom;
}

/** Adds units to bodies. */
export class UnitService {
  constructor(private readonly kit: ChangeKit) {}

  /** Adds a unit right below `parent` with the code `parent/suffix`, which no existing agency may have. */
  add(viewer: Viewer, input: AddUnitInput): Promise<AgencyRow> {
    const valid = validate(schema, input);
    const { idempotencyKey: key } = valid;
    const request = { scope: `${viewer.subject}:addUnit`, key, content: valid, now: this.kit.now() };
    return this.kit.database.write(async (manager) => {
      // First: a parent that has another code since, or has ended, is not found by the code that is sent again.
      const { id } = await idempotent(manager, UNSEALED, request, () => this.insert(manager, viewer, valid));
      const row = await manager.findOneByOrFail(AgencyRow, { id });
      assertAllowed(viewer, 'unit:add', row);
      return row;
    });
  }

  private async insert(manager: EntityManager, viewer: Viewer, input: z.output<typeof schema>) {
    const reference = { reference: input.parent, path: 'input.parent' };
    const parent = await lockAgency(this.kit, manager, viewer, reference, 'unit:add');
    const { kind, name } = input;
    const code = `${parent.code}/${input.suffix}`;
    if (!mayStandAt(kind, code)) throw badInput('input.kind', REFUSALS.noUnitsOfKind);
    if (code.length > LONGEST_CODE) throw badInput('input.suffix', REFUSALS.codeTooLong(LONGEST_CODE));
    const [problem] = problemsOfPlace(input);
    if (problem) throw badInput(`input.${problem.field}`, problem.words);
    const place = input.location ? await findExistingRegion(manager, input.location, 'input.location') : undefined;
    const terms = { code, name, shortName: input.shortName ?? null, kind, place, timeZone: input.timeZone };
    const row = buildUnit(this.kit.newId(), parent, terms);
    const validFrom = await firstDayOf(this.kit, manager, row, input.from);
    await insertAgency(this.kit, manager, row, { validFrom, legalBasis: null, path: 'input.suffix' });
    await refreshSearchTexts(manager, this.kit.database.dialect, row.organisation);
    return { id: row.id };
  }
}
