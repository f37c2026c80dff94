import type { AgencyFacts } from '../../../schema/events.js';
import type { AgencyFinder } from '../../kit/access.js';
import { organisationAndAbove } from '../../kit/relations.js';
import { readsInbox } from '../forwarding/reach.js';

function groupBy<T>(rows: readonly T[], keysOf: (row: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
  }
  return groups;
}

/** Every agency that exists, in memory, so that hundreds of complaints are seeded without asking the database for each. */
export class AgencyBook implements AgencyFinder {
  private readonly byCode: ReadonlyMap<string, AgencyFacts>;
  private readonly byPath: ReadonlyMap<string, AgencyFacts[]>;
  private readonly byRegion: ReadonlyMap<string, AgencyFacts[]>;
  private readonly agenciesById: ReadonlyMap<string, AgencyFacts>;
  /** Regencies and cities, in the order of their codes. */
  readonly regencies: readonly AgencyFacts[];
  private readonly districtsOf: ReadonlyMap<string, AgencyFacts[]>;
  private readonly unitsOf: ReadonlyMap<string, AgencyFacts[]>;

  constructor(agencies: readonly AgencyFacts[]) {
    const living = agencies.filter(({ closedAt }) => closedAt === null).sort((a, b) => (a.code < b.code ? -1 : 1));
    this.byCode = new Map(living.map((agency) => [agency.code, agency]));
    this.agenciesById = new Map(living.map((agency) => [agency.id, agency]));
    this.byPath = groupBy(living, ({ organisation }) => [organisation]);
    this.byRegion = groupBy(living, ({ jurisdiction }) => jurisdiction);
    this.regencies = living.filter(({ level }) => level === 'REGENCY');
    const districts = living.filter(({ level }) => level === 'DISTRICT');
    this.districtsOf = groupBy(districts, ({ code }) => [code.split('.').slice(0, 2).join('.')]);
    const units = living.filter(({ level }) => level === 'UNIT');
    this.unitsOf = groupBy(units, ({ code }) => [code.slice(0, code.indexOf('/'))]);
  }

  find(code: string): AgencyFacts | undefined {
    return this.byCode.get(code);
  }

  byId(id: string): AgencyFacts | undefined {
    return this.agenciesById.get(id);
  }

  districts(regency: AgencyFacts): readonly AgencyFacts[] {
    return this.districtsOf.get(regency.code) ?? [];
  }

  /** The unit of `government` whose code goes on with one of `slugs`, the first of them first. */
  unit(government: AgencyFacts, slugs: readonly string[]): AgencyFacts | undefined {
    const units = this.unitsOf.get(government.code) ?? [];
    const codes = slugs.map((slug) => `${government.code}/${slug}`);
    return codes.map((code) => units.find((unit) => unit.code === code)).find((unit) => unit !== undefined);
  }

  /** The office of a national body that sits in a place, by the last words of its name; else the body itself. */
  office(body: AgencyFacts, place: string): AgencyFacts {
    const offices = this.unitsOf.get(body.code) ?? [];
    return offices.find(({ name }) => name.endsWith(place)) ?? body;
  }

  /** Whether somebody reads what is brought to the agency. */
  isRead(agency: AgencyFacts): boolean {
    const line = organisationAndAbove(agency.organisation).flatMap((path) => this.byPath.get(path) ?? []);
    return readsInbox(agency, line);
  }

  async byOrganisations(paths: readonly string[]): Promise<AgencyFacts[]> {
    return paths.flatMap((path) => this.byPath.get(path) ?? []);
  }

  async byJurisdictions(regions: readonly string[]): Promise<AgencyFacts[]> {
    return [...new Set(regions.flatMap((region) => this.byRegion.get(region) ?? []))];
  }
}
