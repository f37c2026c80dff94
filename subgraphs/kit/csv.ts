import Papa from 'papaparse';

/** What a spreadsheet takes for a formula when a cell begins with it, behind any marks that keep it from that. */
const FORMULA = /^'*[=+\-@\t\r]/;
const MARKED_FORMULA = /^'+[=+\-@\t\r]/;

/** The cell with a mark before what a spreadsheet would calculate; `plainCell` takes it away again. */
function harmlessCell(value: string): string {
  return FORMULA.test(value) ? `'${value}` : value;
}

/** A cell that `writeCsv` wrote, as it was before. */
export function plainCell(cell: string): string {
  return MARKED_FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** Rows as text with a header, for spreadsheets: a mark (') stands before what they would calculate. */
export function writeCsv<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, string | null>>[],
): string {
  const cells = rows.map((row) => columns.map((column) => harmlessCell(row[column] ?? '')));
  return `${Papa.unparse([[...columns], ...cells], { newline: '\n' })}\n`;
}
