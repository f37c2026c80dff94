import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { type Page, PageArguments } from '../kit/connection.js';
import { regionCode } from '../kit/input-rules.js';
import { pageOfList } from '../kit/page-list.js';
import { RequestContext } from '../kit/request-context.js';
import { validate } from '../kit/validate.js';
import { RegionRow } from './region.entity.js';
import { RegionFilter } from './region.filter.js';
import { RegionService } from './region.service.js';
import { Region, RegionConnection } from './region.type.js';

@Resolver(() => Region)
export class RegionResolver {
  constructor(private readonly regions: RegionService) {}

  @Query(() => Region, { nullable: true, description: 'One region by its code; null where there is none (wilayah).' })
  region(
    @Arg('code', () => String, { description: 'Such as `32.16` (kode wilayah).' }) code: string,
    @Ctx() context: RequestContext,
  ): Promise<RegionRow | undefined> {
    return context.load(this.regions.loadByCodes, validate(regionCode, code, 'code'));
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
