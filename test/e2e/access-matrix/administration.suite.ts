import type { GraphqlAnswer } from '../../../demo/hub-client.js';
import { request } from './asking.js';
import { codeAt, isShown, refusalOf, valueAt } from './cells.js';
import { fieldsDecided } from './decisions.js';
import { mayAdminister } from './rules.js';
import { selectionOf } from './supergraph.js';
import { askerOf, COMPLAINT_VIEWERS, tokenOf, UNIT } from './viewers.js';
import { adminOf, ask, type World } from './world.js';

const SET_TARGET = /* GraphQL */ `
  mutation Target($input: SetFollowUpTargetInput!) { setFollowUpTarget(input: $input) { target { version } } }`;
const allOf = (type: string, decision: 'COMPLAINT' | 'RULE_LOG', inline: readonly string[] = []) =>
  selectionOf(type, fieldsDecided(type, decision), inline);
const READ = /* GraphQL */ `
  query Administration($unit: ID!) {
    ruleChanges(kinds: [FOLLOW_UP_TARGET_SET], first: 100) {
      totalCount pageInfo { hasNextPage } edges { cursor node { ${allOf('RuleChange', 'RULE_LOG')} } }
    }
    calendarYears { ${allOf('CalendarYear', 'COMPLAINT', ['Holiday'])} }
    answerPolicy(agency: $unit) { ${allOf('AnswerPolicy', 'COMPLAINT')} }
    provisionalDeadlines(first: 100) {
      totalCount edges { cursor node { ${allOf('ProvisionalDeadline', 'COMPLAINT')} of: complaint { id } } }
    }
  }`;

/** Rules, who changed them, and what waits for a calendar, for each viewer. */
export function administrationSuite(world: () => World): void {
  it('shows rules to who reads complaints, and who changed them to who administers them', async () => {
    const { hub } = world();
    const year = new Date().getUTCFullYear();
    const input = { agency: UNIT, year, percent: 91, basis: 'Penanda target', idempotencyKey: `matrix-target-${UNIT}` };
    await ask(hub, adminOf(UNIT), SET_TARGET, { input });
    for (const viewer of COMPLAINT_VIEWERS) {
      const answer: GraphqlAnswer<unknown> = await request(hub, READ, { unit: UNIT }, await tokenOf(hub, viewer));
      const changes = (valueAt(answer.data, ['ruleChanges', 'edges']) ?? []) as { node: { content: string } }[];
      const waiting = (valueAt(answer.data, ['provisionalDeadlines', 'edges']) ?? []) as {
        node: { of: { id: string } | null };
      }[];
      const read = refusalOf(viewer, 'COMPLAINT') ?? true;
      const cells = {
        changes: codeAt(answer, ['ruleChanges']) ?? changes.some(({ node }) => node.content.includes('Penanda target')),
        years: codeAt(answer, ['calendarYears']) ?? isShown(valueAt(answer.data, ['calendarYears'])),
        policy: codeAt(answer, ['answerPolicy']) ?? true,
        waiting: codeAt(answer, ['provisionalDeadlines']) ?? true,
        isHidden: waiting.some(({ node }) => node.of === null),
      };
      const administers = refusalOf(viewer, 'RULE_LOG') ?? mayAdminister(askerOf(viewer), 'setFollowUpTarget');
      const expected = { changes: administers, years: read, policy: read, waiting: read };
      expect([viewer.title, cells]).toEqual([viewer.title, { ...expected, isHidden: false }]);
    }
  });
}
