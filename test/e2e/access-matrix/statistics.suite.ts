import type { GraphqlAnswer } from '../../../demo/hub-client.js';
import { request } from './asking.js';
import { codeAt, refusalOf, valueAt } from './cells.js';
import { fieldsDecided } from './decisions.js';
import { mayMeasure } from './rules.js';
import { selectionOf } from './supergraph.js';
import { askerOf, COMPLAINT_VIEWERS, tokenOf, UNIT, type Viewer } from './viewers.js';
import { monitor, type World } from './world.js';

const FIGURES = selectionOf('ComplaintStatistics', fieldsDecided('ComplaintStatistics', 'STATISTICS'), ['StatusCount']);
const WORKLOAD = selectionOf(
  'AgencyWorkload',
  fieldsDecided('AgencyWorkload', 'STATISTICS').filter((field) => field !== 'asOf'),
);
const OFFICER_WORKLOAD = selectionOf('OfficerWorkload', fieldsDecided('OfficerWorkload', 'OFFICER_WORKLOAD'));
const READ = /* GraphQL */ `
  query Statistics($code: String!, $id: ID!) {
    direct: agency(code: $code) {
      complaintStatistics { ${FIGURES} } workload { ${WORKLOAD} }
      officers { posts { role agency { code } } workload { ${OFFICER_WORKLOAD} } }
    }
    byAgency: complaintStatistics(groupBy: AGENCY, filter: { organisation: $id }, first: 100) {
      totalCount edges { cursor node { agency { code } statistics { ${FIGURES} } } }
    }
    byLevel: complaintStatistics(groupBy: LEVEL, filter: { organisation: $id }, first: 100) {
      totalCount edges { node { level statistics { ${FIGURES} } } }
    }
  }`;

interface ListedOfficer {
  posts: { role: string; agency: { code: string } }[];
  workload: { openComplaints: number; share: number } | null;
}

interface Group {
  node: { agency?: { code: string }; statistics: Record<string, unknown> };
}

/** What is shown of the workload of each of the unit's officers, or the one code with which they are refused. */
function officersIn(answer: GraphqlAnswer<unknown>): unknown {
  const path = ['direct', 'officers'];
  const officers = valueAt(answer.data, path) as ListedOfficer[] | null;
  if (officers === null) return codeAt(answer, path);
  const codes = officers.map((_, index) => codeAt(answer, [...path, index, 'workload']));
  return codes.find((code) => code !== undefined) ?? officers.map(({ workload }) => workload);
}

/** How the unit is measured, by itself, in a list and in sums, for each viewer. */
export function statisticsSuite(world: () => World): void {
  const read = async (viewer: Viewer): Promise<GraphqlAnswer<unknown>> =>
    request(world().hub, READ, { code: UNIT, id: UNIT }, await tokenOf(world().hub, viewer));
  const groupsAt = ({ data }: GraphqlAnswer<unknown>, way: string) => (valueAt(data, [way, 'edges']) ?? []) as Group[];

  it('shows how the unit is measured to those alone who read all that it holds, on every way', async () => {
    const all = await read(monitor());
    expect(all.errors).toBeUndefined();
    expect(valueAt(all.data, ['direct', 'complaintStatistics', 'received'])).toBeGreaterThan(0);
    expect(valueAt(all.data, ['direct', 'workload', 'openComplaints'])).toBeGreaterThan(0);
    expect(groupsAt(all, 'byAgency').map(({ node }) => node.agency?.code)).toEqual([UNIT]);
    expect(groupsAt(all, 'byLevel')).toHaveLength(1);
    const officers = valueAt(all.data, ['direct', 'officers']) as ListedOfficer[];
    const liaisons = officers.filter(({ posts }) => posts.some(({ role }) => role === 'LIAISON_OFFICER'));
    const share = valueAt(all.data, ['direct', 'workload', 'openPerLiaisonOfficer']);
    expect(liaisons.map(({ workload }) => workload?.share)).toEqual(liaisons.map(() => share));
    expect([liaisons.length > 0, officers.length > liaisons.length]).toEqual([true, true]);
    for (const viewer of COMPLAINT_VIEWERS) {
      const answer = await read(viewer);
      const refusal = refusalOf(viewer, 'STATISTICS');
      const may = mayMeasure(askerOf(viewer));
      const cells = {
        direct:
          codeAt(answer, ['direct', 'complaintStatistics']) ?? valueAt(answer.data, ['direct', 'complaintStatistics']),
        workload: codeAt(answer, ['direct', 'workload']) ?? valueAt(answer.data, ['direct', 'workload']),
        officers: officersIn(answer),
        byAgency: codeAt(answer, ['byAgency']) ?? groupsAt(answer, 'byAgency'),
        byLevel: codeAt(answer, ['byLevel']) ?? groupsAt(answer, 'byLevel'),
      };
      const expected = {
        direct: refusal ?? (may ? valueAt(all.data, ['direct', 'complaintStatistics']) : 'FORBIDDEN'),
        workload: refusal ?? (may ? valueAt(all.data, ['direct', 'workload']) : null),
        officers:
          refusalOf(viewer, 'OFFICERS') ??
          refusalOf(viewer, 'OFFICER_WORKLOAD') ??
          (may ? officersIn(all) : officers.map(() => null)),
        byAgency: refusal ?? (may ? groupsAt(all, 'byAgency') : []),
        byLevel: refusal ?? (may ? groupsAt(all, 'byLevel') : []),
      };
      expect([viewer.title, cells]).toEqual([viewer.title, expected]);
    }
  });
}
