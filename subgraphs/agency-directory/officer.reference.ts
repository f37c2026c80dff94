import type { ReferenceResolver } from '../kit/build-schema.js';
import type { OfficerService } from './officer.service.js';

/** An officer by id; null for viewers who see no officers. */
export function officerReference(officers: OfficerService): ReferenceResolver {
  return ({ id }, context) =>
    officers.isVisibleTo(context.viewer) ? context.load(officers.loadByIds, String(id)) : null;
}
