import type { Asker, ComplaintHub } from './complaint-hub.js';

const PATH = `query ($id: ID) { complaint(id: $id) {
  deadlines { kind dueOn legalBasis }
  deadlineRevisions { at by { id } formerDueOn dueOn reason }
  hops { seq agency { id } sentBy { id } since receivedAt acceptedAt until urgency respondWithinWorkingDays
    note evidence externalNumber affairs { code nameId group } heldFor { workingDays pausedWorkingDays minutes } }
} }`;

/** One stop of a complaint's path as a viewer sees it. */
export interface StopSeen {
  seq: number;
  agency: { id: string };
  sentBy: { id: string } | null;
  receivedAt: string | null;
  acceptedAt: string | null;
  until: string | null;
  urgency: string | null;
  respondWithinWorkingDays: number | null;
  note: string | null;
  evidence: string[] | null;
  externalNumber: string | null;
  affairs: { code: string; nameId: string; group: string } | null;
  heldFor: { workingDays: number; pausedWorkingDays: number; minutes: number };
}

export interface PathSeen {
  deadlines: { kind: string; dueOn: string; legalBasis: string }[];
  deadlineRevisions: { at: string; by: { id: string }; formerDueOn: string; dueOn: string; reason: string }[] | null;
  hops: StopSeen[];
}

/** The path of a complaint, with the deadlines that run and how they were revised. */
export async function pathOf(hub: ComplaintHub, who: Asker, id: string): Promise<PathSeen> {
  return (await hub.data<{ complaint: PathSeen }>(who, PATH, { id })).complaint;
}

/** The deadline that a sender has set, where one runs. */
export function requestedOf({ deadlines }: PathSeen): PathSeen['deadlines'][number] | undefined {
  return deadlines.find(({ kind }) => kind === 'REQUESTED');
}
