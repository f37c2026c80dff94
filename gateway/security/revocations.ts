import type { ReadinessCheck } from '../observability/health.js';
import type { Revocation } from './revocation.js';
import type { RevocationList } from './revocation-list.js';

/** The revocations of one gateway, and how other gateways learn of them. */
export interface Revocations {
  readonly list: RevocationList;
  /**
   * Puts a revocation in force here, and at every other gateway that can be reached. Resolves to false when it was known
   * already; never rejects.
   */
  revoke(revocation: Revocation): Promise<boolean>;
  /** Whether others are reached, where there can be others. */
  readonly check?: ReadinessCheck;
  close(): Promise<void>;
}

/** Revocations that no other gateway learns of. */
export function localRevocations(list: RevocationList): Revocations {
  return {
    list,
    revoke: async (revocation) => list.add(revocation),
    close: async () => undefined,
  };
}
