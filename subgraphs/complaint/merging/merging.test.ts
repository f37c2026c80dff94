import { type Asker, asker, CITIZEN, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { act, DESK, type KnownComplaint, mutationOf, submit, versionOf } from '../../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyId } from '../../../test/kit/directory-double.js';
import { actAsReporter, followOwn, reporterRefusal } from '../../../test/kit/reporter-scenario.js';
import { EventEntitlementRow, EventRow } from '../../kit/outbox.entity.js';
import { ComplaintDeadlineRow } from '../complaint-deadline.entity.js';

const ADMIN = asker('AGENCY_ADMIN', '32.16');
const ELSEWHERE = asker('AGENCY_ADMIN', '32.73');
const TITLE = 'Lubang di jalan raya Tambun';
const TEXT = 'Jalan raya Tambun berlubang besar dan tergenang setiap hujan.';
const CANDIDATES = `query ($id: ID, $first: Int) { complaint(id: $id) {
  duplicateCandidates(first: $first) { complaint { id title } score reasons reasonLabels(lang: ID) }
} }`;
const LINKS = `query ($id: ID) { complaint(id: $id) { version mergedInto { id } duplicates { id } archiveReason } }`;
const TRACK = `query ($trackingNumber: String!, $secret: Secret!) {
  trackComplaint(trackingNumber: $trackingNumber, secret: $secret) {
    title status archiveReason timeline { kind note }
    mergedInto { status statusLabel trackingNumber timeline { kind note } answers { text } }
  }
}`;

interface Candidate {
  complaint: { id: string; title: string | null };
  score: number;
  reasons: string[];
}
interface Links {
  version: number;
  mergedInto: { id: string } | null;
  duplicates: { id: string }[];
  archiveReason: string | null;
}
interface Tracked {
  title: string;
  status: string;
  archiveReason: string | null;
  timeline: { kind: string; note: string | null }[];
  mergedInto: {
    status: string;
    trackingNumber: string | null;
    timeline: { kind: string; note: string | null }[] | null;
    answers: { text: string }[] | null;
  } | null;
}

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  afterAll(() => hub.close());

  const held = (overrides: object = {}) => submit(hub, { toAgency: '32.16', title: TITLE, text: TEXT, ...overrides });
  const candidatesOf = async (who: Asker, id: string, first = 5) =>
    (await hub.data<{ complaint: { duplicateCandidates: Candidate[] | null } }>(who, CANDIDATES, { id, first }))
      .complaint.duplicateCandidates;
  const linksOf = async (who: Asker, id: string) =>
    (await hub.data<{ complaint: Links }>(who, LINKS, { id })).complaint;
  const track = async ({ trackingNumber, secret }: KnownComplaint) =>
    (await hub.data<{ trackComplaint: Tracked }>(CITIZEN, TRACK, { trackingNumber, secret })).trackComplaint;
  const merge = (id: string, intoComplaintId: string, who = ADMIN, input: object = {}) =>
    act(hub, who, 'merge', id, { intoComplaintId, ...input });
  const refusalOf = async (id: string, intoComplaintId: string, who = ADMIN) => {
    const input = { complaintId: id, expectedVersion: await versionOf(hub, id), intoComplaintId };
    const { errors } = await hub.ask(who, mutationOf('merge'), { input });
    const { code, fields } = (errors?.[0]?.extensions ?? {}) as { code?: string; fields?: { message: string }[] };
    return fields?.[0]?.message ?? code;
  };

  describe('the candidates of a complaint', () => {
    it('are those alike in text, place and time, the likest first, with what they have in common', async () => {
      const region = { regionCode: '32.16.06', category: 'jalan-rusak' };
      const { id } = await held(region);
      const again = await held({ ...region, title: 'Lubang jalan raya Tambun' });
      const inOtherWords = await held({
        regionCode: '32.16',
        title: 'Jln rusak',
        text: 'jl raya tambun berlubang, tergenang klo hujan',
      });
      await held({ ...region, title: 'Sampah menumpuk', text: 'Sampah di pasar tidak diangkut sejak seminggu.' });
      await held({ regionCode: '32.73', title: TITLE, text: TEXT });
      const candidates = await candidatesOf(ADMIN, id);
      expect(candidates?.map(({ complaint }) => complaint.id)).toEqual([again.id, inOtherWords.id]);
      expect(candidates?.[0]?.reasons).toEqual(['SIMILAR_TEXT', 'SAME_CATEGORY', 'SAME_DISTRICT', 'SAME_WEEK']);
      expect(candidates?.[0]?.score).toBeGreaterThan(candidates?.[1]?.score as number);
      expect(await candidatesOf(ADMIN, id, 1)).toEqual(candidates?.slice(0, 1));
      expect(await hub.code(ADMIN, CANDIDATES, { id, first: 21 })).toBe('BAD_USER_INPUT');
    });

    it('are told to whoever may merge it, and of complaints that he may see', async () => {
      const place = {
        regionCode: '32.16.06.2001',
        title: 'Jembatan gantung Jatimulya putus',
        text: 'Jembatan gantung di Jatimulya putus diterjang banjir.',
      };
      const { id } = await held(place);
      const above = await submit(hub, { ...place, toAgency: '32' });
      expect(await candidatesOf(ADMIN, id)).toEqual([]);
      expect(await candidatesOf(DESK, id)).toBeNull();
      expect(await candidatesOf(asker('HEAD', '32.16'), id)).toBeNull();
      const both: Asker = {
        subject: 'both',
        grants: [
          ['AGENCY_ADMIN', '32.16'],
          ['AGENCY_ADMIN', '32'],
        ],
      };
      expect((await candidatesOf(both, id))?.map(({ complaint }) => complaint.id)).toEqual([above.id]);
    });

    it('hold what is secret for those alone who may read it', async () => {
      const words = {
        regionCode: '32.73',
        title: 'Pungutan liar di loket',
        text: 'Petugas loket meminta uang agar antrean didahulukan.',
      };
      const { id } = await submit(hub, { toAgency: '32.73', ...words });
      const secret = await submit(hub, { toAgency: '32.16', secret: true, ...words });
      const readsBoth: Asker = {
        subject: 'reads-both',
        grants: [
          ['AGENCY_ADMIN', '32.73'],
          ['AGENCY_ADMIN', '32.16'],
        ],
      };
      expect((await candidatesOf(readsBoth, id))?.map(({ complaint }) => complaint.id)).toEqual([secret.id]);
      const monitors: Asker = {
        subject: 'monitors',
        grants: [
          ['AGENCY_ADMIN', '32.73'],
          ['PROVINCIAL_MONITOR', '32'],
        ],
      };
      expect(await candidatesOf(monitors, id)).toEqual([]);
    });

    it('cost one statement for the complaints themselves and one for all that is compared, however many are asked', async () => {
      const query = '{ complaints(first: 10) { edges { node { duplicateCandidates { score } } } } }';
      await hub.data(ADMIN, query);
      const before = hub.statements.length;
      await hub.data(ADMIN, query);
      const selects = hub.statements.slice(before).filter((sql) => /FROM [`"]complaint[`"]/.test(sql));
      expect(selects).toHaveLength(4);
    });
  });

  it('archives the duplicate, links both, and leaves the original in its version', async () => {
    const original = await held();
    const duplicate = await held();
    expect(await merge(duplicate.id, original.id, ADMIN, { publicNote: 'Sudah dilaporkan.' })).toMatchObject({
      state: 'ARCHIVED',
      status: 'ARCHIVED',
      version: 2,
    });
    expect(await linksOf(ADMIN, duplicate.id)).toEqual({
      version: 2,
      mergedInto: { id: original.id },
      duplicates: [],
      archiveReason: 'duplicate',
    });
    expect(await linksOf(ADMIN, original.id)).toEqual({
      version: 1,
      mergedInto: null,
      duplicates: [{ id: duplicate.id }],
      archiveReason: null,
    });
    expect(await candidatesOf(ADMIN, original.id)).not.toContainEqual(
      expect.objectContaining({ complaint: expect.objectContaining({ id: duplicate.id }) }),
    );
  });

  it('shows either side of a merge only to who may see that one', async () => {
    const original = await submit(hub, { toAgency: '32.73' });
    const duplicate = await held();
    const both: Asker = {
      subject: 'of-both',
      grants: [
        ['AGENCY_ADMIN', '32.16'],
        ['AGENCY_ADMIN', '32.73'],
      ],
    };
    expect(await refusalOf(duplicate.id, original.id)).toMatch(/no such complaint/);
    await merge(duplicate.id, original.id, both);
    expect(await linksOf(ADMIN, duplicate.id)).toMatchObject({ mergedInto: null, archiveReason: 'duplicate' });
    expect(await linksOf(ELSEWHERE, original.id)).toMatchObject({ duplicates: [] });
    expect(await linksOf(DESK, original.id)).toMatchObject({ duplicates: [{ id: duplicate.id }] });
  });

  it('tells the handlers of both, and the reporter of the duplicate alone', async () => {
    const original = await submit(hub, { toAgency: '32.73' });
    const duplicate = await held();
    const own = await followOwn(hub, duplicate);
    const both: Asker = {
      subject: 'of-both',
      grants: [
        ['AGENCY_ADMIN', '32.16'],
        ['AGENCY_ADMIN', '32.73'],
      ],
    };
    await merge(duplicate.id, original.id, both);
    await act(hub, ADMIN, 'unmerge', duplicate.id);
    expect(await own.until('COMPLAINT_UNMERGED')).toEqual([
      'COMPLAINT_MERGED ARCHIVED',
      'COMPLAINT_UNMERGED UNVERIFIED',
    ]);
    const { read } = hub.subgraph.database;
    const event = await read.findOneByOrFail(EventRow, { aggregateId: duplicate.id, kind: 'COMPLAINT_MERGED' });
    expect(event.payload).toEqual({ complaintId: duplicate.id, statusAfter: 'ARCHIVED', intoComplaintId: original.id });
    const entitled = (await read.findBy(EventEntitlementRow, { eventId: event.id })).map((row) => row.agencyId);
    expect(entitled).toEqual(expect.arrayContaining([agencyId('32.16'), agencyId('32.73')]));
    expect(await read.existsBy(EventRow, { aggregateId: original.id, kind: 'COMPLAINT_MERGED' })).toBe(false);
  });

  it('refuses in clear words what cannot be an original, and what others were merged into', async () => {
    const [one, other, third, archived, closed, secret] = await Promise.all([
      held(),
      held(),
      held(),
      held(),
      held(),
      held({ secret: true }),
    ]);
    await act(hub, ADMIN, 'archive', archived.id);
    for (const action of ['verify', 'accept', 'respond', 'close'] as const) await act(hub, ADMIN, action, closed.id);
    expect(await refusalOf(one.id, one.id)).toBe('A complaint cannot be merged into itself.');
    expect(await refusalOf(one.id, 'nowhere')).toBe('There is no such complaint that you may see.');
    expect(await refusalOf(one.id, archived.id)).toMatch(/is archived/);
    expect(await refusalOf(one.id, closed.id)).toMatch(/is closed/);
    expect(await refusalOf(one.id, secret.id)).toMatch(/is secret.*Merge it into this one/);
    await merge(one.id, other.id);
    expect(await refusalOf(other.id, one.id)).toBe('That complaint was merged into this one.');
    expect(await refusalOf(third.id, one.id)).toMatch(/itself merged into another one/);
    expect(await refusalOf(other.id, third.id)).toMatch(/Other complaints were merged into this one/);
    expect(await refusalOf(one.id, third.id)).toBe('TRANSITION_NOT_ALLOWED');
  });

  it('separates nothing but what was merged: what was archived or withdrawn stays so', async () => {
    const archived = await held();
    await act(hub, ADMIN, 'archive', archived.id);
    const withdrawn = await held();
    await actAsReporter(hub, withdrawn, 'withdraw');
    for (const { id } of [archived, withdrawn]) {
      const input = { complaintId: id, expectedVersion: 2 };
      expect(await hub.code(ADMIN, mutationOf('unmerge'), { input })).toBe('TRANSITION_NOT_ALLOWED');
    }
  });

  describe('the clocks of a merged complaint', () => {
    const clocksOf = (complaintId: string) =>
      hub.subgraph.database.read.find(ComplaintDeadlineRow, { where: { complaintId }, order: { kind: 'ASC' } });
    const dueOf = async (id: string) =>
      Object.fromEntries((await clocksOf(id)).map(({ kind, dueOn, pausedAt }) => [kind, pausedAt ? 'STILL' : dueOn]));

    beforeEach(() => {
      hub.clock.now = new Date('2026-03-02T02:00:00Z');
    });
    afterAll(() => {
      hub.clock.now = new Date('2026-03-02T02:00:00Z');
    });

    it('stand still meanwhile, and go on with what was left of them', async () => {
      const [original, { id }] = await Promise.all([held(), held()]);
      expect(await dueOf(id)).toEqual({ FOLLOW_UP: '2026-03-27', VERIFICATION: '2026-03-05' });
      await merge(id, original.id);
      expect(await dueOf(id)).toEqual({ FOLLOW_UP: 'STILL', VERIFICATION: 'STILL' });
      hub.clock.now = new Date('2026-03-09T02:00:00Z');
      await act(hub, ADMIN, 'unmerge', id);
      expect(await dueOf(id)).toEqual({ FOLLOW_UP: '2026-04-02', VERIFICATION: '2026-03-11' });
    });

    it('make nobody late, also where one had run out, which is late again after it', async () => {
      const [original, { id }] = await Promise.all([held(), held()]);
      hub.clock.now = new Date('2026-03-09T02:00:00Z');
      const overdue = 'query ($id: ID) { complaint(id: $id) { overdue dueAt } }';
      expect(await hub.data(ADMIN, overdue, { id })).toMatchObject({ complaint: { overdue: true } });
      await merge(id, original.id);
      expect(await hub.data(ADMIN, overdue, { id })).toEqual({ complaint: { overdue: false, dueAt: null } });
      await act(hub, ADMIN, 'unmerge', id);
      expect(await hub.data(ADMIN, overdue, { id })).toMatchObject({ complaint: { overdue: true } });
      expect(await dueOf(id)).toMatchObject({ VERIFICATION: '2026-03-05' });
    });

    it('of one that was deferred still stand still after it, but the reporter’s time goes on', async () => {
      const [original, { id }] = await Promise.all([held(), held()]);
      await act(hub, ADMIN, 'defer', id, { unclearOrigin: true });
      const deferred = await dueOf(id);
      expect(deferred).toEqual({ FOLLOW_UP: 'STILL', VERIFICATION: 'STILL', CLARIFICATION: '2026-03-16' });
      await merge(id, original.id);
      expect(await dueOf(id)).toEqual({ FOLLOW_UP: 'STILL', VERIFICATION: 'STILL', CLARIFICATION: 'STILL' });
      hub.clock.now = new Date('2026-03-04T02:00:00Z');
      await act(hub, ADMIN, 'unmerge', id);
      expect(await dueOf(id)).toEqual({ ...deferred, CLARIFICATION: '2026-03-17' });
      await act(hub, ADMIN, 'resume', id);
      expect(
        (await clocksOf(id)).filter(({ closedAt }) => closedAt === null).every((row) => row.pausedAt === null),
      ).toBe(true);
    });
  });

  describe('the reporter of a merged complaint', () => {
    it('follows what agencies do about the original, and never who reported it or in which words', async () => {
      const original = await held({ title: 'JUDUL-ORANG-LAIN di Tambun', text: 'ISI-ORANG-LAIN tentang jalan raya.' });
      const duplicate = await held();
      await merge(duplicate.id, original.id, ADMIN, { publicNote: 'Sudah dilaporkan.', note: 'CATATAN-INTERNAL' });
      await act(hub, ADMIN, 'verify', original.id, { publicNote: 'Lengkap.', note: 'CATATAN-INTERNAL' });
      await act(hub, ADMIN, 'defer', original.id, { question: 'PERTANYAAN-KEPADA-ORANG-LAIN?' });
      await actAsReporter(hub, original, 'reply', { text: 'PESAN-ORANG-LAIN kepada instansi.' });
      await act(hub, ADMIN, 'accept', original.id);
      await act(hub, ADMIN, 'respond', original.id, { text: 'Jalan sudah ditambal.' });
      const tracked = await track(duplicate);
      expect(tracked).toMatchObject({
        title: TITLE,
        status: 'ARCHIVED',
        archiveReason: 'duplicate',
        timeline: [
          { kind: 'RECEIVED', note: null },
          { kind: 'MERGED', note: 'Sudah dilaporkan.' },
        ],
      });
      expect(tracked.mergedInto).toEqual({
        status: 'IN_PROCESS',
        statusLabel: 'proses',
        trackingNumber: original.trackingNumber,
        timeline: [
          { kind: 'RECEIVED', note: null },
          { kind: 'VERIFIED', note: 'Lengkap.' },
          { kind: 'DEFERRED', note: null },
          { kind: 'RESUMED', note: null },
          { kind: 'ACCEPTED', note: null },
          { kind: 'ANSWERED', note: null },
        ],
        answers: [{ text: 'Jalan sudah ditambal.' }],
      });
      expect(JSON.stringify(tracked)).not.toMatch(/ORANG-LAIN|CATATAN-INTERNAL/);
      expect((await track(original)).mergedInto).toBeNull();
    });

    it('is shown what is answered to an anonymous reporter, whom no agency knows', async () => {
      const original = await held({ anonymous: true, title: 'JUDUL-ORANG-LAIN', text: 'ISI-ORANG-LAIN di Tambun.' });
      const duplicate = await held();
      await merge(duplicate.id, original.id);
      await act(hub, ADMIN, 'verify', original.id, { publicNote: 'Lengkap.' });
      await act(hub, ADMIN, 'accept', original.id);
      await act(hub, ADMIN, 'respond', original.id, { text: 'Jalan sudah ditambal.' });
      const tracked = await track(duplicate);
      expect(tracked.mergedInto).toMatchObject({
        trackingNumber: original.trackingNumber,
        timeline: [
          { kind: 'RECEIVED' },
          { kind: 'VERIFIED', note: 'Lengkap.' },
          { kind: 'ACCEPTED' },
          { kind: 'ANSWERED' },
        ],
        answers: [{ text: 'Jalan sudah ditambal.' }],
      });
      expect(JSON.stringify(tracked)).not.toMatch(/ORANG-LAIN/);
    });

    it('sees no more than the status of an original that has become secret since', async () => {
      const original = await held();
      const duplicate = await held();
      await merge(duplicate.id, original.id);
      await act(hub, ADMIN, 'verify', original.id, { publicNote: 'Lengkap.' });
      const input = { complaintId: original.id, expectedVersion: 2, secret: true };
      await hub.data(ADMIN, mutationOf('setFlags'), { input });
      expect((await track(duplicate)).mergedInto).toEqual({
        status: 'NOT_FOLLOWED_UP',
        statusLabel: 'belum ditindaklanjuti',
        trackingNumber: null,
        timeline: null,
        answers: null,
      });
    });

    it('can neither write to it nor take it back, until it is separated and all is as before', async () => {
      const original = await held();
      const duplicate = await held();
      await act(hub, ADMIN, 'verify', duplicate.id);
      await act(hub, ADMIN, 'accept', duplicate.id);
      const before = await track(duplicate);
      await merge(duplicate.id, original.id);
      expect(await reporterRefusal(hub, duplicate, 'withdraw')).toBe('TRANSITION_NOT_ALLOWED');
      expect(await reporterRefusal(hub, duplicate, 'reply')).toBe('TRANSITION_NOT_ALLOWED');
      expect(await act(hub, ADMIN, 'unmerge', duplicate.id)).toMatchObject({ state: 'ACCEPTED' });
      expect(await track(duplicate)).toEqual({
        ...before,
        timeline: [...before.timeline, { kind: 'MERGED', note: null }, { kind: 'UNMERGED', note: null }],
      });
      expect(await reporterRefusal(hub, duplicate, 'withdraw')).toBeUndefined();
    });
  });
});
