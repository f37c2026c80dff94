import type { EntityManager } from 'typeorm';
import { loadCalendar } from '../../kit/calendar.js';
import type { WorkingCalendar } from '../../kit/working-days.js';
import { AgencyLimitRow, RegulationRow } from './regulation.entity.js';
import type { AgencyLimit, Regulation, RegulationLimit } from './regulation.js';
import { RegulationLimitRow } from './regulation-limit.entity.js';

/** What the rules are applied with, as it is loaded in this database. */
export interface RuleData {
  calendar: WorkingCalendar;
  regulations: readonly Regulation[];
  limits: readonly RegulationLimit[];
  promises: readonly AgencyLimit[];
}

export async function loadRuleData(manager: EntityManager): Promise<RuleData> {
  return {
    calendar: await loadCalendar(manager),
    regulations: await manager.find(RegulationRow),
    limits: await manager.find(RegulationLimitRow),
    promises: await manager.find(AgencyLimitRow),
  };
}
