import { In } from 'typeorm';
import type { Page, PageArguments } from '../kit/connection.js';
import type { Database } from '../kit/database.js';
import { pageByKeyset } from '../kit/keyset-page.js';
import { withinTerritory } from '../kit/relations.js';
import { inOrderOf } from '../kit/request-context.js';
import { validate } from '../kit/validate.js';
import { groupRows } from './group-rows.js';
import { RegionRow } from './region.entity.js';
import { type RegionFilter, regionFilterSchema } from './region.filter.js';
import { whereSearched } from './search-condition.js';

/** Reads the code book. Regions are public. */
export class RegionService {
  constructor(private readonly database: Database) {}

  readonly loadByIds = async (ids: readonly string[]): Promise<(RegionRow | undefined)[]> =>
    inOrderOf(ids, await this.database.read.findBy(RegionRow, { id: In([...ids]) }), ({ id }) => id);

  readonly loadByCodes = async (codes: readonly string[]): Promise<(RegionRow | undefined)[]> =>
    inOrderOf(codes, await this.database.read.findBy(RegionRow, { code: In([...codes]) }), ({ code }) => code);

  /** The regions right below each code, in code order. */
  readonly loadChildren = async (codes: readonly string[]): Promise<RegionRow[][]> => {
    const rows = await this.database.read.find(RegionRow, {
      where: { parentCode: In([...codes]) },
      order: { code: 'ASC' },
    });
    return groupRows<string | null, RegionRow>(codes, rows, ({ parentCode }) => parentCode);
  };

  /** A page in code order. Throws `BAD_USER_INPUT` for a filter that cannot be. */
  list(filter: RegionFilter, { first, after }: PageArguments): Promise<Page<RegionRow>> {
    const { search, kinds, levels, within, autonomous } = validate(regionFilterSchema, filter, 'filter');
    const query = this.database.read.createQueryBuilder(RegionRow, 'region');
    if (search) whereSearched(query, search);
    if (kinds) query.andWhere('region.kind IN (:...kinds)', { kinds: [...new Set(kinds), ''] });
    if (levels) query.andWhere('region.level IN (:...levels)', { levels: [...new Set(levels), ''] });
    if (autonomous != null) query.andWhere('region.autonomous = :autonomous', { autonomous });
    if (within) {
      const { sql, parameters } = withinTerritory('region.code', within, 'within');
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
