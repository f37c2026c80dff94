import type { EntityManager } from 'typeorm';
import { insertRows, upsertRows } from '../../kit/insert-rows.js';
import { localDate } from '../../kit/working-days.js';
import { AgencyRow } from '../agency.entity.js';
import { factsOf } from '../agency-facts.js';
import { AgencyCodeRow } from '../agency-history.entity.js';
import { refreshSearchTexts } from '../agency-search-text.js';
import { dayBefore } from '../calendar-day.js';
import type { ChangeKit } from '../change-agency.js';
import type { Contacts } from '../contacts/agency-contacts.service.js';
import { recordContactsOf } from '../contacts/record-contacts.js';
import { keepNames } from '../keep-names.js';
import { loadFacts } from '../load-facts.js';
import type { RegionRow } from '../region.entity.js';
import { buildUnit } from '../unit.service.js';
import type { KnownUnits, UnitTerms } from './check-row.js';
import type { ImportPlan } from './plan-import.js';

/** What a row of a file can change of a unit that exists. */
const CHANGED_COLUMNS = [
  'name',
  'shortName',
  'kind',
  'source',
  'confirmed',
  'regionCode',
  'timeZone',
  'version',
] as const satisfies readonly (keyof AgencyRow)[];

/** Writes what a plan says, some hundred rows by one statement, and tells the feed of every unit that it adds or changes. */
export async function performImport(
  kit: ChangeKit,
  manager: EntityManager,
  known: KnownUnits,
  plan: ImportPlan,
): Promise<void> {
  const changed = plan.changed.filter(({ changes }) => Object.keys(changes).length > 0);
  const places = new Map([...known.regions.values()].map((region) => [region.code, region]));
  const added = await add(kit, manager, known, plan, places);
  await change(kit, manager, changed, places);
  await record(kit, manager, known, [
    ...plan.added.map(({ code, contacts }) => ({ row: added.get(code), contacts })),
    ...plan.changed,
  ]);
  if (plan.added.length > 0 || changed.length > 0)
    await refreshSearchTexts(manager, kit.database.dialect, known.agency.organisation);
}

async function record(
  kit: ChangeKit,
  manager: EntityManager,
  { contacts: known }: KnownUnits,
  reached: readonly { row: AgencyRow | undefined; contacts: Contacts | null }[],
): Promise<void> {
  const rows = reached.flatMap(({ row, contacts }) => {
    if (!row || !contacts) return [];
    const validFrom = localDate(kit.now(), row.timeZone);
    return [{ id: kit.newId(), agencyId: row.id, ...contacts, validFrom }];
  });
  await recordContactsOf(manager, rows, known);
}

async function add(
  kit: ChangeKit,
  manager: EntityManager,
  { byCode }: KnownUnits,
  { added }: ImportPlan,
  places: ReadonlyMap<string, RegionRow>,
): Promise<Map<string, AgencyRow>> {
  const now = kit.now();
  const rows = new Map<string, AgencyRow>();
  for (const { code, parentCode, terms } of added) {
    const parent = rows.get(parentCode) ?? byCode.get(parentCode);
    if (!parent) throw new Error(`${code} was planned without ${parentCode}`);
    const { name, shortName = null, kind, location, timeZone } = terms;
    const place = location ? places.get(location) : undefined;
    rows.set(code, buildUnit(kit.newId(), parent, { code, name, shortName, kind, place, timeZone }));
  }
  const units = [...rows.values()];
  await insertRows(manager, AgencyRow, units);
  await insertRows(
    manager,
    AgencyCodeRow,
    units.map(({ id, code, timeZone }) => ({
      id: kit.newId(),
      agencyId: id,
      code,
      validFrom: localDate(now, timeZone),
      validUntil: null,
    })),
  );
  await kit.feed.appendAll(
    manager,
    units.map((row) => ({ kind: 'AGENCY_CHANGED', aggregateId: row.id, occurredAt: now, payload: factsOf(row) })),
  );
  return rows;
}

async function change(
  kit: ChangeKit,
  manager: EntityManager,
  changed: ImportPlan['changed'],
  places: ReadonlyMap<string, RegionRow>,
): Promise<void> {
  const now = kit.now();
  const ended = changed
    .filter(({ changes }) => isRenamedBy(changes))
    .map(({ row }) => ({ agency: row, validUntil: dayBefore(localDate(now, row.timeZone)) }));
  await keepNames(kit, manager, ended, 'input.csv');
  const rows = changed.map(({ row, changes }) => rowAfter(row, changes, places));
  await upsertRows(manager, AgencyRow, rows, CHANGED_COLUMNS);
  const facts = await loadFacts(manager, rows);
  await kit.feed.appendAll(
    manager,
    facts.map((payload) => ({ kind: 'AGENCY_CHANGED', aggregateId: payload.id, occurredAt: now, payload })),
  );
}

function isRenamedBy({ name, shortName }: Partial<UnitTerms>): boolean {
  return name !== undefined || shortName !== undefined;
}

/** A unit with its next version, once the changes of its row hold. */
function rowAfter(row: AgencyRow, changes: Partial<UnitTerms>, places: ReadonlyMap<string, RegionRow>): AgencyRow {
  const { location, timeZone, ...named } = changes;
  const place = location ? places.get(location) : undefined;
  return Object.assign(new AgencyRow(), row, named, {
    ...(isRenamedBy(changes) && { source: null, confirmed: true }),
    ...(place && { regionCode: place.code, timeZone: place.timeZone }),
    ...(timeZone && { timeZone }),
    version: row.version + 1,
  });
}
