import type { AgencyKind } from '../../kit/agency-kind.enum.js';
import { badInput } from '../../kit/errors.js';
import { isAutonomousVillage } from '../../kit/relations.js';
import { REFUSALS } from '../refusals.js';
import { isRegionRightInside, type MovedPart, planParts } from './plan-parts.js';
import { type AskedRecode, isAtOrBelowCode, isRegional, isVillage, regionAbove } from './recode.js';
import { isNationalKind, regionGovernedBy } from './succession-rules.js';

/** A body, or the government of a district or village, that comes out of a split. */
export interface NewBody {
  code: string;
  kind: AgencyKind;
  parts: readonly MovedPart[];
}

/** Where the input has a body that comes out of a split. */
export function pathOfBody(index: number): string {
  return `input.into.${index}`;
}

function assertBody({ code, kind }: NewBody, former: string, path: string): void {
  const isAlike =
    isRegional(former) === isRegional(code) &&
    (!isRegional(code) || regionAbove(former) === regionAbove(code)) &&
    former.split('.').length === code.split('.').length &&
    isAutonomousVillage(former) === isAutonomousVillage(code) &&
    !isAtOrBelowCode(code, former);
  if (!isAlike) throw badInput(`${path}.code`, REFUSALS.notABodyLike(former));
  const isOfKind = isRegional(code) ? regionGovernedBy(kind, code) !== undefined : isNationalKind(kind);
  if (!isOfKind) throw badInput(`${path}.kind`, REFUSALS.notAKindLike(former));
}

/** Whether regions lie inside the body with this code. */
function hasRegions(code: string): boolean {
  return isRegional(code) && !isVillage(code);
}

/**
 * Which codes a split of the body with code `former` changes. Throws `BAD_USER_INPUT` where a body could not come out of
 * it, or a part does not belong to it or would not belong to its new body.
 */
export function planSplit(former: string, into: readonly NewBody[]): AskedRecode[] {
  for (const [index, body] of into.entries()) assertBody(body, former, pathOfBody(index));
  const recodes = planParts(
    former,
    into.map(({ code, parts }, index) => ({ code, parts, path: pathOfBody(index) })),
  );
  for (const [index, { parts }] of into.entries()) {
    const hasRegion = !hasRegions(former) || parts.some(({ part }) => isRegionRightInside(part, former));
    if (!hasRegion) throw badInput(`${pathOfBody(index)}.parts`, REFUSALS.needsRegion);
  }
  return recodes;
}
