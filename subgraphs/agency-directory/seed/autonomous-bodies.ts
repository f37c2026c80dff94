import type { AgencyKind } from '../../kit/agency-kind.enum.js';
import type { NationalBody } from './ministries.js';
import type { SourceKey } from './sources.js';

type Row = readonly [
  code: string,
  name: string,
  shortName: string,
  basis: string,
  source: SourceKey | null,
  regionCode?: string,
];

/** State enterprises. */
const ENTERPRISES: readonly Row[] = [
  ['bumn.bulog', 'Perum Bulog', 'Bulog', 'PP 13/2016', 'stateEnterprises'],
  ['bumn.kai', 'PT Kereta Api Indonesia (Persero)', 'KAI', 'PP 19/1998', null],
  ['bumn.pertamina', 'PT Pertamina (Persero)', 'Pertamina', 'PP 31/2003', 'stateEnterprises'],
  ['bumn.pln', 'PT Perusahaan Listrik Negara (Persero)', 'PLN', 'PP 23/1994', 'electricity'],
  ['bumn.pos', 'PT Pos Indonesia (Persero)', 'Pos Indonesia', 'PP 5/1995', null],
];

/** Information commissions of provinces, which no governor supervises (UU 14/2008 art. 23: mandiri). */
const COMMISSIONS: readonly Row[] = [
  ['ki.17', 'Komisi Informasi Provinsi Bengkulu', 'KI Bengkulu', 'UU 14/2008', null, '17'],
  ['ki.32', 'Komisi Informasi Provinsi Jawa Barat', 'KI Jawa Barat', 'UU 14/2008', 'commissionOfWestJava', '32'],
  ['ki.36', 'Komisi Informasi Provinsi Banten', 'KI Banten', 'UU 14/2008', 'commissionOfBanten', '36'],
  ['ki.64', 'Komisi Informasi Provinsi Kalimantan Timur', 'KI Kalimantan Timur', 'UU 14/2008', null, '64'],
];

/** State universities with legal personality (PTN-BH). */
const UNIVERSITIES: readonly Row[] = [
  ['ptn.itb', 'Institut Teknologi Bandung', 'ITB', 'PP 65/2013', null, '32.73'],
  ['ptn.ugm', 'Universitas Gadjah Mada', 'UGM', 'PP 67/2013', null, '34.04'],
  ['ptn.ui', 'Universitas Indonesia', 'UI', 'PP 75/2021', null, '32.76'],
];

function bodies(kind: AgencyKind, rows: readonly Row[]): NationalBody[] {
  return rows.map(([code, name, shortName, basis, source, regionCode]) => ({
    code,
    name,
    shortName,
    kind,
    basis,
    source,
    ...(regionCode && { regionCode }),
  }));
}

/** A few bodies of their own beside the ministries and state agencies. */
export const AUTONOMOUS_BODIES: readonly NationalBody[] = [
  ...bodies('BUMN', ENTERPRISES),
  ...bodies('KOMISI_INFORMASI', COMMISSIONS),
  ...bodies('PERGURUAN_TINGGI_NEGERI', UNIVERSITIES),
];
