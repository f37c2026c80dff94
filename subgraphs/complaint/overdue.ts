import { ComplaintState } from './complaint.enum.js';
import { labelledEnum } from './labelled-enum.js';

/** How what is late is late; the lists by which SP4N's monitors follow up by level. */
export const OverdueKind = labelledEnum(
  'OverdueKind',
  'How a complaint is late (jenis keterlambatan). Late is one whose next deadline of its agencies has passed. The first three are apart from each other and hold all that waits for its agency; the last is of any of them.',
  {
    NEVER_RECEIVED: {
      id: 'dikirim instansi lain dan belum ada tanda terima',
      en: 'forwarded or returned to its agency, which has not confirmed that it arrived',
    },
    NOT_ACCEPTED: {
      id: 'sudah sampai, dari pelapor atau dengan tanda terima, dan belum diterima untuk ditangani maupun diteruskan',
      en: 'with its agency, from the reporter or with a receipt, and neither accepted nor sent on',
    },
    NOT_ANSWERED: {
      id: 'sudah diterima dan belum ditanggapi tuntas',
      en: 'accepted by its agency and without a final answer',
    },
    NEWLY_OVERDUE: {
      id: 'baru terlambat',
      en: 'late in one of these ways since the instant that is asked for',
    },
  },
);
export type OverdueKind = (typeof OverdueKind.names)[number];

type WaitingKind = Exclude<OverdueKind, 'NEWLY_OVERDUE'>;

/** What was sent to its holder by another agency. */
const SENT: readonly ComplaintState[] = ['FORWARDED', 'RETURNED'];

/** How what waits for its agency, and is late, is so; undefined where it waits for nobody, or for the reporter. */
export function waitingKindOf(state: ComplaintState, isReceived: boolean): WaitingKind | undefined {
  if (SENT.includes(state)) return isReceived ? 'NOT_ACCEPTED' : 'NEVER_RECEIVED';
  if (state === 'RECEIVED' || state === 'VERIFIED') return 'NOT_ACCEPTED';
  return state === 'ACCEPTED' || state === 'IN_PROCESS' ? 'NOT_ANSWERED' : undefined;
}

/** Both ways of a receipt: with one and without. */
const RECEIPTS = [true, false] as const;

/**
 * `waitingKindOf` as a condition on the columns of a complaint: the states of a kind with a receipt, and those without.
 * `parameter` is unique in the query.
 */
export function whereOverdue(
  kind: OverdueKind,
  columns: { state: string; receiptAt: string },
  parameter: string,
): { sql: string; parameters: Record<string, readonly ComplaintState[]> } {
  const parameters: Record<string, readonly ComplaintState[]> = {};
  const conditions = RECEIPTS.flatMap((isReceived) => {
    const isMeant = (state: ComplaintState) => {
      const waiting = waitingKindOf(state, isReceived);
      return kind === 'NEWLY_OVERDUE' ? waiting !== undefined : waiting === kind;
    };
    const states = ComplaintState.names.filter(isMeant);
    if (states.length === 0) return [];
    const name = `${parameter}${isReceived ? 'Received' : 'Unreceived'}`;
    parameters[name] = states;
    return [`${columns.receiptAt} IS ${isReceived ? 'NOT ' : ''}NULL AND ${columns.state} IN (:...${name})`];
  });
  return { sql: `(${conditions.join(' OR ')})`, parameters };
}

const DAY_MS = 86_400_000;

/** Since when a deadline has passed newly where nobody says: a day, so that a daily look sees each once. */
export function newlySince(since: Date | null | undefined, now: Date): Date {
  return since ?? new Date(now.getTime() - DAY_MS);
}
