import { AgencyRow } from '../agency.entity.js';

/** An agency that was asked for by a code which it no longer has. */
export class AgencyByFormerCode extends AgencyRow {
  formerCode!: string;
}

/** The agency as it was found by a code, saying so where it has another one now. */
export function byFormerCode(row: AgencyRow, asked: string): AgencyRow {
  return row.code === asked ? row : Object.assign(new AgencyByFormerCode(), row, { formerCode: asked });
}
