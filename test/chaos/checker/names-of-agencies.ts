import type { DirectoryTruth } from './directory-record.js';
import type { AgencyNames } from './record.js';

/** Everything that each agency was called, before the run and in it. */
export function namesOfAgencies({ before, after, events }: DirectoryTruth): AgencyNames {
  const names = new Map<string, Set<string>>();
  const told = events.flatMap(({ kind, payload }) => (kind === 'AGENCY_CHANGED' ? [payload] : []));
  for (const { code, name } of [...before.agencies, ...told, ...after.agencies]) {
    const known = names.get(code) ?? new Set();
    names.set(code, known.add(name));
  }
  return names;
}
