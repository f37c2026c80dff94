import { type Asker, asker, CITIZEN, type ComplaintHub, openComplaintHub } from '../../test/kit/complaint-hub.js';
import {
  act,
  type KnownComplaint,
  mutationName,
  mutationOf,
  NEEDED,
  versionOf,
} from '../../test/kit/complaint-scenario.js';
import {
  bringTo,
  HOLDER,
  originalIn,
  STANDINGS,
  type Standing,
  type State,
  sendAll,
  stateOf,
  versionIn,
} from '../../test/kit/complaint-states.js';
import { describeEachDialect } from '../../test/kit/databases.js';
import { agencyId } from '../../test/kit/directory-double.js';
import {
  DEEDS,
  EVERYBODY,
  HANDLING,
  NOBODY,
  OWN,
  PORTAL,
  participantsOf,
  type Someone,
} from '../../test/kit/life-cycle-table.js';
import { type ReporterDeed, reporterInput, reporterMutation } from '../../test/kit/reporter-scenario.js';
import { insertRows } from '../kit/insert-rows.js';
import { newSecret } from '../kit/secret.js';
import { ComplaintParticipantRow } from './participants/participant.entity.js';

/** Those of whom each is different; where the database is another, the rules are the same. */
const SAMPLE = [
  NOBODY.title,
  'AGENCY_ADMIN at the body above',
  'LIAISON_OFFICER at own',
  'PROVINCIAL_MONITOR at the supervising province',
  'AGENCY_ADMIN at a sibling',
  'AGENCY_ADMIN at whoever has a copy',
  'LIAISON_OFFICER at whoever has a copy',
  'PROVINCIAL_MONITOR at the named supervisor',
  'AGENCY_ADMIN at the Ombudsman',
  'HEAD at the Ombudsman',
  'LIAISON_OFFICER at the Ombudsman',
  'NATIONAL_DESK at the national desk',
];

interface Cell {
  deed: string;
  state: Standing;
}

const CELLS: readonly Cell[] = STANDINGS.flatMap((state) => DEEDS.map((deed) => ({ deed, state })));
const isAllowed = ({ handlesAs }: Someone, { deed, state }: Cell) => {
  const { from, by } = HANDLING[deed] as (typeof HANDLING)[string];
  return handlesAs !== undefined && by.split(' ').includes(handlesAs) && from.split(' ').includes(state);
};
const refusalOf = ({ sees, handlesAs }: Someone, { deed }: Cell) => {
  if (!sees) return 'NOT_FOUND';
  const by = HANDLING[deed]?.by.split(' ') ?? [];
  return handlesAs !== undefined && by.includes(handlesAs) ? 'TRANSITION_NOT_ALLOWED' : 'FORBIDDEN';
};
const stateAfter = ({ deed, state }: Cell) => {
  const to = HANDLING[deed]?.to;
  return to === 'SAME' ? state : to;
};
const named = ({ deed, state }: Cell, outcome: unknown) => `${deed} in ${state}: ${outcome}`;

