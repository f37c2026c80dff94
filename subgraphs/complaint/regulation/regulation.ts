import { isValidOn } from '../../kit/held-on.js';
import type { Limit, LimitUnit } from '../../kit/limit.js';
import { isWithinOrganisation, isWithinTerritory } from '../../kit/relations.js';
import type { ComplaintClassification } from '../complaint.enum.js';

/** The steps that a regulation, an agency's own promise or, REQUESTED, whoever sent the complaint on sets a limit for. */
export type LimitStage =
  | 'VERIFICATION'
  | 'FIRST_RESPONSE'
  | 'FOLLOW_UP'
  | 'REPORTER_REPLY'
  | 'CLARIFICATION'
  | 'SERVICE_PROMISE'
  | 'REQUESTED';

/** A regulation of complaint handling, of the whole country or of one region. */
export interface Regulation {
  id: string;
  name: string;
  /** Region whose own rule it is; `''` is the whole country. */
  region: string;
  /** First day on which what is received falls under it, `YYYY-MM-DD`. */
  validFrom: string;
}

/** One limit of a regulation. */
export interface RegulationLimit {
  regulationId: string;
  stage: LimitStage;
  /** Null: for every classification. */
  classification: ComplaintClassification | null;
  /** Null: whether or not it needs an inspection (berkadar pengawasan). */
  needsInspection: boolean | null;
  /** Null: this regulation sets none. */
  quantity: number | null;
  unit: LimitUnit;
  countsFrom?: Limit['countsFrom'];
  legalBasis: string;
  /** How long before its end its holder is told, in `unit`; `DEFAULT_LEAD` unless told. */
  lead?: number;
  /** The regulation whose figure it carries on, where its own is not public. */
  carriedFrom: string | null;
}

/**
 * A stricter limit that an agency has promised (janji layanan), for itself and its units, and for the clocks of a holder only;
 * SERVICE_PROMISE is its whole time from acceptance to the answer.
 */
export interface AgencyLimit {
  organisation: string;
  stage: LimitStage;
  classification: ComplaintClassification | null;
  quantity: number;
  unit: LimitUnit;
  countsFrom?: Limit['countsFrom'];
  legalBasis: string;
  /** How long before its end its holder is told, in `unit`; `DEFAULT_LEAD` unless told. */
  lead?: number;
  /** First and last day on which what arrives there falls under it, `YYYY-MM-DD`; null while it is open. */
  validFrom: string;
  validUntil: string | null;
}

/** A limit with its source, as deadlines are counted by it. */
export interface LimitInForce extends Limit {
  legalBasis: string;
  /** How long before its end its holder is told, in `unit`; `DEFAULT_LEAD` unless told. */
  lead?: number;
}

/** A working day, or an office hour: enough to still do something. Simpul's own, for no regulation sets one. */
export const DEFAULT_LEAD = 1;

/**
 * The regulation under which a complaint falls that was received on a date by an agency supervised in `supervision`: a
 * region's own rule before the national one, the newest that was valid. Undefined where none was valid yet.
 */
export function regulationInForce(
  regulations: readonly Regulation[],
  { receivedOn, supervision }: { receivedOn: string; supervision: string | null },
): string | undefined {
  const applies = regulations.filter(
    ({ validFrom, region }) => validFrom <= receivedOn && (region === '' || isWithinTerritory(supervision, [region])),
  );
  const [first] = applies.sort((a, b) => b.region.length - a.region.length || b.validFrom.localeCompare(a.validFrom));
  return first?.id;
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
): LimitInForce | undefined {
  const limit = limits.find(
    (row) =>
      row.regulationId === complaint.regulationId &&
      row.stage === stage &&
      (row.classification === null || row.classification === complaint.classification) &&
      (row.needsInspection === null || row.needsInspection === complaint.needsInspection),
  );
  if (!limit || limit.quantity === null) return undefined;
  const { quantity, unit, countsFrom, legalBasis, lead } = limit;
  return { quantity, unit, countsFrom, legalBasis, lead };
}

/**
 * What the holder of a complaint has promised for a stage on that day: its own promise before one of the body above it, and
 * one for just such complaints before one for all, whichever is the newer.
 */
export function promiseOf(
  promises: readonly AgencyLimit[],
  holder: { organisation: string; classification: ComplaintClassification; on: string },
  stage: LimitStage,
): LimitInForce | undefined {
  const [nearest] = promises
    .filter(
      (promise) =>
        promise.stage === stage &&
        isWithinOrganisation(holder.organisation, promise.organisation) &&
        (promise.classification === null || promise.classification === holder.classification) &&
        isValidOn(promise, holder.on),
    )
    .sort(
      (a, b) =>
        b.organisation.length - a.organisation.length ||
        Number(b.classification !== null) - Number(a.classification !== null) ||
        b.validFrom.localeCompare(a.validFrom),
    );
  if (!nearest) return undefined;
  const { quantity, unit, countsFrom, legalBasis, lead } = nearest;
  return { quantity, unit, countsFrom, legalBasis, lead };
}
