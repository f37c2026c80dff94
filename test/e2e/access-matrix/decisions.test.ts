import { ROLES, type Role, scopesOf } from '../../../schema/roles.js';
import { SCOPES_FOR } from './decision.js';
import { readDecisions } from './decisions.js';
import { HOLDERS, hasScopes } from './rules.js';
import { type ApiField, readApiFields } from './supergraph.js';

const FIELDS = readApiFields();
const DECIDED = readDecisions();

it('has a decision for every field of the API', () => {
  const undecided = FIELDS.map(({ coordinate }) => coordinate).filter((coordinate) => !DECIDED.has(coordinate));
  if (undecided.length > 0) {
    throw new Error(`Decide in decisions.ts who sees what these fields hold: ${undecided.join(', ')}`);
  }
});

it('decides nothing that the API does not have', () => {
  const known = new Set(FIELDS.map(({ coordinate }) => coordinate));
  const gone = [...DECIDED.keys()].filter((coordinate) => !known.has(coordinate));
  if (gone.length > 0) throw new Error(`Take these fields out of decisions.ts, the API has them no more: ${gone}`);
});

it.each(ROLES)('gives %s the scopes that the rules give it', (role) => {
  const expected = Object.entries(HOLDERS).flatMap(([scope, roles]) => (roles.includes(role) ? [scope] : []));
  expect(scopesOf([{ role, agency: 'any' }])).toEqual(expected.sort());
});

/** Whether the contract lets a role, or nobody known, through this field. */
function isOpenTo(role: Role | null, { authenticated, scopes }: ApiField): boolean {
  if (role === null) return !authenticated && scopes === undefined;
  const held: readonly string[] = scopesOf([{ role, agency: 'any' }]);
  return scopes === undefined || scopes.some((set) => set.every((scope) => held.includes(scope)));
}

/** Every field that can be asked for on some way from a root. */
function reachable(role: Role | null): string[] {
  const waiting = ['Query', 'Mutation', 'Subscription'];
  const seen = new Set(waiting);
  const reached: string[] = [];
  for (let type = waiting.pop(); type !== undefined; type = waiting.pop()) {
    for (const field of FIELDS) {
      if (field.type !== type || !isOpenTo(role, field)) continue;
      reached.push(field.coordinate);
      if (field.target === undefined || seen.has(field.target)) continue;
      seen.add(field.target);
      waiting.push(field.target);
    }
  }
  return reached.sort();
}

it.each([['nobody known', null], ...ROLES.map((role): [string, Role] => [role, role])] as [string, Role | null][])(
  'opens to %s, on any way through the contract, just the fields that are decided so',
  (_name, role) => {
    const decided = [...DECIDED].filter(([, decision]) => hasScopes(role, SCOPES_FOR[decision]));
    expect(reachable(role)).toEqual(decided.map(([coordinate]) => coordinate).sort());
  },
);
