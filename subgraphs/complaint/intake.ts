import type { AgencyFacts } from '../../schema/events.js';
import { isAllowed } from '../kit/access.js';
import { badInput, CodedError } from '../kit/errors.js';
import type { Viewer, ViewerGrant } from '../kit/viewer.js';
import { ACCESS } from './access.js';
import { type ComplaintChannel, KEYED_IN_CHANNELS } from './complaint.enum.js';
import type { Actor } from './complaint-file.js';
import { REFUSALS } from './refusals.js';

/** By which way a complaint comes in, and who brings it. */
export interface Intake {
  channel: ComplaintChannel;
  receivedAt: Date;
  actor: Actor;
  /** The agency whose portal hands it in. */
  origin: AgencyFacts | null;
  /** The agency at whose counter it came in, by letter or by telephone. */
  receivedBy: AgencyFacts | null;
}

function grantFor(viewer: Viewer, action: 'HAND_IN' | 'INTAKE'): ViewerGrant | undefined {
  return viewer.grants.find(({ agency }) =>
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
  const isKeyedIn = channel != null && KEYED_IN_CHANNELS.includes(channel);
  if (receivedAt != null && !isKeyedIn) {
    throw badInput('input.receivedAt', REFUSALS.dateOfKeyedInOnly);
  }
  if (receivedAt != null && receivedAt > now) throw badInput('input.receivedAt', REFUSALS.receivedInFuture);
  const action = isKeyedIn ? 'INTAKE' : 'HAND_IN';
  const grant = viewer.hasScope('complaint:intake') ? grantFor(viewer, action) : undefined;
  if (!grant && (isKeyedIn || channel === 'REGIONAL_PORTAL')) throw new CodedError('FORBIDDEN');
  const actor = {
    subject: viewer.subject ?? null,
    role: grant?.role ?? null,
    agencyId: grant?.agency.id ?? null,
  };
  return {
    channel: channel ?? (grant ? 'REGIONAL_PORTAL' : 'WEBSITE'),
    receivedAt: receivedAt ?? now,
    actor,
    origin: grant && !isKeyedIn ? grant.agency : null,
    receivedBy: grant && isKeyedIn ? grant.agency : null,
  };
}
