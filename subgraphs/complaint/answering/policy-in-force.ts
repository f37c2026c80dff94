import { isWithinOrganisation } from '../../kit/relations.js';
import type { AnswerPolicyRow } from './answer-policy.entity.js';

/** What decides which policy holds. */
export type DatedPolicy = Pick<AnswerPolicyRow, 'organisation' | 'validFrom' | 'version' | 'signatureRequired'>;

/** The nearest first, and of one agency the one that began last. */
function byNearness(a: DatedPolicy, b: DatedPolicy): number {
  return (
    b.organisation.length - a.organisation.length || b.validFrom.localeCompare(a.validFrom) || b.version - a.version
  );
}

/**
 * The policy that holds for an agency with this organisation path on a date. Each agency at or above it has the one that
 * began last; of those the nearest that asks for a signature holds, for a unit may be stricter than the body above it and
 * never laxer, and where none asks for one, the nearest. Undefined where nobody has set one.
 */
export function policyInForce<Policy extends DatedPolicy>(
  policies: readonly Policy[],
  { organisation, on }: { organisation: string; on: string },
): Policy | undefined {
  const begun = policies
    .filter((policy) => policy.validFrom <= on && isWithinOrganisation(organisation, policy.organisation))
    .sort(byNearness);
  const ofEach = begun.filter((policy, index) => policy.organisation !== begun[index - 1]?.organisation);
  return ofEach.find(({ signatureRequired }) => signatureRequired) ?? ofEach[0];
}
