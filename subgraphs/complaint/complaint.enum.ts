import { labelledEnum } from './labelled-enum.js';

/** What is asked for: the three kinds of SP4N, with their Indonesian names. */
export const ComplaintClassification = labelledEnum(
  'ComplaintClassification',
  'What a complaint asks for (klasifikasi laporan).',
  {
    COMPLAINT: { id: 'pengaduan', en: 'complaint' },
    ASPIRATION: { id: 'aspirasi', en: 'aspiration' },
    INFORMATION_REQUEST: { id: 'permintaan informasi', en: 'request for information' },
  },
);
export type ComplaintClassification = (typeof ComplaintClassification.names)[number];

/** By which way it came in. */
export const ComplaintChannel = labelledEnum('ComplaintChannel', 'By which way a complaint came in (kanal).', {
  WEBSITE: { id: 'situs web', en: 'website' },
  SMS: { id: 'SMS 1708', en: 'text message to 1708' },
  ANDROID: { id: 'aplikasi Android', en: 'Android app' },
  IOS: { id: 'aplikasi iOS', en: 'iOS app' },
  X: { id: 'X (Twitter)', en: 'X (Twitter)' },
  TELEGRAM: { id: 'Telegram', en: 'Telegram' },
  LINE: { id: 'LINE', en: 'LINE' },
  MESSENGER: { id: 'Messenger', en: 'Messenger' },
  REGIONAL_PORTAL: { id: 'portal daerah', en: 'regional portal' },
  COUNTER: { id: 'tatap muka', en: 'at the counter' },
  LETTER: { id: 'surat', en: 'letter' },
  TELEPHONE: { id: 'telepon', en: 'telephone' },
});
export type ComplaintChannel = (typeof ComplaintChannel.names)[number];

/** How soon the sender wants it taken up. */
export const ComplaintUrgency = labelledEnum(
  'ComplaintUrgency',
  'How soon the sender of a complaint wants it taken up (tingkat urgensi).',
  {
    NORMAL: { id: 'biasa', en: 'normal' },
    URGENT: { id: 'segera', en: 'urgent' },
    EMERGENCY: { id: 'darurat', en: 'emergency' },
  },
);
export type ComplaintUrgency = (typeof ComplaintUrgency.names)[number];

/** The status names that everyone sees, as SP4N-LAPOR! shows them. */
export const ComplaintStatus = labelledEnum('ComplaintStatus', 'The public status of a complaint (status laporan).', {
  UNVERIFIED: { id: 'belum terverifikasi', en: 'not verified' },
  NOT_FOLLOWED_UP: { id: 'belum ditindaklanjuti', en: 'not followed up' },
  IN_PROCESS: { id: 'proses', en: 'in process' },
  DONE: { id: 'selesai', en: 'done' },
  DEFERRED: { id: 'tunda', en: 'deferred' },
  ARCHIVED: { id: 'arsip', en: 'archived' },
});
export type ComplaintStatus = (typeof ComplaintStatus.names)[number];

/** Where a complaint stands in its life cycle; several states share one public status. */
export const ComplaintState = labelledEnum(
  'ComplaintState',
  'Where a complaint stands in its life cycle (tahap penanganan).',
  {
    RECEIVED: { id: 'diterima, menunggu verifikasi', en: 'received, waiting for verification' },
    VERIFIED: { id: 'terverifikasi', en: 'verified' },
    FORWARDED: { id: 'diteruskan, menunggu diterima', en: 'forwarded, waiting to be accepted' },
    RETURNED: { id: 'dikembalikan karena bukan wewenang', en: 'returned as not in the authority of the agency' },
    ACCEPTED: { id: 'diterima instansi', en: 'accepted by the agency' },
    IN_PROCESS: { id: 'dalam proses tindak lanjut', en: 'being followed up' },
    DEFERRED: { id: 'ditunda, menunggu pelapor', en: 'deferred, waiting for the reporter' },
    ANSWERED: { id: 'sudah ditanggapi', en: 'answered' },
    CLOSED: { id: 'selesai', en: 'closed' },
    ARCHIVED: { id: 'diarsipkan', en: 'archived' },
  },
);
export type ComplaintState = (typeof ComplaintState.names)[number];

