import type { AgencyRow } from '../agency.entity.js';
import type { Contacts } from '../contacts/agency-contacts.service.js';
import { checkRow, type KnownUnits, parentCodeOf, type UnitCells, type UnitTerms } from './check-row.js';
import { contactsAfter } from './import-contacts.js';
import type { CellProblem, UnitLine } from './unit-csv.js';

export interface PlannedUnit {
  code: string;
  parentCode: string;
  terms: UnitTerms;
  contacts: Contacts | null;
}

/** What an import does: parents come before their parts. */
export interface ImportPlan {
  added: PlannedUnit[];
  changed: { row: AgencyRow; changes: Partial<UnitTerms>; contacts: Contacts | null }[];
  unchanged: number;
}

/** What the rows would do, and every cell for which they cannot. Nothing is done where there are problems. */
export function planImport(
  lines: readonly UnitLine[],
  known: KnownUnits,
): { plan: ImportPlan; problems: CellProblem[] } {
  const plan: ImportPlan = { added: [], changed: [], unchanged: 0 };
  const problems: CellProblem[] = [];
  const all = new Set(lines.map(({ cells }) => cells.code ?? ''));
  const before = new Set<string>();
  for (const line of lines) {
    const code = line.cells.code ?? '';
    const checked = checkRow(line, known, { all, before });
    before.add(code);
    problems.push(...checked.problems);
    if (checked.cells) planRow(plan, code, checked.cells, known);
  }
  // A code comes before every longer one that begins with it.
  plan.added.sort((a, b) => (a.code < b.code ? -1 : 1));
  return { plan, problems };
}

function planRow(plan: ImportPlan, code: string, cells: UnitCells, known: KnownUnits): void {
  const row = known.byCode.get(code);
  const contacts = contactsAfter(cells, row && known.contacts.get(row.id));
  if (!row) {
    plan.added.push({ code, parentCode: parentCodeOf(code), terms: unitTermsOf(cells), contacts });
    return;
  }
  const changes = changesOf(row, cells);
  if (contacts || Object.keys(changes).length > 0) plan.changed.push({ row, changes, contacts });
  else plan.unchanged++;
}

function unitTermsOf({ name, shortName, kind, location, timeZone }: UnitCells): UnitTerms {
  return { name, shortName, kind, location, timeZone };
}

/** The columns in which the directory differs from the file. A location that is empty is the parent's, and stays. */
function changesOf(row: AgencyRow, { name, shortName, kind, location, timeZone }: UnitTerms): Partial<UnitTerms> {
  return {
    ...(name !== row.name && { name }),
    ...(shortName !== undefined && shortName !== row.shortName && { shortName }),
    ...(kind !== row.kind && { kind }),
    ...(location && location !== row.regionCode && { location }),
    ...(timeZone && timeZone !== row.timeZone && { timeZone }),
  };
}
