import { randomUUID } from 'node:crypto';
import { In } from 'typeorm';
import { z } from 'zod';
import type { AgencyFacts, ComplaintEvents } from '../../../schema/events.js';
import { findExistingAgency } from '../../kit/agency-filter.js';
import { DeadlineKind } from '../../kit/deadline.type.js';
import { badInput } from '../../kit/errors.js';
import { idempotencyKey, line, reference } from '../../kit/input-rules.js';
import { COUNTING_STARTS, countingStartOf, LIMIT_UNITS } from '../../kit/limit.js';
import { COMMON_REFUSALS } from '../../kit/refusals.js';
import type { LoadMany } from '../../kit/request-context.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { localDate } from '../../kit/working-days.js';
import { agencyOf } from '../agency.type.js';
import { ComplaintClassification } from '../complaint.enum.js';
import { REFUSALS } from '../refusals.js';
import { assertForeseeable } from './assert-foreseeable.js';
import { isStricter, overlaps, PROMISED_STAGES } from './check-promise.js';
import { endDatedRule } from './end-dated-rule.js';
import { AgencyLimitRow } from './regulation.entity.js';
import { DEFAULT_LEAD } from './regulation.js';
import type { RuleChanges, RuleScene } from './rule-changes.js';
import { loadRuleData } from './rule-data.js';
import { ServicePromise } from './service-promise.type.js';

const recordSchema = z.object({
  idempotencyKey,
  agency: reference,
  stage: z.enum(PROMISED_STAGES),
  classification: z
    .enum(ComplaintClassification.values)
    .nullish()
    .transform((value) => value ?? null),
  quantity: z.int().min(1).max(1000),
  unit: z.enum(LIMIT_UNITS),
  countsFrom: z.enum(COUNTING_STARTS).nullish(),
  lead: z
    .int()
    .min(0)
    .nullish()
    .transform((value) => value ?? DEFAULT_LEAD),
  legalBasis: line,
  validFrom: z.string(),
  validUntil: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
});
type CheckedPromise = z.output<typeof recordSchema>;

const endSchema = z.object({
  promise: z.string().min(1).max(36),
  expectedVersion: z.int().min(1),
  lastDay: z.string(),
});

function viewPromise({ agencyId, organisation: _, stage, ...row }: AgencyLimitRow): ServicePromise {
  const countsFrom = countingStartOf(row);
  return Object.assign(new ServicePromise(), {
    ...row,
    countsFrom,
    stage: DeadlineKind[stage],
    agency: agencyOf(agencyId),
  });
}

/** What agencies promise, which everybody may read. */
export class ServicePromiseService {
  constructor(
    private readonly kit: SubgraphKit<ComplaintEvents>,
    private readonly changes: RuleChanges,
  ) {}

  /** The promises of agencies, the latest to begin first. */
  readonly loadOfAgencies: LoadMany<string, ServicePromise[]> = async (agencyIds) => {
    const order = { validFrom: 'DESC', id: 'ASC' } as const;
    const rows = await this.kit.database.read.find(AgencyLimitRow, { where: { agencyId: In([...agencyIds]) }, order });
    return agencyIds.map((id) => rows.filter(({ agencyId }) => agencyId === id).map(viewPromise));
  };

  /** A promise of an agency, by its own admin. Throws `BAD_USER_INPUT` or `FORBIDDEN`. */
  async record(viewer: Viewer, input: unknown): Promise<ServicePromise> {
    const checked = validate(recordSchema, input);
    return viewPromise(
      await this.changes.changeOnce(viewer, 'recordPromise', checked, (scene) => insertPromise(scene, checked)),
    );
  }

  /** A promise with its last day. Throws `BAD_USER_INPUT`, `FORBIDDEN` or `CONFLICT`. */
  async end(viewer: Viewer, input: unknown): Promise<ServicePromise> {
    const { promise: id, expectedVersion, lastDay } = validate(endSchema, input);
    const ended = await this.changes.change(viewer, async (scene) => {
      const row = await scene.manager.findOneBy(AgencyLimitRow, { id });
      const agency = row && (await scene.directory.byId(row.agencyId));
      if (!row || !agency) throw badInput('input.promise', REFUSALS.noPromise);
      const grant = scene.permit('PROMISE', agency);
      const { timeZone } = agency;
      const next = await endDatedRule(scene, AgencyLimitRow, row, { expectedVersion, lastDay, timeZone });
      await scene.record(grant, agency, { kind: 'PROMISE_ENDED', ruleId: id, content: next });
      return next;
    });
    return viewPromise(ended);
  }
}

async function insertPromise(scene: RuleScene, checked: CheckedPromise): Promise<AgencyLimitRow> {
  const agency = await findExistingAgency(scene.directory, checked.agency, 'input.agency');
  const grant = scene.permit('PROMISE', agency);
  await assertPossible(scene, agency, checked);
  const { idempotencyKey: _, agency: __, ...promise } = checked;
  const { id: agencyId, organisation } = agency;
  const countsFrom = countingStartOf(promise);
  const row: AgencyLimitRow = { id: randomUUID(), agencyId, organisation, ...promise, countsFrom, version: 1 };
  await scene.insert(AgencyLimitRow, row);
  await scene.record(grant, agency, { kind: 'PROMISE_RECORDED', ruleId: row.id, content: row });
  return row;
}

async function assertPossible(
  { manager, now }: RuleScene,
  agency: AgencyFacts,
  checked: CheckedPromise,
): Promise<void> {
  const { stage, classification, quantity, lead, validFrom, validUntil } = checked;
  if (validFrom < localDate(now, agency.timeZone)) throw badInput('input.validFrom', REFUSALS.dayIsOver);
  assertForeseeable('input.validFrom', validFrom, now);
  if (validUntil !== null && validUntil < validFrom) {
    throw badInput('input.validUntil', COMMON_REFUSALS.endsBeforeFirstDay);
  }
  if (lead > quantity) throw badInput('input.lead', REFUSALS.leadTooLong);
  const rules = await loadRuleData(manager);
  if (!isStricter(checked, agency.supervision, rules)) throw badInput('input.quantity', REFUSALS.notStricter);
  const own = await manager.findBy(AgencyLimitRow, { agencyId: agency.id, stage });
  if (own.some((other) => other.classification === classification && overlaps(other, checked))) {
    throw badInput('input.validFrom', REFUSALS.promisedAlready);
  }
}
