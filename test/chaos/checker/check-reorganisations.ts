import type { DirectoryTables, Reorganisation } from './directory-record.js';
import { groupBy } from './group-by.js';
import type { Finding } from './record.js';

/** Something that a token was found in: the row that it happened to, with the last version that the row reached. */
interface Trace {
  readonly id: string;
  readonly version: number;
}

/**
 * What was answered against what the directory's tables say: all that was acknowledged is there, once, as it was told;
 * nothing that was refused is; what was not answered is there once or not at all.
 */
export function checkReorganisations(reorganisations: readonly Reorganisation[], tables: DirectoryTables): Finding[] {
  const traces = tracesIn(tables);
  return reorganisations.flatMap((change): Finding[] => {
    const { token: about, action, outcome } = change;
    const found = traces[action].get(about) ?? [];
    const detail = `${action}, ${outcome}, happened ${found.length} times`;
    if (found.length > 1) return [{ kind: 'done twice', about, detail }];
    if (outcome === 'refused' && found.length > 0) return [{ kind: 'refused and done', about, detail }];
    if (outcome === 'acknowledged' && !found.some((trace) => isAsTold(change, trace))) {
      return [{ kind: 'acknowledged and lost', about, detail }];
    }
    return [];
  });
}

function isAsTold(change: Reorganisation, { id, version }: Trace): boolean {
  return change.id === id && (!('version' in change) || version >= change.version);
}

function tracesIn({
  agencies,
  posts,
  officers,
  formerNames,
  codes,
}: DirectoryTables): Record<Reorganisation['action'], ReadonlyMap<string, Trace[]>> {
  const versions = new Map(agencies.map(({ id, version }) => [id, version]));
  const ofAgency = (agencyId: string, token: string) => ({ id: agencyId, version: versions.get(agencyId) ?? 0, token });
  const byToken = <Found extends Trace & { token: string }>(found: readonly Found[]) =>
    groupBy(found, ({ token }) => token);
  return {
    ADD_UNIT: byToken(agencies.map(({ id, code }) => ofAgency(id, code))),
    RENAME: byToken([
      ...agencies.map(({ id, name }) => ofAgency(id, name)),
      ...formerNames.map(({ agencyId, name }) => ofAgency(agencyId, name)),
    ]),
    CLOSE: byToken(codes.flatMap(({ agencyId, validUntil }) => (validUntil ? ofAgency(agencyId, validUntil) : []))),
    RECORD_OFFICER: byToken(officers.map(({ id, name }) => ({ id, version: 1, token: name }))),
    START_POST: byToken(posts.map(({ id, version, title }) => ({ id, version, token: title }))),
    END_POST: byToken(posts.flatMap(({ id, version, until }) => (until ? { id, version, token: until } : []))),
  };
}
