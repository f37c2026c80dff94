import { timeZoneOfRegion } from '../region-conventions.js';
import type { AgencySeed } from './agency-seed.js';
import { AUTONOMOUS_BODIES } from './autonomous-bodies.js';
import { CENTRAL_SERVICES } from './central-services.js';
import { ENDED_BODIES } from './ended-bodies.js';
import { governmentOf } from './local-governments.js';
import { MINISTRIES, type NationalBody } from './ministries.js';
import { MISSIONS_ABROAD } from './missions-abroad.js';
import type { NationalUnit } from './national-unit.js';
import { loadRegions } from './regions.js';
import { provenance, SOURCES } from './sources.js';
import { STATE_AGENCIES } from './state-agencies.js';
import type { UnitSeed } from './units/government-units.js';
import { UNITS } from './units.js';
import { OFFICES } from './vertical-offices.js';

const CAPITAL_TIME_ZONE = 'Asia/Jakarta';

const NATIONAL_DESK: AgencySeed = {
  code: 'sp4n',
  name: 'Admin Nasional SP4N-LAPOR!',
  shortName: 'Admin Nasional',
  kind: 'NATIONAL_DESK',
  level: 'NATIONAL',
  parentCode: null,
  regionCode: null,
  jurisdiction: [],
  timeZone: CAPITAL_TIME_ZONE,
  ...provenance(null, 'Perpres 76/2013 and PermenPANRB 5/2025'),
};

/**
 * Territory of Otorita IKN: the districts that its delineation (UU 21/2023) touches. Sepaku lies wholly inside; the borders of the
 * six in Kutai Kartanegara (Loa Kulu, Loa Janan, Samboja, Muara Jawa, Sanga Sanga, Samboja Barat) are still being drawn.
 */
const NUSANTARA = {
  regionCode: '64',
  jurisdiction: ['64.02.02', '64.02.03', '64.02.13', '64.02.14', '64.02.15', '64.02.20', '64.09.04'],
};

/**
 * Every body of the directory, parents before their parts: the national desk, ministries, state agencies and other bodies
 * of the centre with a few of their offices and missions abroad, 38 provinces, 508 autonomous kabupaten and kota, DKI's six, 7,285 districts, and the known units.
 * `ended` adds the bodies that no longer exist, with their last day, for the history of codes.
 */
export function loadAgencies(options: { ended?: boolean } = {}): AgencySeed[] {
  return [
    NATIONAL_DESK,
    ...(options.ended ? ENDED_BODIES.map(nationalAgency) : []),
    ...[...MINISTRIES, ...STATE_AGENCIES, ...AUTONOMOUS_BODIES].map(nationalAgency),
    ...[...OFFICES, ...CENTRAL_SERVICES, ...MISSIONS_ABROAD].map(nationalUnit),
    ...loadRegions({ villages: false }).flatMap((region) => governmentOf(region) ?? []),
    ...UNITS.map(localUnit),
  ];
}

function nationalAgency(body: NationalBody): AgencySeed {
  const { basis, source, regionCode = null, ...named } = body;
  const territory = body.kind === 'OTORITA' ? NUSANTARA : { regionCode, jurisdiction: [] };
  return {
    ...named,
    level: 'MINISTRY',
    parentCode: null,
    ...territory,
    timeZone: territory.regionCode === null ? CAPITAL_TIME_ZONE : timeZoneOfRegion(territory.regionCode),
    ...provenance(source === null ? null : SOURCES[source], basis),
  };
}

function nationalUnit({ basis, ...unit }: NationalUnit): AgencySeed {
  return {
    ...unit,
    level: 'UNIT',
    parentCode: unit.code.slice(0, unit.code.lastIndexOf('/')),
    jurisdiction: [],
    timeZone: unit.timeZone ?? (unit.regionCode === null ? CAPITAL_TIME_ZONE : timeZoneOfRegion(unit.regionCode)),
    ...provenance(null, basis),
  };
}

function localUnit({ government, ...unit }: UnitSeed): AgencySeed {
  return {
    ...unit,
    level: 'UNIT',
    regionCode: government,
    jurisdiction: [],
    timeZone: timeZoneOfRegion(government),
  };
}
