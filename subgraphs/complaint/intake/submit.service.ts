import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { ComplaintEvents } from '../../../schema/events.js';
import type { Directory } from '../../kit/directory/directory.js';
import { badInput } from '../../kit/errors.js';
import { idempotent } from '../../kit/idempotency.js';
import type { IdentityVault } from '../../kit/identity-vault.js';
import { findNamedRegion } from '../../kit/named-region.js';
import { hashSecret, newSecret, newTrackingNumber } from '../../kit/secret.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { localDate } from '../../kit/working-days.js';
import type { ComplaintStore } from '../complaint-store.js';
import { type Addressed, findAddressed } from '../forwarding/find-target.js';
import { findNationalDesk } from '../national-desk.js';
import { receiveComplaint } from '../receive-complaint.js';
import { REFUSALS } from '../refusals.js';
import { loadChannels } from '../regulation/intake-channel.js';
import { loadRuleData, type RuleData } from '../regulation/rule-data.js';
import { reporterContext } from '../reporter-context.js';
import { ReporterIdentityRow } from '../reporter-identity.entity.js';
import { bringingOf, decideIntake, firstHolder, type Intake } from './intake.js';
import { RememberingDirectory } from './remembering-directory.js';
import { type CheckedSubmission, type Reporter, submitSchema } from './submit-schema.js';

/** Of 128 random bits in base64: everyone without a token shares one space of keys, and a key is answered with a secret. */
const UNGUESSABLE_KEY_LENGTH = 22;

const NOBODY: Addressed = { addressedTo: null, takenBy: undefined };

/** What the reporter is given: the number is public, the secret is told once. */
export interface Submitted {
  complaintId: string;
  trackingNumber: string;
  secret: string;
}

/** A submission that may be taken in. */
export interface Admitted {
  key: string;
  scope: string;
  submission: Omit<CheckedSubmission, 'idempotencyKey'>;
  intake: Intake;
  now: Date;
}

/** Where submissions are taken in: one transaction, with what all of them are decided by. */
export interface Desk {
  manager: EntityManager;
  directory: Directory;
  rules: RuleData;
  /** The states of the channels on a day. */
  channelsOn: (day: string) => ReturnType<typeof loadChannels>;
}

export async function openDesk(manager: EntityManager): Promise<Desk> {
  const days = new Map<string, ReturnType<typeof loadChannels>>();
  const channelsOn: Desk['channelsOn'] = (day) => {
    const states = days.get(day) ?? loadChannels(manager, day);
    days.set(day, states);
    return states;
  };
  return { manager, directory: new RememberingDirectory(manager), rules: await loadRuleData(manager), channelsOn };
}

/** Takes complaints in. */
export class SubmitService {
  constructor(
    private readonly kit: SubgraphKit<ComplaintEvents>,
    private readonly store: ComplaintStore,
    private readonly vault: IdentityVault,
  ) {}

  /**
   * A new complaint in the inbox of the agency that it names, or of the national desk where it names none, or none that has
   * an account; what is keyed in for another body, or for none of these, stays with whoever keyed it in. The same key with the same content is
   * answered the same for 24 hours, the secret included. Throws `BAD_USER_INPUT`, `FORBIDDEN`, or `CONFLICT` for a key that
   * was used with other content.
   */
  async submit(viewer: Viewer, input: unknown): Promise<Submitted> {
    const admitted = this.admit(viewer, input);
    return this.kit.database.write(async (manager) => this.take(await openDesk(manager), admitted));
  }

  /** A submission that is valid and that the viewer may bring in. Throws `BAD_USER_INPUT` or `FORBIDDEN`. */
  admit(viewer: Viewer, input: unknown): Admitted {
    const { idempotencyKey: key, ...submission } = validate(submitSchema, input);
    if (viewer.subject === undefined && key.length < UNGUESSABLE_KEY_LENGTH) {
      throw badInput('input.idempotencyKey', REFUSALS.guessableKey);
    }
    const now = this.kit.now();
    const scope = `submitComplaint:${viewer.subject ?? ''}`;
    return { key, scope, submission, intake: decideIntake(viewer, submission, now), now };
  }

  /** Takes in what was admitted, once for its key, in the transaction of `desk`. Throws `BAD_USER_INPUT` or `CONFLICT`. */
  take(desk: Desk, admitted: Admitted): Promise<Submitted> {
    const { key, scope, submission: content, now } = admitted;
    return idempotent(desk.manager, this.vault, { scope, key, content, now }, () => this.receive(desk, admitted));
  }

  private async receive(
    { manager, directory, rules, channelsOn }: Desk,
    { submission, intake, now }: Admitted,
  ): Promise<Submitted> {
    const { channel, receivedAt } = intake;
    const { title, text, classification, anonymous, secret: isSecret, reporter } = submission;
    const { toAgency, regionCode: named } = submission;
    const region = named == null ? null : await findNamedRegion(directory, named, 'input.regionCode');
    const { addressedTo, takenBy } =
      toAgency == null ? NOBODY : await findAddressed(directory, { toAgency, region }, 'input.toAgency');
    const { actor, origin, receivedBy } = bringingOf(intake, addressedTo);
    const holder = firstHolder(takenBy, receivedBy) ?? (await findNationalDesk(directory));
    const trackingNumber = newTrackingNumber();
    const secret = newSecret();
    const received = receiveComplaint(
      {
        trackingNumber,
        secretHash: hashSecret(secret),
        title,
        text,
        classification,
        channel,
        category: submission.category ?? null,
        regionCode: region,
        anonymous,
        secret: isSecret,
        receivedAt,
        originId: origin?.id ?? null,
        addressedTo,
      },
      holder,
      { now, actor, newId: randomUUID, ...rules },
    );
    const states = await channelsOn(localDate(receivedAt, holder.timeZone));
    if (states.get(channel)?.state !== 'ACTIVE') throw badInput('input.channel', REFUSALS.channelNotActive);
    await this.store.insert(manager, received, directory);
    const complaintId = received.complaint.id;
    if (reporter) await this.insertReporter(manager, complaintId, reporter, now);
    return { complaintId, trackingNumber, secret };
  }

  private async insertReporter(manager: EntityManager, complaintId: string, reporter: Reporter, createdAt: Date) {
    const sealed = this.vault.seal(JSON.stringify(reporter), reporterContext(complaintId));
    await manager.insert(ReporterIdentityRow, { complaintId, sealed, createdAt });
  }
}
