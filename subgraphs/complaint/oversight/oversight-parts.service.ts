import { In } from 'typeorm';
import type { ComplaintEvents } from '../../../schema/events.js';
import { inOrderOf, type LoadMany } from '../../kit/request-context.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { groupedBy } from '../complaint-parts.service.js';
import { ComplaintGuidanceRow } from './guidance.entity.js';
import { ComplaintNoteRow } from './note.entity.js';
import { OmbudsmanReferralRow } from './referral.entity.js';

/** Loads what agencies said of many complaints, one statement per kind. What of it is shown is decided by who asks for it. */
export class OversightPartsService {
  constructor(private readonly kit: SubgraphKit<ComplaintEvents>) {}

  readonly loadNotes: LoadMany<string, ComplaintNoteRow[]> = async (ids) => {
    const where = { complaintId: In([...ids]) };
    return groupedBy(
      ids,
      await this.kit.database.read.find(ComplaintNoteRow, { where, order: { at: 'ASC', id: 'ASC' } }),
    );
  };

  readonly loadGuidance: LoadMany<string, ComplaintGuidanceRow[]> = async (ids) => {
    const where = { complaintId: In([...ids]) };
    const rows = await this.kit.database.read.find(ComplaintGuidanceRow, { where, order: { at: 'ASC', id: 'ASC' } });
    return groupedBy(ids, rows);
  };

  readonly loadReferrals: LoadMany<string, OmbudsmanReferralRow | null> = async (ids) => {
    const rows = await this.kit.database.read.findBy(OmbudsmanReferralRow, { complaintId: In([...ids]) });
    return inOrderOf(ids, rows, ({ complaintId }) => complaintId).map((row) => row ?? null);
  };
}
