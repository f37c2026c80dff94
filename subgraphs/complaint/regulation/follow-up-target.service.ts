import { In } from 'typeorm';
import { z } from 'zod';
import type { ComplaintEvents } from '../../../schema/events.js';
import { findExistingAgency } from '../../kit/agency-filter.js';
import { badInput, CodedError, versionConflict } from '../../kit/errors.js';
import { idempotencyKey, line, reference } from '../../kit/input-rules.js';
import type { LoadMany, RequestContext } from '../../kit/request-context.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { localDate } from '../../kit/working-days.js';
import { agencyOf } from '../agency.type.js';
import { NATIONAL_ZONE } from '../national-desk.js';
import { numberOfPart } from '../refusals.js';
import { FollowUpTarget } from './follow-up-target.type.js';
import { FollowUpTargetRow } from './regulation.entity.js';
import type { RuleChanges, RuleScene } from './rule-changes.js';
import {
  daysOf,
  fittingPart,
  type PartOfYear,
  PERIODS_OF_YEAR,
  TARGET_PERIODS,
  type TargetPeriod,
} from './target-period.js';

const targetSchema = z.object({
  idempotencyKey,
  agency: reference,
  year: z.int().min(2000).max(2100),
  period: z.enum(TARGET_PERIODS).nullish(),
  number: z.int().nullish(),
  percent: z.int().min(0).max(100),
  basis: line,
  expectedVersion: z.int().min(1).nullish(),
});
type CheckedTarget = z.output<typeof targetSchema>;

function viewTarget({ agencyId, ...target }: FollowUpTargetRow): FollowUpTarget {
  return Object.assign(new FollowUpTarget(), { agency: agencyOf(agencyId), ...target, ...daysOf(target) });
}

/** The part of a year that a client names. Throws `BAD_USER_INPUT` at the number, below `within`. */
function namedPart(
  { year, period: named, number }: { year: number; period?: TargetPeriod | null; number?: number | null },
  within: string,
): PartOfYear {
  const period = named ?? 'YEAR';
  const last = PERIODS_OF_YEAR[period];
  const part = { year, period, number: number ?? (last === 1 ? 1 : 0) };
  if (part.number < 1 || part.number > last) throw badInput(`${within}number`, numberOfPart(last));
  return part;
}

/** What a loader takes for an agency's targets of a year. */
function targetKey(agencyId: string, year: number): string {
  return `${year} ${agencyId}`;
}

/** What agencies mean to follow up, which everybody may read. */
export class FollowUpTargetService {
  constructor(
    private readonly kit: SubgraphKit<ComplaintEvents>,
    private readonly changes: RuleChanges,
  ) {}

  /** Targets of years and their parts, by `targetKey`. */
  private readonly loadTargets: LoadMany<string, FollowUpTarget[]> = async (keys) => {
    const parts = keys.map((key) => key.split(' ') as [year: string, agencyId: string]);
    const where = {
      year: In([...new Set(parts.map(([year]) => Number(year)))]),
      agencyId: In([...new Set(parts.map(([, agencyId]) => agencyId))]),
    };
    const rows = await this.kit.database.read.findBy(FollowUpTargetRow, where);
    return keys.map((key) => rows.filter((row) => targetKey(row.agencyId, row.year) === key).map(viewTarget));
  };

  /** The target of an agency for a year, this one unless told, or a part of it; null where there is none. Throws `BAD_USER_INPUT`. */
  async ofPart(
    agencyId: string,
    { year, ...named }: { year?: number | null; period?: TargetPeriod | null; number?: number | null },
    context: RequestContext,
  ): Promise<FollowUpTarget | null> {
    const thisYear = Number(localDate(this.kit.now(), NATIONAL_ZONE).slice(0, 4));
    const part = namedPart({ ...named, year: year ?? thisYear }, '');
    const targets = await context.load(this.loadTargets, targetKey(agencyId, part.year));
    return targets.find(({ period, number }) => period === part.period && number === part.number) ?? null;
  }

  /** The target that days of one year are measured by: that of the shortest time which includes them; null where there is none. */
  async ofDays(
    agencyId: string,
    days: { year: number; from: string; to: string },
    context: RequestContext,
  ): Promise<FollowUpTarget | null> {
    return fittingPart(await context.load(this.loadTargets, targetKey(agencyId, days.year)), days) ?? null;
  }

  /**
   * The target of an agency for a year or a part of it, by its own admin or the national desk. Throws `BAD_USER_INPUT`, `FORBIDDEN`, or
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
  const { percent, basis, expectedVersion = null } = checked;
  const part = namedPart(checked, 'input.');
  const agency = await findExistingAgency(scene.directory, checked.agency, 'input.agency');
  const grant = scene.permit('SET_TARGET', agency);
  const agencyId = agency.id;
  const present = await scene.manager.findOneBy(FollowUpTargetRow, { agencyId, ...part });
  if ((present?.version ?? null) !== expectedVersion) {
    throw present ? versionConflict(present.version) : new CodedError('CONFLICT');
  }
  const row: FollowUpTargetRow = { agencyId, ...part, percent, basis, version: (present?.version ?? 0) + 1 };
  if (present) {
    const { affected } = await scene.manager.update(
      FollowUpTargetRow,
      { agencyId, ...part, version: present.version },
      row,
    );
    if (affected === 0) throw new CodedError('CONFLICT');
  } else {
    await scene.insert(FollowUpTargetRow, row);
  }
  const time = part.period === 'YEAR' ? `${part.year}` : `${part.year}/${part.period}-${part.number}`;
  await scene.record(grant, agency, { kind: 'FOLLOW_UP_TARGET_SET', ruleId: `${agencyId}/${time}`, content: row });
  return row;
}
