import { setImmediate } from 'node:timers/promises';
import { In } from 'typeorm';
import type { ComplaintEvents } from '../../../schema/events.js';
import { whereAllowed } from '../../kit/access.js';
import { chunksOf } from '../../kit/chunks.js';
import type { SqlCondition } from '../../kit/relations.js';
import { inOrderOf, type LoadMany } from '../../kit/request-context.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import type { Viewer } from '../../kit/viewer.js';
import { ACCESS } from '../access.js';
import { ComplaintRow } from '../complaint.entity.js';
import { loadDeciding } from '../participants/load-deciding.js';
import { loadStandingColumns } from '../participants/standing-columns.js';
import { type Attended, mayDo, viewComplaint } from '../view-complaint.js';
import type { DuplicateCandidate } from './duplicate.type.js';
import { findNearest } from './nearest-complaints.js';
import { type Comparable, type DuplicateScore, scoreDuplicate, toComparable } from './score-duplicate.js';

export const MAX_CANDIDATES = 20;
/** Of those nearest in time so many are compared with one complaint, and with all of one turn. */
const COMPARED = 500;
const COMPARED_AT_ONCE = 2_000;
/** So many complaints take a turn together, so that each is compared with a hundred at least. */
const TURN = 20;
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
    const candidates = new Map<string, DuplicateCandidate[]>();
    for (const turn of chunksOf(handled, TURN)) {
      for (const [id, found] of await this.compare(turn, allowed, viewer)) candidates.set(id, found);
    }
    return ids.map((id) => candidates.get(id) ?? null);
  };

  /** The ids of what was merged into each complaint and the viewer may see, the newest 100. */
  readonly loadDuplicateIds: LoadMany<string, string[]> = async (ids, { viewer }) => {
    const { read } = this.kit.database;
    const allowed = whereAllowed(viewer, 'READ', await loadStandingColumns(read, viewer, 'READ'), ACCESS);
    const rows = await read
      .createQueryBuilder()
      .select('ranked.id', 'id')
      .addSelect('ranked.original', 'original')
      .from(
        (inner) =>
          inner
            .select('complaint.id', 'id')
            .addSelect('complaint.mergedIntoId', 'original')
            .addSelect(
              'ROW_NUMBER() OVER (PARTITION BY complaint.mergedIntoId ORDER BY complaint.receivedAt DESC, complaint.id)',
              'place',
            )
            .from(ComplaintRow, 'complaint')
            .where({ mergedIntoId: In([...ids]) })
            .andWhere(allowed.sql, allowed.parameters),
        'ranked',
      )
      .where('ranked.place <= :most', { most: MAX_DUPLICATES })
      .orderBy('ranked.place')
      .getRawMany<{ id: string; original: string }>();
    return ids.map((id) => rows.filter(({ original }) => original === id).map((row) => row.id));
  };

  /** Originals by id, whoever asks. What of them is shown is decided by who asks for it. */
  readonly loadOriginals: LoadMany<string, ComplaintRow | null> = async (ids) => {
    const rows = await this.kit.database.read.findBy(ComplaintRow, { id: In([...ids]) });
    return inOrderOf(ids, rows, ({ id }) => id).map((row) => row ?? null);
  };

  /** What may tell of the same as each of a few complaints, the likest first. */
  private async compare(
    rows: readonly ComplaintRow[],
    allowed: SqlCondition,
    viewer: Viewer,
  ): Promise<[string, DuplicateCandidate[]][]> {
    const { read, dialect } = this.kit.database;
    const most = Math.min(COMPARED, Math.floor(COMPARED_AT_ONCE / rows.length));
    const nearest = await findNearest(read, rows, { dialect, allowed, most });
    const found = await read.findBy(ComplaintRow, { id: In([...new Set([...nearest.values()].flat())]) });
    const attend = await loadDeciding(read, viewer, found);
    const attended = new Map(found.map((row) => [row.id, attend(row)]));
    const shown = found.filter((row) => !row.secret || mayDo(viewer, 'READ_SECRET', attend(row)));
    const pool = new Map(shown.map((row) => [row.id, toComparable(row)]));
    const candidates: [string, DuplicateCandidate[]][] = [];
    for (const row of rows) {
      const near = (nearest.get(row.id) ?? []).flatMap((id) => pool.get(id) ?? []);
      const ranked = rank(toComparable(row), near).map(({ other, score, reasons }) => ({
        complaint: viewComplaint(attended.get(other.id) as Attended, viewer, this.kit.now()),
        score,
        reasons,
      }));
      candidates.push([row.id, ranked]);
      // Each takes a moment of computing: others are served in between.
      await setImmediate();
    }
    return candidates;
  }
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
