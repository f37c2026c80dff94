import type { Words } from '../../schema/errors.js';

/** Why this subgraph refuses an input. */
export const REFUSALS = {
  notOnePerson: {
    en: 'Name either an officer of the directory or, where it has none, a name.',
    id: 'Sebutkan pejabat yang ada di direktori atau, jika tidak ada, namanya saja.',
  },
  sessionEndsBeforeBegin: { en: 'It ends before it begins.', id: 'Waktu selesai mendahului waktu mulai.' },
  sessionOverMidnight: {
    en: 'A session ends on the day on which it begins.',
    id: 'Sesi harus selesai pada hari yang sama dengan hari mulainya.',
  },
  sessionNotBegun: { en: 'This session has not begun.', id: 'Sesi ini belum dimulai.' },
  notRegistered: {
    en: 'Nobody with this id is registered for the training.',
    id: 'Tidak ada peserta dengan id ini yang terdaftar pada kegiatan tersebut.',
  },
  listedTwice: {
    en: 'This participant stands in the list already.',
    id: 'Peserta ini sudah tercantum dalam daftar.',
  },
  otherTraining: {
    en: 'The participant is not registered for this training.',
    id: 'Peserta tidak terdaftar pada kegiatan ini.',
  },
  trainingFull: { en: 'The training is full.', id: 'Kuota peserta kegiatan ini sudah penuh.' },
  noFurtherAgency: {
    en: 'No further agency fits into the training.',
    id: 'Kuota instansi pada kegiatan ini sudah penuh.',
  },
  registeredAlready: { en: 'This person is registered already.', id: 'Orang ini sudah terdaftar.' },
  neverInPost: {
    en: 'This officer never held a post at the agency.',
    id: 'Pejabat ini tidak pernah menjabat di instansi tersebut.',
  },
  signedOutsideTraining: {
    en: 'It is signed at the training: from its first day on, and not in the future.',
    id: 'Lembar komitmen ditandatangani sejak hari pertama kegiatan dan tidak boleh bertanggal di masa depan.',
  },
  signedAlready: {
    en: 'The participant has signed already.',
    id: 'Peserta sudah menandatangani lembar komitmen.',
  },
  dueBeforeSigned: {
    en: 'It is due before it was signed.',
    id: 'Tenggat mendahului tanggal penandatanganan.',
  },
  letterNotSignedYet: {
    en: 'A letter is recorded after it was signed.',
    id: 'SK hanya dapat dicatat setelah ditandatangani.',
  },
  otherSigningOffice: (offices: Words): Words => ({
    en: `The letter of this kind of agency must be signed by the ${offices.en}.`,
    id: `SK instansi jenis ini harus ditandatangani oleh ${offices.id}.`,
  }),
  memberTwice: {
    en: 'This officer has this role in the team already.',
    id: 'Pejabat ini sudah tercantum dengan kedudukan yang sama dalam tim.',
  },
  numberTaken: {
    en: 'The agency has another letter with this number and date.',
    id: 'Instansi ini sudah memiliki SK lain dengan nomor dan tanggal tersebut.',
  },
  notInPost: {
    en: 'This officer holds no post at the agency.',
    id: 'Pejabat ini tidak sedang menjabat di instansi tersebut.',
  },
  noLetterToReplace: { en: 'This agency has no such letter.', id: 'Instansi ini tidak memiliki SK tersebut.' },
  beginsBeforeReplaced: {
    en: 'It begins before the letter that it replaces.',
    id: 'Masa berlakunya mendahului SK yang digantikan.',
  },
  replacedAlready: {
    en: 'Another letter has replaced it already.',
    id: 'SK tersebut sudah digantikan oleh SK lain.',
  },
  replacedByReturned: {
    en: 'A letter that was returned replaces it: correct that one, or replace that one.',
    id: 'SK yang dikembalikan menggantikan SK tersebut: perbaiki atau gantikan SK yang dikembalikan itu.',
  },
  reviewedAlready: {
    en: 'Nothing of this letter waits for a review.',
    id: 'SK ini tidak sedang menunggu verifikasi.',
  },
  notReturned: {
    en: 'Only a letter that was returned is corrected; another letter replaces one that counts.',
    id: 'Hanya SK yang dikembalikan yang dapat diperbaiki; SK yang berlaku digantikan dengan SK baru.',
  },
  beginsAfterReplacement: {
    en: 'It begins after the letter that replaces it.',
    id: 'Masa berlakunya dimulai sesudah SK yang menggantikannya.',
  },
  dayOfVisit: {
    en: 'A visit has a day, and nothing else has one.',
    id: 'Kunjungan harus bertanggal; jenis pembinaan lain tidak.',
  },
  remindedOutside: {
    en: 'The reminder comes between the day of signing and the due day.',
    id: 'Pengingat harus jatuh antara tanggal penandatanganan dan tenggat.',
  },
} as const;
