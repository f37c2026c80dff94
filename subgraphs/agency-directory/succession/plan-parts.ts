import { badInput } from '../../kit/errors.js';
import { REFUSALS } from '../refusals.js';
import { type AskedRecode, isAtOrBelowCode, isRegionCode, type Recode } from './recode.js';

/** A part of a body, a region or a unit by its code, and the code that it has with the body that gets it. */
export interface MovedPart {
  part: string;
  code: string;
}

/** A body that gets parts of another one: by the code that it has then; `path` says where the input names it. */
export interface Receiver {
  code: string;
  parts: readonly MovedPart[];
  path: string;
}

const SUFFIX = /^\/[a-z0-9]+(-[a-z0-9]+)*$/;
/** The digit that a village's begins with is its kind, which it keeps. */
const NEXT_SEGMENT = /^\.(?:\d{2}|([1-3])\d{3})$/;

/** Whether `part` is a region right inside the body with code `former`. */
export function isRegionRightInside(part: string, former: string): boolean {
  return part.startsWith(former) && NEXT_SEGMENT.test(part.slice(former.length));
}

/** Whether `code` is right below `body` in the way in which `part` is inside `former`: a region, or a unit. */
function isPlaceFor({ part, code }: MovedPart, body: string, former: string): boolean {
  const place = code.startsWith(body) ? code.slice(body.length) : '';
  if (!isRegionRightInside(part, former)) return SUFFIX.test(place);
  const [inside, kind] = NEXT_SEGMENT.exec(part.slice(former.length)) ?? [];
  const [, kindThere] = NEXT_SEGMENT.exec(place) ?? [];
  return NEXT_SEGMENT.test(place) && place.length === inside?.length && kindThere === kind;
}

function isPartOf(part: string, former: string): boolean {
  return isRegionRightInside(part, former) || part.startsWith(`${former}/`);
}

/**
 * Which codes change where parts of the body with code `former` go to others. Throws `BAD_USER_INPUT` where a part does not
 * belong to it, or would not belong to the body that gets it.
 */
export function planParts(former: string, receivers: readonly Receiver[]): AskedRecode[] {
  const recodes: AskedRecode[] = [];
  for (const { code: body, parts, path } of receivers) {
    for (const [place, moved] of parts.entries()) {
      const { part: from, code: to } = moved;
      const isNew = recodes.every((other) => !isAtOrBelowCode(from, other.from) && !isAtOrBelowCode(other.from, from));
      if (!isPartOf(from, former) || !isNew) {
        throw badInput(`${path}.parts.${place}.part`, REFUSALS.notAPartOf(former));
      }
      const codePath = `${path}.parts.${place}.code`;
      const isFree = recodes.every((other) => other.to !== to);
      if (!isFree || !isPlaceFor(moved, body, former)) throw badInput(codePath, REFUSALS.notAPlaceIn(body));
      recodes.push({ from, to, path: codePath });
    }
  }
  return recodes;
}

/** The regions among what is moved, as they are taken over. */
export function regionsAmong(parts: readonly MovedPart[]): Recode[] {
  return parts.flatMap(({ part: from, code: to }) => (isRegionCode(from) ? [{ from, to }] : []));
}
