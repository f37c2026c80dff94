import { randomUUID } from 'node:crypto';
import { In, IsNull } from 'typeorm';
import { z } from 'zod';
import type { ComplaintEvents } from '../../../schema/events.js';
import { findExistingAgency } from '../../kit/agency-filter.js';
import { badInput, badInputs } from '../../kit/errors.js';
import { idempotencyKey, line, reference, regionCode } from '../../kit/input-rules.js';
import { COMMON_REFUSALS } from '../../kit/refusals.js';
import type { LoadMany } from '../../kit/request-context.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { validate } from '../../kit/validate.js';
import type { Viewer, ViewerGrant } from '../../kit/viewer.js';
import { localDate } from '../../kit/working-days.js';
import { agencyOf } from '../agency.type.js';
import { requestRecount } from '../calendar-recount.entity.js';
import { NATIONAL_ZONE } from '../national-desk.js';
import { REFUSALS } from '../refusals.js';
import { regionOf } from '../region.type.js';
import { findAskedRegion, findRegionOfRule, type RuleOwner, standingOfRegion } from '../region-standing.js';
import { assertForeseeable } from './assert-foreseeable.js';
import { CLOCK_TIME, clockTimeAt, officeHoursOfDays, problemsOfDays, WEEKDAYS } from './check-office-days.js';
import { endDatedRule } from './end-dated-rule.js';
import { OfficeHoursRow } from './office-hours.entity.js';
import { OfficeHours } from './office-hours.type.js';
import type { RuleChanges, RuleScene } from './rule-changes.js';

const time = z.string().regex(CLOCK_TIME);
const day = z.object({ weekday: z.enum(WEEKDAYS), periods: z.array(z.object({ from: time, to: time })).max(10) });
const recordSchema = z.object({
  idempotencyKey,
  agency: reference.nullish(),
  region: regionCode.nullish(),
  days: z.array(day).max(WEEKDAYS.length),
  legalBasis: line,
  validFrom: z.string(),
  validUntil: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
});
type CheckedHours = z.output<typeof recordSchema>;

const endSchema = z.object({
  officeHours: z.string().min(1).max(36),
  expectedVersion: z.int().min(1),
  lastDay: z.string(),
});

function viewHours({ agencyId, region, days, organisation: _, ...row }: OfficeHoursRow): OfficeHours {
  return Object.assign(new OfficeHours(), {
    ...row,
    agency: agencyId === null ? null : agencyOf(agencyId),
    region: regionOf(region || null),
    days: WEEKDAYS.flatMap((weekday, index) => {
      const periods = (days[index] ?? []).map(({ fromMinute, toMinute }) => ({
        from: clockTimeAt(fromMinute),
        to: clockTimeAt(toMinute),
      }));
      return periods.length > 0 ? [{ weekday, periods }] : [];
    }),
  });
}

/** Whose hours they are, and by which grant they are changed. */
interface Owner extends Pick<OfficeHoursRow, 'agencyId' | 'organisation' | 'region'> {
  grant: ViewerGrant;
  standing: RuleOwner;
  timeZone: string;
}

/** When offices are open, which everybody may read. */
export class OfficeHoursService {
  constructor(
    private readonly kit: SubgraphKit<ComplaintEvents>,
    private readonly changes: RuleChanges,
  ) {}

  /** What agencies have set for themselves, the latest to begin first. */
  readonly loadOfAgencies: LoadMany<string, OfficeHours[]> = async (agencyIds) => {
    const order = { validFrom: 'DESC', id: 'ASC' } as const;
    const rows = await this.kit.database.read.find(OfficeHoursRow, { where: { agencyId: In([...agencyIds]) }, order });
    return agencyIds.map((id) => rows.filter(({ agencyId }) => agencyId === id).map(viewHours));
  };

  /** Those of the whole country, or with a region also its own, the latest to begin first. Throws `BAD_USER_INPUT`. */
  async list(region: string | null | undefined): Promise<OfficeHours[]> {
    const own = await findAskedRegion(this.kit.database.read, region);
    const where = { agencyId: IsNull(), region: In(own === undefined ? [''] : ['', own]) };
    const order = { validFrom: 'DESC', region: 'DESC', id: 'ASC' } as const;
    return (await this.kit.database.read.find(OfficeHoursRow, { where, order })).map(viewHours);
  }

