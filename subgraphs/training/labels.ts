import type { Language } from '../../schema/errors.js';
import { MemberRole } from './appointment-letter.entity.js';
import { CommitmentEventName } from './commitments/commitment.type.js';
import { CommitmentState } from './commitments/commitment-state.js';
import { GuidanceEventName } from './guidance/guidance-event.type.js';
import { ReadinessGuidanceKind } from './guidance/readiness-guidance.entity.js';
import { LetterEventName } from './letter-events/letter-event.type.js';
import { LetterReviewState, LetterState } from './letter-state.js';
import { ReadinessLack, ReadinessState } from './readiness.js';
import { ReadinessCause } from './readiness-events/readiness-cause.js';
import { SignerCapacity, SigningOffice } from './signing-rule.js';
import { TrainingKind } from './training.entity.js';

type Label = Readonly<Record<Language, string>>;

export const READINESS_LABELS: Readonly<Record<ReadinessState, Label>> = {
  [ReadinessState.NO_ACCOUNT]: { id: 'Belum punya akun', en: 'No account' },
  [ReadinessState.ACCOUNT_WITHOUT_SK]: { id: 'Punya akun, belum ada SK', en: 'Account without letter of appointment' },
  [ReadinessState.COMMITTED]: { id: 'Berkomitmen menerbitkan SK', en: 'Committed to a letter of appointment' },
  [ReadinessState.SK_ISSUED]: { id: 'SK sudah terbit', en: 'Letter of appointment issued' },
  [ReadinessState.SK_OUTDATED]: { id: 'SK perlu diperbarui', en: 'Letter of appointment outdated' },
};

export const READINESS_CAUSE_LABELS: Readonly<Record<ReadinessCause, Label>> = {
  [ReadinessCause.AGENCY]: { id: 'Data instansi berubah', en: 'The agency changed' },
  [ReadinessCause.POST]: { id: 'Mutasi pejabat', en: 'An officer took up or left a post' },
  [ReadinessCause.LETTER]: { id: 'SK Tim Pengelola', en: 'A letter of appointment' },
  [ReadinessCause.COMMITMENT]: { id: 'Lembar komitmen', en: 'A commitment letter' },
  [ReadinessCause.ATTENDANCE]: { id: 'Daftar hadir bimtek', en: 'The list of a training' },
  [ReadinessCause.DAY]: { id: 'Hari berganti', en: 'A day passed' },
};

export const LACK_LABELS: Readonly<Record<ReadinessLack, Label>> = {
  [ReadinessLack.ACCOUNT]: { id: 'Akun', en: 'An account' },
  [ReadinessLack.CONNECTION]: { id: 'Terhubung dengan SP4N-LAPOR!', en: 'Connection to SP4N-LAPOR!' },
  [ReadinessLack.APPOINTMENT_LETTER]: { id: 'SK Tim Pengelola', en: 'Letter of appointment' },
  [ReadinessLack.COMMITMENT_LETTER]: { id: 'Lembar komitmen', en: 'Commitment letter' },
  [ReadinessLack.COMMITMENT_KEPT]: { id: 'Komitmen yang ditepati', en: 'The commitment kept in time' },
  [ReadinessLack.LETTER_CORRECTION]: { id: 'Perbaikan SK yang dikembalikan', en: 'Correction of the returned letter' },
  [ReadinessLack.LETTER_RENEWAL]: { id: 'Perpanjangan SK', en: 'Renewal of the letter' },
  [ReadinessLack.MEMBERS_IN_POST]: { id: 'Anggota yang masih menjabat', en: 'Members who are still in post' },
  [ReadinessLack.MEMBERS_IN_DIRECTORY]: {
    id: 'Anggota yang tercatat di direktori',
    en: 'Members whom the directory knows',
  },
  [ReadinessLack.ADMIN_MEMBER]: { id: 'Admin dalam tim', en: 'An admin in the team' },
  [ReadinessLack.LIAISON_MEMBER]: { id: 'Pejabat penghubung dalam tim', en: 'A liaison officer in the team' },
  [ReadinessLack.LETTER_VERIFICATION]: {
    id: 'Verifikasi SK oleh pusat',
    en: 'Verification of the letter by the centre',
  },
  [ReadinessLack.TRAINED_OFFICER]: { id: 'Petugas yang sudah mengikuti bimtek', en: 'An officer who was trained' },
};

export const LETTER_STATE_LABELS: Readonly<Record<LetterState, Label>> = {
  [LetterState.RETURNED]: { id: 'Dikembalikan', en: 'Returned' },
  [LetterState.NOT_YET]: { id: 'Belum berlaku', en: 'Not yet in force' },
  [LetterState.IN_FORCE]: { id: 'Berlaku', en: 'In force' },
  [LetterState.REPLACED]: { id: 'Diganti', en: 'Replaced' },
  [LetterState.EXPIRED]: { id: 'Habis masa berlaku', en: 'Expired' },
};

export const LETTER_REVIEW_STATE_LABELS: Readonly<Record<LetterReviewState, Label>> = {
  [LetterReviewState.SUBMITTED]: { id: 'Menunggu verifikasi', en: 'Waiting for verification' },
  [LetterReviewState.VERIFIED]: { id: 'Terverifikasi', en: 'Verified' },
  [LetterReviewState.RETURNED]: { id: 'Dikembalikan', en: 'Returned' },
};

