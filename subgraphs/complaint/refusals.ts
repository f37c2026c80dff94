import type { Words } from '../../schema/errors.js';
import type { AgencyFacts } from '../../schema/events.js';

/** Why this subgraph refuses an input. */
export const REFUSALS = {
  noWords: { en: 'Expected words.', id: 'Harus berisi kata-kata.' },
  notANik: { en: 'A NIK has 16 digits.', id: 'NIK terdiri atas 16 angka.' },
  notATelephoneNumber: { en: 'Expected a telephone number.', id: 'Nomor telepon tidak valid.' },
  noReporter: {
    en: 'Only an anonymous report may lack its reporter.',
    id: 'Data pelapor hanya boleh dikosongkan pada laporan anonim.',
  },
  guessableKey: {
    en: 'Without a token it must be one that nobody can guess, such as a UUID.',
    id: 'Tanpa token, kunci ini harus tidak dapat ditebak, misalnya UUID.',
  },
  dateOfKeyedInOnly: {
    en: 'Only what is keyed in has a date of its own.',
    id: 'Tanggal diterima hanya boleh diisi untuk laporan yang dicatat oleh admin.',
  },
  bulkSize: { en: 'Send 1 to 500 complaints at a time.', id: 'Kirim 1 sampai 500 laporan sekaligus.' },
  receivedInFuture: { en: 'This is still to come.', id: 'Waktu ini belum tiba.' },
  noRegulation: {
    en: 'No regulation that is known here held on that day.',
    id: 'Tidak ada peraturan yang tercatat berlaku pada tanggal tersebut.',
  },
  alreadyThere: {
    en: 'The complaint is already with this agency.',
    id: 'Laporan sudah berada pada instansi ini.',
  },
  idOrTrackingNumber: {
    en: 'Name either the id or the tracking number.',
    id: 'Isi salah satu saja: id atau nomor pelacakan.',
  },
  flagCleared: {
    en: 'A flag can be set and never cleared.',
    id: 'Tanda hanya dapat dipasang dan tidak dapat dicabut.',
  },
  noAffairs: {
    en: 'There are no government affairs with this code; `governmentAffairs` lists them.',
    id: 'Tidak ada urusan pemerintahan dengan kode ini; daftarnya ada pada `governmentAffairs`.',
  },
  laterThanOverallClock: {
    en: 'This ends later than the deadline by which the regulation wants the whole complaint followed up.',
    id: 'Batas ini melampaui batas waktu tindak lanjut seluruh laporan menurut peraturan.',
  },
  noRequestedDeadline: {
    en: 'No deadline that a sender has set runs now; those of a regulation cannot be revised.',
    id: 'Tidak ada batas waktu dari pengirim yang sedang berjalan; batas waktu menurut peraturan tidak dapat diubah.',
  },
  noArchiveReason: {
    en: 'The complaint’s regulation has no such reason to choose.',
    id: 'Peraturan laporan ini tidak memiliki alasan tersebut.',
  },
  noDayOfYear: {
    en: 'Expected a day of the year that is not named before.',
    id: 'Harus berupa tanggal pada tahun tersebut yang belum disebutkan.',
  },
  noDaysOff: {
    en: 'A calendar without a day off would have every weekday worked; name its days.',
    id: 'Kalender tanpa hari libur tidak dapat dimuat; sebutkan hari liburnya.',
  },
  dayOfAnotherScope: {
    en: 'National holidays belong to the national calendar, those of a region to the region’s.',
    id: 'Libur nasional dimuat pada kalender nasional, libur daerah pada kalender daerah tersebut.',
  },
  namedTwice: { en: 'This is named twice.', id: 'Ini disebutkan dua kali.' },
  secondLimit: {
    en: 'Another limit holds for some of the same complaints.',
    id: 'Batas waktu lain sudah berlaku untuk sebagian laporan yang sama.',
  },
  reporterNeedsLimit: {
    en: 'The time of the reporter must have an end.',
    id: 'Waktu untuk pelapor harus memiliki batas.',
  },
  longerThanNational: {
    en: 'A region may not give agencies longer than the national regulation, nor leave out a limit that it sets.',
    id: 'Aturan daerah tidak boleh lebih longgar daripada peraturan nasional atau meniadakan batas waktunya.',
  },
  shorterForReporter: {
    en: 'A region may not give reporters less time than the national regulation.',
    id: 'Aturan daerah tidak boleh memberi pelapor waktu lebih singkat daripada peraturan nasional.',
  },
  leadTooLong: {
    en: 'The reminder cannot come before the time begins.',
    id: 'Pengingat tidak dapat mendahului awal batas waktu.',
  },
  notAutonomous: {
    en: 'Only a province, a regency or a city that governs itself has rules of its own.',
    id: 'Hanya provinsi, kabupaten, atau kota otonom yang dapat memiliki aturan sendiri.',
  },
  noSuchRegulation: { en: 'There is no regulation with this id.', id: 'Tidak ada peraturan dengan pengenal ini.' },
  idInUse: { en: 'This id is in use already.', id: 'Pengenal ini sudah dipakai.' },
  beginsWithAnother: {
    en: 'Another regulation of the same scope begins on this day.',
    id: 'Peraturan lain dengan cakupan yang sama mulai berlaku pada tanggal ini.',
  },
  receivedBefore: {
    en: 'Complaints were received on this day or later under another regulation, which they keep.',
    id: 'Sudah ada laporan yang diterima pada atau setelah tanggal ini dengan peraturan lain yang tetap berlaku baginya.',
  },
  unforeseeable: {
    en: 'Expected a day since 2000, and not more than five years ahead.',
    id: 'Harus berupa tanggal sejak tahun 2000 dan paling lama lima tahun ke depan.',
  },
  hasBegun: {
    en: 'This regulation has begun; record one that replaces it.',
    id: 'Peraturan ini sudah berlaku; catat peraturan penggantinya.',
  },
  restsOnIt: {
    en: 'Another regulation rests on this one; withdraw that one first.',
    id: 'Peraturan lain bergantung pada peraturan ini; tarik peraturan tersebut lebih dahulu.',
  },
  channelNotActive: {
    en: 'This channel was not active on that day.',
    id: 'Kanal ini tidak aktif pada tanggal tersebut.',
  },
  stateBeginsAlready: {
    en: 'A state of this channel begins on this day already.',
    id: 'Sudah tercatat keadaan kanal ini yang mulai pada tanggal tersebut.',
  },
  noPromise: { en: 'There is no promise with this id.', id: 'Tidak ada janji layanan dengan pengenal ini.' },
  notStricter: {
    en: 'A promise must give less time than the regulation.',
    id: 'Janji layanan harus lebih singkat daripada batas waktu peraturan.',
  },
  promisedAlready: {
    en: 'Another promise of this agency for the same holds on some of these days; end it first.',
    id: 'Janji lain instansi ini untuk hal yang sama berlaku pada sebagian hari tersebut; akhiri dahulu.',
  },
  noOfficeHours: { en: 'There are no office hours with this id.', id: 'Tidak ada jam kerja dengan pengenal ini.' },
  agencyOrRegion: {
    en: 'Name either the agency or the region.',
    id: 'Isi salah satu saja: instansi atau wilayah.',
  },
  periodsInDisorder: {
    en: 'Each time of a day must come after the one before it.',
    id: 'Setiap jam pada satu hari harus sesudah jam sebelumnya.',
  },
  hardlyOpen: {
    en: 'An office is open for 20 hours a week at least.',
    id: 'Jam kerja paling sedikit 20 jam dalam satu minggu.',
  },
  hoursBeginAlready: {
    en: 'Other hours of the same offices begin on this day.',
    id: 'Jam kerja lain dengan cakupan yang sama mulai berlaku pada tanggal ini.',
  },
  dayIsOver: { en: 'This day is over already.', id: 'Tanggal ini sudah lewat.' },
  noEscalationRule: {
    en: 'There is no such rule of escalation in force.',
    id: 'Tidak ada aturan eskalasi tersebut yang berlaku.',
  },
  escalatesAlready: {
    en: 'Another rule brings the same to the same body after so many days.',
    id: 'Aturan lain sudah meneruskan hal yang sama ke tujuan yang sama setelah jumlah hari tersebut.',
  },
  noSuchUnit: {
    en: 'No government of this level has such a unit there.',
    id: 'Tidak ada pemerintah pada tingkat ini yang memiliki perangkat daerah tersebut.',
  },
  routesAlready: {
    en: 'Another rule sends the same there on some of these days; change or end that one.',
    id: 'Aturan lain sudah mengarahkan hal yang sama ke sana pada sebagian hari tersebut; ubah atau akhiri aturan itu.',
  },
  ruleForNothing: {
    en: 'A rule is for a category, a region or both.',
    id: 'Aturan harus menyebut kategori, wilayah, atau keduanya.',
  },
  oneTarget: {
    en: 'Name either an agency, or a level with or without a unit.',
    id: 'Isi salah satu saja: instansi, atau tingkat dengan atau tanpa perangkat daerah.',
  },
  noRoutingRule: { en: 'There is no rule with this id.', id: 'Tidak ada aturan dengan pengenal ini.' },
  noYear: { en: 'Expected a year from 2000 to 2100.', id: 'Harus berupa tahun 2000 sampai 2100.' },
  noDayOfThatYear: { en: 'This is no day of that year.', id: 'Tanggal ini tidak berada pada tahun tersebut.' },
  versionOfWhat: {
    en: 'A version is expected of a rule that is named by its id, and of no other.',
    id: 'Versi diisi hanya bersama pengenal aturan yang diubah.',
  },
  candidateCount: { en: 'Ask for 1 to 20 at a time.', id: 'Jumlah harus antara 1 dan 20.' },
  noOriginal: {
    en: 'There is no such complaint that you may see.',
    id: 'Tidak ada laporan tersebut yang boleh Anda lihat.',
  },
  mergedIntoItself: {
    en: 'A complaint cannot be merged into itself.',
    id: 'Laporan tidak dapat digabungkan dengan dirinya sendiri.',
  },
  originalMergedHere: {
    en: 'That complaint was merged into this one.',
    id: 'Laporan itu sudah digabungkan ke laporan ini.',
  },
  originalMerged: {
    en: 'That complaint was itself merged into another one; merge into that one.',
    id: 'Laporan itu sendiri sudah digabungkan ke laporan lain; gabungkan ke laporan lain tersebut.',
  },
  originalArchived: {
    en: 'That complaint is archived, nothing more is done about it.',
    id: 'Laporan itu sudah diarsipkan dan tidak ditindaklanjuti lagi.',
  },
  originalClosed: {
    en: 'That complaint is closed, and this one’s reporter could not answer back to what was done; handle this one by itself.',
    id: 'Laporan itu sudah selesai dan pelapor laporan ini tidak dapat menanggapinya; tangani laporan ini tersendiri.',
  },
  originalSecret: {
    en: 'That complaint is secret: what is done about it is shown to its own reporter alone. Merge it into this one where this one is not secret, or handle both.',
    id: 'Laporan itu rahasia: tindak lanjutnya hanya diperlihatkan kepada pelapornya sendiri. Gabungkan laporan itu ke laporan ini jika laporan ini tidak rahasia, atau tangani keduanya.',
  },
  hasDuplicates: {
    en: 'Other complaints were merged into this one; separate them from it first.',
    id: 'Ada laporan lain yang digabungkan ke laporan ini; batalkan penggabungannya lebih dahulu.',
  },
  alreadyCopied: {
    en: 'This agency has a copy of the complaint.',
    id: 'Instansi ini sudah menerima tembusan laporan.',
  },
  notCopied: {
    en: 'This agency has no copy of the complaint.',
    id: 'Instansi ini tidak menerima tembusan laporan.',
  },
  notOfOwnBody: {
    en: 'Expected a unit of the body that holds the complaint, or an agency that takes part in it.',
    id: 'Harus berupa unit pada instansi yang memegang laporan, atau instansi yang turut serta dalam laporan.',
  },
  flagsSetAlready: {
    en: 'It has these flags already.',
    id: 'Tanda itu sudah terpasang.',
  },
  keyedInWhere: {
    en: 'You key in for several agencies: name the one that received it.',
    id: 'Anda mencatat untuk beberapa instansi: sebutkan instansi yang menerimanya.',
  },
  noSupervisor: {
    en: 'Expected the province over the receiver, or one of its units.',
    id: 'Harus berupa pemerintah provinsi yang membawahi wilayah instansi tujuan, atau perangkat daerahnya.',
  },
  newOrKnownDraft: {
    en: 'Name either a new draft’s key and complaint, or a known draft and its version.',
    id: 'Isi kunci dan laporan untuk konsep baru, atau konsep yang ada beserta versinya.',
  },
  draftState: {
    en: 'The draft is in a state that does not allow this action.',
    id: 'Status konsep tanggapan tidak memungkinkan tindakan ini.',
  },
  policyInPast: {
    en: 'It can begin today or later.',
    id: 'Ketentuan hanya dapat berlaku mulai hari ini atau sesudahnya.',
  },
  newOrKnownTemplate: {
    en: 'Name either a new template’s key and agency, or a known template and its version.',
    id: 'Isi kunci dan instansi untuk templat baru, atau templat yang ada beserta versinya.',
  },
  unknownPlaceholder: {
    en: 'It contains a placeholder that is not known: use {{trackingNumber}}, {{title}}, {{receivedOn}}, {{agency}} or {{dueOn}}.',
    id: 'Memuat penanda yang tidak dikenal: gunakan {{trackingNumber}}, {{title}}, {{receivedOn}}, {{agency}}, atau {{dueOn}}.',
  },
  complaintOrAgency: {
    en: 'Name either the complaint or the agency.',
    id: 'Isi salah satu saja: laporan atau instansi.',
  },
  nothingDue: {
    en: 'The template says {{dueOn}}, and no follow-up of the complaint is due.',
    id: 'Templat memuat {{dueOn}}, tetapi laporan ini tidak memiliki batas waktu tindak lanjut.',
  },
  noFlag: { en: 'Name a flag to set.', id: 'Sebutkan tanda yang akan dipasang.' },
} as const satisfies Record<string, Words>;

