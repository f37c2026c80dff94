import type { EntityManager } from 'typeorm';
import { loadCalendar } from '../kit/calendar.js';
import type { Circumstances } from './complaint-file.js';
import { RegulationLimitRow } from './regulation-limit.entity.js';

/** The calendar and the limits that the rules are applied with, as they are loaded in this database. */
export async function loadRuleData(manager: EntityManager): Promise<Pick<Circumstances, 'calendar' | 'limits'>> {
  return { calendar: await loadCalendar(manager), limits: await manager.find(RegulationLimitRow) };
}
