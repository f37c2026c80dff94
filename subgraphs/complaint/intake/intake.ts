import type { AgencyFacts } from '../../../schema/events.js';
import { isAllowed } from '../../kit/access.js';
import { badInput, CodedError } from '../../kit/errors.js';
import { isWithinOrganisation } from '../../kit/relations.js';
import type { Viewer, ViewerGrant } from '../../kit/viewer.js';
import { ACCESS } from '../access.js';
import type { ComplaintChannel } from '../complaint.enum.js';
import type { Actor } from '../complaint-file.js';
import { REFUSALS } from '../refusals.js';

/**
 * Who brings complaints in by a channel: whoever reports, an operator’s machine, or an admin who keys in, with the date on
 * which it was received, what comes outside the system.
 */
type Bringer = 'ANYONE' | 'HAND_IN' | 'INTAKE';

/**
 * Messages reach SP4N over whoever runs the service (SMS 1708, a chat), so that no citizen without an account can say to have
 * sent one; websites and apps are used by citizens themselves.
 */
export const BRINGER_OF_CHANNEL: Readonly<Record<ComplaintChannel, Bringer>> = {
  WEBSITE: 'ANYONE',
  SMS: 'HAND_IN',
  ANDROID: 'ANYONE',
  IOS: 'ANYONE',
  X: 'HAND_IN',
  TELEGRAM: 'HAND_IN',
  LINE: 'HAND_IN',
  MESSENGER: 'HAND_IN',
  REGIONAL_PORTAL: 'HAND_IN',
  COUNTER: 'INTAKE',
  LETTER: 'INTAKE',
  TELEPHONE: 'INTAKE',
};

/** By which way a complaint comes in, and by which of its grants the viewer may bring it: all that would do. */
export interface Intake {
  channel: ComplaintChannel;
  receivedAt: Date;
  subject: string | null;
  isKeyedIn: boolean;
  grants: readonly ViewerGrant[];
}

/** Who brings a complaint in. */
export interface Bringing {
  actor: Actor;
  /** The agency whose portal hands it in. */
  origin: AgencyFacts | null;
  /** The agency at whose counter it came in, by letter or by telephone. */
  receivedBy: AgencyFacts | null;
}

function grantsFor(viewer: Viewer, action: 'HAND_IN' | 'INTAKE'): ViewerGrant[] {
  return viewer.grants.filter(({ agency }) =>
    isAllowed(
      viewer,
      action,
      { organisation: agency.organisation, supervision: agency.supervision, originId: agency.id },
      ACCESS,
    ),
  );
}

/**
 * Decides how a submission comes in: from a citizen without an account, from a portal (which follows what it handed in),
 * or keyed in by an admin with the date on which it was received. Throws `FORBIDDEN` where the viewer may not bring it in
 * this way, `BAD_USER_INPUT` for a date that is to come or on a complaint that is not keyed in.
 */
export function decideIntake(
  viewer: Viewer,
  { channel, receivedAt }: { channel?: ComplaintChannel | null; receivedAt?: Date | null },
  now: Date,
): Intake {
  const bringer = channel == null ? 'ANYONE' : BRINGER_OF_CHANNEL[channel];
  const isKeyedIn = bringer === 'INTAKE';
  if (receivedAt != null && !isKeyedIn) {
    throw badInput('input.receivedAt', REFUSALS.dateOfKeyedInOnly);
  }
  if (receivedAt != null && receivedAt > now) throw badInput('input.receivedAt', REFUSALS.receivedInFuture);
  const action = isKeyedIn ? 'INTAKE' : 'HAND_IN';
  const grants = viewer.hasScope('complaint:intake') ? grantsFor(viewer, action) : [];
  if (grants.length === 0 && bringer !== 'ANYONE') throw new CodedError('FORBIDDEN');
  return {
    channel: channel ?? (grants.length > 0 ? 'REGIONAL_PORTAL' : 'WEBSITE'),
    receivedAt: receivedAt ?? now,
    subject: viewer.subject ?? null,
    isKeyedIn,
    grants,
  };
}

/** Who brings in a complaint that is addressed to an agency or to none. Throws `BAD_USER_INPUT` where that is not clear. */
export function bringingOf({ subject, isKeyedIn, grants }: Intake, addressedTo: AgencyFacts | null): Bringing {
  const grant = isKeyedIn ? receiving(grants, addressedTo) : grants[0];
  return {
    actor: { subject, role: grant?.role ?? null, agencyId: grant?.agency.id ?? null },
    origin: grant && !isKeyedIn ? grant.agency : null,
    receivedBy: grant && isKeyedIn ? grant.agency : null,
  };
}

/**
 * Who holds a complaint first: the agency that would take it in, as far as whoever keyed it in received it for that agency,
 * whose days count from the receipt. Another one is not made late by it; it is forwarded it. Undefined for the national desk.
 */
export function firstHolder(takenBy: AgencyFacts | undefined, receivedBy: AgencyFacts | null): AgencyFacts | undefined {
  if (takenBy && receivedBy && !isWithin(takenBy, receivedBy)) return receivedBy;
  return takenBy ?? receivedBy ?? undefined;
}

function isWithin(agency: AgencyFacts, body: AgencyFacts): boolean {
  return isWithinOrganisation(agency.organisation, body.organisation);
}

function receiving(grants: readonly ViewerGrant[], addressedTo: AgencyFacts | null): ViewerGrant | undefined {
  const own = grants.find(({ agency }) => addressedTo && isWithin(addressedTo, agency));
  if (own) return own;
  const receivers = new Set(grants.map(({ agency }) => agency.id));
  if (receivers.size > 1) throw badInput('input.toAgency', REFUSALS.keyedInWhere);
  return grants[0];
}
