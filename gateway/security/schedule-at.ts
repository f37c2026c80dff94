/** `setTimeout` fires at once for delays over this. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

/** Calls `action` once when the clock reaches `epochMs`, however far away; the returned function cancels it. */
export function scheduleAt(epochMs: number, action: () => void): () => void {
  let timer: NodeJS.Timeout;
  const arm = (): void => {
    const delayMs = epochMs - Date.now();
    timer = delayMs > LONGEST_DELAY_MS ? setTimeout(arm, LONGEST_DELAY_MS) : setTimeout(action, Math.max(0, delayMs));
  };
  arm();
  return () => clearTimeout(timer);
}