export const LETTER_EVENT_LABELS: Readonly<Record<LetterEventName, Label>> = {
  [LetterEventName.APPOINTMENT_LETTER_RECORDED]: { id: 'SK dicatat', en: 'The letter was recorded' },
  [LetterEventName.APPOINTMENT_LETTER_VERIFIED]: { id: 'SK diverifikasi', en: 'The letter was verified' },
  [LetterEventName.APPOINTMENT_LETTER_RETURNED]: { id: 'SK dikembalikan', en: 'The letter was returned' },
  [LetterEventName.APPOINTMENT_LETTER_CORRECTED]: { id: 'SK diperbaiki', en: 'The letter was corrected' },
};

export const MEMBER_ROLE_LABELS: Readonly<Record<MemberRole, Label>> = {
  [MemberRole.DIRECTOR]: { id: 'Pengarah', en: 'Director' },
  [MemberRole.PERSON_IN_CHARGE]: { id: 'Penanggung jawab', en: 'Person in charge' },
  [MemberRole.CHAIR]: { id: 'Ketua', en: 'Chair' },
  [MemberRole.ADMIN]: { id: 'Admin', en: 'Admin' },
  [MemberRole.LIAISON_OFFICER]: { id: 'Pejabat penghubung', en: 'Liaison officer' },
};

export const SIGNING_OFFICE_LABELS: Readonly<Record<SigningOffice, Label>> = {
  [SigningOffice.GOVERNOR]: { id: 'Gubernur', en: 'Governor' },
  [SigningOffice.REGENT]: { id: 'Bupati', en: 'Regent' },
  [SigningOffice.MAYOR]: { id: 'Wali Kota', en: 'Mayor' },
  [SigningOffice.SECRETARY_GENERAL]: { id: 'Sekretaris Jenderal', en: 'Secretary general' },
  [SigningOffice.SECRETARY_OF_MINISTRY]: { id: 'Sekretaris Kementerian', en: 'Secretary of the ministry' },
  [SigningOffice.PRINCIPAL_SECRETARY]: { id: 'Sekretaris Utama', en: 'Principal secretary' },
  [SigningOffice.REGIONAL_SECRETARY]: { id: 'Sekretaris Daerah', en: 'Regional secretary' },
  [SigningOffice.OTHER]: { id: 'Pejabat lain', en: 'Another official' },
};

export const SIGNER_CAPACITY_LABELS: Readonly<Record<SignerCapacity, Label>> = {
  [SignerCapacity.DEFINITIVE]: { id: 'Definitif', en: 'Appointed' },
  [SignerCapacity.PLT]: { id: 'Pelaksana tugas', en: 'Acting' },
  [SignerCapacity.PLH]: { id: 'Pelaksana harian', en: 'Acting day to day' },
  [SignerCapacity.PJ]: { id: 'Penjabat', en: 'Caretaker' },
};

export const TRAINING_KIND_LABELS: Readonly<Record<TrainingKind, Label>> = {
  [TrainingKind.BIMTEK]: { id: 'Bimbingan teknis', en: 'Technical training' },
  [TrainingKind.SOSIALISASI]: { id: 'Sosialisasi', en: 'Introduction' },
  [TrainingKind.COORDINATION_MEETING]: { id: 'Rapat koordinasi', en: 'Coordination meeting' },
  [TrainingKind.VISIT]: { id: 'Visitasi', en: 'Visit' },
};

export const READINESS_GUIDANCE_LABELS: Readonly<Record<ReadinessGuidanceKind, Label>> = {
  [ReadinessGuidanceKind.NOTE]: { id: 'Catatan pembinaan', en: 'Note' },
  [ReadinessGuidanceKind.REMINDER]: { id: 'Pengingat', en: 'Reminder' },
  [ReadinessGuidanceKind.VISIT]: { id: 'Kunjungan', en: 'Visit' },
};

export const GUIDANCE_EVENT_LABELS: Readonly<Record<GuidanceEventName, Label>> = {
  [GuidanceEventName.READINESS_GUIDED]: { id: 'Pembinaan diberikan', en: 'Guidance was given' },
  [GuidanceEventName.READINESS_GUIDANCE_ACKNOWLEDGED]: {
    id: 'Pembinaan ditanggapi',
    en: 'Guidance was taken note of',
  },
};

export const COMMITMENT_STATE_LABELS: Readonly<Record<CommitmentState, Label>> = {
  [CommitmentState.OPEN]: { id: 'Belum jatuh tempo', en: 'Not due yet' },
  [CommitmentState.OVERDUE]: { id: 'Lewat tenggat', en: 'Overdue' },
  [CommitmentState.KEPT]: { id: 'Ditepati', en: 'Kept' },
};

export const COMMITMENT_EVENT_LABELS: Readonly<Record<CommitmentEventName, Label>> = {
  [CommitmentEventName.COMMITMENT_RECORDED]: { id: 'Komitmen dicatat', en: 'The promise was recorded' },
  [CommitmentEventName.COMMITMENT_DUE_SOON]: { id: 'Komitmen segera jatuh tempo', en: 'The promise is due soon' },
  [CommitmentEventName.COMMITMENT_OVERDUE]: { id: 'Komitmen lewat tenggat', en: 'The promise is overdue' },
  [CommitmentEventName.COMMITMENT_KEPT]: { id: 'Komitmen ditepati', en: 'The promise was kept' },
  [CommitmentEventName.COMMITMENT_REOPENED]: { id: 'Komitmen terbuka kembali', en: 'The promise is open again' },
};
