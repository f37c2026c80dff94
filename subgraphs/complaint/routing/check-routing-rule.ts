import { type EntityManager, IsNull, Like, Not } from 'typeorm';
import { AgencyProjectionRow } from '../../kit/directory/directory-projection.entity.js';
import { badInput } from '../../kit/errors.js';
import { REFUSALS } from '../refusals.js';
import { overlaps } from '../regulation/check-promise.js';
import { SEGMENTS } from './routing.js';
import { RoutingRuleRow } from './routing-rule.entity.js';

/** A segment of a region's code that the rule leaves open, as LIKE finds it. */
const ANY_SEGMENT = '__';

/** Somewhere that the rule holds, a government of its level has the unit that it means. Throws `BAD_USER_INPUT`. */
export async function assertUnitThere(
  manager: EntityManager,
  { level, unitCode, region }: RoutingRuleRow,
): Promise<void> {
  if (level === null || unitCode === null) return;
  const named = region.split('.').filter((segment) => segment !== '');
  const government = Array.from({ length: SEGMENTS[level] }, (_, index) => named[index] ?? ANY_SEGMENT).join('.');
  const units = await manager.findBy(AgencyProjectionRow, { code: Like(`${government}/${unitCode}`) });
  if (units.every(({ facts }) => facts.closedAt !== null)) throw badInput('input.target.unitCode', REFUSALS.noSuchUnit);
}

/** No other rule sends the same to the same on some of the same days: it would change nothing. Throws `BAD_USER_INPUT`. */
export async function assertNotDoubled(manager: EntityManager, row: RoutingRuleRow): Promise<void> {
  const { category, region, classification, agencyId, level, unitCode } = row;
  const given = Object.entries({ category, classification, agencyId, level, unitCode });
  const same = Object.fromEntries(given.map(([column, value]) => [column, value ?? IsNull()]));
  const others = await manager.findBy(RoutingRuleRow, { ...same, region, id: Not(row.id) });
  if (others.some((other) => overlaps(other, row))) throw badInput('input.target', REFUSALS.routesAlready);
}
