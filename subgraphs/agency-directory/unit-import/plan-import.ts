import { z } from 'zod';
import type { Words } from '../../../schema/errors.js';
import { regionCode } from '../../kit/input-rules.js';
import { wordsOfIssue } from '../../kit/issue-words.js';
import { COMMON_REFUSALS } from '../../kit/refusals.js';
import { isWithinOrganisation, organisationPath } from '../../kit/relations.js';
import type { AgencyRow } from '../agency.entity.js';
import { AgencyKind } from '../agency-kind.enum.js';
import type { AgencyContactsRow } from '../contacts/agency-contacts.entity.js';
import type { Contacts } from '../contacts/agency-contacts.service.js';
import { isAbroad, mayStandAt } from '../kind-places.js';
import { agencyName, agencyShortName } from '../life-of-agency.service.js';
import { REFUSALS } from '../refusals.js';
import { timeZone } from '../time-zone.js';
import { LONGEST_CODE, problemOfPlace, unitSuffix } from '../unit.service.js';
import { contactCells, contactsAfter, emptyAsNull } from './import-contacts.js';
import type { CellProblem, UnitColumn, UnitLine } from './unit-csv.js';
import type { ImportProblemCode } from './unit-import.type.js';

/** A column that is undefined is not in the file: a unit that exists keeps what it has. */
const unitSchema = z.object({
  name: agencyName,
  shortName: emptyAsNull(agencyShortName),
  kind: z.enum(AgencyKind),
  location: emptyAsNull(regionCode),
  timeZone: emptyAsNull(timeZone),
});

const rowSchema = unitSchema.extend(contactCells);
type Row = z.output<typeof rowSchema>;

/** What a row says of its unit. */
export type UnitTerms = z.output<typeof unitSchema>;

/** What the directory knows when a file is checked. */
export interface KnownUnits {
  /** The agency that the file is for. */
  agency: AgencyRow;
  /** Everything inside it that exists, itself included, by code. */
  byCode: ReadonlyMap<string, AgencyRow>;
  /** How they are reached now, by id; of nobody where the file does not say how. */
  contacts: ReadonlyMap<string, AgencyContactsRow>;
  /** The codes of the regions that the file names and that exist. */
  regions: ReadonlySet<string>;
}

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

/** The kind that a cell names, by its name in the API. */
function readKind(cell: string | undefined): string | undefined {
  return cell !== undefined && Object.hasOwn(AgencyKind, cell) ? AgencyKind[cell as keyof typeof AgencyKind] : cell;
}

/** What the rows would do, and every cell for which they cannot. Nothing is done where there are problems. */
export function planImport(
  lines: readonly UnitLine[],
  known: KnownUnits,
): { plan: ImportPlan; problems: CellProblem[] } {
  const plan: ImportPlan = { added: [], changed: [], unchanged: 0 };
  const problems: CellProblem[] = [];
  const codes = new Set(lines.map(({ cells }) => cells.code ?? ''));
  const seen = new Set<string>();
  for (const { line, cells } of lines) {
    const found: CellProblem[] = [];
    const refuse = (column: UnitColumn, code: ImportProblemCode, words: Words) =>
      found.push({ line, column, code, words });
    const code = cells.code ?? '';
    const cut = code.lastIndexOf('/');
    const parentCode = code.slice(0, Math.max(cut, 0));
    const row = known.byCode.get(code);
    const problem = problemOfCode(code, parentCode, known, codes);
    if (problem) refuse('code', ...problem);
    if (seen.has(code)) refuse('code', 'DUPLICATE', REFUSALS.rowTwice);
    seen.add(code);
    const terms = readTerms(cells, refuse);
    if (terms?.location && !known.regions.has(terms.location)) {
      refuse('location', 'UNKNOWN_REGION', COMMON_REFUSALS.noRegion);
    }
    if (terms && terms.kind !== row?.kind && !mayStandAt(terms.kind, code)) {
      refuse('kind', 'INVALID', REFUSALS.noUnitsOfKind);
    }
    // Moving abroad or back would leave region and zone behind.
    else if (terms && row && isAbroad(terms.kind) !== isAbroad(row.kind)) {
      refuse('kind', 'INVALID', REFUSALS.noUnitsOfKind);
    }
    const place = terms && problemOfPlace(placeAfter(terms, row));
    if (place) refuse(place.field, 'INVALID', place.words);
    problems.push(...found);
    if (found.length > 0 || !terms) continue;
    const contacts = contactsAfter(terms, row && known.contacts.get(row.id));
    if (!row) plan.added.push({ code, parentCode, terms: unitTermsOf(terms), contacts });
    else {
      const changes = changesOf(row, terms);
      if (contacts || Object.keys(changes).length > 0) plan.changed.push({ row, changes, contacts });
      else plan.unchanged++;
    }
  }
  // A code comes before every longer one that begins with it.
  plan.added.sort((a, b) => (a.code < b.code ? -1 : 1));
  return { plan, problems };
}

function problemOfCode(
  code: string,
  parentCode: string,
  { agency, byCode }: KnownUnits,
  codes: ReadonlySet<string>,
): [ImportProblemCode, Words] | undefined {
  const isInside = code !== agency.code && isWithinOrganisation(organisationPath(code), agency.organisation);
  if (!isInside || parentCode === '') return ['OUTSIDE', REFUSALS.notInside(agency.code)];
  if (byCode.has(code)) return undefined;
  const [issue] = unitSuffix.safeParse(code.slice(parentCode.length + 1)).error?.issues ?? [];
  if (issue) return ['INVALID', wordsOfIssue(issue)];
  if (code.length > LONGEST_CODE) return ['INVALID', REFUSALS.codeTooLong(LONGEST_CODE)];
  const hasParent = byCode.has(parentCode) || codes.has(parentCode);
  return hasParent ? undefined : ['UNKNOWN_PARENT', REFUSALS.noParent(parentCode)];
}

function unitTermsOf({ name, shortName, kind, location, timeZone }: Row): UnitTerms {
  return { name, shortName, kind, location, timeZone };
}

/** Where the unit would be; one that exists abroad keeps its zone where the file says none. */
function placeAfter({ kind, location, timeZone }: Row, row: AgencyRow | undefined) {
  return { kind, location, timeZone: timeZone ?? (row && isAbroad(row.kind) && isAbroad(kind) ? row.timeZone : null) };
}

function readTerms(
  cells: UnitLine['cells'],
  refuse: (column: UnitColumn, code: ImportProblemCode, words: Words) => void,
): Row | undefined {
  const parsed = rowSchema.safeParse({ ...cells, kind: readKind(cells.kind) });
  if (parsed.success) return parsed.data;
  const refused = new Set<UnitColumn>();
  for (const issue of parsed.error.issues) {
    const column = issue.path[0] as UnitColumn;
    if (refused.has(column)) continue;
    refused.add(column);
    refuse(column, 'INVALID', column === 'kind' ? REFUSALS.unknownKind : wordsOfIssue(issue));
  }
  return undefined;
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
