import { badInput } from '../../kit/errors.js';
import type { AgencyRow } from '../agency.entity.js';
import { REFUSALS } from '../refusals.js';
import { type MovedPart, planParts } from './plan-parts.js';
import { type AskedRecode, isRegional, isUnit, regionAbove } from './recode.js';

type Body = Pick<AgencyRow, 'id' | 'code' | 'level'>;

/** What of one body goes to another one, and whether the former ends. */
export interface Transfer {
  parts: readonly MovedPart[];
  ends: boolean;
}

const LENGTH_OF_REGENCY_CODE = 5;

/** Within which region governments give parts to one another: regencies in their province, districts and villages in their regency. */
function surroundings(code: string): string | undefined {
  return isRegional(code) ? regionAbove(code)?.slice(0, LENGTH_OF_REGENCY_CODE) : undefined;
}

function isLike(receiver: Body, giver: Body): boolean {
  return receiver.level === giver.level && surroundings(receiver.code) === surroundings(giver.code);
}

/**
 * Which codes change where parts of one body go to another that exists. Throws `BAD_USER_INPUT` where one of them is no body,
 * the receiver is none of the same level in the same region, nothing would change, or a part does not belong to the giver.
 */
export function planTransfer(giver: Body, receiver: Body, { parts, ends }: Transfer): AskedRecode[] {
  if (isUnit(giver.code)) throw badInput('input.agency', REFUSALS.notABody);
  if (isUnit(receiver.code)) throw badInput('input.receiver', REFUSALS.notABody);
  if (receiver.id === giver.id) throw badInput('input.receiver', REFUSALS.sameBody);
  if (!isLike(receiver, giver)) throw badInput('input.receiver', REFUSALS.notAReceiverFor(giver.code));
  if (parts.length === 0 && !ends) throw badInput('input.parts', REFUSALS.nothingToTransfer);
  return planParts(giver.code, [{ code: receiver.code, parts, path: 'input' }]);
}
