import type { EntityManager } from 'typeorm';
import type { AgencyFacts } from '../../../schema/events.js';
import { Directory } from '../../kit/directory/directory.js';
import { AgencyProjectionRow } from '../../kit/directory/directory-projection.entity.js';
import { isWithinOrganisation } from '../../kit/relations.js';
import { withinOrganisations } from '../../kit/within-organisations.js';
import { CommitmentLetterRow } from '../commitment-letter.entity.js';

/** A promise, the agency that sent whoever signed it, and the path at which it stands by now. */
export interface PlacedCommitment {
  commitment: CommitmentLetterRow;
  agency: AgencyFacts;
  organisation: string;
}

/**
 * Promises that stand at one of these paths or inside it: a government owes what was signed by somebody whom a unit of it
 * sent. They stand where their agency does; those of agencies that have ended, at whoever carries on their tasks.
 */
export async function loadCommitmentsWithin(
  manager: EntityManager,
  organisations: readonly string[],
): Promise<PlacedCommitment[]> {
  if (organisations.length === 0) return [];
  const isThere = withinOrganisations('agency.organisation', organisations, 'there');
  const isCopied = withinOrganisations('commitment.agencyOrganisation', organisations, 'copied');
  const commitments = await manager
    .createQueryBuilder(CommitmentLetterRow, 'commitment')
    .innerJoin(AgencyProjectionRow, 'agency', 'agency.id = commitment.agencyId')
    .where(isThere.sql, isThere.parameters)
    .orWhere(isCopied.sql, isCopied.parameters)
    .getMany();
  const agencies = await new Directory(manager).byIds([...new Set(commitments.map(({ agencyId }) => agencyId))]);
  const byId = new Map(agencies.map((agency) => [agency.id, agency]));
  return commitments
    .map((commitment): PlacedCommitment => {
      const agency = byId.get(commitment.agencyId) as AgencyFacts;
      const organisation = agency.closedAt === null ? agency.organisation : commitment.agencyOrganisation;
      return { commitment, agency, organisation };
    })
    .filter(({ organisation }) => organisations.some((top) => isWithinOrganisation(organisation, top)));
}

/** Those of the promises that stand at `top` or inside it. */
export function commitmentsWithin(placed: readonly PlacedCommitment[], top: string): CommitmentLetterRow[] {
  return placed.flatMap(({ commitment, organisation }) =>
    isWithinOrganisation(organisation, top) ? [commitment] : [],
  );
}
