import type { BadField } from '../kit/errors.js';
import { REFUSALS } from './refusals.js';

/** The four classes of public information (UU 14/2008 art. 9 to 11 and 17). */
export enum InformationClass {
  PERIODIC = 'PERIODIC',
  IMMEDIATE = 'IMMEDIATE',
  ON_REQUEST = 'ON_REQUEST',
  EXCLUDED = 'EXCLUDED',
}

/** The letters of UU 14/2008 article 17: on which ground information is excluded. */
export enum ExclusionGround {
  A = 'A',
  B = 'B',
  C = 'C',
  D = 'D',
  E = 'E',
  F = 'F',
  G = 'G',
  H = 'H',
  I = 'I',
  J = 'J',
}

/** Exclusion on these grounds is not permanent (UU 14/2008 art. 20), so that it needs an end. */
const NOT_PERMANENT: ReadonlySet<ExclusionGround> = new Set([
  ExclusionGround.A,
  ExclusionGround.B,
  ExclusionGround.C,
  ExclusionGround.D,
  ExclusionGround.E,
  ExclusionGround.F,
]);

export interface Classification {
  class: InformationClass;
  exclusion?: { ground: ExclusionGround; expiresOn?: string | null } | null;
}

/**
 * What is wrong with a classification made on calendar date `today`; paths are below the input. Excluding needs a ground of
 * article 17, with the result of the consequence test, and for grounds a to f a later day on which it ends.
 */
export function problemsOfClassification(
  { class: informationClass, exclusion }: Classification,
  today: string,
): BadField[] {
  if (informationClass !== InformationClass.EXCLUDED) {
    return exclusion == null ? [] : [{ path: 'exclusion', words: REFUSALS.notExcluded }];
  }
  if (exclusion == null) {
    return [{ path: 'exclusion', words: REFUSALS.noGround }];
  }
  if (exclusion.expiresOn == null) {
    if (!NOT_PERMANENT.has(exclusion.ground)) return [];
    return [{ path: 'exclusion.expiresOn', words: REFUSALS.noEnd }];
  }
  if (exclusion.expiresOn > today) return [];
  return [{ path: 'exclusion.expiresOn', words: REFUSALS.endNotAfterToday }];
}