/** That a list lacks what is named. */
export function lacks(names: readonly string[]): Words {
  const named = names.join(', ');
  return { en: `This lacks: ${named}.`, id: `Belum memuat: ${named}.` };
}

/** Of a desa, which is sent complaints only where it has asked for it; `government` is the one above it. */
export function villageNotConnected(government: string): Words {
  return {
    en: `This village has not asked to be connected; send it to ${government}.`,
    id: `Desa ini belum meminta untuk terhubung; kirimkan ke ${government}.`,
  };
}

/** Of an agency without an account, in a body without one; `reader` is the government around it that has one. */
export function readByNobody(reader: string | undefined): Words {
  return {
    en: `Nobody reads what is sent to this agency, which has no account; send it to ${reader ?? 'the national desk'}.`,
    id: `Belum ada yang membaca kiriman ke instansi ini karena belum memiliki akun; kirimkan ke ${reader ?? 'meja nasional'}.`,
  };
}

/** Of an agency that has ended; `successors` carry on its tasks. */
export function tasksWentTo(successors: readonly Pick<AgencyFacts, 'name' | 'code'>[]): Words {
  const names = successors.map(({ name, code }) => `${name} (${code})`).join(', ');
  return {
    en: `This agency has ended; its tasks went to ${names}.`,
    id: `Instansi ini sudah tidak ada; tugasnya dilanjutkan oleh ${names}.`,
  };
}

/** Of the number of a part of a year that has `last` of its kind. */
export function numberOfPart(last: number): Words {
  return { en: `Expected a number from 1 to ${last}.`, id: `Harus berupa angka 1 sampai ${last}.` };
}

/** Of a limit that is too long in its unit. */
export function longest(quantity: number): Words {
  return { en: `In this unit it can be ${quantity} at most.`, id: `Dalam satuan ini paling banyak ${quantity}.` };
}
