import type { AgencyFacts } from '../../../schema/events.js';
import type { AgencyBook } from './agency-book.js';
import type { SampleCategory } from './categories.js';
import type { Random } from './random.js';

/** The way of a sample complaint: who holds it first, and who it goes to from there. */
export interface SampleRoute {
  /** The agency that the reporter names; null leaves it to the national desk. */
  addressedTo: AgencyFacts | null;
  /** The forwards in their order; `RETURN` says that it was not in the authority of whoever held it. */
  path: readonly (AgencyFacts | 'RETURN')[];
}

/** Where a matter lies. */
export interface SamplePlace {
  province: AgencyFacts;
  regency: AgencyFacts;
  district: AgencyFacts | undefined;
}

/** Regencies whose units are known come up more often, so that every level is seen at work. */
const KNOWN_REGENCIES = ['32.16', '32.16', '32.16', '32.16', '17.02', '17.02', '64.01'];
const KNOWN_SHARE = 0.6;

/** A regency with its province and one of its kecamatan. */
export function pickPlace(book: AgencyBook, random: Random): SamplePlace {
  const known = KNOWN_REGENCIES.flatMap((code) => book.find(code) ?? []);
  const regency = random.pick(known.length > 0 && random.chance(KNOWN_SHARE) ? known : book.regencies);
  const province = book.find(regency.code.slice(0, 2)) ?? regency;
  const districts = book.districts(regency);
  return { province, regency, district: districts.length > 0 ? random.pick(districts) : undefined };
}

function nationalRoute(book: AgencyBook, ministry: AgencyFacts, { regency }: SamplePlace, random: Random): SampleRoute {
  const place = regency.name.replace(/^Pemerintah /, '');
  const office = book.office(ministry, place);
  const inside = office.id === ministry.id ? [] : [office];
  return random.chance(0.4)
    ? { addressedTo: ministry, path: inside }
    : { addressedTo: null, path: [ministry, ...inside] };
}

/** The way through the levels: from the desk or directly, by the province, into units and kecamatan, and wrong turns. */
export function pickRoute(book: AgencyBook, category: SampleCategory, place: SamplePlace, random: Random): SampleRoute {
  const { province, regency, district } = place;
  const ministry = category.ministry === undefined ? undefined : book.find(category.ministry);
  const turn = random.below(100);
  if (ministry && turn < 20) return nationalRoute(book, ministry, place, random);
  const unit = book.unit(regency, category.units);
  const inside = unit ? [unit] : district && turn < 60 ? [district] : [];
  if (turn < 45) return { addressedTo: regency, path: inside };
  if (turn < 52 && unit) return { addressedTo: unit, path: [] };
  if (turn < 70) return { addressedTo: null, path: [regency, ...inside] };
  if (turn < 82) return { addressedTo: null, path: [province, regency, ...inside] };
  if (turn < 92) return { addressedTo: null, path: [province, 'RETURN', regency, ...inside] };
  if (turn < 96) return { addressedTo: regency, path: ['RETURN', ministry ?? province] };
  const provincialUnit = book.unit(province, category.units);
  return { addressedTo: province, path: provincialUnit ? [provincialUnit] : [regency] };
}
