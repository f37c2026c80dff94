import type { ReferenceResolver } from '../kit/build-schema.js';
import type { AgencyService } from './agency.service.js';

/** An agency by its id or by the code that another subgraph or a client knows; agencies are public. */
export function agencyReference(agencies: AgencyService): ReferenceResolver {
  return ({ id, code }, context) =>
    typeof id === 'string' ? context.load(agencies.loadByIds, id) : context.load(agencies.loadByCodes, String(code));
}
