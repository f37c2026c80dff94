import type { TimelineKind } from '../complaint.enum.js';
import { labelledEnum } from '../labelled-enum.js';

/** What a reporter is notified of. */
export const ReporterNotificationKind = labelledEnum(
  'ReporterNotificationKind',
  'What a reporter is notified of (jenis pemberitahuan).',
  {
    RECEIVED: { id: 'laporan diterima', en: 'the complaint was received' },
    VERIFIED: { id: 'laporan diverifikasi', en: 'the complaint was verified' },
    FORWARDED: { id: 'laporan diteruskan', en: 'the complaint was forwarded' },
    RESPONSIBILITY_PASSED: {
      id: 'laporan beralih ke instansi penerus',
      en: 'the complaint passed to the agency that carries on its tasks',
    },
    ACCEPTED: { id: 'laporan diterima instansi', en: 'the agency accepted the complaint' },
    DEFERRED: { id: 'keterangan tambahan diminta', en: 'the reporter is asked for more' },
    RESUMED: { id: 'laporan dilanjutkan', en: 'the complaint goes on' },
    ANSWERED: { id: 'laporan ditanggapi', en: 'the agency answered' },
    REOPENED: { id: 'tanggapan balik diterima', en: 'the reporter’s answer was received' },
    ARCHIVED: { id: 'laporan diarsipkan', en: 'the complaint was archived' },
    CLOSED: { id: 'laporan selesai', en: 'the complaint was closed' },
    MERGED: { id: 'laporan digabungkan', en: 'the complaint was merged into another one' },
    UNMERGED: { id: 'penggabungan dibatalkan', en: 'the complaint was separated again' },
  },
);
export type ReporterNotificationKind = (typeof ReporterNotificationKind.names)[number];

/** Who hears of an entry: its reporter, always or unless the reporter did it, and the reporters of its duplicates. */
interface Told {
  reporter: 'ALWAYS' | 'UNLESS_OWN_DEED';
  duplicates: boolean;
}

const NOBODY = null;
const REPORTER: Told = { reporter: 'ALWAYS', duplicates: false };
const REPORTERS: Told = { reporter: 'ALWAYS', duplicates: true };

/**
 * What of a complaint’s timeline reporters are told. Of what they did themselves only receipts: of the complaint, of an
 * answer back, and of a withdrawal, so that nobody takes a complaint back unseen. What agencies arrange among themselves, a
 * return on its way to the right one included, is told by where it leads.
 */
export const TOLD: Readonly<Record<TimelineKind, Told | null>> = {
  RECEIVED: REPORTER,
  VERIFIED: REPORTERS,
  FORWARDED: REPORTERS,
  RECEIPT_CONFIRMED: NOBODY,
  ACCEPTED: REPORTERS,
  RETURNED: NOBODY,
  RESPONSIBILITY_PASSED: REPORTERS,
  STARTED: NOBODY,
  DEFERRED: REPORTERS,
  RESUMED: { reporter: 'UNLESS_OWN_DEED', duplicates: true },
  ANSWERED: REPORTERS,
  REOPENED: REPORTERS,
  ARCHIVED: REPORTERS,
  RATED: NOBODY,
  CLOSED: REPORTERS,
  MERGED: REPORTER,
  UNMERGED: REPORTER,
  COPIED: NOBODY,
  COPY_ENDED: NOBODY,
  FLAGS_SET: NOBODY,
  DEADLINE_REVISED: NOBODY,
};

export interface Tidings {
  kind: ReporterNotificationKind;
  /** Whether its own reporter is told. */
  own: boolean;
  /** Whether the reporters of what was merged into it are told. */
  duplicates: boolean;
}

/** Who is notified of an entry, and of what; undefined where nobody is. */
export function tidingsOf(entry: { kind: TimelineKind; actorRole: unknown }): Tidings | undefined {
  const told = TOLD[entry.kind];
  if (told === null) return undefined;
  const own = told.reporter === 'ALWAYS' || entry.actorRole !== null;
  return { kind: entry.kind as ReporterNotificationKind, own, duplicates: told.duplicates };
}
