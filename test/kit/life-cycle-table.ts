import { randomUUID } from 'node:crypto';
import { ROLES, type Role } from '../../schema/roles.js';
import type { ComplaintParticipantRow } from '../../subgraphs/complaint/participants/participant.entity.js';
import type { ParticipantKind } from '../../subgraphs/complaint/participants/participation.js';
import { organisationPath } from '../../subgraphs/kit/relations.js';
import { type Asker, asker, CITIZEN } from './complaint-hub.js';
import type { Action } from './complaint-scenario.js';
import { HOLDER, type Standing, type State } from './complaint-states.js';
import { agencyId } from './directory-double.js';
import type { ReporterDeed } from './reporter-scenario.js';

/**
 * The life cycle and who moves it, written a second time from the regulation and not from the code: each action with the
 * states in which it is allowed, and the state after it, `SAME` where it stays. A complaint that is deferred or merged here
 * was accepted before.
 */
export const HANDLING: Readonly<
  Record<string, { action: Action; input?: object; from: string; to: State | 'SAME'; by: string }>
> = {
  VERIFY: { action: 'verify', from: 'RECEIVED', to: 'VERIFIED', by: 'DESK ADMIN' },
  FORWARD: {
    action: 'forward',
    input: { toAgency: '32.73' },
    from: 'VERIFIED RETURNED ACCEPTED IN_PROCESS',
    to: 'FORWARDED',
    by: 'DESK ADMIN',
  },
  CONFIRM_RECEIPT: { action: 'confirmReceipt', from: 'FORWARDED RETURNED', to: 'SAME', by: 'DESK ADMIN LIAISON' },
  ACCEPT: { action: 'accept', from: 'VERIFIED FORWARDED RETURNED', to: 'ACCEPTED', by: 'DESK ADMIN LIAISON' },
  START: { action: 'start', from: 'ACCEPTED', to: 'IN_PROCESS', by: 'DESK ADMIN LIAISON' },
  RETURN: {
    action: 'return',
    from: 'VERIFIED FORWARDED RETURNED ACCEPTED IN_PROCESS',
    to: 'RETURNED',
    by: 'DESK ADMIN LIAISON',
  },
  DEFER: {
    action: 'defer',
    from: 'RECEIVED VERIFIED RETURNED ACCEPTED IN_PROCESS',
    to: 'DEFERRED',
    by: 'DESK ADMIN LIAISON',
  },
  RESUME: { action: 'resume', from: 'DEFERRED', to: 'ACCEPTED', by: 'DESK ADMIN LIAISON' },
  RESPOND_INTERIM: {
    action: 'respond',
    input: { final: false },
    from: 'ACCEPTED IN_PROCESS',
    to: 'IN_PROCESS',
    by: 'DESK ADMIN LIAISON',
  },
  RESPOND: { action: 'respond', from: 'ACCEPTED IN_PROCESS ANSWERED', to: 'ANSWERED', by: 'DESK ADMIN LIAISON' },
  ARCHIVE: { action: 'archive', from: 'RECEIVED VERIFIED RETURNED DEFERRED', to: 'ARCHIVED', by: 'DESK ADMIN' },
  CLOSE: { action: 'close', from: 'ANSWERED', to: 'CLOSED', by: 'DESK ADMIN' },
  MERGE: {
    action: 'merge',
    from: 'RECEIVED VERIFIED RETURNED ACCEPTED IN_PROCESS DEFERRED',
    to: 'ARCHIVED',
    by: 'DESK ADMIN',
  },
  UNMERGE: { action: 'unmerge', from: 'MERGED', to: 'ACCEPTED', by: 'DESK ADMIN' },
};
export const DEEDS: readonly string[] = Object.keys(HANDLING);

