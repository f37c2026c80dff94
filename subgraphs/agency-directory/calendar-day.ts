const DAY_MS = 86_400_000;

/** The day before a calendar date, both as `YYYY-MM-DD`. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
}

/** Whether what is valid between two days, inclusive and open where they are null, was so on a day (`YYYY-MM-DD`). */
export function heldOn(
  { validFrom, validUntil }: { validFrom: string | null; validUntil: string | null },
  day: string,
): boolean {
  return (validFrom === null || validFrom <= day) && (validUntil === null || day <= validUntil);
}
