/** That what has the code `from`, and everything below it, has the code `to`, or one below it, instead. */
export interface Recode {
  from: string;
  to: string;
}

/** Whether `code` is `top` or a path below it, at a delimiter of regions or of units: `32.16.05`, `32.16/dinkes` below `32.16`. */
export function isAtOrBelowCode(code: string, top: string): boolean {
  return code === top || code.startsWith(`${top}.`) || code.startsWith(`${top}/`);
}

/** The code that `code` has after `recodes`; the same one where none of them reaches it. */
export function codeAfter(code: string, recodes: readonly Recode[]): string {
  const recode = recodes.find(({ from }) => isAtOrBelowCode(code, from));
  return recode ? recode.to + code.slice(recode.from.length) : code;
}

/** The code of the region right above a region; null for a province. */
export function regionAbove(code: string): string | null {
  const cut = code.lastIndexOf('.');
  return cut === -1 ? null : code.slice(0, cut);
}

/** Whether it is the code of a region or of what belongs to one, and not of a national body. */
export function isRegional(code: string): boolean {
  return /^\d/.test(code);
}
