import { type EntityManager, In } from 'typeorm';
import type { AgencyFacts, PostFacts } from '../../../schema/events.js';
import type { AgencyFinder } from '../access.js';
import type { Database } from '../database.js';
import type { GrantFinder } from '../viewer.js';
import { localDate } from '../working-days.js';
import {
  AgencyFormerCodeRow,
  AgencyJurisdictionRow,
  AgencyProjectionRow,
  factsOf,
  MovedRegionRow,
  PostProjectionRow,
} from './directory-projection.entity.js';

/** Reads agencies from the projection, inside a transaction or outside. */
export class Directory implements AgencyFinder {
  constructor(private readonly manager: EntityManager) {}

  async byIds(ids: readonly string[]): Promise<AgencyFacts[]> {
    if (ids.length === 0) return [];
    return factsOf(await this.manager.findBy(AgencyProjectionRow, { id: In([...ids]) }));
  }

  async byId(id: string): Promise<AgencyFacts | undefined> {
    return (await this.byIds([id]))[0];
  }

  async byCode(code: string): Promise<AgencyFacts | undefined> {
    return factsOf(await this.manager.findBy(AgencyProjectionRow, { code })).find((facts) => facts.closedAt === null);
  }

  /** Every agency with one of these codes, also those that have ended. */
  async byCodes(codes: readonly string[]): Promise<AgencyFacts[]> {
    return factsOf(await this.manager.findBy(AgencyProjectionRow, { code: In([...codes]) }));
  }

  /**
   * Who had each of these codes last, by the code: an agency that has another one by now or has ended with it. Of a code that
   * an agency which exists has now, it is whoever had it before.
   */
  async lastHolders(codes: readonly string[]): Promise<Map<string, AgencyFacts>> {
    const former = await this.manager.findBy(AgencyFormerCodeRow, { code: In([...codes]) });
    const movedOn = new Map(
      (await this.byIds(former.map(({ agencyId }) => agencyId))).map((agency) => [agency.id, agency]),
    );
    const held = former.flatMap(({ agencyId, code, validUntil }) => {
      const agency = movedOn.get(agencyId);
      return agency ? [{ code, validUntil, agency }] : [];
    });
    for (const agency of await this.byCodes(codes)) {
      const { code, closedAt, timeZone } = agency;
      if (closedAt !== null) held.push({ code, validUntil: localDate(new Date(closedAt), timeZone), agency });
    }
    held.sort((a, b) => a.validUntil.localeCompare(b.validUntil));
    return new Map(held.map(({ code, agency }) => [code, agency]));
  }

  /** The codes that an agency had and that none which exists has now. */
  async unheldCodesOf({ formerCodes = [] }: Pick<AgencyFacts, 'formerCodes'>): Promise<string[]> {
    return this.unheldAmong([...new Set(formerCodes.map(({ code }) => code))]);
  }

  private async unheldAmong(former: readonly string[]): Promise<string[]> {
    if (former.length === 0) return [];
    const held = new Set((await this.byCodes(former)).flatMap(({ code, closedAt }) => (closedAt === null ? code : [])));
    return former.filter((code) => !held.has(code));
  }

  /** The codes that regions have now, by those of these codes that they had and that went last from them. */
  async movedRegions(codes: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.manager.find(MovedRegionRow, {
      where: { formerCode: In([...codes]) },
      order: { validUntil: 'ASC' },
    });
    return new Map(rows.map(({ formerCode, code }) => [formerCode, code]));
  }

  /** The codes that a region had as it moved and that no government which exists has now. */
  async unheldCodesOfRegion(code: string): Promise<string[]> {
    const rows = await this.manager.findBy(MovedRegionRow, { code });
    return this.unheldAmong([...new Set(rows.map(({ formerCode }) => formerCode))]);
  }

  /**
   * The agency that `reference` names: an id, the code of an agency that exists now, or else a code that no agency has any
   * more, of whoever had it last. What is found by a code may have ended too.
   */
  async find(reference: string): Promise<AgencyFacts | undefined> {
    return (
      (await this.byId(reference)) ??
      (await this.byCode(reference)) ??
      (await this.lastHolders([reference])).get(reference)
    );
  }

  async byOrganisations(paths: readonly string[]): Promise<AgencyFacts[]> {
    return factsOf(await this.manager.findBy(AgencyProjectionRow, { organisation: In([...paths]) }));
  }

  async byJurisdictions(regions: readonly string[]): Promise<AgencyFacts[]> {
    const rows = await this.manager.findBy(AgencyJurisdictionRow, { region: In([...regions]) });
    return this.byIds([...new Set(rows.map((row) => row.agencyId))]);
  }

  async postsByIds(ids: readonly string[]): Promise<PostFacts[]> {
    const rows = await this.manager.findBy(PostProjectionRow, { id: In([...ids]) });
    return rows.map((row) => row.facts);
  }

  /** The posts that `officerIds` hold or held. */
  async postsOf(officerIds: readonly string[]): Promise<PostFacts[]> {
    const rows = await this.manager.findBy(PostProjectionRow, { officerId: In([...officerIds]) });
    return rows.map((row) => row.facts);
  }
}

/** Finds what grants rest on among what the directory has told until now. */
export function projectedGrants(database: Database): GrantFinder {
  const directory = new Directory(database.read);
  return { agenciesById: (ids) => directory.byIds(ids), postsById: (ids) => directory.postsByIds(ids) };
}
