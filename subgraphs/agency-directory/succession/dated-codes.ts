import { type EntityManager, type EntityTarget, type FindOptionsWhere, In, IsNull } from 'typeorm';
import { chunksOf } from '../../kit/chunks.js';
import { badInput } from '../../kit/errors.js';
import { upsertRows } from '../../kit/insert-rows.js';
import { AgencyCodeRow } from '../agency-history.entity.js';
import { dayBefore } from '../calendar-day.js';
import { REFUSALS } from '../refusals.js';

/** A code over time. Days are inclusive; null means since before, or until after, what is recorded. */
interface DatedCode {
  id: string;
  code: string;
  validFrom: string | null;
  validUntil: string | null;
}

/** The table that has the codes of some owners over time, and how a row of it begins. */
interface CodeBook<Row extends DatedCode> {
  entity: EntityTarget<Row>;
  ownerOf(row: Row): string;
  ofOwners(ids: string[]): FindOptionsWhere<Row>;
  begin(ownerId: string): Row;
}

/**
 * Ends the codes that owners have and begins what the book says on `firstDay`. A code that began on that day would have been
 * in force for no day: it is corrected. Throws `BAD_USER_INPUT` where one began later. Returns who had a dated code.
 */
export async function succeedCodes<Row extends DatedCode>(
  manager: EntityManager,
  book: CodeBook<Row>,
  ownerIds: readonly string[],
  firstDay: string,
): Promise<Set<string>> {
  const dated = new Set<string>();
  for (const chunk of chunksOf(ownerIds)) {
    const current = await manager.findBy(book.entity, { ...book.ofOwners(chunk), validUntil: IsNull() });
    if (current.some(({ validFrom }) => validFrom !== null && validFrom > firstDay)) {
      throw badInput('input.from', REFUSALS.laterCode);
    }
    const corrected = new Map<string, string>();
    const ended: Row[] = [];
    for (const row of current) {
      dated.add(book.ownerOf(row));
      if (row.validFrom === firstDay) corrected.set(book.ownerOf(row), row.id);
      else ended.push({ ...row, validUntil: dayBefore(firstDay) });
    }
    const begun = chunk.map((ownerId) => {
      const row = book.begin(ownerId);
      return { ...row, id: corrected.get(ownerId) ?? row.id };
    });
    await upsertRows(manager, book.entity, [...ended, ...begun]);
  }
  return dated;
}

/** Throws `BAD_USER_INPUT` at `path` where one of the agencies has its code only from a later day. */
export async function assertCodesBegan(
  manager: EntityManager,
  agencyIds: readonly string[],
  day: string,
  path: string,
): Promise<void> {
  for (const chunk of chunksOf(agencyIds)) {
    const current = await manager.findBy(AgencyCodeRow, { agencyId: In(chunk), validUntil: IsNull() });
    if (current.some(({ validFrom }) => validFrom !== null && validFrom > day)) {
      throw badInput(path, REFUSALS.endsBeforeItsCode);
    }
  }
}
