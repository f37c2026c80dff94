import { registerEnumType } from 'type-graphql';
import type { Language } from '../../schema/errors.js';

/**
 * English name, as the API shows it → kind as it is stored and told to other subgraphs, which is the Indonesian term where
 * translating loses the legal meaning.
 */
export const AgencyKind = {
  NATIONAL_DESK: 'NATIONAL_DESK',
  COORDINATING_MINISTRY: 'KEMENTERIAN_KOORDINATOR',
  MINISTRY: 'KEMENTERIAN',
  NON_MINISTERIAL_AGENCY: 'LPNK',
  NON_STRUCTURAL_BODY: 'LNS',
  STATE_INSTITUTION: 'LEMBAGA_NEGARA',
  INFORMATION_COMMISSION: 'KOMISI_INFORMASI',
  ARMED_FORCES: 'TNI',
  POLICE: 'POLRI',
  PROSECUTION: 'KEJAKSAAN',
  AUTHORITY: 'OTORITA',
  PUBLIC_LEGAL_ENTITY: 'BADAN_HUKUM_PUBLIK',
  STATE_ENTERPRISE: 'BUMN',
  STATE_UNIVERSITY: 'PERGURUAN_TINGGI_NEGERI',
  PROVINCIAL_GOVERNMENT: 'PEMERINTAH_PROVINSI',
  REGENCY_GOVERNMENT: 'PEMERINTAH_KABUPATEN',
  CITY_GOVERNMENT: 'PEMERINTAH_KOTA',
  ADMINISTRATIVE_REGENCY: 'KABUPATEN_ADMINISTRATIF',
  ADMINISTRATIVE_CITY: 'KOTA_ADMINISTRATIF',
  DISTRICT: 'KECAMATAN',
  URBAN_VILLAGE: 'KELURAHAN',
  VILLAGE: 'DESA',
  CENTRAL_UNIT: 'UNIT_ESELON_I',
  VERTICAL_OFFICE: 'INSTANSI_VERTIKAL',
  PUBLIC_SERVICE_AGENCY: 'BLU',
  CENTRAL_HOSPITAL: 'RUMAH_SAKIT_PUSAT',
  MISSION_ABROAD: 'PERWAKILAN_RI',
  REGIONAL_SECRETARIAT: 'SEKRETARIAT_DAERAH',
  COUNCIL_SECRETARIAT: 'SEKRETARIAT_DPRD',
  INSPECTORATE: 'INSPEKTORAT',
  REGIONAL_DEPARTMENT: 'DINAS',
  REGIONAL_BOARD: 'BADAN',
  PUBLIC_ORDER_UNIT: 'SATPOL_PP',
  REGIONAL_HOSPITAL: 'RUMAH_SAKIT_DAERAH',
  REGIONAL_ENTERPRISE: 'BUMD',
  BUREAU: 'BIRO',
  SECTION: 'BAGIAN',
  DIVISION: 'BIDANG',
  TECHNICAL_UNIT: 'UPTD',
  BRANCH_OFFICE: 'CABANG_DINAS',
} as const satisfies Record<string, string>;

export type AgencyKind = (typeof AgencyKind)[keyof typeof AgencyKind];

export const AGENCY_KIND_LABELS: Readonly<Record<AgencyKind, Readonly<Record<Language, string>>>> = {
  NATIONAL_DESK: { id: 'Admin nasional', en: 'National desk' },
  KEMENTERIAN_KOORDINATOR: { id: 'Kementerian koordinator', en: 'Coordinating ministry' },
  KEMENTERIAN: { id: 'Kementerian', en: 'Ministry' },
  LPNK: { id: 'Lembaga pemerintah nonkementerian', en: 'Non-ministerial agency' },
  LNS: { id: 'Lembaga nonstruktural', en: 'Non-structural body' },
  LEMBAGA_NEGARA: { id: 'Lembaga negara', en: 'State institution' },
  KOMISI_INFORMASI: { id: 'Komisi informasi', en: 'Information commission' },
  TNI: { id: 'Tentara Nasional Indonesia', en: 'Armed forces' },
  POLRI: { id: 'Kepolisian', en: 'Police' },
  KEJAKSAAN: { id: 'Kejaksaan', en: 'Prosecution' },
  OTORITA: { id: 'Otorita', en: 'Authority' },
  BADAN_HUKUM_PUBLIK: { id: 'Badan hukum publik', en: 'Public legal entity' },
  BUMN: { id: 'Badan usaha milik negara', en: 'State enterprise' },
  PERGURUAN_TINGGI_NEGERI: { id: 'Perguruan tinggi negeri', en: 'State university' },
  PEMERINTAH_PROVINSI: { id: 'Pemerintah provinsi', en: 'Provincial government' },
  PEMERINTAH_KABUPATEN: { id: 'Pemerintah kabupaten', en: 'Regency government' },
  PEMERINTAH_KOTA: { id: 'Pemerintah kota', en: 'City government' },
  KABUPATEN_ADMINISTRATIF: { id: 'Kabupaten administrasi', en: 'Administrative regency' },
  KOTA_ADMINISTRATIF: { id: 'Kota administrasi', en: 'Administrative city' },
  KECAMATAN: { id: 'Kecamatan', en: 'District' },
  KELURAHAN: { id: 'Kelurahan', en: 'Urban village, a unit of its regency or city' },
  DESA: { id: 'Desa', en: 'Village, a body of its own' },
  UNIT_ESELON_I: { id: 'Unit eselon I', en: 'Central unit of a ministry' },
  INSTANSI_VERTIKAL: { id: 'Instansi vertikal', en: 'Vertical office' },
  BLU: { id: 'Badan layanan umum', en: 'Public service agency of a national body' },
  RUMAH_SAKIT_PUSAT: { id: 'Rumah sakit pemerintah pusat', en: 'Hospital of the centre' },
  PERWAKILAN_RI: { id: 'Perwakilan RI di luar negeri', en: 'Indonesian mission abroad' },
  SEKRETARIAT_DAERAH: { id: 'Sekretariat daerah', en: 'Regional secretariat' },
  SEKRETARIAT_DPRD: { id: 'Sekretariat DPRD', en: 'Secretariat of the regional council' },
  INSPEKTORAT: { id: 'Inspektorat', en: 'Inspectorate' },
  DINAS: { id: 'Dinas', en: 'Regional department' },
  BADAN: { id: 'Badan', en: 'Regional board' },
  SATPOL_PP: { id: 'Satuan polisi pamong praja', en: 'Public order unit' },
  RUMAH_SAKIT_DAERAH: { id: 'Rumah sakit daerah', en: 'Regional hospital' },
  BUMD: { id: 'Badan usaha milik daerah', en: 'Regional enterprise' },
  BIRO: { id: 'Biro', en: 'Bureau' },
  BAGIAN: { id: 'Bagian', en: 'Section' },
  BIDANG: { id: 'Bidang', en: 'Division' },
  UPTD: { id: 'Unit pelaksana teknis daerah', en: 'Technical unit' },
  CABANG_DINAS: { id: 'Cabang dinas', en: 'Branch office of a department' },
};

registerEnumType(AgencyKind, {
  name: 'AgencyKind',
  description: 'What kind of body or unit an agency is (jenis instansi).',
  valuesConfig: Object.fromEntries(
    Object.entries(AgencyKind).map(([name, kind]) => {
      const { en, id } = AGENCY_KIND_LABELS[kind];
      return [name, { description: `${en} (${id}).` }];
    }),
  ),
});
