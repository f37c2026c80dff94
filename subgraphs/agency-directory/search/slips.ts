const SHORTEST_FORGIVEN = 4;
/** From this length on the beginning of a word is long enough to be recognised in spite of a slip. */
const SHORTEST_BEGINNING = 6;

/** Whether `typed` is `meant` with one letter wrong, missing, added or doubled, or with two neighbours swapped. */
export function isOneSlip(typed: string, meant: string): boolean {
  if (typed === meant || Math.abs(typed.length - meant.length) > 1) return false;
  let same = 0;
  while (same < typed.length && same < meant.length && typed[same] === meant[same]) same += 1;
  const restOfTyped = typed.slice(same);
  const restOfMeant = meant.slice(same);
  if (typed.length < meant.length) return restOfTyped === restOfMeant.slice(1);
  if (typed.length > meant.length) return restOfTyped.slice(1) === restOfMeant;
  if (restOfTyped.slice(1) === restOfMeant.slice(1)) return true;
  return (
    restOfTyped[0] === restOfMeant[1] &&
    restOfTyped[1] === restOfMeant[0] &&
    restOfTyped.slice(2) === restOfMeant.slice(2)
  );
}

/**
 * Whether whoever typed `typed` may have meant `word`, or its beginning where that is six letters or more, but for one
 * slip. Words below four letters and words with digits are taken as they are.
 */
export function mayMean(typed: string, word: string): boolean {
  if (Math.max(typed.length, word.length) < SHORTEST_FORGIVEN || /\d/.test(typed)) return false;
  if (isOneSlip(typed, word)) return word.length >= SHORTEST_FORGIVEN;
  if (typed.length < SHORTEST_BEGINNING) return false;
  return [-1, 0, 1].some((more) => isOneSlip(typed, word.slice(0, typed.length + more)));
}
