import type { ReferenceResolver } from '../kit/build-schema.js';
import type { RegionService } from './region.service.js';

/** A region by its id or by its code; regions are public. */
export function regionReference(regions: RegionService): ReferenceResolver {
  return ({ id, code }, context) =>
    typeof id === 'string' ? context.load(regions.loadByIds, id) : context.load(regions.loadByCodes, String(code));
}
