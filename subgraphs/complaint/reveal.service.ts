import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ComplaintEvents } from '../../schema/events.js';
import { allowingGrant } from '../kit/access.js';
import { CodedError } from '../kit/errors.js';
import type { IdentityVault } from '../kit/identity-vault.js';
import { lines } from '../kit/input-rules.js';
import type { SubgraphKit } from '../kit/subgraph.js';
import { validate } from '../kit/validate.js';
import type { Viewer } from '../kit/viewer.js';
import { ACCESS } from './access.js';
import { ComplaintRow } from './complaint.entity.js';
import { IdentityAccessRow } from './identity-access.entity.js';
import type { Reporter } from './intake/submit-schema.js';
import { loadParticipants } from './participants/load-participants.js';
import { reporterContext } from './reporter-context.js';
import { ReporterIdentityRow } from './reporter-identity.entity.js';
import { mayDo, standingOf } from './view-complaint.js';

const revealSchema = z.object({
  complaintId: z.string().min(1).max(36),
  purpose: lines.min(10).max(1_000),
});

/** The only way to who reports. */
export class RevealService {
  constructor(
    private readonly kit: SubgraphKit<ComplaintEvents>,
    private readonly vault: IdentityVault,
  ) {}

  /**
   * The reporter's identity, after who reads it, when and why is on record; null where the reporter gave none. Throws
   * `NOT_FOUND` where there is no complaint that the viewer may see, `FORBIDDEN` where it is not the viewer's to reveal.
   */
  reveal(viewer: Viewer, input: unknown): Promise<Reporter | null> {
    const { complaintId, purpose } = validate(revealSchema, input);
    const { subject } = viewer;
    if (subject === undefined) throw new CodedError('UNAUTHENTICATED');
    return this.kit.database.write(async (manager) => {
      const complaint = await manager.findOneBy(ComplaintRow, { id: complaintId });
      const attended = complaint && { complaint, participants: await loadParticipants(manager, [complaintId]) };
      if (!attended || !mayDo(viewer, 'READ', attended)) throw new CodedError('NOT_FOUND');
      const action = attended.complaint.anonymous ? 'REVEAL_ANONYMOUS' : 'REVEAL';
      const grant = allowingGrant(viewer, action, standingOf(attended), ACCESS);
      if (!grant || !viewer.hasScope('complaint:reveal')) throw new CodedError('FORBIDDEN');
      const { role, agency } = grant;
      const at = this.kit.now();
      const id = randomUUID();
      await manager.insert(IdentityAccessRow, { id, complaintId, subject, role, agencyId: agency.id, purpose, at });
      const identity = await manager.findOneBy(ReporterIdentityRow, { complaintId });
      return identity && (JSON.parse(this.vault.open(identity.sealed, reporterContext(complaintId))) as Reporter);
    });
  }
}
