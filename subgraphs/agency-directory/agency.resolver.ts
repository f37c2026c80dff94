import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { AGENCY_KIND_LABELS } from '../kit/agency-kind.enum.js';
import { type Page, PageArguments } from '../kit/connection.js';
import { badInput } from '../kit/errors.js';
import { Language } from '../kit/language.enum.js';
import { pageOfList } from '../kit/page-list.js';
import { RequestContext } from '../kit/request-context.js';
import { DateScalar } from '../kit/scalars.js';
import { AgencyRow } from './agency.entity.js';
import { AgencyFilter, AgencySort } from './agency.filter.js';
import { AgencyService } from './agency.service.js';
import { Agency, AgencyConnection } from './agency.type.js';
import { codeAbove } from './agency-facts.js';
import { AgencyHistoryService } from './agency-history.service.js';
import { AgencyAccountState, AgencyConnectionState } from './agency-history.type.js';
import { AgencyOnDay, agencyOnDay } from './agency-on-day.js';
import { REFUSALS } from './refusals.js';
import { RegionRow } from './region.entity.js';
import { RegionService } from './region.service.js';
import { Region } from './region.type.js';
import { byFormerCode } from './succession/agency-by-former-code.js';

@Resolver(() => Agency)
export class AgencyResolver {
  constructor(
    private readonly agencies: AgencyService,
    private readonly regions: RegionService,
    private readonly history: AgencyHistoryService,
  ) {}

  @Query(() => Agency, {
    nullable: true,
    description:
      'One agency by its id or a code; null where there is none (instansi). Without `at` a code names the agency that has it now, else the last that had it: see `formerCode`, or `closedAt` and `successors`.',
  })
  async agency(
    @Arg('id', () => ID, { nullable: true, description: 'The id (pengenal).' }) id: string | null,
    @Arg('code', () => String, { nullable: true, description: 'A code (kode).' }) code: string | null,
    @Arg('at', () => DateScalar, {
      nullable: true,
      description:
        'The agency that had the code on this day, with its code, name, parent, predecessors and successors as of then, all else as it is now (pada tanggal).',
    })
    at: string | null,
    @Ctx() context: RequestContext,
  ): Promise<AgencyRow | undefined> {
    if (id && !code && !at) return context.load(this.agencies.loadByIds, id);
    if (!code || id) throw badInput(id ? 'code' : 'id', REFUSALS.idOrCode);
    if (!at) {
      const found = await context.load(this.agencies.loadByCodes, code);
      return found && byFormerCode(found, code);
    }
    const row = await this.agencies.byCodeAt(code, at);
    return row && this.onDay({ ...row, code }, at, context);
  }

  @Query(() => AgencyConnection, {
    name: 'agencies',
    nullable: true,
    description: 'Agencies that exist (daftar instansi).',
  })
  allAgencies(
    @Args(() => PageArguments) page: PageArguments,
    @Arg('filter', () => AgencyFilter, {
      nullable: true,
      description: 'Which ones; all where it is left out (penyaring).',
    })
    filter: AgencyFilter | null,
    @Arg('sort', () => AgencySort, {
      nullable: true,
      description: 'In which order; RELEVANCE where there is a search, HIERARCHY else (urutan).',
    })
    sort: AgencySort | null,
  ): Promise<Page<AgencyRow>> {
    return this.agencies.list({ ...filter }, sort ?? AgencySort.RELEVANCE, page);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Its kind in words (jenis).' })
  kindLabel(
    @Root() { kind }: AgencyRow,
    @Arg('lang', () => Language, { defaultValue: 'id', description: 'The language (bahasa).' }) lang: Language,
  ): string {
    return AGENCY_KIND_LABELS[kind][lang];
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description:
      "The body or unit that it is part of (instansi induk); null for a body of its own: a regency is not its province's unit.",
  })
  async parent(@Root() agency: AgencyRow, @Ctx() context: RequestContext): Promise<AgencyRow | null | undefined> {
    if (agency.parentId === null) return null;
    if (!(agency instanceof AgencyOnDay)) return context.load(this.agencies.loadByIds, agency.parentId);
    // Codes are paths: what it was part of had the code above its own on that day.
    const code = codeAbove(agency.code);
    const parent = await this.agencies.byCodeAt(code, agency.day);
    return parent && this.onDay({ ...parent, code }, agency.day, context);
  }

  @FieldResolver(() => AgencyConnection, {
    nullable: true,
    description: 'The existing units right below it, by code (unit bawahan).',
  })
  async children(
    @Root() { id }: AgencyRow,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<AgencyRow>> {
    const order = { name: `agencies below ${id}`, keyOf: ({ code }: AgencyRow) => code };
    return pageOfList(await context.load(this.agencies.loadChildren, id), order, page);
  }

  @FieldResolver(() => [Region], {
    nullable: true,
    description:
      'The regions that it has jurisdiction over (wilayah kerja); none for units, ministries and their offices.',
  })
  async territory(@Root() { jurisdiction }: AgencyRow, @Ctx() context: RequestContext): Promise<RegionRow[]> {
    const regions = await Promise.all(jurisdiction.map((code) => context.load(this.regions.loadByCodes, code)));
    return regions.filter((region) => region !== undefined);
  }

  @FieldResolver(() => Region, {
    nullable: true,
    description: 'The region in which it sits (lokasi); null where none is recorded.',
  })
  location(@Root() { regionCode }: AgencyRow, @Ctx() context: RequestContext): Promise<RegionRow | undefined> | null {
    return regionCode === null ? null : context.load(this.regions.loadByCodes, regionCode);
  }

  @FieldResolver(() => AgencyConnectionState, {
    nullable: true,
    description: 'Whether it is connected with SP4N-LAPOR! (keterhubungan).',
  })
  connection(@Root() { connected, connectedSince }: AgencyRow): AgencyConnectionState {
    return { connected, since: connectedSince };
  }

  @FieldResolver(() => AgencyAccountState, {
    nullable: true,
    description: 'Whether it has an account in SP4N-LAPOR! (akun).',
  })
  account(@Root() { hasAccount, accountSince }: AgencyRow): AgencyAccountState {
    return { exists: hasAccount, since: accountSince };
  }

  private async onDay(row: AgencyRow, day: string, context: RequestContext): Promise<AgencyOnDay> {
    return agencyOnDay(row, await context.load(this.history.loadFormerNames, row.id), day);
  }
}
