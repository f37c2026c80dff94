/** One thing that must hold before the gateway is worth sending requests to. */
export interface ReadinessCheck {
  /** What is checked, as the answer names it: `subgraphs`. */
  readonly part: string;
  /** Whether it is only to be known: it then takes no readiness away. */
  readonly isAdvisory?: boolean;
  /** Undefined when it holds, else the reason in a few words. Must settle within a few seconds. */
  check(): Promise<string | undefined>;
}

/** The answer of `/health/ready`. */
export interface Readiness {
  ready: boolean;
  reasons: { part: string; reason: string }[];
  /** What does not hold of the advisory checks; left out when there is nothing. */
  warnings?: { part: string; reason: string }[];
}

/** Runs all checks at once; one that rejects counts as not holding. */
export async function assessReadiness(checks: readonly ReadinessCheck[], isDraining: boolean): Promise<Readiness> {
  const reasons: Readiness['reasons'] = isDraining ? [{ part: 'gateway', reason: 'shutting down' }] : [];
  const found = await Promise.all(
    checks.map(async ({ part, isAdvisory = false, check }) => {
      const reason = await check().catch(() => 'the check failed');
      return { part, isAdvisory, reason };
    }),
  );
  const warnings: Readiness['reasons'] = [];
  for (const { part, isAdvisory, reason } of found) {
    if (reason !== undefined) (isAdvisory ? warnings : reasons).push({ part, reason });
  }
  return { ready: reasons.length === 0, reasons, ...(warnings.length > 0 && { warnings }) };
}
