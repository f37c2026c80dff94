import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { RequestContext } from '../kit/request-context.js';
import { localDate } from '../kit/working-days.js';
import { AgencyRow } from './agency.entity.js';
import type { AgencyService } from './agency.service.js';
import { Agency } from './agency.type.js';
import { ConnectionRecordRow } from './agency-history.entity.js';
import { AgencyHistoryService } from './agency-history.service.js';
import { AgencyCode, ConnectionRecord, FormerName } from './agency-history.type.js';
import { AgencyOnDay } from './agency-on-day.js';
import { AgencyByFormerCode } from './succession/agency-by-former-code.js';
import { TakenOverRegion } from './succession/taken-over-region.type.js';

@Resolver(() => Agency)
export class AgencyHistoryResolver {
  constructor(
    private readonly history: AgencyHistoryService,
    private readonly agencies: AgencyService,
  ) {}

  @FieldResolver(() => [AgencyCode], {
    nullable: true,
    description: 'The codes that it has and had, the oldest first (riwayat kode).',
  })
  async codes(@Root() { id }: AgencyRow, @Ctx() context: RequestContext): Promise<AgencyCode[]> {
    const rows = await context.load(this.history.loadCodes, id);
    return rows.map(({ code, validFrom, validUntil, legalBasis }) => ({
      code,
      from: validFrom,
      until: validUntil,
      legalBasis: legalBasis ?? null,
    }));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The old code by which it was asked for, where it has another one now; null where it was asked for by what it has (kode lama).',
  })
  formerCode(@Root() agency: AgencyRow): string | null {
    return agency instanceof AgencyByFormerCode ? agency.formerCode : null;
  }

  @FieldResolver(() => [TakenOverRegion], {
    nullable: true,
    description:
      'The regions that it took over from other bodies when those were split, gave them away or ended (wilayah yang dialihkan kepadanya).',
  })
  async takenOverRegions(@Root() { id }: AgencyRow, @Ctx() context: RequestContext): Promise<TakenOverRegion[]> {
    const rows = await context.load(this.history.loadTakenOver, id);
    const bodies = await Promise.all(
      rows.map(({ fromAgencyId }) => context.load(this.agencies.loadByIds, fromAgencyId)),
    );
    return rows.flatMap(({ formerCode, code }, index) => {
      const from = bodies[index];
      return from ? [{ from, formerCode, code }] : [];
    });
  }

  @FieldResolver(() => [FormerName], {
    nullable: true,
    description: 'The names that it had before, the latest first (nama sebelumnya).',
  })
  async formerNames(@Root() agency: AgencyRow, @Ctx() context: RequestContext): Promise<FormerName[]> {
    const rows = await context.load(this.history.loadFormerNames, agency.id);
    const before = agency instanceof AgencyOnDay ? rows.filter(({ validUntil }) => validUntil < agency.day) : rows;
    return before.map(({ name, shortName, validUntil }) => ({ name, shortName, until: validUntil }));
  }

  @FieldResolver(() => [Agency], {
    nullable: true,
    description: 'Who carries on its tasks after it was closed, several after a split (instansi penerus).',
  })
  async successors(@Root() { id, closedAt }: AgencyRow, @Ctx() context: RequestContext): Promise<AgencyRow[]> {
    // As of a day on which it existed it has none yet.
    return closedAt === null ? [] : context.load(this.history.loadSuccessors, id);
  }

  @FieldResolver(() => [Agency], {
    nullable: true,
    description: 'The ended agencies whose tasks it carries on, with their codes and names (instansi pendahulu).',
  })
  async predecessors(@Root() agency: AgencyRow, @Ctx() context: RequestContext): Promise<AgencyRow[]> {
    const rows = await context.load(this.history.loadPredecessors, agency.id);
    if (!(agency instanceof AgencyOnDay)) return rows;
    return rows.filter(({ closedAt, timeZone }) => closedAt && localDate(closedAt, timeZone) < agency.day);
  }

  @FieldResolver(() => [ConnectionRecord], {
    nullable: true,
    description: 'Recorded changes of connection and account, the latest first (riwayat keterhubungan).',
  })
  connectionRecords(@Root() { id }: AgencyRow, @Ctx() context: RequestContext): Promise<ConnectionRecordRow[]> {
    return context.load(this.history.loadConnectionRecords, id);
  }
}
