import { randomUUID } from 'node:crypto';
import { type EntityManager, In, Not } from 'typeorm';
import { z } from 'zod';
import type { Directory } from '../../kit/directory/directory.js';
import { AgencyProjectionRow } from '../../kit/directory/directory-projection.entity.js';
import { badInput, badInputs } from '../../kit/errors.js';
import { code, idempotencyKey, line, paragraph, regionCode } from '../../kit/input-rules.js';
import { COUNTING_STARTS, countingStartOf, LIMIT_UNITS } from '../../kit/limit.js';
import { regionAndAbove, withinOrganisation, withinTerritory } from '../../kit/relations.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { localDate } from '../../kit/working-days.js';
import { ComplaintRow } from '../complaint.entity.js';
import { ComplaintClassification, ComplaintStatus } from '../complaint.enum.js';
import { ComplaintHopRow } from '../complaint-hop.entity.js';
import { REFUSALS } from '../refusals.js';
import { findRegionOfRule, standingOfRegion } from '../region-standing.js';
import { assertForeseeable } from './assert-foreseeable.js';
import { problemsOfRegulation, REGULATED_STAGES } from './check-regulation.js';
import { limitsBeside, problemsBeside } from './compare-limits.js';
import { ArchiveReasonRow, RegulationRow, RegulationStatusRow } from './regulation.entity.js';
import { DEFAULT_LEAD } from './regulation.js';
import { RegulationLimitRow } from './regulation-limit.entity.js';
import { EASTERNMOST_ZONE, type RuleChanges, type RuleScene } from './rule-changes.js';
import { loadRuleData } from './rule-data.js';
import { withdrawRegulation } from './withdraw-regulation.js';

const named = z.object({ nameId: line, nameEn: line });
const limit = z.object({
  stage: z.enum(REGULATED_STAGES),
  classification: z
    .enum(ComplaintClassification.values)
    .nullish()
    .transform((value) => value ?? null),
  needsInspection: z
    .boolean()
    .nullish()
    .transform((value) => value ?? null),
  quantity: z
    .int()
    .min(1)
    .nullish()
    .transform((value) => value ?? null),
  unit: z.enum(LIMIT_UNITS),
  countsFrom: z.enum(COUNTING_STARTS).nullish(),
  lead: z
    .int()
    .min(0)
    .nullish()
    .transform((value) => value ?? DEFAULT_LEAD),
  legalBasis: line,
  carriedFrom: code.nullish().transform((value) => value ?? null),
});
const regulationSchema = z.object({
  idempotencyKey,
  id: code,
  name: line,
  basis: paragraph,
  region: regionCode.nullish().transform((value) => value ?? ''),
  validFrom: z.string(),
  statuses: z.array(named.extend({ status: z.enum(ComplaintStatus.values) })).max(50),
  limits: z.array(limit).max(100),
  archiveReasons: z.array(named.extend({ code, legalBasis: line })).max(100),
});
const withdrawSchema = z.object({ regulation: code });
type CheckedRegulation = z.output<typeof regulationSchema>;

/**
 * Records regulations. None is ever changed: what came in under it keeps it, and a new one replaces it. Until it begins it can
 * be withdrawn.
 */
export class RegulationChangesService {
  constructor(private readonly changes: RuleChanges) {}

  /**
   * A new regulation with all that it sets: by the national desk, or of a province, regency or city by its own admin.
   * Throws `BAD_USER_INPUT`, `FORBIDDEN` or `CONFLICT`.
   */
  record(viewer: Viewer, input: unknown): Promise<RegulationRow> {
    const checked = validate(regulationSchema, input);
    return this.changes.changeOnce(viewer, 'recordRegulation', checked, (scene) => insertRegulation(scene, checked));
  }

  /** A regulation that has not begun, taken back by whoever may record it. Throws `BAD_USER_INPUT` or `FORBIDDEN`. */
  withdraw(viewer: Viewer, input: unknown): Promise<RegulationRow> {
    const { regulation } = validate(withdrawSchema, input);
    return this.changes.change(viewer, (scene) => withdrawRegulation(scene, regulation));
  }
}

