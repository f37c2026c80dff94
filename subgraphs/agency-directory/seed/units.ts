import { BANTEN } from './units/banten.js';
import { BENGKULU } from './units/bengkulu.js';
import type { UnitSeed } from './units/government-units.js';
import { JAWA_BARAT } from './units/jawa-barat.js';
import { KABUPATEN_BEKASI } from './units/kabupaten-bekasi.js';
import { KALIMANTAN_TIMUR } from './units/kalimantan-timur.js';
import { PASER } from './units/paser.js';
import { REJANG_LEBONG } from './units/rejang-lebong.js';

/** The units (perangkat daerah) of the local governments that the project knows in detail, parents first. */
export const UNITS: readonly UnitSeed[] = [
  ...BENGKULU,
  ...REJANG_LEBONG,
  ...JAWA_BARAT,
  ...KABUPATEN_BEKASI,
  ...BANTEN,
  ...KALIMANTAN_TIMUR,
  ...PASER,
];