describeEachDialect((dialect) => {
  let hub: ComplaintHub;
  let standing: Map<Standing, KnownComplaint>;
  let intoComplaintId: string;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
    intoComplaintId = (await originalIn(hub)).id;
    const complaints = await bringTo(hub, STANDINGS, PORTAL);
    const participants = complaints.flatMap(({ id }) => participantsOf(id));
    await hub.subgraph.database.write((manager) => insertRows(manager, ComplaintParticipantRow, participants));
    standing = new Map(STANDINGS.map((state, index) => [state, complaints[index] as KnownComplaint]));
  });

  afterAll(() => hub.close());

  const attempt = ({ deed, state }: Cell, complaintId: string) => {
    const { action, input } = HANDLING[deed] as (typeof HANDLING)[string];
    const stated = { complaintId, expectedVersion: versionIn(state) };
    return {
      name: mutationName(action),
      input: { ...stated, ...NEEDED[action], ...(action === 'merge' && { intoComplaintId }), ...input },
      selects: 'version state',
    };
  };
  const rowsOf = async (complaints: Iterable<KnownComplaint>) => {
    const numbers = [...complaints].map(({ id }, index) => `c${index}: complaint(id: "${id}") { ...Row }`);
    const row = 'fragment Row on Complaint { state version handler { id } timeline { seq } deadlines { kind dueOn } }';
    return hub.data<Record<string, { state: string; version: number; handler: { id: string } }>>(
      asker('NATIONAL_DESK', 'sp4n'),
      `{ ${numbers.join(' ')} } ${row}`,
    );
  };

  it('has a complaint in every state, brought there by what agencies do', async () => {
    const rows = Object.values(await rowsOf(standing.values()));
    expect(rows.map(({ state }) => state)).toEqual(STANDINGS.map(stateOf));
    expect(new Set(rows.map(({ handler }) => handler.id))).toEqual(new Set([agencyId(HOLDER)]));
  });

  const asked = EVERYBODY.filter(({ title }) => dialect === 'sqlite' || SAMPLE.includes(title));

  it.each(asked.map((someone) => [someone.title, someone] as const))(
    'lets %s do with a complaint just what the table says',
    async (_title, someone) => {
      const refused = CELLS.filter((cell) => !isAllowed(someone, cell));
      const before = await rowsOf(standing.values());
      const attempts = refused.map((cell) => attempt(cell, standing.get(cell.state)?.id as string));
      const { codes } = await sendAll(hub, someone.who, attempts);
      expect(refused.map((cell, index) => named(cell, codes[index]))).toEqual(
        refused.map((cell) => named(cell, refusalOf(someone, cell))),
      );
      expect(await rowsOf(standing.values())).toEqual(before);

      const allowed = CELLS.filter((cell) => isAllowed(someone, cell));
      if (allowed.length === 0) return;
      const complaints = await bringTo(
        hub,
        allowed.map(({ state }) => state),
        PORTAL,
      );
      const taken = await sendAll<{ version: number; state: State }>(
        hub,
        someone.who,
        allowed.map((cell, index) => attempt(cell, complaints[index]?.id as string)),
      );
      expect(
        allowed.map((cell, index) => named(cell, taken.codes[index] ?? JSON.stringify(taken.data[index]))),
      ).toEqual(
        allowed.map((cell) =>
          named(cell, JSON.stringify({ version: versionIn(cell.state) + 1, state: stateAfter(cell) })),
        ),
      );
    },
  );

  it('hands a complaint to whom it is forwarded, back to whoever sent it, and else leaves it where it is', async () => {
    const someone = EVERYBODY.find(({ title }) => title === 'AGENCY_ADMIN at the body above') as Someone;
    const allowed = CELLS.filter((cell) => isAllowed(someone, cell));
    const complaints = await bringTo(
      hub,
      allowed.map(({ state }) => state),
      PORTAL,
    );
    await sendAll(
      hub,
      someone.who,
      allowed.map((cell, index) => attempt(cell, complaints[index]?.id as string)),
    );
    const holderAfter = ({ deed, state }: Cell) => {
      if (deed === 'FORWARD') return '32.73';
      if (deed !== 'RETURN') return HOLDER;
      return state === 'FORWARDED' ? '32.16' : 'sp4n';
    };
    const rows = Object.values(await rowsOf(complaints));
    expect(allowed.map((cell, index) => named(cell, rows[index]?.handler.id))).toEqual(
      allowed.map((cell) => named(cell, agencyId(holderAfter(cell)))),
    );
  });

  it('takes a receipt once, and none after anything else that says that it arrived', async () => {
    const [forwarded, returned, deferred] = await bringTo(hub, ['FORWARDED', 'RETURNED', 'RETURNED'], PORTAL);
    const admin = asker('AGENCY_ADMIN', '32.16');
    await act(hub, admin, 'defer', deferred?.id as string);
    await act(hub, admin, 'resume', deferred?.id as string);
    for (const { id } of [forwarded, returned] as KnownComplaint[]) await act(hub, admin, 'confirmReceipt', id);
    for (const { id } of [forwarded, returned, deferred] as KnownComplaint[]) {
      const input = { complaintId: id, expectedVersion: await versionOf(hub, id) };
      expect(await hub.code(admin, mutationOf('confirmReceipt'), { input })).toBe('TRANSITION_NOT_ALLOWED');
    }
  });

  it('tells of another version before it tells that the life cycle does not allow it, and after access', async () => {
    const { id } = standing.get('ARCHIVED') as KnownComplaint;
    const stale = DEEDS.map((deed) => {
      const { name, input, selects } = attempt({ deed, state: 'ARCHIVED' }, id);
      return { name, input: { ...input, expectedVersion: 1 }, selects };
    });
    const codesFor = async (who: Asker) => new Set((await sendAll(hub, who, stale)).codes);
    expect(await codesFor(asker('AGENCY_ADMIN', '32.16'))).toEqual(new Set(['CONFLICT']));
    expect(await codesFor(asker('HEAD', '32.16'))).toEqual(new Set(['FORBIDDEN']));
    expect(await codesFor(asker('AGENCY_ADMIN', '17'))).toEqual(new Set(['NOT_FOUND']));
  });

  describe.each(Object.keys(OWN) as ReporterDeed[])('whoever knows number and secret', (deed) => {
    const own = OWN[deed];
    const sent = (complaint: KnownComplaint, overrides: object = {}) => ({
      name: reporterMutation(deed).name,
      input: reporterInput(complaint, deed, { ...overrides }),
      selects: 'complaint { status }',
    });

    it(`may ${deed} in the states that the table says, and nobody else may`, async () => {
      const before = await rowsOf(standing.values());
      const all = [...standing.values()];
      const guessed = await sendAll(
        hub,
        asker('AGENCY_ADMIN', '32.16'),
        all.map((complaint) => sent(complaint, { secret: newSecret() })),
      );
      expect(new Set(guessed.codes)).toEqual(new Set(['NOT_FOUND']));
      const refused = STANDINGS.filter((state) => own[state] === undefined);
      const tooSoon = await sendAll(
        hub,
        CITIZEN,
        refused.map((state) => sent(standing.get(state) as KnownComplaint)),
      );
      expect(tooSoon.codes).toEqual(refused.map(() => 'TRANSITION_NOT_ALLOWED'));
      expect(await rowsOf(standing.values())).toEqual(before);

      const allowed = STANDINGS.filter((state) => own[state] !== undefined);
      const complaints = await bringTo(hub, allowed, PORTAL);
      const { codes } = await sendAll(
        hub,
        CITIZEN,
        complaints.map((complaint) => sent(complaint)),
      );
      expect(codes).toEqual(allowed.map(() => undefined));
      const rows = Object.values(await rowsOf(complaints));
      expect(rows.map(({ state, version }) => ({ state, version }))).toEqual(
        allowed.map((state) => ({ state: own[state], version: versionIn(state) + 1 })),
      );
    });
  });
});
