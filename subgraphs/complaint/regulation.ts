import { isWithinTerritory } from '../kit/relations.js';
import type { ComplaintClassification } from './complaint.enum.js';

/** The steps that a regulation sets a limit for. */
export type LimitStage = 'VERIFICATION' | 'FIRST_RESPONSE' | 'FOLLOW_UP' | 'REPORTER_REPLY';

/** One limit of a regulation. */
export interface RegulationLimit {
  regulationId: string;
  stage: LimitStage;
  /** Null: for every classification. */
  classification: ComplaintClassification | null;
  /** Null: whether or not it needs an inspection (berkadar pengawasan). */
  needsInspection: boolean | null;
  /** Null: this regulation sets none. */
  workingDays: number | null;
  legalBasis: string;
  /** Region whose own rule it is; `''` is the whole country. */
  region: string;
  /** First day on which what is received falls under it, `YYYY-MM-DD`. */
  validFrom: string;
}

/**
 * The regulation under which a complaint falls that was received on a date by an agency supervised in `supervision`: a
 * region's own rule before the national one, the newest that was valid. A regulation lists all of its stages. Undefined
 * where none was valid yet.
 */
export function regulationInForce(
  limits: readonly RegulationLimit[],
  { receivedOn, supervision }: { receivedOn: string; supervision: string | null },
): string | undefined {
  const applies = limits.filter(
    ({ validFrom, region }) => validFrom <= receivedOn && (region === '' || isWithinTerritory(supervision, [region])),
  );
  const [first] = applies.sort((a, b) => b.region.length - a.region.length || b.validFrom.localeCompare(a.validFrom));
  return first?.regulationId;
}

/** What decides which limit of a regulation holds for a complaint. */
export interface LimitedComplaint {
  regulationId: string;
  classification: ComplaintClassification;
  needsInspection: boolean;
}

/** The limit of a stage for a complaint; undefined where its regulation sets none. */
export function limitOf(
  limits: readonly RegulationLimit[],
  complaint: LimitedComplaint,
  stage: LimitStage,
): { workingDays: number; legalBasis: string } | undefined {
  const limit = limits.find(
    (row) =>
      row.regulationId === complaint.regulationId &&
      row.stage === stage &&
      (row.classification === null || row.classification === complaint.classification) &&
      (row.needsInspection === null || row.needsInspection === complaint.needsInspection),
  );
  if (!limit || limit.workingDays === null) return undefined;
  return { workingDays: limit.workingDays, legalBasis: limit.legalBasis };
}
