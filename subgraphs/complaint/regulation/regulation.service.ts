import { In } from 'typeorm';
import type { Language } from '../../../schema/errors.js';
import type { ComplaintEvents } from '../../../schema/events.js';
import { DeadlineKind } from '../../kit/deadline.type.js';
import { CodedError } from '../../kit/errors.js';
import { countingStartOf } from '../../kit/limit.js';
import { inOrderOf, type LoadMany, type RequestContext } from '../../kit/request-context.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { ComplaintRow } from '../complaint.entity.js';
import { ComplaintStatus } from '../complaint.enum.js';
import { regionOf } from '../region.type.js';
import { findAskedRegion } from '../region-standing.js';
import { RESERVED_REASONS } from './archive-reasons.js';
import { ArchiveReasonRow, RegulationRow, RegulationStatusRow } from './regulation.entity.js';
import { DEFAULT_LEAD } from './regulation.js';
import { ArchiveReason, Regulation, RegulationLimit, RegulationStatus } from './regulation.type.js';
import { RegulationLimitRow } from './regulation-limit.entity.js';

export function viewRegulation({ id, name, basis, region, validFrom }: RegulationRow): Regulation {
  return Object.assign(new Regulation(), { id, name, basis, region: regionOf(region || null), validFrom });
}

function grouped<Row extends { regulationId: string }, Part>(
  ids: readonly string[],
  rows: readonly Row[],
  view: (row: Row) => Part,
): Part[][] {
  return ids.map((id) => rows.filter(({ regulationId }) => regulationId === id).map(view));
}

/** Reads regulations, which everybody may. */
export class RegulationService {
  constructor(private readonly kit: SubgraphKit<ComplaintEvents>) {}

  /** Regulations by id; an id of none is `NOT_FOUND`. */
  readonly loadRegulations: LoadMany<string, Regulation> = async (ids) => {
    const rows = await this.kit.database.read.findBy(RegulationRow, { id: In([...ids]) });
    return inOrderOf(ids, rows, ({ id }) => id).map((row) => (row ? viewRegulation(row) : new CodedError('NOT_FOUND')));
  };

  /** The names of public statuses by regulation, in the order of the statuses. */
  readonly loadStatuses: LoadMany<string, RegulationStatus[]> = async (ids) => {
    const rows = await this.kit.database.read.findBy(RegulationStatusRow, { regulationId: In([...ids]) });
    const order = (row: RegulationStatusRow) => ComplaintStatus.names.indexOf(row.status);
    return grouped(
      ids,
      [...rows].sort((a, b) => order(a) - order(b)),
      ({ status, nameId, nameEn }) => Object.assign(new RegulationStatus(), { status, nameId, nameEn }),
    );
  };

  readonly loadLimits: LoadMany<string, RegulationLimit[]> = async (ids) => {
    const where = { regulationId: In([...ids]) };
    const order = { stage: 'ASC', classification: 'ASC', needsInspection: 'ASC', id: 'ASC' } as const;
    const rows = await this.kit.database.read.find(RegulationLimitRow, { where, order });
    return grouped(ids, rows, ({ stage, lead = DEFAULT_LEAD, ...limit }) => {
      const countsFrom = countingStartOf(limit);
      return Object.assign(new RegulationLimit(), { ...limit, lead, countsFrom, stage: DeadlineKind[stage] });
    });
  };

  readonly loadReasons: LoadMany<string, ArchiveReason[]> = async (ids) => {
    const where = { regulationId: In([...ids]) };
    const rows = await this.kit.database.read.find(ArchiveReasonRow, { where, order: { code: 'ASC' } });
    return grouped(ids, rows, ({ code, nameId, nameEn, legalBasis }) =>
      Object.assign(new ArchiveReason(), {
        code,
        nameId,
        nameEn,
        legalBasis,
        choosable: !RESERVED_REASONS.includes(code),
      }),
    );
  };

  /** Ids of the regulations that complaints keep; null where there is no such complaint. */
  private readonly loadKept: LoadMany<string, string | null> = async (complaintIds) => {
    const rows = await this.kit.database.read.find(ComplaintRow, {
      select: { id: true, regulationId: true },
      where: { id: In([...complaintIds]) },
    });
    return inOrderOf(complaintIds, rows, ({ id }) => id).map((row) => row?.regulationId ?? null);
  };

  /** Those of the whole country, or with a region also its own, the newest first. Throws `BAD_USER_INPUT`. */
  async list(region: string | null | undefined): Promise<Regulation[]> {
    const own = await findAskedRegion(this.kit.database.read, region);
    const where = { region: In(own === undefined ? [''] : ['', own]) };
    const order = { validFrom: 'DESC', region: 'DESC', id: 'ASC' } as const;
    return (await this.kit.database.read.find(RegulationRow, { where, order })).map(viewRegulation);
  }

  async one(id: string): Promise<Regulation | null> {
    const row = await this.kit.database.read.findOneBy(RegulationRow, { id });
    return row && viewRegulation(row);
  }

  /** A public status as a regulation calls it; by its usual name where the regulation has none for it. */
  async statusLabel(
    regulationId: string,
    status: ComplaintStatus,
    language: Language,
    context: RequestContext,
  ): Promise<string> {
    const statuses = await context.load(this.loadStatuses, regulationId);
    const own = statuses.find((one) => one.status === status);
    if (!own) return ComplaintStatus.label(status, language);
    return language === 'id' ? own.nameId : own.nameEn;
  }

  /** A public status as the regulation calls it that a complaint keeps. */
  async statusLabelOf(
    complaintId: string,
    status: ComplaintStatus,
    language: Language,
    context: RequestContext,
  ): Promise<string> {
    const kept = await context.load(this.loadKept, complaintId);
    return kept === null ? ComplaintStatus.label(status, language) : this.statusLabel(kept, status, language, context);
  }
}
