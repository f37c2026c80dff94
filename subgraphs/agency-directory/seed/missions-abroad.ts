import type { NationalUnit } from './national-unit.js';

const BASIS = 'UU 37/1999 and Keppres 108/2003';

type Row = readonly [slug: string, name: string, shortName: string, timeZone: string];

const ROWS: readonly Row[] = [
  ['kbri-kuala-lumpur', 'Kedutaan Besar Republik Indonesia Kuala Lumpur', 'KBRI Kuala Lumpur', 'Asia/Kuala_Lumpur'],
  ['kbri-singapura', 'Kedutaan Besar Republik Indonesia Singapura', 'KBRI Singapura', 'Asia/Singapore'],
  ['kbri-riyadh', 'Kedutaan Besar Republik Indonesia Riyadh', 'KBRI Riyadh', 'Asia/Riyadh'],
  ['kbri-tokyo', 'Kedutaan Besar Republik Indonesia Tokyo', 'KBRI Tokyo', 'Asia/Tokyo'],
  ['kjri-jeddah', 'Konsulat Jenderal Republik Indonesia Jeddah', 'KJRI Jeddah', 'Asia/Riyadh'],
  ['kjri-hong-kong', 'Konsulat Jenderal Republik Indonesia Hong Kong', 'KJRI Hong Kong', 'Asia/Hong_Kong'],
];

/** A few Indonesian missions abroad (perwakilan RI), each in the zone of its place. */
export const MISSIONS_ABROAD: readonly NationalUnit[] = ROWS.map(([slug, name, shortName, timeZone]) => ({
  code: `kl.kemlu/${slug}`,
  name,
  shortName,
  kind: 'PERWAKILAN_RI',
  regionCode: null,
  timeZone,
  basis: BASIS,
}));
