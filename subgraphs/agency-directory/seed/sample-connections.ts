import { stableId } from '../../kit/stable-id.js';
import type { AgencyRow } from '../agency.entity.js';
import type { ConnectionFact, ConnectionRecordRow } from '../agency-history.entity.js';

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2016, 0, 4, 2);
const DAYS = 3_000;
const LONGEST_SETUP_DAYS = 200;
const NOTE = 'data contoh';

/** Bodies that the demo, and the ready-made tokens, need connected. */
const ALWAYS_CONNECTED = ['sp4n', 'kl.panrb', 'kl.ombudsman', 'kl.ksp', '17', '17.02', '32', '32.16'];

/** Percent of the agencies that have an account, and that are connected. */
function shares({ code, kind, level, parentId }: AgencyRow): { account: number; connected: number } {
  const body = code.split('/')[0] ?? code;
  if (ALWAYS_CONNECTED.includes(body) && level !== 'DISTRICT') return { account: 100, connected: 100 };
  if (kind === 'KECAMATAN') return { account: 15, connected: 15 };
  if (parentId !== null) return { account: 80, connected: 80 };
  return level === 'MINISTRY' ? { account: 95, connected: 90 } : { account: 96, connected: 88 };
}

/** A number from 0 below `below` that is always the same for a code and a purpose. */
function draw(code: string, purpose: string, below: number): number {
  return Number.parseInt(stableId(purpose, code).slice(0, 8), 16) % below;
}

/**
 * Invents which agencies are connected and have an account, the same in every installation, and sets it in `agencies`.
 * It is a SAMPLE: the last published state by name is of 2018, and every record says `data contoh`. Returns the records.
 */
export function sampleConnections(agencies: readonly AgencyRow[], now: Date): ConnectionRecordRow[] {
  const records: ConnectionRecordRow[] = [];
  const record = ({ id, code }: AgencyRow, fact: ConnectionFact, since: Date) => {
    const recordId = stableId(`sample-${fact.toLowerCase()}`, code);
    records.push({ id: recordId, agencyId: id, fact, holds: true, since, recordedAt: now, note: NOTE });
  };
  for (const agency of agencies) {
    if (agency.closedAt !== null) continue;
    const share = shares(agency);
    const drawn = draw(agency.code, 'sample-share', 100);
    if (drawn >= share.account) continue;
    const accountDay = FIRST_DAY + draw(agency.code, 'sample-account-day', DAYS) * DAY_MS;
    agency.hasAccount = true;
    agency.accountSince = new Date(accountDay);
    record(agency, 'ACCOUNT', agency.accountSince);
    if (drawn >= share.connected) continue;
    agency.connected = true;
    agency.connectedSince = new Date(accountDay + draw(agency.code, 'sample-setup', LONGEST_SETUP_DAYS) * DAY_MS);
    record(agency, 'CONNECTION', agency.connectedSince);
  }
  return records;
}
