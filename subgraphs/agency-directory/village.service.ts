import { type EntityManager, IsNull } from 'typeorm';
import { z } from 'zod';
import { AgencyKind } from '../kit/agency-kind.enum.js';
import { badInput } from '../kit/errors.js';
import { idempotent, UNSEALED } from '../kit/idempotency.js';
import { day, idempotencyKey, line } from '../kit/input-rules.js';
import { bilingual } from '../kit/issue-words.js';
import { lockRow } from '../kit/lock-row.js';
import { COMMON_REFUSALS } from '../kit/refusals.js';
import { validate } from '../kit/validate.js';
import type { Viewer } from '../kit/viewer.js';
import type { DirectoryAction } from './access.js';
import { AgencyRow } from './agency.entity.js';
import { refreshSearchTexts } from './agency-search-text.js';
import { assertAllowed, type ChangeKit, lockAgency } from './change-agency.js';
import { findAgency } from './find-agency.js';
import { buildRegion, insertRegion } from './found-region.js';
import { agencyName, agencyShortName } from './life-of-agency.service.js';
import { REFUSALS } from './refusals.js';
import { RegionRow } from './region.entity.js';
import { kindOfVillage, localTermOfVillage } from './region-conventions.js';
import { provenance, SOURCES } from './seed/sources.js';
import { regionAbove, upToRegency } from './succession/recode.js';
import { buildAgency, firstDayOf, insertAgency } from './unit.service.js';

const VILLAGE_CODE = /^\d{2}\.\d{2}\.\d{2}\.[1-3]\d{3}$/;

const schema = z.object({
  region: z.string().trim().regex(VILLAGE_CODE, bilingual(REFUSALS.notAVillage)),
  name: agencyName.nullish(),
  shortName: agencyShortName.nullish(),
  newRegion: z
    .object({
      name: line,
      localTerm: line.max(40).toLowerCase().nullish(),
      legalBasis: line,
    })
    .nullish(),
  from: day.nullish(),
  idempotencyKey,
});

export type AddVillageInput = z.input<typeof schema>;
type NewRegion = NonNullable<z.output<typeof schema>['newRegion']>;

/**
 * Desa and kelurahan, each from its region. Both stand below a regency or city, which is why its admin adds them; a region
 * itself comes from Kemendagri, and is founded by the centre.
 */
export class VillageService {
  constructor(private readonly kit: ChangeKit) {}

  /**
   * Adds the government of a village: a desa (gampong, nagari, kampung, …) as a body of its own, which the regency supervises
   * and does not command, or a kelurahan as a unit of its kecamatan. It takes its code, and unless a name is told its
   * name with the local word, from its region, which it may bring with it where that is new.
   */
  add(viewer: Viewer, input: AddVillageInput): Promise<AgencyRow> {
    const valid = validate(schema, input);
    const { idempotencyKey: key } = valid;
    const request = { scope: `${viewer.subject}:addVillage`, key, content: valid, now: this.kit.now() };
    return this.kit.database.write(async (manager) => {
      // First: a region that has another code since is not found by the code that is sent again.
      const { id } = await idempotent(manager, UNSEALED, request, () => this.insert(manager, viewer, valid));
      const row = await manager.findOneByOrFail(AgencyRow, { id });
      const regency = await findAgency(manager, upToRegency(row.code));
      assertAllowed(viewer, actionOf(valid), regency ?? row);
      return row;
    });
  }

  private async insert(manager: EntityManager, viewer: Viewer, input: z.output<typeof schema>) {
    const regency = { reference: upToRegency(input.region), path: 'input.region' };
    await lockAgency(this.kit, manager, viewer, regency, actionOf(input));
    const { region: code, newRegion } = input;
    const region = newRegion ? await this.buildRegion(manager, code, newRegion) : await findVillage(manager, code);
    const row = await this.build(manager, region, input);
    const validFrom = await firstDayOf(this.kit, manager, row, input.from);
    const path = 'input.region';
    if (newRegion) await insertRegion(this.kit, manager, region, { validFrom, path });
    await insertAgency(this.kit, manager, row, { validFrom, legalBasis: newRegion?.legalBasis ?? null, path });
    await refreshSearchTexts(manager, this.kit.database.dialect, row.organisation);
    return { id: row.id };
  }

  /** A region inside an existing district, whose kind is told by its code, and the local word by where it lies. */
  private async buildRegion(manager: EntityManager, code: string, { name, localTerm }: NewRegion): Promise<RegionRow> {
    const district = await manager.findOneBy(RegionRow, { code: regionAbove(code) ?? '', endedOn: IsNull() });
    if (!district) throw badInput('input.region', COMMON_REFUSALS.noRegion);
    return buildRegion({
      id: this.kit.newId(),
      code,
      name,
      kind: kindOfVillage(code),
      localTerm: localTerm ?? localTermOfVillage(code),
      timeZone: district.timeZone,
    });
  }

  private async build(manager: EntityManager, region: RegionRow, input: z.output<typeof schema>): Promise<AgencyRow> {
    const { code, timeZone, autonomous } = region;
    const names = namesOf(region);
    return buildAgency({
      id: this.kit.newId(),
      code,
      name: input.name ?? names.name,
      shortName: input.shortName ?? (input.name ? null : names.shortName),
      kind: autonomous ? AgencyKind.VILLAGE : AgencyKind.URBAN_VILLAGE,
      level: 'VILLAGE',
      parentId: autonomous ? null : await this.lockDistrict(manager, region.parentCode ?? ''),
      jurisdiction: [code],
      regionCode: code,
      timeZone,
      source: input.name || input.newRegion ? null : provenance(SOURCES.codeBook, '').source,
    });
  }

  /** The id of the kecamatan, locked: whoever closes it counts what is part of it, this kelurahan too, before or after. */
  private async lockDistrict(manager: EntityManager, code: string): Promise<string> {
    const found = await findAgency(manager, code);
    const district = found && (await lockRow(manager, this.kit.database.dialect, AgencyRow, found.id));
    if (!district || district.closedAt !== null) throw badInput('input.region', REFUSALS.noParent(code));
    return district.id;
  }
}

function actionOf({ newRegion }: z.output<typeof schema>): DirectoryAction {
  return newRegion ? 'region:record' : 'village:add';
}

/** A desa's government is called after it (UU 6/2014 art. 1: Pemerintah Desa); a kelurahan is a unit and bears the bare word. */
function namesOf({ name, localTerm, autonomous }: RegionRow): { name: string; shortName: string | null } {
  const term = localTerm.replace(/(^| )[a-z]/g, (letter) => letter.toUpperCase());
  const named = `${term} ${name}`;
  return autonomous ? { name: `Pemerintah ${named}`, shortName: named } : { name: named, shortName: null };
}

async function findVillage(manager: EntityManager, code: string): Promise<RegionRow> {
  const region = await manager.findOneBy(RegionRow, { code });
  if (region && region.endedOn === null) return region;
  const areLoaded = await manager.existsBy(RegionRow, { level: 'VILLAGE' });
  throw badInput('input.region', areLoaded ? COMMON_REFUSALS.noRegion : REFUSALS.noVillages);
}
