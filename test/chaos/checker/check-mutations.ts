import type { Finding, MutationRecord, TrueComplaint, Truth } from './record.js';

const KIND_OF_ACTION = { VERIFY: 'VERIFIED', FORWARD: 'FORWARDED', ACCEPT: 'ACCEPTED', RETURN: 'RETURNED' } as const;

/**
 * What was answered against what happened: all that was acknowledged is there, once, as it was told; nothing that was
 * refused is; what was not answered is there once or not at all.
 */
export function checkMutations(mutations: readonly MutationRecord[], { complaints }: Truth): Finding[] {
  const titles = countBy(complaints.map(({ title }) => title));
  const notes = countBy(complaints.flatMap(({ timeline }) => timeline.map(({ note }) => note ?? '')));
  const byId = new Map(complaints.map((complaint) => [complaint.id, complaint]));
  const byTitle = new Map(complaints.map((complaint) => [complaint.title, complaint]));
  return mutations.flatMap((mutation): Finding[] => {
    const { token: about, action, outcome } = mutation;
    const times = (action === 'SUBMIT' ? titles : notes).get(about) ?? 0;
    const detail = `${action}, ${outcome}, happened ${times} times`;
    if (times > 1) return [{ kind: 'done twice', about, detail }];
    if (outcome === 'refused' && times > 0) return [{ kind: 'refused and done', about, detail }];
    if (outcome === 'acknowledged' && !isAsTold(mutation, byTitle.get(about), byId)) {
      return [{ kind: 'acknowledged and lost', about, detail }];
    }
    return [];
  });
}

function isAsTold(
  mutation: MutationRecord,
  submitted: TrueComplaint | undefined,
  byId: ReadonlyMap<string, TrueComplaint>,
): boolean {
  if (mutation.action === 'SUBMIT') {
    return mutation.outcome === 'acknowledged' && submitted?.trackingNumber === mutation.trackingNumber;
  }
  const { complaintId, version, action, token } = mutation;
  const entry = byId.get(complaintId)?.timeline.find(({ seq }) => seq === version);
  return entry?.note === token && entry.kind === KIND_OF_ACTION[action];
}

function countBy(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