/** What the reporter does, with the state after it by the state before; what is not named is refused. */
export const OWN: Readonly<Record<ReporterDeed, Partial<Readonly<Record<Standing, State>>>>> = {
  reply: { DEFERRED: 'ACCEPTED', ANSWERED: 'IN_PROCESS', CLOSED: 'IN_PROCESS' },
  withdraw: {
    RECEIVED: 'ARCHIVED',
    VERIFIED: 'ARCHIVED',
    FORWARDED: 'ARCHIVED',
    RETURNED: 'ARCHIVED',
    ACCEPTED: 'ARCHIVED',
    IN_PROCESS: 'ARCHIVED',
    DEFERRED: 'ARCHIVED',
    ANSWERED: 'ARCHIVED',
  },
  rate: { CLOSED: 'CLOSED' },
};

/** Where somebody may stand to the unit that holds the complaint. */
const PLACES = {
  own: HOLDER,
  'the body above': '32.16',
  'a unit below': `${HOLDER}/bidang-jalan`,
  'a sibling': '32.16/diskominfo',
  'the supervising province': '32',
  elsewhere: '17',
  'the portal’s own agency': '91',
  'the centre': 'kl.panrb',
  'the national desk': 'sp4n',
  'whoever has a copy': '32.73',
  'the named supervisor': '32/diskominfo',
  'the Ombudsman': 'kl.ombudsman',
} as const;
type Place = keyof typeof PLACES;

/** Who takes part in each complaint, without holding it. */
const PARTICIPANTS = {
  COPY: 'whoever has a copy',
  SUPERVISOR: 'the named supervisor',
  OMBUDSMAN: 'the Ombudsman',
} as const satisfies Partial<Record<ParticipantKind, Place>>;
/** The rows by which they take part in a complaint. */
export function participantsOf(complaintId: string): ComplaintParticipantRow[] {
  return Object.entries(PARTICIPANTS).map(([kind, place]) => ({
    id: randomUUID(),
    complaintId,
    agencyId: agencyId(PLACES[place]),
    organisation: organisationPath(PLACES[place]),
    kind: kind as ParticipantKind,
    since: new Date('2026-03-02T02:00:00Z'),
    until: null,
    addedById: null,
    note: null,
  }));
}

/** Who hands the complaints in. */
export const PORTAL = asker('PORTAL', PLACES['the portal’s own agency']);

const INSIDE: readonly Place[] = ['own', 'the body above'];
const HANDLERS: Partial<Record<Role, string>> = {
  NATIONAL_DESK: 'DESK',
  AGENCY_ADMIN: 'ADMIN',
  LIAISON_OFFICER: 'LIAISON',
};
/** From where each role sees the complaint. A body sees what its units take part in. */
const SEEN_FROM: Readonly<Record<Role, readonly Place[]>> = {
  NATIONAL_DESK: Object.keys(PLACES) as Place[],
  NATIONAL_MONITOR: Object.keys(PLACES) as Place[],
  AGENCY_ADMIN: [...INSIDE, 'whoever has a copy', 'the named supervisor', 'the supervising province', 'the Ombudsman'],
  LIAISON_OFFICER: [...INSIDE, 'whoever has a copy'],
  HEAD: [...INSIDE, 'whoever has a copy', 'the Ombudsman'],
  PROVINCIAL_MONITOR: ['the body above', 'the supervising province', 'the named supervisor'],
  PPID_OFFICER: [],
  PPID_SUPERIOR: [],
  TRAINING_COORDINATOR: [],
  PORTAL: ['the portal’s own agency'],
};

/** Somebody with one role at one place, and what that lets him do. */
export interface Someone {
  title: string;
  who: Asker;
  /** Whether he may know of the complaint. */
  sees: boolean;
  /** As whom of `by` he handles it; undefined where he does not. */
  handlesAs: string | undefined;
}

export const NOBODY: Someone = { title: 'nobody known', who: CITIZEN, sees: false, handlesAs: undefined };
/** Every role at every place, and nobody known. */
export const EVERYBODY: readonly Someone[] = [
  NOBODY,
  ...ROLES.flatMap((role) =>
    (Object.keys(PLACES) as Place[]).map((place) => ({
      title: `${role} at ${place}`,
      who: asker(role, PLACES[place]),
      sees: SEEN_FROM[role].includes(place),
      handlesAs: INSIDE.includes(place) ? HANDLERS[role] : undefined,
    })),
  ),
];
