import { localDate } from '../kit/working-days.js';
import { AgencyRow } from './agency.entity.js';
import type { AgencyFormerNameRow } from './agency-history.entity.js';

/** An agency as it was on a day (`YYYY-MM-DD`) on which it existed. */
export class AgencyOnDay extends AgencyRow {
  day!: string;
}

/** The agency with the name that it bore on `day`, and still open where it was closed only later. */
export function agencyOnDay(row: AgencyRow, formerNames: readonly AgencyFormerNameRow[], day: string): AgencyOnDay {
  const [named] = formerNames
    .filter(({ validUntil }) => validUntil >= day)
    .sort((a, b) => (a.validUntil < b.validUntil ? -1 : 1));
  const { name, shortName } = named ?? row;
  const closedAt = row.closedAt && localDate(row.closedAt, row.timeZone) < day ? row.closedAt : null;
  return Object.assign(new AgencyOnDay(), row, { name, shortName, closedAt, day });
}
