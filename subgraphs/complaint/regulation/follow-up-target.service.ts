import { In } from 'typeorm';
import { z } from 'zod';
import type { ComplaintEvents } from '../../../schema/events.js';
import { badInput, CodedError, versionConflict } from '../../kit/errors.js';
import { idempotencyKey, line, reference } from '../../kit/input-rules.js';
import { COMMON_REFUSALS } from '../../kit/refusals.js';
import type { LoadMany, RequestContext } from '../../kit/request-context.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { localDate } from '../../kit/working-days.js';
import { agencyOf } from '../agency.type.js';
import { NATIONAL_ZONE } from '../national-desk.js';
import { FollowUpTarget } from './follow-up-target.type.js';
import { FollowUpTargetRow } from './regulation.entity.js';
import type { RuleChanges, RuleScene } from './rule-changes.js';

const targetSchema = z.object({
  idempotencyKey,
  agency: reference,
  year: z.int().min(2000).max(2100),
  percent: z.int().min(0).max(100),
  basis: line,
  expectedVersion: z.int().min(1).nullish(),
});
type CheckedTarget = z.output<typeof targetSchema>;

function viewTarget({ agencyId, year, percent, basis, version }: FollowUpTargetRow): FollowUpTarget {
  return Object.assign(new FollowUpTarget(), { agency: agencyOf(agencyId), year, percent, basis, version });
}

/** What a loader takes for an agency's target of a year. */
function targetKey(agencyId: string, year: number): string {
  return `${year} ${agencyId}`;
}

/** What agencies mean to follow up, which everybody may read. */
export class FollowUpTargetService {
  constructor(
    private readonly kit: SubgraphKit<ComplaintEvents>,
    private readonly changes: RuleChanges,
  ) {}

  /** Targets by `targetKey`; null where there is none. */
  private readonly loadTargets: LoadMany<string, FollowUpTarget | null> = async (keys) => {
    const parts = keys.map((key) => key.split(' ') as [year: string, agencyId: string]);
    const where = {
      year: In([...new Set(parts.map(([year]) => Number(year)))]),
      agencyId: In([...new Set(parts.map(([, agencyId]) => agencyId))]),
    };
    const rows = await this.kit.database.read.findBy(FollowUpTargetRow, where);
    const byKey = new Map(rows.map((row) => [targetKey(row.agencyId, row.year), viewTarget(row)]));
    return keys.map((key) => byKey.get(key) ?? null);
  };

  /** The target of an agency for a year, this one unless told; null where there is none. */
  ofYear(agencyId: string, year: number | null | undefined, context: RequestContext): Promise<FollowUpTarget | null> {
    const thisYear = Number(localDate(this.kit.now(), NATIONAL_ZONE).slice(0, 4));
    return context.load(this.loadTargets, targetKey(agencyId, year ?? thisYear));
  }

  /**
   * The target of an agency for a year, by its own admin or the national desk. Throws `BAD_USER_INPUT`, `FORBIDDEN`, or
   * `CONFLICT` where another version is there than the expected one.
   */
  async set(viewer: Viewer, input: unknown): Promise<FollowUpTarget> {
    const checked = validate(targetSchema, input);
    return viewTarget(
      await this.changes.changeOnce(viewer, 'setFollowUpTarget', checked, (scene) => writeTarget(scene, checked)),
    );
  }
}

async function writeTarget(scene: RuleScene, checked: CheckedTarget): Promise<FollowUpTargetRow> {
  const { year, percent, basis, expectedVersion = null } = checked;
  const agency = await scene.directory.find(checked.agency);
  if (!agency || agency.closedAt !== null) throw badInput('input.agency', COMMON_REFUSALS.noAgencyNow);
  const grant = scene.permit('SET_TARGET', agency);
  const agencyId = agency.id;
  const present = await scene.manager.findOneBy(FollowUpTargetRow, { agencyId, year });
  if ((present?.version ?? null) !== expectedVersion) {
    throw present ? versionConflict(present.version) : new CodedError('CONFLICT');
  }
  const row: FollowUpTargetRow = { agencyId, year, percent, basis, version: (present?.version ?? 0) + 1 };
  if (present) {
    const { affected } = await scene.manager.update(
      FollowUpTargetRow,
      { agencyId, year, version: present.version },
      row,
    );
    if (affected === 0) throw new CodedError('CONFLICT');
  } else {
    await scene.insert(FollowUpTargetRow, row);
  }
  await scene.record(grant, agency, { kind: 'FOLLOW_UP_TARGET_SET', ruleId: `${agencyId}/${year}`, content: row });
  return row;
}
