import type { AgencyFacts, ComplaintEvents } from '../../../schema/events.js';
import { isAllowed } from '../../kit/access.js';
import { Directory } from '../../kit/directory/directory.js';
import type { LoadMany } from '../../kit/request-context.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import type { Viewer } from '../../kit/viewer.js';
import { topmost } from '../../kit/within-organisations.js';
import { ACCESS } from '../access.js';
import { isLiaisonPost, measureWorkloads } from './measure-workloads.js';
import { shareOf } from './officer-workload.js';
import type { OfficerWorkload } from './officer-workload.type.js';
import type { AgencyWorkload } from './workload.type.js';

function mayRead(viewer: Viewer, agency: AgencyFacts): boolean {
  return isAllowed(viewer, 'READ', agency, ACCESS);
}

/** Counts what waits at agencies beside those who answer for it, for those who may read its complaints. */
export class WorkloadService {
  constructor(private readonly kit: SubgraphKit<ComplaintEvents>) {}

  /** The workload of each agency with its units, four statements for all; null for those that the viewer does not read. */
  readonly loadOf: LoadMany<string, AgencyWorkload | null> = async (ids, { viewer }) => {
    const agencies = await new Directory(this.kit.database.read).byIds(ids);
    const readable = agencies.filter((agency) => mayRead(viewer, agency));
    const workloads = await measureWorkloads(this.kit, readable);
    return ids.map((id) => workloads.get(id) ?? null);
  };

  /**
   * What waits where each officer answers, five statements for all; null for who answers nowhere today, and for whom the
   * viewer may not read everywhere where the officer does: a part would look like the whole.
   */
  readonly loadOfOfficers: LoadMany<string, OfficerWorkload | null> = async (ids, { viewer }) => {
    const places = await this.loadPlaces(ids);
    const shown = new Map([...places].filter(([, agencies]) => agencies.every((agency) => mayRead(viewer, agency))));
    const measured = new Map([...shown.values()].flat().map((agency) => [agency.id, agency]));
    const workloads = await measureWorkloads(this.kit, [...measured.values()]);
    return ids.map((id) => {
      const parts = (shown.get(id) ?? []).map((agency) => ({
        agencyId: agency.id,
        workload: workloads.get(agency.id) as AgencyWorkload,
      }));
      return shareOf(parts);
    });
  };

  /** Where each officer is liaison officer today; an agency inside another one of them is a part of that one. */
  private async loadPlaces(officerIds: readonly string[]): Promise<Map<string, AgencyFacts[]>> {
    const directory = new Directory(this.kit.database.read);
    const posts = await directory.postsOf(officerIds);
    const agencies = await directory.byIds([...new Set(posts.map(({ agencyId }) => agencyId))]);
    const places = officerIds.map((id): [string, AgencyFacts[]] => {
      const own = agencies.filter((agency) =>
        posts.some(
          (post) => post.officerId === id && post.agencyId === agency.id && isLiaisonPost(post, agency, this.kit.now()),
        ),
      );
      const outermost = topmost(own.map(({ organisation }) => organisation));
      return [id, own.filter(({ organisation }) => outermost.includes(organisation))];
    });
    return new Map(places);
  }
}
