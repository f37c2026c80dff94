import Papa from 'papaparse';
import type { Words } from '../../../schema/errors.js';
import { plainCell, writeCsv } from '../../kit/csv.js';
import { REFUSALS } from '../refusals.js';
import type { ImportProblemCode } from './unit-import.type.js';

/** The columns of a file of units, in the order in which they are exported. What is optional may be left out of the header. */
export const UNIT_COLUMNS = [
  { name: 'code', isRequired: true },
  { name: 'name', isRequired: true },
  { name: 'shortName', isRequired: false },
  { name: 'kind', isRequired: true },
  { name: 'location', isRequired: false },
  { name: 'timeZone', isRequired: false },
  { name: 'address', isRequired: false },
  { name: 'phone', isRequired: false },
  { name: 'email', isRequired: false },
  { name: 'website', isRequired: false },
  { name: 'socialMedia', isRequired: false },
] as const;

export type UnitColumn = (typeof UNIT_COLUMNS)[number]['name'];

/** A cell, or a whole row, that cannot be taken. Lines are counted from 1, the header's; columns are named by the header. */
export interface CellProblem {
  line: number;
  column: string | null;
  code: ImportProblemCode;
  words: Words;
}

/** A row as it was written: the cells of the columns that the header names, without blanks around them. */
export interface UnitLine {
  line: number;
  cells: Partial<Record<UnitColumn, string>>;
}

const BYTE_ORDER_MARK = '\uFEFF';
const FIRST_LINE = 1;
/** Rows as text with a header, for spreadsheets and for `readUnitCsv`. */
export function writeUnitCsv(rows: readonly Record<UnitColumn, string | null>[]): string {
  return writeCsv(
    UNIT_COLUMNS.map(({ name }) => name),
    rows,
  );
}

/**
 * The rows of a text whose first line is the header, with commas, semicolons or tabs between the cells. A header that
 * cannot be is the only problem then; rows that cannot be read are problems and left out; empty lines are left out.
 */
export function readUnitCsv(csv: string): { lines: UnitLine[]; problems: CellProblem[] } {
  const text = (csv.startsWith(BYTE_ORDER_MARK) ? csv.slice(1) : csv).replace(/\r\n?/g, '\n');
  const [header, ...records] = splitRecords(text);
  const names = header?.cells.map((cell) => cell.trim()) ?? [];
  const problems = checkHeader(names, header?.line ?? FIRST_LINE);
  if (problems.length > 0) return { lines: [], problems };
  const lines: UnitLine[] = [];
  for (const { line, cells, isMalformed } of records) {
    if (isMalformed) problems.push({ line, column: null, code: 'MALFORMED', words: REFUSALS.malformedRow });
    else if (cells.length !== names.length) {
      const words = REFUSALS.cellsOfRow(names.length, cells.length);
      problems.push({ line, column: null, code: 'MALFORMED', words });
    } else {
      const entries = names.map((name, index) => [name, plainCell(cells[index] ?? '').trim()]);
      lines.push({ line, cells: Object.fromEntries(entries) });
    }
  }
  return { lines, problems };
}

interface CsvRecord {
  line: number;
  cells: string[];
  isMalformed: boolean;
}

/** The records with the lines on which they begin: a cell in quotes may go over several. */
function splitRecords(text: string): CsvRecord[] {
  const delimiter = /[,;\t]/.exec(text.trimStart().split('\n', 1)[0] ?? '')?.[0] ?? ',';
  const records: CsvRecord[] = [];
  let line = FIRST_LINE;
  let from = 0;
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step: ({ data, errors, meta }) => {
      const isEmpty = data.every((cell) => cell.trim() === '');
      if (!isEmpty) records.push({ line, cells: data, isMalformed: errors.some(({ type }) => type === 'Quotes') });
      for (let at = text.indexOf('\n', from); at !== -1 && at < meta.cursor; at = text.indexOf('\n', at + 1)) line++;
      from = meta.cursor;
    },
  });
  return records;
}

function checkHeader(names: readonly string[], line: number): CellProblem[] {
  const known: readonly string[] = UNIT_COLUMNS.map(({ name }) => name);
  const problem = (column: string, code: ImportProblemCode, words: Words) => ({
    line,
    column,
    code,
    words,
  });
  return [
    ...names.flatMap((name, index) => {
      if (!known.includes(name)) return [problem(name, 'UNKNOWN_COLUMN', REFUSALS.unknownColumn(known.join(', ')))];
      return names.indexOf(name) < index ? [problem(name, 'DUPLICATE', REFUSALS.columnTwice)] : [];
    }),
    ...UNIT_COLUMNS.filter(({ name, isRequired }) => isRequired && !names.includes(name)).map(({ name }) =>
      problem(name, 'MISSING_COLUMN', REFUSALS.missingColumn),
    ),
  ];
}
