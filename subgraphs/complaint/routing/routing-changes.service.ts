import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { RowStanding } from '../../kit/access.js';
import { findExistingAgency } from '../../kit/agency-filter.js';
import { badInput, CodedError, versionConflict } from '../../kit/errors.js';
import { code, idempotencyKey, line, reference, regionCode } from '../../kit/input-rules.js';
import { COMMON_REFUSALS } from '../../kit/refusals.js';
import { validate } from '../../kit/validate.js';
import type { Viewer, ViewerGrant } from '../../kit/viewer.js';
import { ComplaintClassification } from '../complaint.enum.js';
import { REFUSALS } from '../refusals.js';
import { findRegionOfRule, type RuleOwner, standingOfRegion } from '../region-standing.js';
import type { RuleChanges, RuleScene } from '../regulation/rule-changes.js';
import { assertNotDoubled, assertUnitThere } from './check-routing-rule.js';
import { codeOfTarget, ROUTING_LEVELS } from './routing.js';
import { RoutingRuleRow } from './routing-rule.entity.js';

const ruleId = z.string().min(1).max(36);
const version = z.int().min(1);
const UNIT_CODE = /^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)*$/;
const saveSchema = z.object({
  idempotencyKey,
  rule: ruleId.nullish(),
  expectedVersion: version.nullish(),
  category: code.nullish(),
  region: regionCode.nullish(),
  classification: z.enum(ComplaintClassification.values).nullish(),
  target: z.object({
    agency: reference.nullish(),
    level: z.enum(ROUTING_LEVELS).nullish(),
    unitCode: z.string().trim().max(100).regex(UNIT_CODE).nullish(),
  }),
  place: z.int().min(1).max(1000).nullish(),
  reason: line,
  validFrom: z.string(),
  validUntil: z.string().nullish(),
});
type CheckedRule = z.output<typeof saveSchema>;
const endSchema = z.object({ rule: ruleId, expectedVersion: version, lastDay: z.string() });

/** Where a rule holds, and for whose agencies. */
interface Permitted {
  grant: ViewerGrant;
  standing: RuleOwner;
}

/**
 * Changes the rules of routing: the national desk any; the admin of a regional government those for regions in its own
 * jurisdiction that name its own organisation. Every method throws `BAD_USER_INPUT`, `FORBIDDEN` or `CONFLICT`.
 */
export class RoutingChangesService {
  constructor(private readonly changes: RuleChanges) {}

  /** A new rule, or another version of one. */
  save(viewer: Viewer, input: unknown): Promise<RoutingRuleRow> {
    const checked = validate(saveSchema, input);
    assertWhole(checked);
    return this.changes.changeOnce(viewer, 'saveRoutingRule', checked, async (scene) => {
      const before = checked.rule == null ? null : await findRule(scene, checked.rule, checked.expectedVersion);
      const row = await rowOf(scene, checked, before);
      const { grant, standing } = await permit(scene, row);
      await assertUnitThere(scene.manager, row);
      await assertNotDoubled(scene.manager, row);
      await write(scene, before, row);
      await scene.record(grant, standing, { kind: 'ROUTING_RULE_SAVED', ruleId: row.id, content: row });
      return row;
    });
  }

  /** A rule with its last day. */
  end(viewer: Viewer, input: unknown): Promise<RoutingRuleRow> {
    const { rule: id, expectedVersion, lastDay } = validate(endSchema, input);
    return this.changes.change(viewer, async (scene) => {
      const before = await findRule(scene, id, expectedVersion);
      if (lastDay < before.validFrom) throw badInput('input.lastDay', COMMON_REFUSALS.endsBeforeFirstDay);
      const row = { ...before, validUntil: lastDay, version: before.version + 1 };
      const { grant, standing } = await permit(scene, row);
      await write(scene, before, row);
      await scene.record(grant, standing, { kind: 'ROUTING_RULE_ENDED', ruleId: id, content: row });
      return row;
    });
  }
}

function assertWhole({ rule, expectedVersion, category, region, target, validFrom, validUntil }: CheckedRule): void {
  if ((rule == null) !== (expectedVersion == null)) throw badInput('input.expectedVersion', REFUSALS.versionOfWhat);
  if (category == null && region == null) throw badInput('input.category', REFUSALS.ruleForNothing);
  const isOne = (target.agency == null) !== (target.level == null);
  if (!isOne || (target.agency != null && target.unitCode != null)) throw badInput('input.target', REFUSALS.oneTarget);
  if (validUntil != null && validUntil < validFrom) {
    throw badInput('input.validUntil', COMMON_REFUSALS.endsBeforeFirstDay);
  }
}

/** The rule in the version that the client saw, which the viewer may change as it is. */
async function findRule(scene: RuleScene, id: string, expectedVersion?: number | null): Promise<RoutingRuleRow> {
  const row = await scene.manager.findOneBy(RoutingRuleRow, { id });
  if (!row) throw badInput('input.rule', REFUSALS.noRoutingRule);
  await permit(scene, row);
  if (row.version !== expectedVersion) throw versionConflict(row.version);
  return row;
}

async function rowOf(scene: RuleScene, checked: CheckedRule, before: RoutingRuleRow | null): Promise<RoutingRuleRow> {
  const { target, category = null, region, classification = null, place, reason, validFrom, validUntil } = checked;
  const agency =
    target.agency == null ? null : await findExistingAgency(scene.directory, target.agency, 'input.target.agency');
  return {
    id: before?.id ?? randomUUID(),
    category,
    region: await findRegionOfRule(scene.directory, region),
    classification,
    agencyId: agency?.id ?? null,
    level: target.level ?? null,
    unitCode: target.unitCode ?? null,
    place: place ?? 1,
    reason,
    validFrom,
    validUntil: validUntil ?? null,
    version: (before?.version ?? 0) + 1,
  };
}

/** Whoever keeps the rules of the region, and has the agency that is named in its own organisation. */
async function permit(scene: RuleScene, row: RoutingRuleRow): Promise<Permitted> {
  const standing = await standingOfRegion(scene.directory, row.region);
  const grant = scene.permitAll([
    ['ROUTE_REGION', { organisation: '', supervision: row.region || null }],
    ['ROUTE_TARGET', await standingOfTarget(scene, row)],
  ]);
  return { grant, standing };
}

/** Whose agency a rule names; the national desk's where that differs from region to region. */
async function standingOfTarget({ directory }: RuleScene, row: RoutingRuleRow): Promise<RowStanding> {
  const government = codeOfTarget({ level: row.level, unitCode: null }, row.region || null);
  const named =
    row.agencyId === null
      ? government === undefined
        ? undefined
        : await directory.byCode(government)
      : await directory.byId(row.agencyId);
  return named ?? standingOfRegion(directory, '');
}

async function write(scene: RuleScene, before: RoutingRuleRow | null, row: RoutingRuleRow): Promise<void> {
  if (!before) return scene.insert(RoutingRuleRow, row);
  const { id, version: seen } = before;
  const { affected } = await scene.manager.update(RoutingRuleRow, { id, version: seen }, row);
  if (affected === 0) throw new CodedError('CONFLICT');
}
