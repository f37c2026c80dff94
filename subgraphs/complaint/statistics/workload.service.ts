import type { AgencyFacts, ComplaintEvents, PostFacts } from '../../../schema/events.js';
import { isAllowed } from '../../kit/access.js';
import { FeedOffsetRow } from '../../kit/consume-feed.js';
import { AgencyProjectionRow, Directory, PostProjectionRow } from '../../kit/directory-projection.js';
import { isWithinOrganisation } from '../../kit/relations.js';
import type { LoadMany } from '../../kit/request-context.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { localDate } from '../../kit/working-days.js';
import { ACCESS } from '../access.js';
import { ComplaintRow } from '../complaint.entity.js';
import { ComplaintState } from '../complaint.enum.js';
import { waitingKindOf, whereOverdue } from '../overdue.js';
import { withinOrganisations } from './within-organisations.js';
import { AgencyWorkload } from './workload.type.js';

/** What waits for its agency, whether or not the agency waits for the reporter in turn. */
const OPEN_STATES = ComplaintState.names.filter(
  (state) => state === 'DEFERRED' || waitingKindOf(state, true) !== undefined,
);
const WAITING_COLUMNS = { state: 'complaint.state', receiptAt: 'complaint.receiptAt' };

/** What one holder, a body or a unit, has open. */
interface Held {
  organisation: string;
  open: number;
  overdue: number;
}

/** A post of liaison officer that is held today. */
interface Liaison {
  organisation: string;
  officerId: string;
}

/** Counts what waits at agencies beside those who answer for it, for those who may read its complaints. */
export class WorkloadService {
  constructor(private readonly kit: SubgraphKit<ComplaintEvents>) {}

  /** The workload of each agency with its units, four statements for all; null for those that the viewer does not read. */
  readonly loadOf: LoadMany<string, AgencyWorkload | null> = async (ids, { viewer }) => {
    const agencies = await new Directory(this.kit.database.read).byIds(ids);
    const readable = agencies.filter((agency) => isAllowed(viewer, 'READ', agency, ACCESS));
    if (readable.length === 0) return ids.map(() => null);
    const paths = readable.map(({ organisation }) => organisation);
    const held = await this.loadHeld(paths);
    const liaisons = await this.loadLiaisons(paths);
    const asOf = await this.loadAsOf();
    const byId = new Map(readable.map((agency) => [agency.id, workloadOf(agency, held, liaisons, asOf)]));
    return ids.map((id) => byId.get(id) ?? null);
  };

  private async loadHeld(paths: readonly string[]): Promise<Held[]> {
    const within = withinOrganisations('complaint.handlerOrganisation', paths, 'body');
    const late = whereOverdue('NEWLY_OVERDUE', WAITING_COLUMNS, 'late');
    const rows = await this.kit.database.read
      .createQueryBuilder(ComplaintRow, 'complaint')
      .select('complaint.handlerOrganisation', 'organisation')
      .addSelect('COUNT(*)', 'open')
      .addSelect(`SUM(CASE WHEN complaint.dueAt < :now AND ${late.sql} THEN 1 ELSE 0 END)`, 'overdue')
      .setParameters({ ...late.parameters, now: this.kit.now() })
      .where(within.sql, within.parameters)
      .andWhere('complaint.state IN (:...open)', { open: OPEN_STATES })
      .groupBy('complaint.handlerOrganisation')
      .getRawMany<{ organisation: string; open: number | string; overdue: number | string }>();
    return rows.map(({ organisation, open, overdue }) => ({
      organisation,
      open: Number(open),
      overdue: Number(overdue),
    }));
  }

  private async loadLiaisons(paths: readonly string[]): Promise<Liaison[]> {
    const within = withinOrganisations('agency.organisation', paths, 'body');
    const rows = await this.kit.database.read
      .createQueryBuilder(PostProjectionRow, 'post')
      .innerJoin(AgencyProjectionRow, 'agency', 'agency.id = post.agencyId')
      .select('post.facts', 'post')
      .addSelect('agency.facts', 'agency')
      .where(within.sql, within.parameters)
      .getRawMany<{ post: string; agency: string }>();
    return rows.flatMap((row) => {
      const post = JSON.parse(row.post) as PostFacts;
      const { organisation, timeZone } = JSON.parse(row.agency) as AgencyFacts;
      const today = localDate(this.kit.now(), timeZone);
      const isHeld = post.from <= today && (post.until === null || today <= post.until);
      return post.role === 'LIAISON_OFFICER' && isHeld ? [{ organisation, officerId: post.officerId }] : [];
    });
  }

  private async loadAsOf(): Promise<Date> {
    const offset = await this.kit.database.read.findOneBy(FeedOffsetRow, { source: 'agency-directory' });
    return offset?.asOf ?? this.kit.now();
  }
}

function workloadOf(
  agency: AgencyFacts,
  held: readonly Held[],
  liaisons: readonly Liaison[],
  asOf: Date,
): AgencyWorkload {
  const isInside = ({ organisation }: { organisation: string }) =>
    isWithinOrganisation(organisation, agency.organisation);
  const own = held.filter(isInside);
  const openComplaints = own.reduce((sum, { open }) => sum + open, 0);
  const officers = new Set(liaisons.filter(isInside).map(({ officerId }) => officerId)).size;
  return Object.assign(new AgencyWorkload(), {
    openComplaints,
    overdue: own.reduce((sum, { overdue }) => sum + overdue, 0),
    liaisonOfficers: officers,
    openPerLiaisonOfficer: officers === 0 ? null : Math.round((openComplaints / officers) * 10) / 10,
    asOf,
  });
}
