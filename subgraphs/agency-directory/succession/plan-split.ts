import { badInput } from '../../kit/errors.js';
import { organisationPath } from '../../kit/relations.js';
import type { AgencyKind } from '../agency-kind.enum.js';
import { REFUSALS } from '../refusals.js';
import { isAtOrBelowCode, isRegional, type Recode, regionAbove } from './recode.js';
import { isNationalKind, regionGovernedBy } from './succession-rules.js';

/** A part of a body, a region or a unit by its code, and the code that it has with the new body. */
interface MovedPart {
  part: string;
  code: string;
}

/** A body that comes out of a split. */
export interface NewBody {
  code: string;
  kind: AgencyKind;
  parts: readonly MovedPart[];
}

const SUFFIX = /^\/[a-z0-9]+(-[a-z0-9]+)*$/;
const NEXT_SEGMENT = /^\.\d{2}(\d{2})?$/;

/** Whether `code` is right below `body` in the way in which `part` is inside `former`: a region, or a unit. */
function isPlaceFor({ part, code }: MovedPart, body: string, former: string): boolean {
  const isRegion = NEXT_SEGMENT.test(part.slice(former.length));
  const place = code.startsWith(body) ? code.slice(body.length) : '';
  return isRegion ? place.length === part.length - former.length && NEXT_SEGMENT.test(place) : SUFFIX.test(place);
}

function assertBody({ code, kind }: NewBody, former: string, path: string): void {
  const isAlike =
    isRegional(former) === isRegional(code) &&
    (!isRegional(code) || regionAbove(former) === regionAbove(code)) &&
    former.split('.').length === code.split('.').length &&
    !isAtOrBelowCode(code, former);
  if (!isAlike) throw badInput(`${path}.code`, REFUSALS.notABodyLike(former));
  const isOfKind = isRegional(code) ? regionGovernedBy(kind, code) !== undefined : isNationalKind(kind);
  if (!isOfKind) throw badInput(`${path}.kind`, REFUSALS.notAKindLike(former));
}

/**
 * Which codes a split of the body with code `former` changes. Throws `BAD_USER_INPUT` where a body could not come out of
 * it, or a part does not belong to it or would not belong to its new body.
 */
export function planSplit(former: string, into: readonly NewBody[]): Recode[] {
  const recodes: Recode[] = [];
  for (const [index, body] of into.entries()) {
    const path = `input.into.${index}`;
    assertBody(body, former, path);
    for (const [place, part] of body.parts.entries()) {
      const isInside = part.part !== former && isAtOrBelowCode(part.part, former);
      const inside = part.part.slice(former.length);
      const isPart = isInside && (NEXT_SEGMENT.test(inside) || inside.startsWith('/'));
      const isNew = recodes.every(({ from }) => !isAtOrBelowCode(part.part, from) && !isAtOrBelowCode(from, part.part));
      if (!isPart || !isNew) throw badInput(`${path}.parts.${place}.part`, REFUSALS.notAPartOf(former));
      const isFree = recodes.every(({ to }) => to !== part.code);
      if (!isFree || !isPlaceFor(part, body.code, former)) {
        throw badInput(`${path}.parts.${place}.code`, REFUSALS.notAPlaceIn(body.code));
      }
      recodes.push({ from: part.part, to: part.code });
    }
    const hasRegion = body.parts.some(({ part }) => NEXT_SEGMENT.test(part.slice(former.length)));
    if (isRegional(former) && !hasRegion) throw badInput(`${path}.parts`, REFUSALS.needsRegion);
  }
  return recodes;
}

/** Whether an agency with this code is a body of its own there: a regency in a province is not part of that. */
export function isBodyOfItsOwn(code: string): boolean {
  return organisationPath(code) === code && !code.includes('/');
}

/** The regions among what is moved, as they are taken over. */
export function regionsAmong(recodes: readonly Recode[]): Recode[] {
  return recodes.filter(({ from }) => isRegional(from) && !from.includes('/'));
}
