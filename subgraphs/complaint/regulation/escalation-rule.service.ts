import { randomUUID } from 'node:crypto';
import { type EntityManager, IsNull, Not } from 'typeorm';
import { z } from 'zod';
import type { ComplaintEvents } from '../../../schema/events.js';
import { DeadlineKind } from '../../kit/deadline.type.js';
import { badInput, CodedError, versionConflict } from '../../kit/errors.js';
import { idempotencyKey, line } from '../../kit/input-rules.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { ComplaintDeadlineRow } from '../complaint-deadline.entity.js';
import { EscalationRuleRow } from '../escalation.entity.js';
import { ESCALATION_TARGETS } from '../escalation.js';
import { REFUSALS } from '../refusals.js';
import { standingOfRegion } from '../region-standing.js';
import { EscalationRule } from './escalation-rule.type.js';
import type { RuleChanges, RuleScene } from './rule-changes.js';

const ruleId = z.string().min(1).max(160);
const version = z.int().min(1);
const saveSchema = z.object({
  idempotencyKey,
  rule: ruleId.nullish(),
  expectedVersion: version.nullish(),
  stage: z.enum(['VERIFICATION', 'FIRST_RESPONSE', 'FOLLOW_UP', 'SERVICE_PROMISE']),
  afterWorkingDays: z.int().min(1).max(1000),
  escalatesTo: z.enum(ESCALATION_TARGETS),
  legalBasis: line,
});
type CheckedRule = z.output<typeof saveSchema>;

const endSchema = z.object({ rule: ruleId, expectedVersion: version });

function viewRule({ stage, ...row }: EscalationRuleRow): EscalationRule {
  return Object.assign(new EscalationRule(), { ...row, stage: DeadlineKind[stage] });
}

/** When what is late goes higher, which everybody may read and the national desk changes. */
export class EscalationRuleService {
  constructor(
    private readonly kit: SubgraphKit<ComplaintEvents>,
    private readonly changes: RuleChanges,
  ) {}

  /** The rules that are applied, by stage and time. */
  async list(): Promise<EscalationRule[]> {
    const order = { stage: 'ASC', afterWorkingDays: 'ASC', id: 'ASC' } as const;
    const rows = await this.kit.database.read.find(EscalationRuleRow, { where: { active: true }, order });
    return rows.map(viewRule);
  }

  /** A new rule, or another version of one. Throws `BAD_USER_INPUT`, `FORBIDDEN` or `CONFLICT`. */
  async save(viewer: Viewer, input: unknown): Promise<EscalationRule> {
    const checked = validate(saveSchema, input);
    if ((checked.rule == null) !== (checked.expectedVersion == null)) {
      throw badInput('input.expectedVersion', REFUSALS.versionOfWhat);
    }
    const row = await this.changes.changeOnce(viewer, 'saveEscalationRule', checked, async (scene) => {
      const permitted = await permit(scene);
      const before = checked.rule == null ? null : await findRule(scene.manager, checked.rule, checked.expectedVersion);
      const saved = await writeRule(scene, checked, before);
      await scene.record(permitted.grant, permitted.standing, {
        kind: 'ESCALATION_RULE_SAVED',
        ruleId: saved.id,
        content: saved,
      });
      return saved;
    });
    return viewRule(row);
  }

  /** A rule that is applied no longer. Throws `BAD_USER_INPUT`, `FORBIDDEN` or `CONFLICT`. */
  async end(viewer: Viewer, input: unknown): Promise<EscalationRule> {
    const { rule: id, expectedVersion } = validate(endSchema, input);
    const row = await this.changes.change(viewer, async (scene) => {
      const { grant, standing } = await permit(scene);
      const before = await findRule(scene.manager, id, expectedVersion);
      const ended = { ...before, active: false, version: before.version + 1 };
      await updateRule(scene.manager, before, ended);
      await scene.record(grant, standing, { kind: 'ESCALATION_RULE_ENDED', ruleId: id, content: ended });
      return ended;
    });
    return viewRule(row);
  }
}

async function permit(scene: RuleScene) {
  const standing = await standingOfRegion(scene.directory, '');
  return { standing, grant: scene.permit('REGULATE', standing) };
}

async function findRule(
  manager: EntityManager,
  id: string,
  expectedVersion?: number | null,
): Promise<EscalationRuleRow> {
  const row = await manager.findOneBy(EscalationRuleRow, { id, active: true });
  if (!row) throw badInput('input.rule', REFUSALS.noEscalationRule);
  if (row.version !== expectedVersion) throw versionConflict(row.version);
  return row;
}

async function writeRule(
  { manager, now }: RuleScene,
  checked: CheckedRule,
  before: EscalationRuleRow | null,
): Promise<EscalationRuleRow> {
  const { stage, afterWorkingDays, escalatesTo, legalBasis } = checked;
  const rule = { stage, afterWorkingDays, escalatesTo, legalBasis, active: true };
  const same = { stage, afterWorkingDays, escalatesTo, active: true, id: Not(before?.id ?? '') };
  if (await manager.existsBy(EscalationRuleRow, same)) throw badInput('input.escalatesTo', REFUSALS.escalatesAlready);
  const row: EscalationRuleRow = { id: before?.id ?? randomUUID(), ...rule, version: (before?.version ?? 0) + 1 };
  if (before) await updateRule(manager, before, row);
  else await manager.insert(EscalationRuleRow, row);
  await lookAgain(manager, stage, now);
  return row;
}

async function updateRule(manager: EntityManager, { id, version: seen }: EscalationRuleRow, row: EscalationRuleRow) {
  const { affected } = await manager.update(EscalationRuleRow, { id, version: seen }, row);
  if (affected === 0) throw new CodedError('CONFLICT');
}

/** What was missed already was to be looked at again when the rules of before applied. */
async function lookAgain(manager: EntityManager, kind: EscalationRuleRow['stage'], actAt: Date): Promise<void> {
  const running = { closedAt: IsNull(), pausedAt: IsNull() };
  await manager.update(ComplaintDeadlineRow, { kind, ...running, missedToldAt: Not(IsNull()) }, { actAt });
}
