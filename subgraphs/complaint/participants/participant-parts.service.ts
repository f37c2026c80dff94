import type { ComplaintEvents } from '../../../schema/events.js';
import type { LoadMany } from '../../kit/request-context.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { groupedBy } from '../complaint-parts.service.js';
import { loadParticipants } from './load-participants.js';
import type { ComplaintParticipantRow } from './participant.entity.js';

/** Loads who takes part in many complaints. What of it is shown is decided by who asks for it. */
export class ParticipantPartsService {
  constructor(private readonly kit: SubgraphKit<ComplaintEvents>) {}

  /** Those who take part now, the first to take part first. */
  readonly loadCurrent: LoadMany<string, ComplaintParticipantRow[]> = async (ids) => {
    const rows = await loadParticipants(this.kit.database.read, ids);
    return groupedBy(
      ids,
      rows.filter(({ until }) => until === null),
    );
  };
}
