import type { ComplaintState } from './complaint.enum.js';
import { labelledEnum } from './labelled-enum.js';

/** How what is late is late; the lists by which SP4N's monitors follow up by level. */
export const OverdueKind = labelledEnum(
  'OverdueKind',
  'How a complaint is late (jenis keterlambatan). Late is one whose next deadline of its agencies has passed. The first three are apart from each other and hold all that waits for its agency; the last is of any of them.',
  {
    NEVER_RECEIVED: {
      id: 'dikirim instansi lain dan belum diterima maupun dikembalikan',
      en: 'forwarded or returned to its agency, which has neither accepted it nor sent it on',
    },
    NOT_ACCEPTED: {
      id: 'dari pelapor dan belum diterima maupun diteruskan',
      en: 'brought to its agency by the reporter, verified or not, and neither accepted nor forwarded',
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

/** In which states a complaint that is late is so in which way. */
export const OVERDUE_STATES: Readonly<Record<WaitingKind, readonly ComplaintState[]>> = {
  NEVER_RECEIVED: ['FORWARDED', 'RETURNED'],
  NOT_ACCEPTED: ['RECEIVED', 'VERIFIED'],
  NOT_ANSWERED: ['ACCEPTED', 'IN_PROCESS'],
};

const DAY_MS = 86_400_000;

/** Since when a deadline has passed newly where nobody says: a day, so that a daily look sees each once. */
export function newlySince(since: Date | null | undefined, now: Date): Date {
  return since ?? new Date(now.getTime() - DAY_MS);
}
