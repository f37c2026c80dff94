import type { AgencyLevel, Audience, Filter } from './record.js';

/**
 * Who sees a movement, written a second time from the domain's rules and not from the hub's code: the parent of a code
 * instead of paths, one movement instead of stored sets.
 */

/** What moved, by the codes of its agencies; `origin` is the agency whose portal handed the complaint in. */
export interface Movement {
  readonly from: string;
  readonly to: string;
  readonly origin: string | null;
}

const JAKARTA = '31';
/** A kelurahan is a unit of its kecamatan; what begins with another digit is a desa, a body of its own. */
const KELURAHAN = /^1/;
/** Otorita IKN is a national body whose territory is a list of kecamatan inside Kalimantan Timur. */
const JURISDICTION_BY_LIST: Readonly<Record<string, readonly string[]>> = {
  'kl.oikn': ['64.02.02', '64.02.03', '64.02.13', '64.02.14', '64.02.15', '64.02.20', '64.09.04'],
};

const isLocal = (code: string): boolean => /^\d/.test(code);

/** The agency that this one is a part of; undefined for a body of its own. */
function partOf(code: string): string | undefined {
  const cut = code.lastIndexOf('/');
  if (cut !== -1) return code.slice(0, cut);
  if (!isLocal(code)) return undefined;
  const segments = code.split('.');
  const above = segments.slice(0, -1).join('.');
  switch (segments.length) {
    case 2:
      return above === JAKARTA ? above : undefined;
    case 3:
      return above;
    case 4:
      return KELURAHAN.test(segments[3] as string) ? above : undefined;
    default:
      return undefined;
  }
}

/** Whether an agency is `body`, or inside it. */
function isOf(body: string, code: string | undefined): boolean {
  return code !== undefined && (code === body || isOf(body, partOf(code)));
}

/** Whether a local government or one of its units works inside a region. A ministry's office is supervised by no region. */
function isIn(region: string, code: string): boolean {
  const [body = ''] = code.split('/');
  return isLocal(body) && `${body}.`.startsWith(`${region}.`);
}

function levelOf(code: string): AgencyLevel {
  if (code === 'sp4n') return 'NATIONAL';
  if (code.includes('/')) return 'UNIT';
  if (!isLocal(code)) return 'MINISTRY';
  const levels: readonly AgencyLevel[] = ['PROVINCE', 'REGENCY', 'DISTRICT'];
  const level = levels[code.split('.').length - 1];
  if (!level) throw new Error(`${code} is on no level that a run knows.`);
  return level;
}

/** Whether the audience is entitled to a movement when it happens. */
export function isEntitled({ role, agency }: Audience, { from, to, origin }: Movement): boolean {
  const parties = [from, to];
  switch (role) {
    case 'NATIONAL_DESK':
    case 'NATIONAL_MONITOR':
      return true;
    case 'PROVINCIAL_MONITOR': {
      const regions = JURISDICTION_BY_LIST[agency] ?? [agency];
      return parties.some((party) => regions.some((region) => isIn(region, party)));
    }
    case 'AGENCY_ADMIN':
    case 'LIAISON_OFFICER':
    case 'HEAD':
      return parties.some((party) => isOf(agency, party));
    case 'PORTAL':
      return origin === agency;
  }
}

/** Whether a movement is one of those that `filter` asks for: all that is named must hold, for its sender or its receiver. */
export function isAskedFor(filter: Filter, { from, to }: Movement): boolean {
  const { agency, organisation, territory, levels, crossLevel } = filter;
  const parties = [from, to];
  if (agency !== undefined && !parties.includes(agency)) return false;
  if (organisation !== undefined && !parties.some((party) => isOf(organisation, party))) return false;
  if (territory !== undefined && !parties.some((party) => isIn(territory, party))) return false;
  if (levels !== undefined && !parties.some((party) => levels.includes(levelOf(party)))) return false;
  return crossLevel === undefined || crossLevel === (levelOf(from) !== levelOf(to));
}
