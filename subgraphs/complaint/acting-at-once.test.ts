import {
  asker,
  CITIZEN,
  type ComplaintHub,
  type GraphQLAnswer,
  openComplaintHub,
} from '../../test/kit/complaint-hub.js';
import { type Action, act, DESK, type KnownComplaint, mutationOf, NEEDED } from '../../test/kit/complaint-scenario.js';
import { bringTo, type State, versionIn } from '../../test/kit/complaint-states.js';
import { describeEachDialect } from '../../test/kit/databases.js';
import { type ReporterDeed, reporterInput, sendAsReporter } from '../../test/kit/reporter-scenario.js';

const REGENCY = asker('AGENCY_ADMIN', '32.16');
const UNIT = asker('LIAISON_OFFICER', '32.16/dsdabmbk');
/** What only an admin may do, or what takes a complaint away from the unit and leaves it with the body. */
const STAYS_WITH_BODY: readonly Action[] = ['archive', 'return'];
const FILE = `query ($id: ID) { complaint(id: $id) {
  version state timeline { seq kind } answers { text } messages { text }
} }`;

interface File {
  version: number;
  state: string;
  timeline: { seq: number; kind: string }[];
  answers: { text: string }[];
  messages: { text: string }[];
}

const codeOf = ({ errors }: GraphQLAnswer) => errors?.[0]?.extensions.code;

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  afterAll(() => hub.close());

  const inState = async (state: State) => (await bringTo(hub, [state], CITIZEN))[0] as KnownComplaint;
  const show = async (id: string) => (await hub.data<{ complaint: File }>(DESK, FILE, { id })).complaint;
  const send = (who: typeof DESK, action: Action, id: string, state: State) =>
    hub.ask(who, mutationOf(action), {
      input: { complaintId: id, expectedVersion: versionIn(state), ...NEEDED[action] },
    });
  /** Exactly one change is on record, without a hole in its numbers. */
  const expectOneChange = async (id: string, state: State, changes = 1) => {
    const shown = await show(id);
    expect(shown.version).toBe(versionIn(state) + changes);
    expect(shown.timeline.map(({ seq }) => seq)).toEqual(
      Array.from({ length: shown.version }, (_, index) => index + 1),
    );
    return shown;
  };

  it.each<[State, Action, Action]>([
    ['RECEIVED', 'verify', 'archive'],
    ['VERIFIED', 'accept', 'defer'],
    ['ACCEPTED', 'start', 'defer'],
    ['FORWARDED', 'accept', 'return'],
    ['FORWARDED', 'confirmReceipt', 'confirmReceipt'],
    ['RETURNED', 'confirmReceipt', 'accept'],
    ['ACCEPTED', 'respond', 'respond'],
    ['IN_PROCESS', 'respond', 'defer'],
    ['DEFERRED', 'resume', 'archive'],
    ['ANSWERED', 'close', 'respond'],
  ])(
    'lets one of two officers win who at once in %s would %s and %s, and tells the other',
    async (state, one, other) => {
      const { id } = await inState(state);
      const answers = await Promise.all([
        send(REGENCY, one, id, state),
        send(STAYS_WITH_BODY.includes(other) ? REGENCY : UNIT, other, id, state),
      ]);
      const refused = answers.filter(({ errors }) => errors !== undefined);
      expect(refused.map(({ errors }) => errors?.[0]?.extensions)).toEqual([
        expect.objectContaining({ code: 'CONFLICT', currentVersion: versionIn(state) + 1 }),
      ]);
      const won = answers.find(({ errors }) => errors === undefined)?.data?.done as { state: string };
      expect(await expectOneChange(id, state)).toMatchObject({ state: won.state });
    },
  );

  it('tells an officer whom the complaint has left meanwhile that somebody else was first', async () => {
    const { id } = await inState('ACCEPTED');
    const [returned, started] = await Promise.all([
      send(UNIT, 'return', id, 'ACCEPTED'),
      send(REGENCY, 'start', id, 'ACCEPTED'),
    ]);
    // What the reporter had sent to the unit goes back to the national desk.
    expect([codeOf(returned), codeOf(started)].sort()).toEqual(['CONFLICT', undefined]);
    await expectOneChange(id, 'ACCEPTED');
  });

  it('tells it nobody else, nor of what is not as it was seen', async () => {
    const { id } = await inState('ACCEPTED');
    expect(codeOf(await send(UNIT, 'return', id, 'ACCEPTED'))).toBeUndefined();
    // The same once more, as by a client that got no answer.
    expect(codeOf(await send(UNIT, 'return', id, 'ACCEPTED'))).toBe('CONFLICT');
    expect(codeOf(await send(asker('LIAISON_OFFICER', '32.16/diskominfo'), 'start', id, 'ACCEPTED'))).toBe('NOT_FOUND');
    const ahead = { complaintId: id, expectedVersion: versionIn('ACCEPTED') + 1 };
    expect(await hub.code(UNIT, mutationOf('start'), { input: ahead })).toBe('NOT_FOUND');
  });

  it('keeps the answer of the winner only', async () => {
    const { id } = await inState('ACCEPTED');
    const sent = await Promise.all([REGENCY, UNIT, REGENCY, UNIT].map((who) => send(who, 'respond', id, 'ACCEPTED')));
    expect(sent.map(codeOf).filter((code) => code !== undefined)).toEqual(Array(3).fill('CONFLICT'));
    expect((await expectOneChange(id, 'ACCEPTED')).answers).toHaveLength(1);
  });

  it.each<[State, Action, ReporterDeed, readonly string[]]>([
    // Whichever is first, the complaint is opened again; an officer who comes second is told so.
    ['ANSWERED', 'close', 'reply', ['IN_PROCESS', 'IN_PROCESS']],
    ['ANSWERED', 'respond', 'reply', ['IN_PROCESS', 'IN_PROCESS']],
    ['DEFERRED', 'resume', 'reply', ['ACCEPTED', 'ACCEPTED']],
    ['DEFERRED', 'archive', 'reply', ['ARCHIVED', 'ACCEPTED']],
    ['ACCEPTED', 'start', 'withdraw', ['ARCHIVED', 'ARCHIVED']],
    ['ANSWERED', 'close', 'withdraw', ['CLOSED', 'ARCHIVED']],
  ])(
    'puts in order an officer and the reporter who at once in %s would %s and %s',
    async (state, action, deed, [officerFirst, reporterFirst]) => {
      const complaint = await inState(state);
      const [officer, reporter] = await Promise.all([
        send(REGENCY, action, complaint.id, state),
        sendAsReporter(hub, complaint, deed),
      ]);
      const taken = [officer, reporter].filter((answer) => codeOf(answer) === undefined).length;
      const shown = await expectOneChange(complaint.id, state, taken);
      if (codeOf(officer) === undefined) {
        expect(codeOf(reporter)).toBe(taken === 2 ? undefined : 'TRANSITION_NOT_ALLOWED');
        expect(shown.state).toBe(officerFirst);
      } else {
        expect([codeOf(officer), codeOf(reporter)]).toEqual(['CONFLICT', undefined]);
        expect(shown.state).toBe(reporterFirst);
      }
    },
  );

  it('takes a reply once that is sent several times at once, and one of several that differ', async () => {
    const complaint = await inState('ANSWERED');
    const same = reporterInput(complaint, 'reply');
    const repeated = await Promise.all(Array.from({ length: 4 }, () => sendAsReporter(hub, complaint, 'reply', same)));
    expect(repeated.map(codeOf)).toEqual(Array(4).fill(undefined));
    expect((await expectOneChange(complaint.id, 'ANSWERED')).messages).toHaveLength(1);
    await act(hub, REGENCY, 'respond', complaint.id);
    const different = await Promise.all(Array.from({ length: 3 }, () => sendAsReporter(hub, complaint, 'reply')));
    expect(different.map(codeOf).sort()).toEqual(['TRANSITION_NOT_ALLOWED', 'TRANSITION_NOT_ALLOWED', undefined]);
    expect((await expectOneChange(complaint.id, 'ANSWERED', 3)).messages).toHaveLength(2);
  });
});
