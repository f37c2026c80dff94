import { registerEnumType } from 'type-graphql';
import type { Language } from '../../schema/errors.js';
import type { AgencyKind as AgencyKindName } from './seed/agency-seed.js';

/** English name → kind as it is stored and told to other subgraphs. */
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
  PROVINCIAL_GOVERNMENT: 'PEMERINTAH_PROVINSI',
  REGENCY_GOVERNMENT: 'PEMERINTAH_KABUPATEN',
  CITY_GOVERNMENT: 'PEMERINTAH_KOTA',
  ADMINISTRATIVE_REGENCY: 'KABUPATEN_ADMINISTRATIF',
  ADMINISTRATIVE_CITY: 'KOTA_ADMINISTRATIF',
  DISTRICT: 'KECAMATAN',
  CENTRAL_UNIT: 'UNIT_ESELON_I',
  VERTICAL_OFFICE: 'INSTANSI_VERTIKAL',
  REGIONAL_SECRETARIAT: 'SEKRETARIAT_DAERAH',
  COUNCIL_SECRETARIAT: 'SEKRETARIAT_DPRD',
  INSPECTORATE: 'INSPEKTORAT',
  REGIONAL_DEPARTMENT: 'DINAS',
  REGIONAL_BOARD: 'BADAN',
  PUBLIC_ORDER_UNIT: 'SATPOL_PP',
  REGIONAL_HOSPITAL: 'RUMAH_SAKIT_DAERAH',
  BUREAU: 'BIRO',
  SECTION: 'BAGIAN',
  DIVISION: 'BIDANG',
  TECHNICAL_UNIT: 'UPTD',
  BRANCH_OFFICE: 'CABANG_DINAS',
} as const satisfies Record<string, AgencyKindName>;

export type AgencyKind = AgencyKindName;

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
  PEMERINTAH_PROVINSI: { id: 'Pemerintah provinsi', en: 'Provincial government' },
  PEMERINTAH_KABUPATEN: { id: 'Pemerintah kabupaten', en: 'Regency government' },
  PEMERINTAH_KOTA: { id: 'Pemerintah kota', en: 'City government' },
  KABUPATEN_ADMINISTRATIF: { id: 'Kabupaten administrasi', en: 'Administrative regency' },
  KOTA_ADMINISTRATIF: { id: 'Kota administrasi', en: 'Administrative city' },
  KECAMATAN: { id: 'Kecamatan', en: 'District' },
  UNIT_ESELON_I: { id: 'Unit eselon I', en: 'Central unit of a ministry' },
  INSTANSI_VERTIKAL: { id: 'Instansi vertikal', en: 'Vertical office' },
  SEKRETARIAT_DAERAH: { id: 'Sekretariat daerah', en: 'Regional secretariat' },
  SEKRETARIAT_DPRD: { id: 'Sekretariat DPRD', en: 'Secretariat of the regional council' },
  INSPEKTORAT: { id: 'Inspektorat', en: 'Inspectorate' },
  DINAS: { id: 'Dinas', en: 'Regional department' },
  BADAN: { id: 'Badan', en: 'Regional board' },
  SATPOL_PP: { id: 'Satuan polisi pamong praja', en: 'Public order unit' },
  RUMAH_SAKIT_DAERAH: { id: 'Rumah sakit daerah', en: 'Regional hospital' },
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
