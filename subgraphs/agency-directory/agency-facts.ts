import type { AgencyFacts } from '../../schema/events.js';
import type { AgencyRow } from './agency.entity.js';

/**
 * The region inside which a supervisor's jurisdiction reaches the agency with this code: a local government's own, a
 * unit's that of its body, a kecamatan's own. Null for national bodies and their offices wherever they sit: a province
 * supervises no Kanwil, and nobody in the regions supervises Otorita IKN.
 */
export function supervisionOf(code: string): string | null {
  const [body = ''] = code.split('/');
  return /^\d/.test(body) ? body : null;
}

/** The code of what the unit with this code is part of. */
export function codeAbove(code: string): string {
  return code.slice(0, code.lastIndexOf(code.includes('/') ? '/' : '.'));
}

/** How far below the top the agency with this code stands: 0 for `32` and `kl.panrb`, 1 for `32.16`, 2 for `32.16/setda`. */
export function depthOf(code: string): number {
  const delimiters = /^\d/.test(code) ? /[./]/g : /\//g;
  return code.match(delimiters)?.length ?? 0;
}

/** The code that no other agency may have beside this one: its own while it exists. */
export function openCodeOf({ code, closedAt }: Pick<AgencyRow, 'code' | 'closedAt'>): string | null {
  return closedAt === null ? code : null;
}

/** What of other tables the facts of an agency tell. */
export type FactsBeside = Pick<AgencyFacts, 'successors' | 'takenOver' | 'formerCodes'>;

/** What the directory tells other subgraphs of an agency. */
export function factsOf(row: AgencyRow, beside: FactsBeside = {}): AgencyFacts {
  const { id, code, name, kind, level, parentId, organisation, supervision, jurisdiction, timeZone } = row;
  return {
    id,
    code,
    name,
    kind,
    level,
    parentId,
    organisation,
    supervision,
    jurisdiction,
    location: row.regionCode,
    timeZone,
    connected: row.connected,
    hasAccount: row.hasAccount,
    accountSince: row.accountSince?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    version: row.version,
    ...beside,
  };
}
