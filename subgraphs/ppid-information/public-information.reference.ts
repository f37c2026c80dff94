import type { ReferenceResolver } from '../kit/build-schema.js';
import type { PublicInformationService } from './public-information.service.js';

/** Entries of information lists by id, in one batch; null where there is none. */
export function resolvePublicInformation(information: PublicInformationService): ReferenceResolver {
  return async ({ id }, context) => (await context.load(information.loadEntries, String(id))) ?? null;
}
