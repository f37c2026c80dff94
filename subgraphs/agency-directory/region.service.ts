import { In, IsNull } from 'typeorm';
import type { Page, PageArguments } from '../kit/connection.js';
import type { Database } from '../kit/database.js';
import { isValidOn } from '../kit/held-on.js';
import { pageByKeyset } from '../kit/keyset-page.js';
import { withinTerritory } from '../kit/relations.js';
import { inOrderOf } from '../kit/request-context.js';
import { validate } from '../kit/validate.js';
import { findNamedRegion } from './find-region.js';
import { groupRows } from './group-rows.js';
import { RegionRow } from './region.entity.js';
import { type RegionFilter, regionFilterSchema } from './region.filter.js';
import { whereSearched } from './search-condition.js';
import { RegionCodeRow } from './succession/succession.entity.js';

const END = '9999-12-31';

function byLastDay(a: RegionCodeRow, b: RegionCodeRow): number {
  return (a.validUntil ?? END).localeCompare(b.validUntil ?? END);
}

/** Reads the code book. Regions are public. */
export class RegionService {
  constructor(private readonly database: Database) {}

  readonly loadByIds = async (ids: readonly string[]): Promise<(RegionRow | undefined)[]> =>
    inOrderOf(ids, await this.database.read.findBy(RegionRow, { id: In([...ids]) }), ({ id }) => id);

  /** The region that has each code now, or has ended with it, else the one that had it last. */
  readonly loadByCodes = async (codes: readonly string[]): Promise<(RegionRow | undefined)[]> => {
    const found = await this.database.read.findBy(RegionRow, { code: In([...codes]) });
    const regions = inOrderOf(codes, found, ({ code }) => code);
    const missing = codes.filter((_, index) => !regions[index]);
    if (missing.length === 0) return regions;
    const former = await this.database.read.findBy(RegionCodeRow, { code: In(missing) });
    const holders = new Map(former.sort(byLastDay).map(({ code, regionId }) => [code, regionId]));
    const present = await this.loadByIds(codes.map((code) => holders.get(code) ?? ''));
    return regions.map((region, index) => region ?? present[index]);
  };

  /** The region that had `code` on `day`, of two on the day of a change the one that had it since, with its code of then; undefined where none had. */
  async byCodeAt(code: string, day: string): Promise<RegionRow | undefined> {
    const dated = await this.database.read.find(RegionCodeRow, { where: { code }, order: { validFrom: 'DESC' } });
    const entry = dated.find((candidate) => isValidOn(candidate, day));
    const [region] = entry
      ? await this.loadByIds([entry.regionId])
      : await this.database.read.findBy(RegionRow, { code });
    if (!region || (region.endedOn !== null && region.endedOn < day)) return undefined;
    // A region whose code was another one then is not meant by the one that it has now.
    if (!entry && (await this.database.read.existsBy(RegionCodeRow, { regionId: region.id }))) return undefined;
    return entry ? { ...region, code } : region;
  }

  /** The codes that each has and had, the oldest first; of a region whose code never changed the one that it has. */
  readonly loadCodes = async (regions: readonly RegionRow[]): Promise<RegionCodeRow[][]> => {
    const ids = regions.map(({ id }) => id);
    const rows = await this.database.read.findBy(RegionCodeRow, { regionId: In(ids) });
    const dated = groupRows(ids, rows.sort(byLastDay), ({ regionId }) => regionId);
    return regions.map(({ id, code, endedOn }, index) => {
      const known = dated[index] ?? [];
      return known.length > 0 ? known : [{ id, regionId: id, code, validFrom: null, validUntil: endedOn }];
    });
  };

  /** The regions right below each code, in code order. */
  readonly loadChildren = async (codes: readonly string[]): Promise<RegionRow[][]> => {
    const rows = await this.database.read.find(RegionRow, {
      where: { parentCode: In([...codes]), endedOn: IsNull() },
      order: { code: 'ASC' },
    });
    return groupRows<string | null, RegionRow>(codes, rows, ({ parentCode }) => parentCode);
  };

  /** A page in code order. Throws `BAD_USER_INPUT` for a filter that cannot be. */
  async list(filter: RegionFilter, { first, after }: PageArguments): Promise<Page<RegionRow>> {
    const { search, kinds, levels, within, autonomous } = validate(regionFilterSchema, filter, 'filter');
    const query = this.database.read.createQueryBuilder(RegionRow, 'region');
    query.andWhere('region.endedOn IS NULL');
    if (search) whereSearched(query, search);
    if (kinds) query.andWhere('region.kind IN (:...kinds)', { kinds: [...new Set(kinds), ''] });
    if (levels) query.andWhere('region.level IN (:...levels)', { levels: [...new Set(levels), ''] });
    if (autonomous != null) query.andWhere('region.autonomous = :autonomous', { autonomous });
    if (within) {
      const code = await findNamedRegion(this.database.read, within, 'filter.within');
      const { sql, parameters } = withinTerritory('region.code', code, 'within');
      query.andWhere(sql, parameters);
    }
    return pageByKeyset(query, {
      sort: [{ column: 'code', direction: 'ASC', kind: 'text' }],
      idColumn: 'id',
      first,
      after,
    });
  }
}
