import type { Language, Words } from '../../../schema/errors.js';
import { ComplaintStatus } from '../complaint.enum.js';
import type { ReporterNotificationKind } from './notification-kind.js';

/** What one text message holds. */
export const SMS_CHARACTERS = 160;

export interface Notice {
  kind: ReporterNotificationKind;
  status: ComplaintStatus;
  trackingNumber: string;
  /** Whether it happened to the complaint into which the reporter’s was merged. */
  ofOriginal: boolean;
}

const SUBJECT: Readonly<Record<'own' | 'original', Words>> = {
  own: { id: 'laporan Anda', en: 'your report' },
  original: { id: 'laporan induk dari laporan Anda', en: 'the report that yours was merged into' },
};

const PREDICATE: Readonly<Record<ReporterNotificationKind, Words>> = {
  RECEIVED: { id: 'sudah diterima', en: 'was received' },
  VERIFIED: { id: 'sudah diverifikasi', en: 'was verified' },
  FORWARDED: { id: 'diteruskan ke instansi yang berwenang', en: 'was forwarded to the agency in charge' },
  RESPONSIBILITY_PASSED: { id: 'beralih ke instansi penerus', en: 'passed to the agency that carries on' },
  ACCEPTED: { id: 'diterima instansi penangan', en: 'was taken up by its agency' },
  DEFERRED: { id: 'menunggu keterangan tambahan pelapor', en: 'waits for more from its reporter' },
  RESUMED: { id: 'dilanjutkan', en: 'goes on' },
  ANSWERED: { id: 'sudah ditanggapi', en: 'was answered' },
  REOPENED: { id: 'diproses lagi setelah tanggapan balik', en: 'is followed up again after a reply' },
  ARCHIVED: { id: 'diarsipkan', en: 'was archived' },
  CLOSED: { id: 'selesai', en: 'is done' },
  MERGED: { id: 'digabungkan dengan laporan lain yang sama', en: 'was merged into another one of the same' },
  UNMERGED: { id: 'dipisahkan lagi dan ditangani sendiri', en: 'was separated and is handled by itself again' },
};

const MORE: Words = {
  id: 'Baca selengkapnya, termasuk tanggapan, pertanyaan, atau alasannya, dengan nomor pelacakan dan kode rahasia Anda pada kanal tempat Anda melapor. Jangan berikan kode rahasia itu kepada siapa pun.',
  en: 'Read more, such as an answer, a question or a reason, with your tracking number and secret where you reported. Give that secret to nobody.',
};

/** For a text message: number and status in at most 160 characters; never what was reported, nor the secret. */
export function shortMessage({ kind, status, trackingNumber, ofOriginal }: Notice, language: Language): string {
  const subject = SUBJECT[ofOriginal ? 'original' : 'own'][language];
  const label = ComplaintStatus.label(status, language);
  return `SP4N-LAPOR! ${trackingNumber}: ${subject} ${PREDICATE[kind][language]}. Status: ${label}.`;
}

/** For an e-mail: the same, and where to read more. */
export function longMessage(notice: Notice, language: Language): string {
  return `${shortMessage(notice, language)}\n\n${MORE[language]}`;
}
