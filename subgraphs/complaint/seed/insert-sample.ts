import type { EntityManager } from 'typeorm';
import { AgencyProjectionRow } from '../../kit/directory/directory-projection.entity.js';
import { insertRows } from '../../kit/insert-rows.js';
import { actOnComplaint, BY_TIME } from '../act-on-complaint.js';
import { ComplaintRow } from '../complaint.entity.js';
import { ComplaintAnswerRow } from '../complaint-answer.entity.js';
import { ComplaintDeadlineRow } from '../complaint-deadline.entity.js';
import type { Circumstances, FileChange } from '../complaint-file.js';
import { ComplaintHopRow } from '../complaint-hop.entity.js';
import type { ComplaintStore } from '../complaint-store.js';
import { isRunning } from '../deadlines.js';
import { loadRuleData, type RuleData } from '../regulation/rule-data.js';
import { reporterContext } from '../reporter-context.js';
import { ReporterIdentityRow } from '../reporter-identity.entity.js';
import { TimelineEntryRow } from '../timeline-entry.entity.js';
import { AgencyBook } from './agency-book.js';
import { seededRandom } from './random.js';
import { buildSampleFile, type SampleWorld } from './sample-file.js';
import { sampleReporter } from './sample-reporter.js';
import type { SeedOptions } from './seed-complaints.js';
import { seedResponseTemplates } from './seed-response-templates.js';

const SEED = 17_02_2026;

/** Every deadline that was opened on the way, as it is at the end. */
function deadlinesOf(changes: readonly FileChange[]): ComplaintDeadlineRow[] {
  return [...new Map(changes.flatMap(({ deadlines }) => deadlines).map((row) => [row.id, row])).values()];
}

async function loadWorld(manager: EntityManager, now: Date): Promise<SampleWorld | undefined> {
  const rows = await manager.find(AgencyProjectionRow);
  const book = new AgencyBook(rows.map(({ facts }) => facts));
  const desk = book.find('sp4n');
  if (!desk || book.regencies.length === 0) return undefined;
  return { book, desk, random: seededRandom(SEED), now, rules: await loadRuleData(manager) };
}

/**
 * Inserts `count` invented complaints with all that happened to them and its events, in the caller's transaction, and
 * answers how many. What happens is the same in every installation; when, is counted back from `now`, so that some are
 * new and some are late. With them come the templates of sample agencies. Without a national desk and regencies in the directory there are none.
 */
export async function insertSample(
  manager: EntityManager,
  { kit, store, vault }: Pick<SeedOptions, 'kit' | 'store' | 'vault'>,
  count: number,
): Promise<number> {
  const now = kit.now();
  const world = await loadWorld(manager, now);
  if (!world) return 0;
  const files = Array.from({ length: count }, (_, index) => buildSampleFile(index, world));
  const ends = files.map((changes) => changes.at(-1) as FileChange);
  const changes = files.flat();
  await insertRows(
    manager,
    ComplaintRow,
    ends.map(({ complaint }) => complaint),
  );
  await insertRows(
    manager,
    ComplaintHopRow,
    ends.flatMap(({ hops }) => hops),
  );
  await insertRows(manager, ComplaintDeadlineRow, files.flatMap(deadlinesOf));
  await insertRows(
    manager,
    TimelineEntryRow,
    changes.map(({ entry }) => entry),
  );
  await insertRows(
    manager,
    ComplaintAnswerRow,
    changes.flatMap(({ answer }) => answer ?? []),
  );
  await insertRows(
    manager,
    ReporterIdentityRow,
    ends.map(({ complaint: { id } }, index) => ({
      complaintId: id,
      sealed: vault.seal(JSON.stringify(sampleReporter(index)), reporterContext(id)),
      createdAt: now,
    })),
  );
  for (const change of changes.sort((a, b) => a.entry.at.getTime() - b.entry.at.getTime())) {
    await store.appendEvent(manager, change, change, world.book);
  }
  await seedResponseTemplates(manager, world.book);
  await actOnDeadlines(manager, ends, store, { now, ...world.rules });
  return count;
}

/** Does what time had given cause for by `now`, so that a hub does not begin with telling all of it. */
async function actOnDeadlines(
  manager: EntityManager,
  ends: readonly FileChange[],
  store: ComplaintStore,
  circumstances: Pick<Circumstances, 'now'> & RuleData,
): Promise<void> {
  const isDue = (deadline: ComplaintDeadlineRow) =>
    isRunning(deadline) && deadline.actAt !== null && deadline.actAt <= circumstances.now;
  for (const { complaint, deadlines } of ends) {
    if (deadlines.some(isDue)) await actOnComplaint(manager, complaint.id, store, { ...BY_TIME, ...circumstances });
  }
}
