import type { EntityManager } from 'typeorm';
import { loadCalendar } from '../../kit/calendar.js';
import type { ClockCalendar } from '../clock-place.js';
import { OfficeHoursRow } from './office-hours.entity.js';
import { AgencyLimitRow, RegulationRow } from './regulation.entity.js';
import type { AgencyLimit, Regulation, RegulationLimit } from './regulation.js';
import { RegulationLimitRow } from './regulation-limit.entity.js';

/** What the rules are applied with, as it is loaded in this database. */
export interface RuleData {
  calendar: ClockCalendar;
  regulations: readonly Regulation[];
  limits: readonly RegulationLimit[];
  promises: readonly AgencyLimit[];
}

/** The days off and the office hours that are loaded in this database. */
export async function loadClockCalendar(manager: EntityManager): Promise<ClockCalendar> {
  return { ...(await loadCalendar(manager)), officeHours: await manager.find(OfficeHoursRow) };
}

export async function loadRuleData(manager: EntityManager): Promise<RuleData> {
  return {
    calendar: await loadClockCalendar(manager),
    regulations: await manager.find(RegulationRow),
    limits: await manager.find(RegulationLimitRow),
    promises: await manager.find(AgencyLimitRow),
  };
}
