import { isWithinOrganisation } from '../../kit/relations.js';
import type { AnswerPolicyRow } from './answer-policy.entity.js';

/** What decides which policy holds. */
export type DatedPolicy = Pick<AnswerPolicyRow, 'organisation' | 'validFrom' | 'version'>;

/**
 * The policy that holds for an agency with this organisation path on a date: the nearest at or above it, and of that
 * agency's the one that began last. Undefined where nobody has set one.
 */
export function policyInForce<Policy extends DatedPolicy>(
  policies: readonly Policy[],
  { organisation, on }: { organisation: string; on: string },
): Policy | undefined {
  const [first] = policies
    .filter((policy) => policy.validFrom <= on && isWithinOrganisation(organisation, policy.organisation))
    .sort(
      (a, b) =>
        b.organisation.length - a.organisation.length ||
        b.validFrom.localeCompare(a.validFrom) ||
        b.version - a.version,
    );
  return first;
}
