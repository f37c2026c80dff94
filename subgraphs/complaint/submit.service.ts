import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { AgencyFacts, ComplaintEvents } from '../../schema/events.js';
import { Directory } from '../kit/directory-projection.js';
import { badInput } from '../kit/errors.js';
import { idempotent } from '../kit/idempotency.js';
import type { IdentityVault } from '../kit/identity-vault.js';
import { COMMON_REFUSALS } from '../kit/refusals.js';
import { hashSecret, newSecret, newTrackingNumber } from '../kit/secret.js';
import type { SubgraphKit } from '../kit/subgraph.js';
import { validate } from '../kit/validate.js';
import type { Viewer } from '../kit/viewer.js';
import { localDate } from '../kit/working-days.js';
import type { ComplaintChannel } from './complaint.enum.js';
import type { ComplaintStore } from './complaint-store.js';
import { decideIntake, type Intake } from './intake.js';
import { findNationalDesk } from './national-desk.js';
import { receiveComplaint } from './receive-complaint.js';
import { REFUSALS } from './refusals.js';
import { loadChannels } from './regulation/intake-channel.js';
import { loadRuleData } from './regulation/rule-data.js';
import { reporterContext } from './reporter-context.js';
import { ReporterIdentityRow } from './reporter-identity.entity.js';
import { type CheckedSubmission, type Reporter, submitSchema } from './submit-schema.js';

/** Of 128 random bits in base64: everyone without a token shares one space of keys, and a key is answered with a secret. */
const UNGUESSABLE_KEY_LENGTH = 22;

/** Province, regency or city, kecamatan. */
const GOVERNED_SEGMENTS = 3;

/** What the reporter is given: the number is public, the secret is told once. */
export interface Submitted {
  complaintId: string;
  trackingNumber: string;
  secret: string;
}

/** Takes complaints in. */
export class SubmitService {
  constructor(
    private readonly kit: SubgraphKit<ComplaintEvents>,
    private readonly store: ComplaintStore,
    private readonly vault: IdentityVault,
  ) {}

  /**
   * A new complaint in the inbox of the agency that it names, or of the national desk. The same key with the same content is
   * answered the same for 24 hours, the secret included. Throws `BAD_USER_INPUT`, `FORBIDDEN`, or `CONFLICT` for a key that
   * was used with other content.
   */
  async submit(viewer: Viewer, input: unknown): Promise<Submitted> {
    const { idempotencyKey: key, ...submission } = validate(submitSchema, input);
    if (viewer.subject === undefined && key.length < UNGUESSABLE_KEY_LENGTH) {
      throw badInput('input.idempotencyKey', REFUSALS.guessableKey);
    }
    const now = this.kit.now();
    const intake = decideIntake(viewer, submission, now);
    const scope = `submitComplaint:${viewer.subject ?? ''}`;
    return this.kit.database.write((manager) =>
      idempotent(manager, this.vault, { scope, key, content: submission, now }, () =>
        this.receive(manager, submission, intake, now),
      ),
    );
  }

  private async receive(
    manager: EntityManager,
    submission: Omit<CheckedSubmission, 'idempotencyKey'>,
    { actor, origin, receivedBy, channel, receivedAt }: Intake,
    now: Date,
  ): Promise<Submitted> {
    const { title, text, classification, anonymous, secret: isSecret, reporter } = submission;
    const directory = new Directory(manager);
    const addressedTo = await this.findAddressed(directory, submission.toAgency);
    await this.assertRegionExists(directory, submission.regionCode);
    const holder = addressedTo ?? receivedBy ?? (await findNationalDesk(directory));
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
        regionCode: submission.regionCode ?? null,
        anonymous,
        secret: isSecret,
        receivedAt,
        originId: origin?.id ?? null,
        addressedTo,
      },
      holder,
      { now, actor, newId: randomUUID, ...(await loadRuleData(manager)) },
    );
    await assertActive(manager, channel, localDate(receivedAt, holder.timeZone));
    await this.store.insert(manager, received, directory);
    const complaintId = received.complaint.id;
    if (reporter) await this.insertReporter(manager, complaintId, reporter, now);
    return { complaintId, trackingNumber, secret };
  }

  private async insertReporter(manager: EntityManager, complaintId: string, reporter: Reporter, createdAt: Date) {
    const sealed = this.vault.seal(JSON.stringify(reporter), reporterContext(complaintId));
    await manager.insert(ReporterIdentityRow, { complaintId, sealed, createdAt });
  }

  /** Regions are known by the bodies that govern them; below the kecamatan only the code's form is checked. */
  private async assertRegionExists(directory: Directory, code?: string | null): Promise<void> {
    if (code == null) return;
    const governed = code.split('.').slice(0, GOVERNED_SEGMENTS).join('.');
    const governors = await directory.byJurisdictions([governed]);
    if (governors.length === 0) throw badInput('input.regionCode', COMMON_REFUSALS.noRegion);
  }

  private async findAddressed(directory: Directory, reference?: string | null): Promise<AgencyFacts | null> {
    if (reference == null) return null;
    const agency = await directory.find(reference);
    if (!agency || agency.closedAt !== null) throw badInput('input.toAgency', COMMON_REFUSALS.noAgencyNow);
    return agency;
  }
}

/** Throws `BAD_USER_INPUT` for a channel by which complaints did not come in on that day. */
async function assertActive(manager: EntityManager, channel: ComplaintChannel, on: string): Promise<void> {
  const known = (await loadChannels(manager, on)).get(channel);
  if (known?.state !== 'ACTIVE') throw badInput('input.channel', REFUSALS.channelNotActive);
}
