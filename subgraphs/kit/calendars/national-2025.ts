import type { CalendarYearEntry } from './calendar-year.js';

/** The joint decree of the ministers of religion, manpower and administrative reform, with 18 August added in 2025. */
export const NATIONAL_2025: CalendarYearEntry = {
  year: 2025,
  region: '',
  basis:
    'SKB 3 Menteri 1017/2024, 2/2024, 2/2024 tentang Hari Libur Nasional dan Cuti Bersama Tahun 2025, diubah dengan 933/2025, 1/2025, 3/2025',
  holidays: [
    { date: '2025-01-01', kind: 'NATIONAL_HOLIDAY', name: 'Tahun Baru 2025 Masehi' },
    { date: '2025-01-27', kind: 'NATIONAL_HOLIDAY', name: 'Isra Mikraj Nabi Muhammad S.A.W.' },
    { date: '2025-01-28', kind: 'JOINT_LEAVE', name: 'Cuti bersama Tahun Baru Imlek 2576 Kongzili' },
    { date: '2025-01-29', kind: 'NATIONAL_HOLIDAY', name: 'Tahun Baru Imlek 2576 Kongzili' },
    { date: '2025-03-28', kind: 'JOINT_LEAVE', name: 'Cuti bersama Hari Suci Nyepi (Tahun Baru Saka 1947)' },
    { date: '2025-03-29', kind: 'NATIONAL_HOLIDAY', name: 'Hari Suci Nyepi (Tahun Baru Saka 1947)' },
    { date: '2025-03-31', kind: 'NATIONAL_HOLIDAY', name: 'Idulfitri 1446 Hijriah' },
    { date: '2025-04-01', kind: 'NATIONAL_HOLIDAY', name: 'Idulfitri 1446 Hijriah' },
    { date: '2025-04-02', kind: 'JOINT_LEAVE', name: 'Cuti bersama Idulfitri 1446 Hijriah' },
    { date: '2025-04-03', kind: 'JOINT_LEAVE', name: 'Cuti bersama Idulfitri 1446 Hijriah' },
    { date: '2025-04-04', kind: 'JOINT_LEAVE', name: 'Cuti bersama Idulfitri 1446 Hijriah' },
    { date: '2025-04-07', kind: 'JOINT_LEAVE', name: 'Cuti bersama Idulfitri 1446 Hijriah' },
    { date: '2025-04-18', kind: 'NATIONAL_HOLIDAY', name: 'Wafat Yesus Kristus' },
    { date: '2025-04-20', kind: 'NATIONAL_HOLIDAY', name: 'Kebangkitan Yesus Kristus (Paskah)' },
    { date: '2025-05-01', kind: 'NATIONAL_HOLIDAY', name: 'Hari Buruh Internasional' },
    { date: '2025-05-12', kind: 'NATIONAL_HOLIDAY', name: 'Hari Raya Waisak 2569 BE' },
    { date: '2025-05-13', kind: 'JOINT_LEAVE', name: 'Cuti bersama Hari Raya Waisak 2569 BE' },
    { date: '2025-05-29', kind: 'NATIONAL_HOLIDAY', name: 'Kenaikan Yesus Kristus' },
    { date: '2025-05-30', kind: 'JOINT_LEAVE', name: 'Cuti bersama Kenaikan Yesus Kristus' },
    { date: '2025-06-01', kind: 'NATIONAL_HOLIDAY', name: 'Hari Lahir Pancasila' },
    { date: '2025-06-06', kind: 'NATIONAL_HOLIDAY', name: 'Iduladha 1446 Hijriah' },
    { date: '2025-06-09', kind: 'JOINT_LEAVE', name: 'Cuti bersama Iduladha 1446 Hijriah' },
    { date: '2025-06-27', kind: 'NATIONAL_HOLIDAY', name: '1 Muharam Tahun Baru Islam 1447 Hijriah' },
    { date: '2025-08-17', kind: 'NATIONAL_HOLIDAY', name: 'Proklamasi Kemerdekaan' },
    { date: '2025-08-18', kind: 'JOINT_LEAVE', name: 'Cuti bersama Proklamasi Kemerdekaan' },
    { date: '2025-09-05', kind: 'NATIONAL_HOLIDAY', name: 'Maulid Nabi Muhammad S.A.W.' },
    { date: '2025-12-25', kind: 'NATIONAL_HOLIDAY', name: 'Kelahiran Yesus Kristus' },
    { date: '2025-12-26', kind: 'JOINT_LEAVE', name: 'Cuti bersama Kelahiran Yesus Kristus' },
  ],
};
