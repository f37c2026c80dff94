import { runningClocks } from '../../test/kit/complaint-clocks.js';
import { asker, type ComplaintHub, openComplaintHub } from '../../test/kit/complaint-hub.js';
import { act, DESK, mutationOf, submit, versionOf } from '../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../test/kit/databases.js';
import {
  actAsReporter,
  followOwn,
  type ReporterDeed,
  reporterRefusal,
  sendAsReporter,
} from '../../test/kit/reporter-scenario.js';
import { newSecret } from '../kit/secret.js';
import { ArchiveReasonRow } from './regulation/regulation.entity.js';

const REGENCY = asker('AGENCY_ADMIN', '32.16');
const FILE = `query ($id: ID) { complaint(id: $id) {
  state status version archiveReason overdue rating { score comment }
  timeline { kind note publicNote actorRole }
} }`;

interface File {
  state: string;
  version: number;
  archiveReason: string | null;
  timeline: Record<string, unknown>[];
}

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  afterAll(() => hub.close());

  const show = async (id: string) => (await hub.data<{ complaint: File }>(DESK, FILE, { id })).complaint;
  const received = () => submit(hub, { toAgency: '32.16' });
  const closed = async () => {
    const complaint = await received();
    for (const action of ['verify', 'accept', 'respond', 'close'] as const) {
      await act(hub, REGENCY, action, complaint.id);
    }
    return complaint;
  };

  describe('archiving', () => {
    it('ends every clock, with a reason that everyone who sees the complaint sees', async () => {
      const { id } = await received();
      const reason = { reason: 'before-court', publicNote: 'Perkaranya sedang disidangkan.' };
      expect(await act(hub, REGENCY, 'archive', id, reason)).toMatchObject({ state: 'ARCHIVED', status: 'ARCHIVED' });
      expect(await show(id)).toMatchObject({ archiveReason: 'before-court', overdue: false });
      expect(await runningClocks(hub, id)).toEqual({});
    });

    it.each([
      ['that no regulation lists', 'because'],
      ['that only a merge gives', 'duplicate'],
      ['that only the reporter gives', 'withdrawn'],
      ['that only time gives', 'origin-unclear'],
    ])('is refused for a reason %s', async (_title, reason) => {
      const { id } = await received();
      const before = await show(id);
      const input = { complaintId: id, expectedVersion: await versionOf(hub, id), reason };
      const { errors } = await hub.ask(REGENCY, mutationOf('archive'), { input });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'input.reason' }] });
      expect(await show(id)).toEqual(before);
    });

    it('takes the reasons of the regulation under which the complaint came in, and of no other', async () => {
      const names = { nameId: 'alasan lama', nameEn: 'an old reason', legalBasis: 'PermenPANRB 62/2018' };
      await hub.subgraph.database.write((manager) =>
        manager.insert(ArchiveReasonRow, { regulationId: 'permenpanrb-62-2018', code: 'old-reason', ...names }),
      );
      const { id } = await received();
      const input = { complaintId: id, expectedVersion: 1, reason: 'old-reason' };
      expect(await hub.code(REGENCY, mutationOf('archive'), { input })).toBe('BAD_USER_INPUT');
      const keyedIn = { toAgency: '32.16', channel: 'LETTER', receivedAt: '2024-03-04T02:00:00Z' };
      const old = await submit(hub, keyedIn, REGENCY);
      expect(await act(hub, REGENCY, 'archive', old.id, { reason: 'old-reason' })).toMatchObject({ state: 'ARCHIVED' });
    });
  });

  describe('withdrawing', () => {
    it('archives the complaint as withdrawn, with the reporter’s reason for the agencies', async () => {
      const complaint = await received();
      const reason = 'Sudah diperbaiki warga sendiri.';
      expect(await actAsReporter(hub, complaint, 'withdraw', { reason })).toMatchObject({
        status: 'ARCHIVED',
        archiveReason: 'withdrawn',
      });
      expect(await runningClocks(hub, complaint.id)).toEqual({});
      const { timeline } = await show(complaint.id);
      expect(timeline.at(-1)).toEqual({ kind: 'ARCHIVED', note: reason, publicNote: null, actorRole: null });
    });

    it('is taken once, also where it is sent again', async () => {
      const complaint = await received();
      await actAsReporter(hub, complaint, 'withdraw');
      const { timeline } = await show(complaint.id);
      expect(await actAsReporter(hub, complaint, 'withdraw')).toMatchObject({ archiveReason: 'withdrawn' });
      expect((await show(complaint.id)).timeline).toEqual(timeline);
      expect(await reporterRefusal(hub, complaint, 'reply')).toBe('TRANSITION_NOT_ALLOWED');
    });
  });

  describe('rating', () => {
    it('is taken again and again once the complaint is closed, and the last one holds', async () => {
      const complaint = await closed();
      await actAsReporter(hub, complaint, 'rate', { score: 2, comment: 'Lama sekali.' });
      expect(await actAsReporter(hub, complaint, 'rate', { score: 5 })).toMatchObject({
        rating: { score: 5, comment: null },
      });
      expect(await show(complaint.id)).toMatchObject({ state: 'CLOSED', rating: { score: 5, comment: null } });
    });

    it('is recorded once where the same is sent again', async () => {
      const complaint = await closed();
      await actAsReporter(hub, complaint, 'rate', { score: 2, comment: 'Lama sekali.' });
      const { timeline } = await show(complaint.id);
      await actAsReporter(hub, complaint, 'rate', { score: 2, comment: 'Lama sekali.' });
      expect((await show(complaint.id)).timeline).toEqual(timeline);
    });

    it.each([0, 6, -1])('is refused with a score of %s', async (score) => {
      const { errors } = await sendAsReporter(hub, await closed(), 'rate', { score });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'input.score' }] });
    });

    it('is kept when the complaint is opened again, and refused meanwhile', async () => {
      const complaint = await closed();
      await actAsReporter(hub, complaint, 'rate', { score: 1 });
      expect(await actAsReporter(hub, complaint, 'reply')).toMatchObject({ rating: { score: 1 } });
      expect(await reporterRefusal(hub, complaint, 'rate')).toBe('TRANSITION_NOT_ALLOWED');
    });
  });

  it.each<ReporterDeed>(['reply', 'withdraw', 'rate'])(
    'answers a wrong secret and an unknown number alike to a reporter who would %s, and changes nothing',
    async (deed) => {
      const complaint = await closed();
      const before = await show(complaint.id);
      const wrong = await sendAsReporter(hub, complaint, deed, { secret: newSecret() });
      expect(wrong.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      expect(await sendAsReporter(hub, complaint, deed, { trackingNumber: 'AAAA-AAAA-AAAB' })).toEqual(wrong);
      expect(await show(complaint.id)).toEqual(before);
    },
  );

  it('tells the reporter of the archive, whoever sent it there', async () => {
    const [archived, withdrawn] = [await received(), await received()];
    const [ownArchived, ownWithdrawn] = [await followOwn(hub, archived), await followOwn(hub, withdrawn)];
    await act(hub, REGENCY, 'archive', archived.id);
    await actAsReporter(hub, withdrawn, 'withdraw');
    expect(await ownArchived.until('COMPLAINT_ARCHIVED')).toEqual(['COMPLAINT_ARCHIVED ARCHIVED']);
    expect(await ownWithdrawn.until('COMPLAINT_ARCHIVED')).toEqual(['COMPLAINT_ARCHIVED ARCHIVED']);
  });
});
