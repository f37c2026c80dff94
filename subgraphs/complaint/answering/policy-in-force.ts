import { isWithinOrganisation } from '../../kit/relations.js';
import type { AnswerPolicyRow } from './answer-policy.entity.js';

/** What decides which policy holds. */
export type DatedPolicy = Pick<
  AnswerPolicyRow,
  'agencyId' | 'organisation' | 'validFrom' | 'version' | 'signatureRequired' | 'setByAgencyId'
>;

/** The nearest first, and of one agency the one that began last. */
function byNearness(a: DatedPolicy, b: DatedPolicy): number {
  return (
    b.organisation.length - a.organisation.length || b.validFrom.localeCompare(a.validFrom) || b.version - a.version
  );
}

/**
 * Of one agency's policies, the latest first, the one that holds: the latest, unless it takes back what a body above asks
 * of the agency, which only a body above does.
 */
function holding<Policy extends DatedPolicy>(latestFirst: readonly Policy[]): Policy | undefined {
  const [latest] = latestFirst;
  const fromAbove = latestFirst.find(({ agencyId, setByAgencyId }) => setByAgencyId !== agencyId);
  return !latest?.signatureRequired && fromAbove?.signatureRequired ? fromAbove : latest;
}

/**
 * The policy that holds for an agency with this organisation path on a date. Each agency at or above it has one; of those
 * the nearest that asks for a signature holds, for a unit may be stricter than the body above it and never laxer, and
 * where none asks for one, the nearest. Undefined where nobody has set one.
 */
export function policyInForce<Policy extends DatedPolicy>(
  policies: readonly Policy[],
  { organisation, on }: { organisation: string; on: string },
): Policy | undefined {
  const begun = policies
    .filter((policy) => policy.validFrom <= on && isWithinOrganisation(organisation, policy.organisation))
    .sort(byNearness);
  const ofEach = [...new Set(begun.map((policy) => policy.organisation))].map((of) =>
    holding(begun.filter((policy) => policy.organisation === of)),
  );
  return ofEach.find((policy) => policy?.signatureRequired) ?? ofEach[0];
}
