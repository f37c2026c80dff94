import { setImmediate } from 'node:timers/promises';
import { In, type SelectQueryBuilder } from 'typeorm';
import type { ComplaintEvents } from '../../../schema/events.js';
import { whereAllowed } from '../../kit/access.js';
import { inOrderOf, type LoadMany } from '../../kit/request-context.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { ACCESS } from '../access.js';
import { ComplaintRow } from '../complaint.entity.js';
import { loadDeciding } from '../participants/load-deciding.js';
import { loadStandingColumns } from '../participants/standing-columns.js';
import { type Attended, mayDo, viewComplaint } from '../view-complaint.js';
import type { DuplicateCandidate } from './duplicate.type.js';
import {
  type Comparable,
  DUPLICATE_WINDOW_MS,
  type DuplicateScore,
  regencyOf,
  scoreDuplicate,
  toComparable,
} from './score-duplicate.js';

export const MAX_CANDIDATES = 20;
/** Of the newest in the same regency and time: so many are compared for one complaint, and for all of one operation. */
const COMPARED = 500;
const COMPARED_AT_ONCE = 2_000;
const MAX_DUPLICATES = 100;

type Scored = DuplicateScore & { other: Comparable };

/** Finds what may tell of the same, and what was merged as such. */
export class DuplicatesService {
  constructor(private readonly kit: SubgraphKit<ComplaintEvents>) {}

  /** What may tell of the same as each complaint, the likest first; null where it is not the viewer's to merge. */
  readonly loadCandidates: LoadMany<string, DuplicateCandidate[] | null> = async (ids, { viewer }) => {
    const { read } = this.kit.database;
    const rows = await read.findBy(ComplaintRow, { id: In([...ids]) });
    const attend = await loadDeciding(read, viewer, rows);
    const handled = rows.filter((row) => mayDo(viewer, 'MERGE', attend(row)));
    if (handled.length === 0) return ids.map(() => null);
    const allowed = whereAllowed(viewer, 'READ', await loadStandingColumns(read, viewer, 'READ'), ACCESS);
    const query = read.createQueryBuilder(ComplaintRow, 'complaint').where(allowed.sql, allowed.parameters);
    const found = await nearby(query, handled).getMany();
    const attendFound = await loadDeciding(read, viewer, found);
    const visible = new Map(found.map((row) => [row.id, attendFound(row)]));
    const pool = found.filter((row) => !row.secret || mayDo(viewer, 'READ_SECRET', attendFound(row))).map(toComparable);
    const candidates = new Map<string, DuplicateCandidate[]>();
    for (const row of handled) {
      candidates.set(
        row.id,
        rank(toComparable(row), pool).map(({ other, score, reasons }) => ({
          complaint: viewComplaint(visible.get(other.id) as Attended, viewer, this.kit.now()),
          score,
          reasons,
        })),
      );
      // Each takes a moment of computing: others are served in between.
      await setImmediate();
    }
    return ids.map((id) => candidates.get(id) ?? null);
  };

  /** The ids of what was merged into each complaint, the newest 100. What of it is shown is decided by who asks for it. */
  readonly loadDuplicateIds: LoadMany<string, string[]> = async (ids) => {
    const rows = await this.kit.database.read.find(ComplaintRow, {
      select: { id: true, mergedIntoId: true },
      where: { mergedIntoId: In([...ids]) },
      order: { receivedAt: 'DESC', id: 'ASC' },
    });
    return ids.map((original) =>
      rows
        .filter(({ mergedIntoId }) => mergedIntoId === original)
        .slice(0, MAX_DUPLICATES)
        .map(({ id }) => id),
    );
  };

  /** Originals by id, whoever asks. What of them is shown is decided by who asks for it. */
  readonly loadOriginals: LoadMany<string, ComplaintRow | null> = async (ids) => {
    const rows = await this.kit.database.read.findBy(ComplaintRow, { id: In([...ids]) });
    return inOrderOf(ids, rows, ({ id }) => id).map((row) => row ?? null);
  };
}

/** The newest that lie in the same regency and time as any of `rows`, in one statement on indexed ranges. */
function nearby(query: SelectQueryBuilder<ComplaintRow>, rows: readonly ComplaintRow[]) {
  const regencies = [...new Set(rows.map(({ regionCode }) => regencyOf(regionCode)))];
  const parameters: Record<string, unknown> = {};
  const places = regencies.map((regency, index) => {
    const there = rows.filter(({ regionCode }) => regencyOf(regionCode) === regency);
    const times = there.map(({ receivedAt }) => receivedAt.getTime());
    parameters[`earliest${index}`] = new Date(Math.min(...times) - DUPLICATE_WINDOW_MS);
    parameters[`latest${index}`] = new Date(Math.max(...times) + DUPLICATE_WINDOW_MS);
    const inTime = `complaint.receivedAt BETWEEN :earliest${index} AND :latest${index}`;
    if (regency === null) return `(complaint.regionCode IS NULL AND ${inTime})`;
    parameters[`regency${index}`] = regency;
    // A province alone names no regency: what lies in one of its regencies is elsewhere.
    const isRegency = regency.includes('.');
    if (!isRegency) return `(complaint.regionCode = :regency${index} AND ${inTime})`;
    parameters[`inside${index}`] = `${regency}.`;
    parameters[`beyond${index}`] = `${regency}/`;
    const below = `(complaint.regionCode > :inside${index} AND complaint.regionCode < :beyond${index})`;
    return `((complaint.regionCode = :regency${index} OR ${below}) AND ${inTime})`;
  });
  return query
    .andWhere(`(${places.join(' OR ')})`, parameters)
    .andWhere('complaint.mergedIntoId IS NULL')
    .orderBy('complaint.receivedAt', 'DESC')
    .limit(Math.min(COMPARED * rows.length, COMPARED_AT_ONCE));
}

function rank(one: Comparable, pool: readonly Comparable[]): Scored[] {
  return pool
    .flatMap((other): Scored[] => {
      const scored = scoreDuplicate(one, other);
      return scored ? [{ ...scored, other }] : [];
    })
    .sort((a, b) => b.score - a.score || b.other.receivedAt.getTime() - a.other.receivedAt.getTime())
    .slice(0, MAX_CANDIDATES);
}
