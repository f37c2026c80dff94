import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { type Page, PageArguments } from '../kit/connection.js';
import { regionCode } from '../kit/input-rules.js';
import { pageOfList } from '../kit/page-list.js';
import { RequestContext } from '../kit/request-context.js';
import { DateScalar } from '../kit/scalars.js';
import { validate } from '../kit/validate.js';
import { RegionRow } from './region.entity.js';
import { RegionFilter } from './region.filter.js';
import { RegionService } from './region.service.js';
import { Region, RegionCode, RegionConnection } from './region.type.js';

@Resolver(() => Region)
export class RegionResolver {
  constructor(private readonly regions: RegionService) {}

  @Query(() => Region, {
    nullable: true,
    description:
      'One region by a code; null where there is none (wilayah). Without `at` a code names the region that has it now, else the last that had it.',
  })
  region(
    @Arg('code', () => String, { description: 'Such as `32.16` (kode wilayah).' }) code: string,
    @Arg('at', () => DateScalar, {
      nullable: true,
      description: 'The region that had the code on this day, all but its code as it is now (pada tanggal).',
    })
    at: string | null,
    @Ctx() context: RequestContext,
  ): Promise<RegionRow | undefined> {
    const checked = validate(regionCode, code, 'code');
    return at ? this.regions.byCodeAt(checked, at) : context.load(this.regions.loadByCodes, checked);
  }

  @FieldResolver(() => [RegionCode], {
    nullable: true,
    description: 'The codes that it has and had, the oldest first (riwayat kode wilayah).',
  })
  async codes(@Root() region: RegionRow, @Ctx() context: RequestContext): Promise<RegionCode[]> {
    const rows = await context.load(this.regions.loadCodes, region);
    return rows.map(({ code, validFrom, validUntil }) => ({ code, from: validFrom, until: validUntil }));
  }

  @Query(() => RegionConnection, {
    name: 'regions',
    nullable: true,
    description: 'Regions in the order of their codes (daftar wilayah).',
  })
  allRegions(
    @Args(() => PageArguments) page: PageArguments,
    @Arg('filter', () => RegionFilter, {
      nullable: true,
      description: 'Which ones; all where it is left out (penyaring).',
    })
    filter: RegionFilter | null,
  ): Promise<Page<RegionRow>> {
    return this.regions.list({ ...filter }, page);
  }

  @FieldResolver(() => Region, { nullable: true, description: 'The region that it lies in (wilayah induk).' })
  parent(@Root() { parentCode }: RegionRow, @Ctx() context: RequestContext): Promise<RegionRow | undefined> | null {
    return parentCode === null ? null : context.load(this.regions.loadByCodes, parentCode);
  }

  @FieldResolver(() => RegionConnection, {
    nullable: true,
    description: 'The regions right below it, by code (wilayah bawahan).',
  })
  async children(
    @Root() region: RegionRow,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<RegionRow>> {
    const order = { name: `regions below ${region.code}`, keyOf: ({ code }: RegionRow) => code };
    return pageOfList(await context.load(this.regions.loadChildren, region.code), order, page);
  }
}