async function insertRegulation(scene: RuleScene, input: CheckedRegulation): Promise<RegulationRow> {
  const checked = { ...input, region: await findRegionOfRule(scene.directory, input.region) };
  const { id, name, basis, region, validFrom, statuses, limits, archiveReasons } = checked;
  const standing = await standingOfRegion(scene.directory, region);
  const grant = scene.permit('REGULATE', standing);
  if (region !== '') await assertAutonomous(scene.directory, region);
  assertForeseeable('input.validFrom', validFrom, scene.now);
  const problems = problemsOfRegulation(checked);
  if (problems.length > 0) throw badInputs(problems);
  if (region !== '') await assertBesideNational(scene.manager, checked);
  await assertSources(scene.manager, checked);
  await assertNew(scene.manager, checked);
  const regulation: RegulationRow = { id, name, basis, region, validFrom };
  await scene.insert(RegulationRow, regulation);
  for (const row of limits) {
    const countsFrom = countingStartOf(row);
    await scene.insert(RegulationLimitRow, { id: randomUUID(), regulationId: id, ...row, countsFrom });
  }
  for (const row of statuses) await scene.insert(RegulationStatusRow, { regulationId: id, ...row });
  for (const row of archiveReasons) await scene.insert(ArchiveReasonRow, { regulationId: id, ...row });
  const { idempotencyKey: _, ...content } = checked;
  await scene.record(grant, standing, { kind: 'REGULATION_RECORDED', ruleId: id, content });
  return regulation;
}

/** Only provinces, regencies and cities that govern themselves have rules of their own; Jakarta's cities have its. */
async function assertAutonomous(directory: Directory, region: string): Promise<void> {
  const government = await directory.byCode(region);
  const isAutonomous = government?.organisation === region && ['PROVINCE', 'REGENCY'].includes(government.level);
  if (!isAutonomous) throw badInput('input.region', REFUSALS.notAutonomous);
}

/** It keeps to the national regulation that is in force when it begins, and to every one that is known to begin after it. */
async function assertBesideNational(manager: EntityManager, { limits, validFrom }: CheckedRegulation): Promise<void> {
  const problems = problemsBeside(limits, limitsBeside(await loadRuleData(manager), validFrom));
  if (problems.length > 0) throw badInputs(problems);
}

async function assertSources(manager: EntityManager, { limits }: CheckedRegulation): Promise<void> {
  const sources = [...new Set(limits.flatMap(({ carriedFrom }) => carriedFrom ?? []))];
  const known = new Set((await manager.findBy(RegulationRow, { id: In(sources) })).map(({ id }) => id));
  const unknown = limits.flatMap(({ carriedFrom }, index) =>
    carriedFrom === null || known.has(carriedFrom)
      ? []
      : [{ path: `input.limits.${index}.carriedFrom`, words: REFUSALS.noSuchRegulation }],
  );
  if (unknown.length > 0) throw badInputs(unknown);
}

/** Nothing that came in under another regulation would have come in under this one, nor does another begin on its day. */
async function assertNew(manager: EntityManager, { id, region, validFrom }: CheckedRegulation): Promise<void> {
  if (await manager.existsBy(RegulationRow, { id })) throw badInput('input.id', REFUSALS.idInUse);
  if (await manager.existsBy(RegulationRow, { region, validFrom, id: Not(id) })) {
    throw badInput('input.validFrom', REFUSALS.beginsWithAnother);
  }
  const newest = await newestUnder(manager, region);
  if (newest && validFrom <= localDate(newest, EASTERNMOST_ZONE)) {
    throw badInput('input.validFrom', REFUSALS.receivedBefore);
  }
}

/** When the latest complaint was received that a newer regulation of `region` would have held for. */
async function newestUnder(manager: EntityManager, region: string): Promise<Date | undefined> {
  // A region's own rule goes before those of the regions around it, and before the national ones.
  const replaced = region === '' ? [''] : ['', ...regionAndAbove(region)];
  const query = manager
    .createQueryBuilder(ComplaintRow, 'complaint')
    .select(['complaint.id', 'complaint.receivedAt'])
    .innerJoin(RegulationRow, 'regulation', 'regulation.id = complaint.regulationId')
    .where('regulation.region IN (:...replaced)', { replaced })
    .orderBy('complaint.receivedAt', 'DESC')
    .limit(1);
  if (region !== '') {
    const body = withinOrganisation('receiver.organisation', region, 'body');
    const below = withinTerritory('receiver.organisation', region, 'below');
    query
      .innerJoin(ComplaintHopRow, 'hop', 'hop.complaintId = complaint.id AND hop.seq = 1')
      .innerJoin(AgencyProjectionRow, 'receiver', 'receiver.id = hop.agencyId')
      .andWhere(`(${body.sql} OR ${below.sql})`, { ...body.parameters, ...below.parameters });
  }
  return (await query.getOne())?.receivedAt;
}
