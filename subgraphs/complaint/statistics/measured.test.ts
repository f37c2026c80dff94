import { type Asker, asker, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { act, DESK, submit } from '../../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { performAt } from '../../../test/kit/deadline-scenario.js';
import { agencyId } from '../../../test/kit/directory-double.js';
import { actAsReporter } from '../../../test/kit/reporter-scenario.js';

const FIGURES = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Agency {
  complaintStatistics { received measured followedUp followedUpPercent finished inTime inTimePercent }
} } }`;

interface Figures {
  received: number;
  measured: number;
  followedUp: number;
  followedUpPercent: number | null;
  finished: number;
  inTime: number;
  inTimePercent: number | null;
}

/** Whose complaints are looked at: another one’s in each test. */
const AGENCIES = ['17', '17.02', '31', '32', '32.16', '32.73', 'kl.panrb'];

describeEachDialect((dialect) => {
  let hub: ComplaintHub;
  let code: string;
  let admin: Asker;
  const left = [...AGENCIES];

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  beforeEach(() => {
    at('2026-03-02T02:00:00Z');
    code = left.pop() as string;
    admin = asker('AGENCY_ADMIN', code);
  });

  afterAll(() => hub.close());

  const at = (instant: string) => {
    hub.clock.now = new Date(instant);
  };
  const received = (overrides: object = {}) => submit(hub, { toAgency: code, ...overrides });
  const accepted = async (overrides: object = {}) => {
    const complaint = await received(overrides);
    await act(hub, admin, 'verify', complaint.id);
    await act(hub, admin, 'accept', complaint.id);
    return complaint;
  };
  const figures = async () => {
    const representations = [{ __typename: 'Agency', id: agencyId(code) }];
    const { _entities } = await hub.data<{ _entities: { complaintStatistics: Figures }[] }>(DESK, FIGURES, {
      representations,
    });
    return _entities[0]?.complaintStatistics;
  };

  describe('is in time for good', () => {
    it('what was answered in time, also where it is closed by itself after its limit', async () => {
      const { id } = await accepted();
      at('2026-03-04T02:00:00Z');
      await act(hub, admin, 'respond', id);
      expect(await figures()).toMatchObject({ finished: 0, inTime: 1 });
      // Its follow-up was due on 27/3, the reporter’s time to answer back ended on 25/3.
      await performAt(hub, 'deadlines', new Date('2026-03-30T02:00:00Z'));
      expect(await figures()).toMatchObject({ finished: 1, inTime: 1, inTimePercent: 100 });
    });

    it('what its agency closes after a short limit, and answered within it', async () => {
      const { id } = await accepted({ classification: 'INFORMATION_REQUEST' });
      at('2026-03-04T02:00:00Z');
      await act(hub, admin, 'respond', id);
      at('2026-03-11T02:00:00Z');
      await act(hub, admin, 'close', id);
      expect(await figures()).toMatchObject({ finished: 1, inTime: 1 });
    });

    it('what was deferred in time, and archived as nobody cleared it up', async () => {
      const { id } = await received();
      at('2026-03-04T02:00:00Z');
      await act(hub, admin, 'defer', id, { unclearOrigin: true });
      await performAt(hub, 'deadlines', new Date('2026-03-30T02:00:00Z'));
      expect(await hub.data(DESK, 'query ($id: ID) { complaint(id: $id) { archiveReason } }', { id })).toEqual({
        complaint: { archiveReason: 'origin-unclear' },
      });
      expect(await figures()).toMatchObject({ measured: 1, inTime: 1 });
    });
  });

  describe('is late for good', () => {
    it('what was answered late, however soon it is closed then', async () => {
      const { id } = await accepted({ classification: 'INFORMATION_REQUEST' });
      await act(hub, admin, 'respond', id, { final: false });
      at('2026-03-10T02:00:00Z');
      await act(hub, admin, 'respond', id);
      await act(hub, admin, 'close', id);
      expect(await figures()).toMatchObject({ finished: 1, inTime: 0, inTimePercent: 0 });
    });

    it('what was deferred late, whatever comes of it', async () => {
      const { id } = await received();
      at('2026-03-09T02:00:00Z');
      await act(hub, admin, 'defer', id, { unclearOrigin: true });
      expect(await figures()).toMatchObject({ inTime: 0 });
      await act(hub, admin, 'archive', id);
      expect(await figures()).toMatchObject({ measured: 1, inTime: 0 });
    });
  });

  it('measures an agency neither by what it merged, late or not, nor by what was withdrawn', async () => {
    const [original, late, withdrawn] = [await accepted(), await received(), await accepted()];
    await act(hub, admin, 'respond', withdrawn.id, { final: false });
    await actAsReporter(hub, withdrawn, 'withdraw');
    await act(hub, admin, 'respond', original.id);
    // Verification was due on 5/3.
    at('2026-03-12T02:00:00Z');
    const before = { received: 3, measured: 2, followedUp: 1, followedUpPercent: 50, inTime: 1, inTimePercent: 50 };
    expect(await figures()).toMatchObject(before);
    await act(hub, admin, 'merge', late.id, { intoComplaintId: original.id });
    expect(await figures()).toMatchObject({
      received: 3,
      measured: 1,
      followedUp: 1,
      followedUpPercent: 100,
      inTime: 1,
      inTimePercent: 100,
    });
    await act(hub, admin, 'unmerge', late.id);
    expect(await figures()).toMatchObject(before);
  });

  it('leaves an original that is late as late as it is, whatever is merged into it', async () => {
    const [original, duplicate] = [await received(), await received()];
    at('2026-03-12T02:00:00Z');
    await act(hub, admin, 'merge', duplicate.id, { intoComplaintId: original.id });
    expect(await figures()).toMatchObject({ received: 2, measured: 1, inTime: 0, inTimePercent: 0 });
  });
});