  /**
   * Hours from a day on: of an agency by its own admin, of a region by that of its government, of the whole country by the
   * national desk. What runs in hours is counted again. Throws `BAD_USER_INPUT` or `FORBIDDEN`.
   */
  async record(viewer: Viewer, input: unknown): Promise<OfficeHours> {
    const checked = validate(recordSchema, input);
    return viewHours(
      await this.changes.changeOnce(viewer, 'recordOfficeHours', checked, (scene) => insertHours(scene, checked)),
    );
  }

  /** Office hours with their last day. Throws `BAD_USER_INPUT`, `FORBIDDEN` or `CONFLICT`. */
  async end(viewer: Viewer, input: unknown): Promise<OfficeHours> {
    const { officeHours: id, expectedVersion, lastDay } = validate(endSchema, input);
    const ended = await this.changes.change(viewer, async (scene) => {
      const row = await scene.manager.findOneBy(OfficeHoursRow, { id });
      if (!row) throw badInput('input.officeHours', REFUSALS.noOfficeHours);
      const owner = await permit(scene, row.agencyId, row.region);
      const { timeZone } = owner;
      const next = await endDatedRule(scene, OfficeHoursRow, row, { expectedVersion, lastDay, timeZone });
      await recountFrom(scene, owner, lastDay);
      await scene.record(owner.grant, owner.standing, { kind: 'OFFICE_HOURS_ENDED', ruleId: id, content: next });
      return next;
    });
    return viewHours(ended);
  }
}

async function permit(scene: RuleScene, named: string | null | undefined, region: string): Promise<Owner> {
  if (named == null) {
    const standing = await standingOfRegion(scene.directory, region);
    const grant = scene.permit('REGULATE', standing);
    return { agencyId: null, organisation: null, region, grant, standing, timeZone: NATIONAL_ZONE };
  }
  const agency = await findExistingAgency(scene.directory, named, 'input.agency');
  const { id: agencyId, organisation, timeZone } = agency;
  return { agencyId, organisation, region: '', grant: scene.permit('PROMISE', agency), standing: agency, timeZone };
}

async function insertHours(scene: RuleScene, checked: CheckedHours): Promise<OfficeHoursRow> {
  const { agency, region, days, legalBasis, validFrom, validUntil } = checked;
  if (agency != null && region != null) throw badInput('input.region', REFUSALS.agencyOrRegion);
  const owner = await permit(scene, agency, await findRegionOfRule(scene.directory, region));
  const problems = problemsOfDays(days);
  if (problems.length > 0) throw badInputs(problems);
  if (validFrom < localDate(scene.now, owner.timeZone)) throw badInput('input.validFrom', REFUSALS.dayIsOver);
  assertForeseeable('input.validFrom', validFrom, scene.now);
  if (validUntil !== null && validUntil < validFrom) {
    throw badInput('input.validUntil', COMMON_REFUSALS.endsBeforeFirstDay);
  }
  const { agencyId, organisation, grant, standing } = owner;
  const same = { agencyId: agencyId ?? IsNull(), region: owner.region, validFrom };
  if (await scene.manager.existsBy(OfficeHoursRow, same)) throw badInput('input.validFrom', REFUSALS.hoursBeginAlready);
  const times = { days: officeHoursOfDays(days), legalBasis, validFrom, validUntil };
  const row: OfficeHoursRow = { id: randomUUID(), agencyId, organisation, region: owner.region, ...times, version: 1 };
  await scene.insert(OfficeHoursRow, row);
  await recountFrom(scene, owner, validFrom);
  await scene.record(grant, standing, { kind: 'OFFICE_HOURS_RECORDED', ruleId: row.id, content: row });
  return row;
}

/** What runs where the hours hold; a ministry's offices are anywhere. */
function recountFrom({ manager }: RuleScene, { agencyId, region, standing }: Owner, date: string): Promise<void> {
  const around = agencyId === null ? region : (standing.supervision ?? '');
  return requestRecount(manager, { year: Number(date.slice(0, 4)), region: around });
}
