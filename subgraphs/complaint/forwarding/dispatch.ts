import type { ComplaintHopRow } from '../complaint-hop.entity.js';

/** What a sender gives an agency to go with a complaint. */
export type Dispatch = Partial<
  Pick<ComplaintHopRow, 'affairs' | 'urgency' | 'evidence' | 'externalNumber' | 'respondWithinWorkingDays'>
>;

/** Of what comes from the reporter, and of what is returned, nothing of it is told. */
export const NOTHING_SENT = {
  affairs: null,
  urgency: null,
  note: null,
  evidence: null,
  externalNumber: null,
  respondWithinWorkingDays: null,
} as const satisfies Partial<ComplaintHopRow>;

/** What a sender has named of it. */
export function dispatchOf(named: { [Key in keyof Dispatch]?: Dispatch[Key] | null }): Dispatch {
  const { affairs, urgency, evidence, externalNumber, respondWithinWorkingDays } = named;
  return {
    affairs: affairs ?? null,
    ...(urgency && { urgency }),
    evidence: evidence ?? null,
    externalNumber: externalNumber ?? null,
    respondWithinWorkingDays: respondWithinWorkingDays ?? null,
  };
}
