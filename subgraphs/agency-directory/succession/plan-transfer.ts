import { badInput } from '../../kit/errors.js';
import { isAutonomousVillage } from '../../kit/relations.js';
import type { AgencyRow } from '../agency.entity.js';
import { REFUSALS } from '../refusals.js';
import { type MovedPart, planParts } from './plan-parts.js';
import { type AskedRecode, isRegional, isUnit, regionAbove, upToRegency } from './recode.js';

type Body = Pick<AgencyRow, 'id' | 'code' | 'level'>;

/** What of one body goes to another one, and whether the former ends. */
export interface Transfer {
  parts: readonly MovedPart[];
  ends: boolean;
}

/** Within which region governments give parts to one another: regencies in their province, districts and villages in their regency. */
function surroundings(code: string): string | undefined {
  const above = isRegional(code) ? regionAbove(code) : null;
  return above === null ? undefined : upToRegency(above);
}

/** A desa governs itself and a kelurahan is a unit (UU 6/2014 art. 1, UU 23/2014 art. 229): neither carries on the other's tasks. */
function isLike(receiver: Body, giver: Body): boolean {
  return (
    receiver.level === giver.level &&
    isAutonomousVillage(receiver.code) === isAutonomousVillage(giver.code) &&
    surroundings(receiver.code) === surroundings(giver.code)
  );
}

/**
 * Which codes change where parts of one body go to another that exists. Throws `BAD_USER_INPUT` where one of them is no body,
 * the receiver is none of the same level and autonomy in the same region, nothing would change, or a part is not the giver’s.
 */
export function planTransfer(giver: Body, receiver: Body, { parts, ends }: Transfer): AskedRecode[] {
  if (isUnit(giver.code)) throw badInput('input.agency', REFUSALS.notABody);
  if (isUnit(receiver.code)) throw badInput('input.receiver', REFUSALS.notABody);
  if (receiver.id === giver.id) throw badInput('input.receiver', REFUSALS.sameBody);
  if (!isLike(receiver, giver)) throw badInput('input.receiver', REFUSALS.notAReceiverFor(giver.code));
  if (parts.length === 0 && !ends) throw badInput('input.parts', REFUSALS.nothingToTransfer);
  return planParts(giver.code, [{ code: receiver.code, parts, path: 'input' }]);
}
