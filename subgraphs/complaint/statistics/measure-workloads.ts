import type { AgencyFacts, ComplaintEvents, PostFacts } from '../../../schema/events.js';
import type { Role } from '../../../schema/roles.js';
import { FeedOffsetRow } from '../../kit/consume-feed.js';
import { AgencyProjectionRow, PostProjectionRow } from '../../kit/directory/directory-projection.entity.js';
import { isHeldOn, mayBeHeldAt } from '../../kit/held-on.js';
import { isWithinOrganisation } from '../../kit/relations.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { withinOrganisations } from '../../kit/within-organisations.js';
import { localDate } from '../../kit/working-days.js';
import { ComplaintRow } from '../complaint.entity.js';
import { ComplaintState } from '../complaint.enum.js';
import { waitingKindOf, whereOverdue } from '../overdue.js';
import { AgencyWorkload } from './workload.type.js';

type Kit = SubgraphKit<ComplaintEvents>;

/** What waits for its agency, whether or not the agency waits for the reporter in turn. */
const OPEN_STATES = ComplaintState.names.filter(
  (state) => state === 'DEFERRED' || waitingKindOf(state, true) !== undefined,
);
/** Who answers for an agency. */
const LIAISON: Role = 'LIAISON_OFFICER';
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

/** Whether somebody answers for an agency today by this post, in the agency's zone. */
export function isLiaisonPost(post: PostFacts, { timeZone }: AgencyFacts, now: Date): boolean {
  return post.role === LIAISON && isHeldOn(post, localDate(now, timeZone));
}

/** The workload of each of these agencies with its units by id, three statements for all. */
export async function measureWorkloads(
  kit: Kit,
  agencies: readonly AgencyFacts[],
): Promise<Map<string, AgencyWorkload>> {
  if (agencies.length === 0) return new Map();
  const paths = agencies.map(({ organisation }) => organisation);
  const held = await loadHeld(kit, paths);
  const liaisons = await loadLiaisons(kit, paths);
  const asOf = await loadAsOf(kit);
  return new Map(agencies.map((agency) => [agency.id, workloadOf(agency, held, liaisons, asOf)]));
}

async function loadHeld({ database, now }: Kit, paths: readonly string[]): Promise<Held[]> {
  const within = withinOrganisations('complaint.handlerOrganisation', paths, 'body');
  const late = whereOverdue('NEWLY_OVERDUE', WAITING_COLUMNS, 'late');
  const rows = await database.read
    .createQueryBuilder(ComplaintRow, 'complaint')
    .select('complaint.handlerOrganisation', 'organisation')
    .addSelect('COUNT(*)', 'open')
    .addSelect(`SUM(CASE WHEN complaint.dueAt < :now AND ${late.sql} THEN 1 ELSE 0 END)`, 'overdue')
    .setParameters({ ...late.parameters, now: now() })
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

async function loadLiaisons({ database, now }: Kit, paths: readonly string[]): Promise<Liaison[]> {
  const within = withinOrganisations('agency.organisation', paths, 'body');
  const held = mayBeHeldAt('post', now());
  const rows = await database.read
    .createQueryBuilder(PostProjectionRow, 'post')
    .innerJoin(AgencyProjectionRow, 'agency', 'agency.id = post.agencyId')
    .select('post.facts', 'post')
    .addSelect('agency.facts', 'agency')
    .where(within.sql, within.parameters)
    .andWhere('post.role = :role', { role: LIAISON })
    .andWhere(held.sql, held.parameters)
    .getRawMany<{ post: string; agency: string }>();
  return rows.flatMap((row) => {
    const post = JSON.parse(row.post) as PostFacts;
    const agency = JSON.parse(row.agency) as AgencyFacts;
    const { organisation } = agency;
    return isLiaisonPost(post, agency, now()) ? [{ organisation, officerId: post.officerId }] : [];
  });
}

async function loadAsOf({ database, now }: Kit): Promise<Date> {
  const offset = await database.read.findOneBy(FeedOffsetRow, { source: 'agency-directory' });
  return offset?.asOf ?? now();
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
    openPerLiaisonOfficer: officers === 0 ? null : toOneDecimal(openComplaints / officers),
    asOf,
  });
}

export function toOneDecimal(figure: number): number {
  return Math.round(figure * 10) / 10;
}
