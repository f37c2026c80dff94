import { z } from 'zod';
import type { Words } from '../../../schema/errors.js';
import { AgencyKind } from '../../kit/agency-kind.enum.js';
import { regionCode } from '../../kit/input-rules.js';
import { wordsOfIssue } from '../../kit/issue-words.js';
import { COMMON_REFUSALS } from '../../kit/refusals.js';
import { isWithinOrganisation, organisationPath } from '../../kit/relations.js';
import type { AgencyRow } from '../agency.entity.js';
import type { AgencyContactsRow } from '../contacts/agency-contacts.entity.js';
import { isAbroad, mayStandAt } from '../kind-places.js';
import { agencyName, agencyShortName } from '../life-of-agency.service.js';
import { REFUSALS } from '../refusals.js';
import type { RegionRow } from '../region.entity.js';
import { timeZone } from '../time-zone.js';
import { LONGEST_CODE, problemsOfPlace, unitSuffix } from '../unit.service.js';
import { contactCells, emptyAsNull } from './import-contacts.js';
import { type CellProblem, UNIT_COLUMNS, type UnitColumn, type UnitLine } from './unit-csv.js';
import type { ImportProblemCode } from './unit-import.type.js';

/** A column that is undefined is not in the file: a unit that exists keeps what it has. */
const unitSchema = z.object({
  name: agencyName,
  shortName: emptyAsNull(agencyShortName),
  kind: z.preprocess(readKind, z.enum(AgencyKind)),
  location: emptyAsNull(regionCode),
  timeZone: emptyAsNull(timeZone),
});

const rowSchema = unitSchema.extend(contactCells);

/** What a row says of its unit, and of how that is reached. */
export type UnitCells = z.output<typeof rowSchema>;

/** What a row says of its unit itself. */
export type UnitTerms = z.output<typeof unitSchema>;

/** What the directory knows when a file is checked. */
export interface KnownUnits {
  /** The agency that the file is for. */
  agency: AgencyRow;
  /** Everything inside it that exists, itself included, by code. */
  byCode: ReadonlyMap<string, AgencyRow>;
  /** How they are reached now, by id; of nobody where the file does not say how. */
  contacts: ReadonlyMap<string, AgencyContactsRow>;
  /** The existing regions that the file names, by the codes that they have or had by which it does. */
  regions: ReadonlyMap<string, RegionRow>;
}

/** The codes that stand in a file: in any of its rows, and in those before the one that is checked. */
export interface FileCodes {
  all: ReadonlySet<string>;
  before: ReadonlySet<string>;
}

/** A row with every cell of it that cannot be, by column; its cells as they are meant where there is none. */
export type CheckedRow = { problems: CellProblem[] } & ({ cells: UnitCells } | { cells: undefined });

type Refuse = (column: UnitColumn, code: ImportProblemCode, words: Words) => void;

/** The kind that a cell names, by its name in the API. */
function readKind(cell: unknown): unknown {
  const isName = typeof cell === 'string' && Object.hasOwn(AgencyKind, cell);
  return isName ? AgencyKind[cell as keyof typeof AgencyKind] : cell;
}

/** The code of what the unit with this code is said to be part of; empty where that is nothing. */
export function parentCodeOf(code: string): string {
  return code.slice(0, Math.max(code.lastIndexOf('/'), 0));
}

/** Checks every cell of a row, each by itself, so that one that cannot be hides no other. */
export function checkRow({ line, cells: written }: UnitLine, known: KnownUnits, codes: FileCodes): CheckedRow {
  const problems: CellProblem[] = [];
  const refuse: Refuse = (column, code, words) => problems.push({ line, column, code, words });
  const code = written.code ?? '';
  const cells = readCells(written, refuse);
  const wrongCode = problemOfCode(code, known, codes.all);
  if (wrongCode) refuse('code', ...wrongCode);
  if (codes.before.has(code)) refuse('code', 'DUPLICATE', REFUSALS.rowTwice);
  if (cells.location) {
    const region = known.regions.get(cells.location);
    if (region) cells.location = region.code;
    else refuse('location', 'UNKNOWN_REGION', COMMON_REFUSALS.noRegion);
  }
  const unit = known.byCode.get(code);
  // Which kinds a body has is not to be said of a code outside it.
  if (cells.kind !== undefined && wrongCode?.[0] !== 'OUTSIDE' && !mayBecome(cells.kind, code, unit)) {
    refuse('kind', 'INVALID', REFUSALS.noUnitsOfKind);
  }
  for (const { field, words } of cells.kind === undefined ? [] : problemsOfPlace(placeAfter(cells, cells.kind, unit))) {
    if (!problems.some(({ column }) => column === field)) refuse(field, 'INVALID', words);
  }
  if (problems.length === 0) return { problems, cells: cells as UnitCells };
  return { problems: problems.toSorted((a, b) => placeOf(a) - placeOf(b)), cells: undefined };
}

function placeOf({ column }: CellProblem): number {
  return UNIT_COLUMNS.findIndex(({ name }) => name === column);
}

/** The cells that hold by themselves. */
function readCells(written: UnitLine['cells'], refuse: Refuse): Partial<UnitCells> {
  const read: Record<string, unknown> = {};
  for (const column of Object.keys(rowSchema.shape) as (keyof UnitCells)[]) {
    const { success, data, error } = rowSchema.shape[column].safeParse(written[column]);
    if (success) read[column] = data;
    else for (const issue of error.issues.slice(0, 1)) refuse(column, 'INVALID', wordsOf(column, issue));
  }
  return read;
}

function wordsOf(column: UnitColumn, issue: z.core.$ZodIssue): Words {
  return column === 'kind' ? REFUSALS.unknownKind : wordsOfIssue(issue);
}

function problemOfCode(
  code: string,
  { agency, byCode }: KnownUnits,
  codes: ReadonlySet<string>,
): [ImportProblemCode, Words] | undefined {
  const parentCode = parentCodeOf(code);
  const isInside = code !== agency.code && isWithinOrganisation(organisationPath(code), agency.organisation);
  if (!isInside || parentCode === '') return ['OUTSIDE', REFUSALS.notInside(agency.code)];
  if (byCode.has(code)) return undefined;
  const [issue] = unitSuffix.safeParse(code.slice(parentCode.length + 1)).error?.issues ?? [];
  if (issue) return ['INVALID', wordsOfIssue(issue)];
  if (code.length > LONGEST_CODE) return ['INVALID', REFUSALS.codeTooLong(LONGEST_CODE)];
  const hasParent = byCode.has(parentCode) || codes.has(parentCode);
  return hasParent ? undefined : ['UNKNOWN_PARENT', REFUSALS.noParent(parentCode)];
}

/** A unit stays of its kind wherever it stands; moving abroad or back would leave region and zone behind. */
function mayBecome(kind: AgencyKind, code: string, unit: AgencyRow | undefined): boolean {
  if (kind === unit?.kind) return true;
  return mayStandAt(kind, code) && (!unit || isAbroad(kind) === isAbroad(unit.kind));
}

/** Where a unit of this kind would be; one that exists abroad keeps its zone where the file says none. */
function placeAfter({ location, timeZone }: Partial<UnitCells>, kind: AgencyKind, unit: AgencyRow | undefined) {
  return {
    kind,
    location,
    timeZone: timeZone ?? (unit && isAbroad(unit.kind) && isAbroad(kind) ? unit.timeZone : null),
  };
}
