import { type EntityManager, In, IsNull, Not } from 'typeorm';
import { z } from 'zod';
import { badInput } from '../../kit/errors.js';
import { idempotent, UNSEALED } from '../../kit/idempotency.js';
import { idempotencyKey, reference } from '../../kit/input-rules.js';
import { insertRows } from '../../kit/insert-rows.js';
import { COMMON_REFUSALS } from '../../kit/refusals.js';
import { withinOrganisation, withinTerritory } from '../../kit/relations.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { AgencyRow } from '../agency.entity.js';
import { agencyReference } from '../agency.filter.js';
import { refreshSearchTextsOf } from '../agency-search-text.js';
import { dayBefore } from '../calendar-day.js';
import { assertNotInFuture, assertVersion, type ChangeKit, lockAgency, saveAgency } from '../change-agency.js';
import { REFUSALS } from '../refusals.js';
import { RegionRow } from '../region.entity.js';
import { normalise, provinceWords, searchText } from '../search-words.js';
import { buildAgency, insertAgency } from '../unit.service.js';
import { closeRow } from './close-row.js';
import { moveCodes } from './move-codes.js';
import { isBodyOfItsOwn, planSplit, regionsAmong } from './plan-split.js';
import { isRegional, type Recode, regionAbove } from './recode.js';
import { RegionTakeoverRow } from './succession.entity.js';
import { bodyTerms, lawfulChange, regionGovernedBy } from './succession-rules.js';

const MAX_BODIES = 20;
const MAX_PARTS = 100;

const bodySchema = z.object({
  ...bodyTerms,
  parts: z.array(z.object({ part: reference, code: reference })).max(MAX_PARTS),
});

const schema = z.object({
  agency: agencyReference,
  into: z.array(bodySchema).min(1).max(MAX_BODIES),
  ends: z.boolean(),
  ...lawfulChange,
  expectedVersion: z.int().positive(),
  idempotencyKey,
});

export type SplitAgencyInput = z.input<typeof schema>;
type Split = z.output<typeof schema>;
type NewBody = z.output<typeof bodySchema>;

/** What a split has left and made. */
export interface SplitResult {
  agency: AgencyRow;
  into: AgencyRow[];
}

/** Splits bodies (pemekaran): all of it or nothing. */
export class SplitAgencyService {
  constructor(private readonly kit: ChangeKit) {}

  /**
   * Makes new bodies of parts of one, from a day that is not in the future. A regional government gives regions with
   * everything inside them, and units; a national body gives units. It goes on with what is left, or ends with the new ones
   * as its successors; then no region may be left to it, and its remaining units end with it.
   */
  split(viewer: Viewer, input: SplitAgencyInput): Promise<SplitResult> {
    const valid = validate(schema, input);
    const { idempotencyKey: key } = valid;
    const request = { scope: `${viewer.subject}:splitAgency`, key, content: valid, now: this.kit.now() };
    return this.kit.database.write(async (manager) => {
      // First: what has ended by this split cannot be named by its code when it is sent again.
      const { id, intoIds } = await idempotent(manager, UNSEALED, request, () => this.perform(manager, viewer, valid));
      const into = await manager.findBy(AgencyRow, { id: In(intoIds) });
      return {
        agency: await manager.findOneByOrFail(AgencyRow, { id }),
        into: into.sort((a, b) => intoIds.indexOf(a.id) - intoIds.indexOf(b.id)),
      };
    });
  }

  private async perform(
    manager: EntityManager,
    viewer: Viewer,
    split: Split,
  ): Promise<{ id: string; intoIds: string[] }> {
    const path = 'input.agency';
    const original = await lockAgency(this.kit, manager, viewer, { reference: split.agency, path }, 'body:split');
    assertVersion(original, split.expectedVersion);
    assertNotInFuture(this.kit, split.from, original, 'input.from');
    if (original.parentId !== null) throw badInput(path, REFUSALS.notABody);
    const recodes = planSplit(original.code, split.into);
    await assertPartsExist(manager, split.into);
    const bodies = await this.insertBodies(manager, original, split);
    const parents = parentsAfter(split.into, bodies);
    const { from: firstDay, legalBasis } = split;
    const moved = await moveCodes(this.kit, manager, recodes, { firstDay, legalBasis, parents });
    const into = await this.takeOver(manager, original, bodies, split);
    const left = await this.leave(manager, original, bodies, split);
    const ids = [left, ...into, ...moved].map(({ id }) => id);
    await refreshSearchTextsOf(manager, this.kit.database.dialect, ids);
    return { id: original.id, intoIds: bodies.map(({ id }) => id) };
  }

  /** The new bodies and their regions, before anything moves to them. */
  private async insertBodies(manager: EntityManager, original: AgencyRow, split: Split): Promise<AgencyRow[]> {
    const bodies: AgencyRow[] = [];
    for (const [index, body] of split.into.entries()) {
      const taken = await manager.existsBy(AgencyRow, { code: body.code, closedAt: IsNull() });
      if (taken) throw badInput(`input.into.${index}.code`, REFUSALS.codeTaken(body.code));
      const region = isRegional(body.code) ? await this.insertRegion(manager, body, index) : undefined;
      const row = buildAgency({
        id: this.kit.newId(),
        code: body.code,
        name: body.name,
        shortName: body.shortName ?? null,
        kind: body.kind,
        level: original.level,
        parentId: null,
        jurisdiction: region ? [region.code] : [],
        regionCode: region?.code ?? original.regionCode,
        timeZone: region?.timeZone ?? original.timeZone,
      });
      await insertAgency(this.kit, manager, row, { validFrom: split.from, legalBasis: split.legalBasis });
      bodies.push(row);
    }
    return bodies;
  }

