import { ROLES } from '../../../schema/roles.js';
import { triedBy } from './asking.js';
import { COMPLAINT_DECISIONS } from './decided/complaint.js';
import { ROOT_DECISIONS } from './decided/roots.js';
import { type Decision, SCOPES_FOR } from './decision.js';
import { hasScopes } from './rules.js';

/** What needs no role: anyone sees it, or whoever knows a number and its secret. */
const WITHOUT_ROLE: readonly Decision[] = ['PUBLIC', 'REPORTER'];
const EVERYONE = ['nobody known', ...ROLES] as const;

const refusedRoles = (decision: Decision) =>
  EVERYONE.filter((role) => !hasScopes(role === 'nobody known' ? null : role, SCOPES_FOR[decision]));

/** Whether the suites before have tried what was decided. Runs last. */
export function triedSuite(): void {
  const missing = (fields: readonly string[], who: readonly (typeof EVERYONE)[number][]) =>
    who.filter((role) => !fields.some((field) => triedBy(field).has(role)));

  it.each(Object.entries(ROOT_DECISIONS))('has asked as every role for each guarded field of %s', (type, decided) => {
    const guarded = Object.entries(decided).filter(([decision]) => !WITHOUT_ROLE.includes(decision as Decision));
    const untried = guarded.flatMap(([decision, names]) => {
      // A stream that shows somebody nothing cannot be waited for: its pages are asked instead.
      const who = type === 'Subscription' ? refusedRoles(decision as Decision) : EVERYONE;
      return names.split(' ').map((name) => [`${type}.${name}`, missing([`${type}.${name}`], who)]);
    });
    expect(untried.filter(([, who]) => who?.length)).toEqual([]);
  });

  it.each(Object.entries(COMPLAINT_DECISIONS))('has tried what is decided of %s', (type, decided) => {
    for (const [decision, names] of Object.entries(decided)) {
      if (decision === 'PUBLIC') continue;
      const fields = names.split(' ').map((name) => `${type}.${name}`);
      if (decision === 'REPORTER') expect([decision, missing(fields, ['nobody known'])]).toEqual([decision, []]);
      else expect([decision, missing(fields, EVERYONE)]).toEqual([decision, []]);
    }
  });
}
