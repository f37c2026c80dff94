import type { AgencyFacts } from '../../schema/events.js';

/** Code of the province in which the agency is supervised; null outside every province. */
export function provinceOf({ supervision }: Pick<AgencyFacts, 'supervision'>): string | null {
  return supervision?.split('.')[0] ?? null;
}