  /**
   * Which regions the new bodies take over, told after all that moves to them and before what ends: whoever reads the feed
   * in pieces has the parts at their new places by then.
   */
  private async takeOver(manager: EntityManager, original: AgencyRow, bodies: readonly AgencyRow[], split: Split) {
    const told: AgencyRow[] = [];
    for (const [index, body] of bodies.entries()) {
      const parts = split.into[index]?.parts ?? [];
      const regions = regionsAmong(parts.map(({ part, code }) => ({ from: part, to: code })));
      await insertRows(manager, RegionTakeoverRow, takeovers(body, original, regions));
      told.push(regions.length === 0 ? body : await saveAgency(this.kit, manager, body, {}));
    }
    return told;
  }

  private async insertRegion(manager: EntityManager, { code, kind, name, parts }: NewBody, index: number) {
    const governed = regionGovernedBy(kind, code);
    if (!governed) throw badInput(`input.into.${index}.kind`, REFUSALS.notAKindLike(code));
    if (await manager.existsBy(RegionRow, { code })) {
      throw badInput(`input.into.${index}.code`, REFUSALS.regionCodeTaken(code));
    }
    const first = await manager.findOneBy(RegionRow, { code: In(parts.map(({ part }) => part)) });
    if (!first) throw badInput(`input.into.${index}.parts`, REFUSALS.needsRegion);
    const regionName = name.replace(/^Pemerintah (Provinsi|Kabupaten|Kota) /, '');
    const level = code.includes('.') ? 'REGENCY' : 'PROVINCE';
    const words =
      level === 'PROVINCE' ? provinceWords(code, regionName) : `${governed.localTerm} ${normalise(regionName)}`;
    const region: RegionRow = {
      id: this.kit.newId(),
      code,
      name: regionName,
      kind: governed.kind,
      level,
      localTerm: governed.localTerm,
      parentCode: regionAbove(code),
      timeZone: first.timeZone,
      autonomous: true,
      searchText: searchText([words]),
      endedOn: null,
    };
    await manager.insert(RegionRow, region);
    return region;
  }

  /** The original as it goes on with another version, or closed with its remaining units. */
  private async leave(manager: EntityManager, original: AgencyRow, bodies: readonly AgencyRow[], split: Split) {
    if (!split.ends) return saveAgency(this.kit, manager, original, {});
    const lastDay = dayBefore(split.from);
    if (isRegional(original.code)) await endRegion(manager, original.code, lastDay);
    const successorIds = bodies.map(({ id }) => id);
    for (const unit of await loadUnits(manager, original)) {
      await closeRow(this.kit, manager, unit, { lastDay, successorIds });
    }
    return closeRow(this.kit, manager, original, { lastDay, successorIds });
  }
}

function takeovers({ id: agencyId }: AgencyRow, { id: fromAgencyId }: AgencyRow, regions: readonly Recode[]) {
  return regions.map(({ from: formerCode, to: code }) => ({ agencyId, formerCode, code, fromAgencyId }));
}

/** Who is right above each part in its new place; nobody above what governs itself. */
function parentsAfter(into: readonly NewBody[], bodies: readonly AgencyRow[]): Map<string, string | null> {
  return new Map(
    into.flatMap(({ parts }, index) =>
      parts.map(({ part, code }): [string, string | null] => [
        part,
        isBodyOfItsOwn(code) ? null : (bodies[index]?.id ?? null),
      ]),
    ),
  );
}

async function assertPartsExist(manager: EntityManager, into: readonly NewBody[]): Promise<void> {
  for (const [index, { parts }] of into.entries()) {
    for (const [place, { part }] of parts.entries()) {
      const path = `input.into.${index}.parts.${place}.part`;
      const isRegion = isRegional(part) && !part.includes('/');
      const exists = isRegion
        ? await manager.existsBy(RegionRow, { code: part })
        : await manager.existsBy(AgencyRow, { code: part, closedAt: IsNull() });
      if (!exists) throw badInput(path, isRegion ? COMMON_REFUSALS.noRegion : COMMON_REFUSALS.noAgencyNow);
    }
  }
}

async function endRegion(manager: EntityManager, code: string, endedOn: string): Promise<void> {
  const { sql, parameters } = withinTerritory('region.code', code, 'region');
  const regions = await manager.createQueryBuilder(RegionRow, 'region').where(sql, parameters).limit(2).getCount();
  if (regions > 1) throw badInput('input.ends', REFUSALS.regionsLeft(code));
  await manager.update(RegionRow, { code }, { endedOn });
}

/** The units that are left to a body, those inside others before these. */
function loadUnits(manager: EntityManager, { id, organisation }: AgencyRow): Promise<AgencyRow[]> {
  const { sql, parameters } = withinOrganisation('agency.organisation', organisation, 'path');
  return manager
    .createQueryBuilder(AgencyRow, 'agency')
    .where(sql, parameters)
    .andWhere({ id: Not(id), closedAt: IsNull() })
    .orderBy('agency.depth', 'DESC')
    .addOrderBy('agency.code', 'ASC')
    .getMany();
}
