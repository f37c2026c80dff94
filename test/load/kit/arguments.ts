import type { Target } from './target.js';

/** The targets of these names. Throws, naming those that it knows, when one is another. */
export function targetsNamed<T extends Target>(names: readonly string[], known: readonly T[]): readonly T[] {
  return names.map((name) => {
    const target = known.find((one) => one.name === name);
    if (!target) throw new Error(`--only knows ${known.map((one) => one.name).join(', ')}, not ${name}`);
    return target;
  });
}

/** The whole number from 1 to `most` that an option was given. Throws when it is another. */
export function wholeNumber(option: string, text: string, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most) throw new Error(`--${option} must be from 1 to ${most}`);
  return value;
}