/** What an entry of the timeline tells of. */
export const TimelineKind = labelledEnum('TimelineKind', 'What happened to a complaint (jenis peristiwa).', {
  RECEIVED: { id: 'laporan diterima', en: 'the complaint was received' },
  VERIFIED: { id: 'laporan diverifikasi', en: 'the complaint was verified' },
  FORWARDED: { id: 'laporan diteruskan', en: 'the complaint was forwarded' },
  RECEIPT_CONFIRMED: {
    id: 'laporan dikonfirmasi telah sampai',
    en: 'the agency confirmed that it received the complaint',
  },
  ACCEPTED: { id: 'laporan diterima instansi', en: 'the agency accepted the complaint' },
  RETURNED: { id: 'laporan dikembalikan (bukan wewenang)', en: 'the complaint was returned' },
  STARTED: { id: 'tindak lanjut dimulai', en: 'the follow-up began' },
  DEFERRED: { id: 'laporan ditunda', en: 'the complaint was deferred' },
  RESUMED: { id: 'laporan dilanjutkan', en: 'the complaint goes on' },
  ANSWERED: { id: 'laporan ditanggapi', en: 'the agency answered' },
  REOPENED: { id: 'pelapor menanggapi balik', en: 'the reporter answered back' },
  ARCHIVED: { id: 'laporan diarsipkan', en: 'the complaint was archived' },
  RATED: { id: 'pelapor memberi penilaian', en: 'the reporter rated it' },
  CLOSED: { id: 'laporan selesai', en: 'the complaint was closed' },
  MERGED: { id: 'laporan digabungkan dengan laporan lain', en: 'the complaint was merged into another one' },
  UNMERGED: { id: 'penggabungan laporan dibatalkan', en: 'the complaint was separated again' },
  COPIED: { id: 'instansi lain menerima tembusan', en: 'another agency was given a copy' },
  COPY_ENDED: { id: 'tembusan diakhiri', en: 'a copy was taken back' },
  FLAGS_SET: { id: 'tanda anonim atau rahasia dipasang', en: 'a privacy flag was set' },
  RESPONSIBILITY_PASSED: {
    id: 'laporan beralih ke instansi penerus',
    en: 'the complaint passed to the agency that carries on its tasks',
  },
  DEADLINE_REVISED: { id: 'batas waktu dari pengirim diubah', en: 'the deadline of its sender was revised' },
});
export type TimelineKind = (typeof TimelineKind.names)[number];

/** What agencies arrange among themselves: no entry for reporters, nor for others who oversee nothing of it. */
export const INTERNAL_ENTRIES: readonly TimelineKind[] = ['DEADLINE_REVISED'];

/** What a live event tells of; the kinds of the complaint feed. */
export const ComplaintEventKind = labelledEnum('ComplaintEventKind', 'What a live event tells of (jenis kejadian).', {
  COMPLAINT_RECEIVED: { id: 'laporan diterima', en: 'a complaint was received' },
  COMPLAINT_VERIFIED: { id: 'laporan diverifikasi', en: 'a complaint was verified' },
  COMPLAINT_FORWARDED: { id: 'laporan diteruskan', en: 'a complaint was forwarded' },
  COMPLAINT_RETURNED: { id: 'laporan dikembalikan', en: 'a complaint was returned' },
  COMPLAINT_RESPONSIBILITY_PASSED: {
    id: 'laporan beralih ke instansi penerus',
    en: 'a complaint passed to the agency that carries on its tasks',
  },
  COMPLAINT_RECEIPT_CONFIRMED: {
    id: 'laporan dikonfirmasi telah sampai',
    en: 'an agency confirmed that it received a complaint',
  },
  COMPLAINT_ACCEPTED: { id: 'laporan diterima instansi', en: 'a complaint was accepted' },
  COMPLAINT_STARTED: { id: 'tindak lanjut dimulai', en: 'the follow-up of a complaint began' },
  COMPLAINT_DEFERRED: { id: 'laporan ditunda', en: 'a complaint was deferred' },
  COMPLAINT_RESUMED: { id: 'laporan dilanjutkan', en: 'a complaint goes on' },
  COMPLAINT_ANSWERED: { id: 'laporan ditanggapi', en: 'a complaint was answered' },
  COMPLAINT_REOPENED: { id: 'pelapor menanggapi balik', en: 'the reporter of a complaint answered back' },
  COMPLAINT_ARCHIVED: { id: 'laporan diarsipkan', en: 'a complaint was archived' },
  COMPLAINT_RATED: { id: 'pelapor memberi penilaian', en: 'a complaint was rated' },
  COMPLAINT_FLAGS_SET: { id: 'tanda anonim atau rahasia dipasang', en: 'a privacy flag of a complaint was set' },
  COMPLAINT_CLOSED: { id: 'laporan selesai', en: 'a complaint was closed' },
  COMPLAINT_MERGED: { id: 'laporan digabungkan', en: 'a complaint was merged into another one' },
  COMPLAINT_UNMERGED: { id: 'penggabungan laporan dibatalkan', en: 'a complaint was separated again' },
  COMPLAINT_COPIED: { id: 'tembusan diberikan', en: 'an agency was given a copy' },
  COMPLAINT_COPY_ENDED: { id: 'tembusan diakhiri', en: 'a copy was taken back' },
});
export type ComplaintEventKind = (typeof ComplaintEventKind.names)[number];

/** The public status of each state (domain table of SP4N-LAPOR!). */
export const STATUS_OF_STATE: Readonly<Record<ComplaintState, ComplaintStatus>> = {
  RECEIVED: 'UNVERIFIED',
  VERIFIED: 'NOT_FOLLOWED_UP',
  FORWARDED: 'NOT_FOLLOWED_UP',
  RETURNED: 'NOT_FOLLOWED_UP',
  ACCEPTED: 'IN_PROCESS',
  IN_PROCESS: 'IN_PROCESS',
  DEFERRED: 'DEFERRED',
  ANSWERED: 'IN_PROCESS',
  CLOSED: 'DONE',
  ARCHIVED: 'ARCHIVED',
};
