import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { badInput, CodedError, versionConflict } from '../../kit/errors.js';
import { COMMON_REFUSALS } from '../../kit/refusals.js';
import { localDate } from '../../kit/working-days.js';
import { REFUSALS } from '../refusals.js';
import type { RuleScene } from './rule-changes.js';

/** A rule that holds from a day on, and to a last one where it has one. */
interface DatedRule {
  id: string;
  validFrom: string;
  validUntil: string | null;
  version: number;
}

/** The rule with its last day, written. Throws `BAD_USER_INPUT` at `input.lastDay`, or `CONFLICT`. */
export async function endDatedRule<Row extends DatedRule>(
  { manager, now }: RuleScene,
  entity: EntityTarget<ObjectLiteral>,
  row: Row,
  { expectedVersion, lastDay, timeZone }: { expectedVersion: number; lastDay: string; timeZone: string },
): Promise<Row> {
  if (row.version !== expectedVersion) throw versionConflict(row.version);
  if (lastDay < localDate(now, timeZone)) throw badInput('input.lastDay', REFUSALS.dayIsOver);
  if (lastDay < row.validFrom) throw badInput('input.lastDay', COMMON_REFUSALS.endsBeforeFirstDay);
  const end = { validUntil: lastDay, version: expectedVersion + 1 };
  const { affected } = await manager.update(entity, { id: row.id, version: expectedVersion }, end);
  if (affected === 0) throw new CodedError('CONFLICT');
  return { ...row, ...end };
}
