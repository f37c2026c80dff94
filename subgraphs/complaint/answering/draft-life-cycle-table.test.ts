import { In } from 'typeorm';
import type { Role } from '../../../schema/roles.js';
import { type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { HOLDER, sendAll } from '../../../test/kit/complaint-states.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import {
  bringDraftsTo,
  DRAFT_STATES,
  type DraftAction,
  type DraftState,
  draftMutation,
  type KnownDraft,
} from '../../../test/kit/draft-scenario.js';
import { EVERYBODY, NOBODY, PORTAL, type Someone } from '../../../test/kit/life-cycle-table.js';
import { AnswerDraftRow } from './answer-draft.entity.js';
import { DRAFT_LIFE_CYCLE } from './draft-life-cycle.js';

/** The way of a draft and who takes it, written a second time from the domain and not from the code. */
const DRAFTING: Readonly<Record<DraftAction, { from: string; to: DraftState; by: string }>> = {
  save: { from: 'DRAFT SUBMITTED RETURNED SIGNED', to: 'DRAFT', by: 'DESK ADMIN LIAISON' },
  submit: { from: 'DRAFT', to: 'SUBMITTED', by: 'DESK ADMIN LIAISON' },
  sign: { from: 'SUBMITTED', to: 'SIGNED', by: 'HEAD' },
  return: { from: 'SUBMITTED', to: 'RETURNED', by: 'HEAD' },
  send: { from: 'DRAFT SIGNED', to: 'SENT', by: 'DESK ADMIN LIAISON' },
  discard: { from: 'DRAFT SUBMITTED RETURNED SIGNED', to: 'DISCARDED', by: 'DESK ADMIN LIAISON' },
};
const WRITES_AS: Partial<Record<Role, string>> = {
  NATIONAL_DESK: 'DESK',
  AGENCY_ADMIN: 'ADMIN',
  LIAISON_OFFICER: 'LIAISON',
  HEAD: 'HEAD',
};
/** From where a draft of the unit is seen: the unit itself, and the body above it. */
const INSIDE = [HOLDER, '32.16'];
/** Those of whom each is different; where the database is another, the rules are the same. */
const SAMPLE = [
  NOBODY.title,
  'HEAD at the body above',
  'HEAD at a sibling',
  'LIAISON_OFFICER at own',
  'PROVINCIAL_MONITOR at the supervising province',
  'NATIONAL_DESK at the national desk',
];

interface Cell {
  action: DraftAction;
  state: DraftState;
}

const ACTIONS = Object.keys(DRAFTING) as DraftAction[];
const CELLS: readonly Cell[] = DRAFT_STATES.flatMap((state) => ACTIONS.map((action) => ({ action, state })));
const writesAs = ({ who: { grants } }: Someone) => {
  const [grant] = grants;
  return grant && INSIDE.includes(grant[1]) ? WRITES_AS[grant[0]] : undefined;
};
const mayTake = (someone: Someone, action: DraftAction) => {
  const as = writesAs(someone);
  return as !== undefined && DRAFTING[action].by.split(' ').includes(as);
};
const isAllowed = (someone: Someone, { action, state }: Cell) =>
  mayTake(someone, action) && DRAFTING[action].from.split(' ').includes(state);
const refusalOf = (someone: Someone, { action }: Cell) => {
  if (writesAs(someone) === undefined) return 'NOT_FOUND';
  return mayTake(someone, action) ? 'TRANSITION_NOT_ALLOWED' : 'FORBIDDEN';
};
const named = ({ action, state }: Cell, outcome: unknown) => `${action} in ${state}: ${outcome}`;

it('is the table that the life cycle of drafts is', () => {
  const table = ACTIONS.map((action) => {
    const { from, to } = DRAFT_LIFE_CYCLE[action.toUpperCase() as keyof typeof DRAFT_LIFE_CYCLE];
    return [action, { from: from.join(' '), to, by: DRAFTING[action].by }];
  });
  expect(Object.fromEntries(table)).toEqual(DRAFTING);
  expect(Object.keys(DRAFT_LIFE_CYCLE)).toEqual([...ACTIONS.map((action) => action.toUpperCase()), 'LAPSE']);
});

describeEachDialect((dialect) => {
  let hub: ComplaintHub;
  let standing: Map<DraftState, KnownDraft>;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
    const drafts = await bringDraftsTo(hub, DRAFT_STATES, PORTAL);
    standing = new Map(DRAFT_STATES.map((state, index) => [state, drafts[index] as KnownDraft]));
  });

  afterAll(() => hub.close());

  const rowsOf = async (drafts: Iterable<KnownDraft>) => {
    const ids = [...drafts].map(({ id }) => id);
    const rows = await hub.subgraph.database.read.findBy(AnswerDraftRow, { id: In(ids) });
    return ids.map((id) => rows.find((row) => row.id === id));
  };

  it('has a draft in every state, brought there by what agencies do', async () => {
    const rows = await rowsOf(standing.values());
    expect(rows.map((row) => ({ state: row?.state, version: row?.version }))).toEqual(
      DRAFT_STATES.map((state) => ({ state, version: standing.get(state)?.version })),
    );
  });

  const asked = EVERYBODY.filter(({ title }) => dialect === 'sqlite' || SAMPLE.includes(title));

  it.each(asked.map((someone) => [someone.title, someone] as const))(
    'lets %s do with a draft just what the table says',
    async (_title, someone) => {
      const refused = CELLS.filter((cell) => !isAllowed(someone, cell));
      const before = await rowsOf(standing.values());
      const { codes } = await sendAll(
        hub,
        someone.who,
        refused.map(({ action, state }) => draftMutation(action, standing.get(state) as KnownDraft)),
      );
      expect(refused.map((cell, index) => named(cell, codes[index]))).toEqual(
        refused.map((cell) => named(cell, refusalOf(someone, cell))),
      );
      expect(await rowsOf(standing.values())).toEqual(before);

      const allowed = CELLS.filter((cell) => isAllowed(someone, cell));
      if (allowed.length === 0) return;
      const drafts = await bringDraftsTo(
        hub,
        allowed.map(({ state }) => state),
        PORTAL,
      );
      const taken = await sendAll<{ draft: object }>(
        hub,
        someone.who,
        allowed.map(({ action }, index) => draftMutation(action, drafts[index] as KnownDraft)),
      );
      expect(
        allowed.map((cell, index) => named(cell, taken.codes[index] ?? JSON.stringify(taken.data[index]?.draft))),
      ).toEqual(
        allowed.map((cell, index) => {
          const { id, version } = drafts[index] as KnownDraft;
          return named(cell, JSON.stringify({ id, state: DRAFTING[cell.action].to, version: version + 1 }));
        }),
      );
    },
  );

  it('tells of another version before it tells that the life cycle does not allow it, and after access', async () => {
    const draft = standing.get('DISCARDED') as KnownDraft;
    const stale = ACTIONS.map((action) => draftMutation(action, { ...draft, version: 99 }));
    const codesFor = async (title: string) => {
      const { who } = EVERYBODY.find((someone) => someone.title === title) as Someone;
      return (await sendAll(hub, who, stale)).codes;
    };
    expect(await codesFor('HEAD at own')).toEqual(
      ACTIONS.map((action) => (DRAFTING[action].by === 'HEAD' ? 'CONFLICT' : 'FORBIDDEN')),
    );
    expect(await codesFor('AGENCY_ADMIN at a sibling')).toEqual(ACTIONS.map(() => 'NOT_FOUND'));
  });
});
