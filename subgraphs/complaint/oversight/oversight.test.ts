import { type Asker, asker, CITIZEN, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { act, DESK, type KnownComplaint, submit, versionOf } from '../../../test/kit/complaint-scenario.js';
import { endOfFeed, takeEvents } from '../../../test/kit/complaint-stream.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyId } from '../../../test/kit/directory-double.js';
import {
  codeOf,
  type RemarkMutation,
  remark,
  remarksOf,
  STREAM_REMARKS,
} from '../../../test/kit/oversight-scenario.js';

const FILE = `query ($id: ID) { complaint(id: $id) {
  id title version state handler { id } deadlines { kind dueAt } timeline { kind note } copies { agency { id } }
  notes { text role agency { id } to { id } }
  guidance { id kind text kindLabel(lang: ID) agency { id } acknowledgedAt acknowledgedBy { id } acknowledgement }
  ombudsmanReferral { at reason legalBasis agency { id } ombudsman { id } }
} }`;
const LIST = `query ($first: Int!) { complaints(first: $first) { edges { node {
  id notes { text } guidance { text } ombudsmanReferral { reason } supervisor { id } copies { note }
} } } }`;
const TRACKED = `query ($trackingNumber: String!, $secret: Secret!) {
  trackComplaint(trackingNumber: $trackingNumber, secret: $secret) { title timeline { kind note } answers { text } messages { text } }
}`;
const OWN_EVENTS = `query ($trackingNumber: String!, $secret: Secret!, $after: String) {
  myComplaintEvents(trackingNumber: $trackingNumber, secret: $secret, after: $after, first: 100) { events { kind } endCursor }
}`;
/** What the sequencer and the consumer of the directory's feed ask between requests. */
const BACKGROUND = /FROM ["`](event|feed_offset)["`]/;

const BODY = asker('AGENCY_ADMIN', '32.16');
const UNIT = asker('LIAISON_OFFICER', '32.16/dsdabmbk');
const BIDANG = asker('LIAISON_OFFICER', '32.16/dsdabmbk/bidang-jalan');
const SIBLING = asker('LIAISON_OFFICER', '32.16/diskominfo');
const CITY = asker('AGENCY_ADMIN', '32.73');
const PROVINCE = asker('PROVINCIAL_MONITOR', '32');
const OTHER_PROVINCE = asker('PROVINCIAL_MONITOR', '17');
const MINISTRY = asker('NATIONAL_MONITOR', 'kl.panrb');
const OMBUDSMAN = asker('AGENCY_ADMIN', 'kl.ombudsman');
const PORTAL = asker('PORTAL', '91');
const WORD = 'KATA-ANTARINSTANSI';

interface Seen {
  complaint: {
    version: number;
    notes: { text: string; agency: { id: string }; to: { id: string } | null }[] | null;
    guidance: { id: string; kind: string; text: string | null; acknowledgedAt: string | null }[] | null;
    ombudsmanReferral: { reason: string | null; legalBasis: string } | null;
  };
}

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  afterAll(() => hub.close());

  afterEach(() => {
    hub.clock.now = new Date('2026-03-02T02:00:00Z');
  });

  const file = async (who: Asker, id: string) => (await hub.data<Seen>(who, FILE, { id })).complaint;
  const refusal = (who: Asker, mutation: RemarkMutation, input: Record<string, unknown>) =>
    codeOf(hub, who, mutation, input);
  /** With the unit, handed in by a portal. */
  const held = async (overrides: Record<string, unknown> = {}): Promise<KnownComplaint> => {
    const complaint = await submit(hub, { toAgency: '32.16', ...overrides }, PORTAL);
    await act(hub, BODY, 'verify', complaint.id);
    await act(hub, BODY, 'forward', complaint.id, { toAgency: '32.16/dsdabmbk' });
    await act(hub, UNIT, 'accept', complaint.id);
    return complaint;
  };
  const note = (who: Asker, complaintId: string, input: Record<string, unknown> = {}) =>
    remark(hub, who, 'addComplaintNote', { complaintId, text: WORD, ...input });
  const guide = (who: Asker, complaintId: string, input: Record<string, unknown> = {}) =>
    remark(hub, who, 'guideComplaint', { complaintId, kind: 'REMINDER', text: WORD, ...input });
  const escalate = (who: Asker, complaintId: string) =>
    remark(hub, who, 'escalateToOmbudsman', { complaintId, reason: `${WORD} tidak ada tindak lanjut.` });
  const copy = async (complaintId: string, toAgency: string) => {
    const input = { complaintId, expectedVersion: await versionOf(hub, complaintId), toAgency };
    await hub.data(BODY, 'mutation ($input: CopyComplaintInput!) { copyComplaint(input: $input) { state } }', {
      input,
    });
  };

  describe('a note', () => {
    it('goes to a bidang, which can read and answer from then on, and changes nothing of the complaint', async () => {
      const { id } = await held();
      const { notes: _, ...before } = await file(BODY, id);
      expect(await hub.code(BIDANG, FILE, { id })).toBe('NOT_FOUND');
      await note(UNIT, id, { toAgency: '32.16/dsdabmbk/bidang-jalan', text: 'Kapan jalan ini diperbaiki?' });
      hub.clock.now = new Date('2026-03-02T02:00:01Z');
      await note(BIDANG, id, { toAgency: '32.16/dsdabmbk', text: 'Terjadwal bulan depan.' });
      for (const who of [UNIT, BIDANG, BODY, DESK]) {
        const { notes, ...rest } = await file(who, id);
        expect(rest).toEqual(before);
        expect(notes?.map(({ text, agency, to }) => [text, agency.id, to?.id])).toEqual([
          ['Kapan jalan ini diperbaiki?', agencyId('32.16/dsdabmbk'), agencyId('32.16/dsdabmbk/bidang-jalan')],
          ['Terjadwal bulan depan.', agencyId('32.16/dsdabmbk/bidang-jalan'), agencyId('32.16/dsdabmbk')],
        ]);
      }
      expect(await codeOf(hub, BIDANG, 'acceptComplaint', { complaintId: id, expectedVersion: 4 })).toBe('FORBIDDEN');
    });

    it('leaves the bidang asked while the complaint stays in the body, and not longer', async () => {
      const { id } = await held();
      await note(UNIT, id, { toAgency: '32.16/diskominfo' });
      await act(hub, BODY, 'forward', id, { toAgency: '32.16.06' });
      expect(await file(SIBLING, id)).toMatchObject({ id });
      await act(hub, BODY, 'accept', id);
      await act(hub, BODY, 'forward', id, { toAgency: '32.73' });
      expect(await hub.code(SIBLING, FILE, { id })).toBe('NOT_FOUND');
    });

    it.each<[string, Asker, string]>([
      ['of another body', UNIT, '32.73'],
      ['that is closed', UNIT, agencyId('32.98')],
      ['that is unknown', UNIT, 'tidak-ada'],
      ['of the holder’s body by a co-handler', CITY, '32.16/diskominfo'],
    ])('asks no agency %s', async (_title, who, toAgency) => {
      const { id } = await held();
      await copy(id, '32.73');
      await copy(id, 'kl.bpkp');
      const input = { complaintId: id, text: WORD, toAgency: toAgency === '32.73' ? '17' : toAgency };
      expect(await refusal(who, 'addComplaintNote', input)).toBe('BAD_USER_INPUT');
      expect((await file(BODY, id)).notes).toEqual([]);
    });

    it('goes between holder and co-handler both ways, and asks nobody anew by it', async () => {
      const { id } = await held();
      await copy(id, '32.73');
      await note(UNIT, id, { toAgency: '32.73' });
      await note(CITY, id, { toAgency: '32.16/dsdabmbk' });
      await note(UNIT, id, { toAgency: '32.16' });
      expect((await file(CITY, id)).notes).toHaveLength(3);
    });

    it('is written once for its key, and conflicts with other words under the same key', async () => {
      const { id } = await held();
      const input = { complaintId: id, text: WORD, idempotencyKey: `once-${id}` };
      const first = await remark(hub, UNIT, 'addComplaintNote', input);
      expect(await remark(hub, UNIT, 'addComplaintNote', input)).toEqual(first);
      expect(await refusal(UNIT, 'addComplaintNote', { ...input, text: 'Lain.' })).toBe('CONFLICT');
      expect((await file(UNIT, id)).notes).toHaveLength(1);
    });
  });

  const SPEAKERS: [Asker, Record<'note' | 'guide' | 'escalate', string | undefined>][] = [
    [UNIT, { note: undefined, guide: 'FORBIDDEN', escalate: 'FORBIDDEN' }],
    [BODY, { note: undefined, guide: 'FORBIDDEN', escalate: 'FORBIDDEN' }],
    [asker('HEAD', '32.16'), { note: 'FORBIDDEN', guide: 'FORBIDDEN', escalate: 'FORBIDDEN' }],
    [CITY, { note: undefined, guide: 'FORBIDDEN', escalate: 'FORBIDDEN' }],
    [asker('HEAD', '32.73'), { note: 'FORBIDDEN', guide: 'FORBIDDEN', escalate: 'FORBIDDEN' }],
    [PROVINCE, { note: 'FORBIDDEN', guide: undefined, escalate: undefined }],
    [MINISTRY, { note: 'FORBIDDEN', guide: undefined, escalate: undefined }],
    [DESK, { note: 'FORBIDDEN', guide: undefined, escalate: undefined }],
    [PORTAL, { note: 'FORBIDDEN', guide: 'FORBIDDEN', escalate: 'FORBIDDEN' }],
    [OTHER_PROVINCE, { note: 'NOT_FOUND', guide: 'NOT_FOUND', escalate: 'NOT_FOUND' }],
    [SIBLING, { note: 'NOT_FOUND', guide: 'NOT_FOUND', escalate: 'NOT_FOUND' }],
    [CITIZEN, { note: 'NOT_FOUND', guide: 'NOT_FOUND', escalate: 'NOT_FOUND' }],
  ];
  it.each(SPEAKERS.map(([who, expected]) => [who.subject ?? 'a citizen', who, expected] as const))(
    'lets %s note, guide and escalate just as the table says',
    async (_subject, who, expected) => {
      const { id } = await held();
      await copy(id, '32.73');
      const words = { complaintId: id, text: WORD };
      expect({
        note: await refusal(who, 'addComplaintNote', words),
        guide: await refusal(who, 'guideComplaint', { ...words, kind: 'NOTE' }),
        escalate: await refusal(who, 'escalateToOmbudsman', { complaintId: id, reason: 'Tidak ditindaklanjuti.' }),
      }).toEqual(expected);
    },
  );

  describe('guidance', () => {
    it('reminds the handler, who takes note of it once, and leaves the complaint as it is', async () => {
      const { id } = await held();
      const { version } = await file(BODY, id);
      const { remarkId: guidanceId } = await guide(PROVINCE, id, { text: 'Mohon segera ditindaklanjuti.' });
      expect(await refusal(PROVINCE, 'acknowledgeGuidance', { guidanceId })).toBe('FORBIDDEN');
      expect(await refusal(OTHER_PROVINCE, 'acknowledgeGuidance', { guidanceId })).toBe('NOT_FOUND');
      expect(await refusal(UNIT, 'acknowledgeGuidance', { guidanceId: 'nothing' })).toBe('NOT_FOUND');
      await remark(hub, UNIT, 'acknowledgeGuidance', { guidanceId, text: 'Dijadwalkan besok.' });
      expect(await refusal(UNIT, 'acknowledgeGuidance', { guidanceId })).toBe('CONFLICT');
      for (const who of [UNIT, BODY, PROVINCE, MINISTRY]) {
        expect(await file(who, id)).toMatchObject({
          version,
          guidance: [
            {
              id: guidanceId,
              kind: 'REMINDER',
              kindLabel: 'pengingat',
              text: 'Mohon segera ditindaklanjuti.',
              agency: { id: agencyId('32') },
              acknowledgedAt: '2026-03-02T02:00:00.000Z',
              acknowledgedBy: { id: agencyId('32.16/dsdabmbk') },
              acknowledgement: 'Dijadwalkan besok.',
            },
          ],
        });
      }
    });

    it('comes also from the provincial agency that a forwarding named', async () => {
      const { id } = await held();
      expect(
        await refusal(asker('AGENCY_ADMIN', '32/diskominfo'), 'guideComplaint', {
          complaintId: id,
          kind: 'NOTE',
          text: WORD,
        }),
      ).toBe('NOT_FOUND');
      await act(hub, BODY, 'forward', id, { toAgency: '32.73', supervisor: '32/diskominfo' });
      await guide(asker('AGENCY_ADMIN', '32/diskominfo'), id);
      hub.clock.now = new Date('2026-03-02T02:00:01Z');
      await guide(asker('AGENCY_ADMIN', '32'), id, { kind: 'NOTE' });
      expect((await file(CITY, id)).guidance?.map(({ kind }) => kind)).toEqual(['REMINDER', 'NOTE']);
      for (const mutation of ['acceptComplaint', 'verifyComplaint'] as const) {
        const input = { complaintId: id, expectedVersion: 5 };
        expect(await codeOf(hub, asker('AGENCY_ADMIN', '32/diskominfo'), mutation, input)).toBe('FORBIDDEN');
      }
    });

    it('does not remind of what has ended', async () => {
      const { id } = await held();
      await act(hub, UNIT, 'respond', id);
      await act(hub, BODY, 'close', id);
      const input = { complaintId: id, kind: 'REMINDER', text: WORD };
      expect(await refusal(PROVINCE, 'guideComplaint', input)).toBe('TRANSITION_NOT_ALLOWED');
      await guide(PROVINCE, id, { kind: 'NOTE' });
      expect((await file(BODY, id)).guidance).toHaveLength(1);
    });
  });

  describe('the Ombudsman', () => {
    it('reads what was brought to it, which stays with its agency, once', async () => {
      const { id } = await held();
      const { ombudsmanReferral: _, ...before } = await file(BODY, id);
      expect(await hub.code(OMBUDSMAN, FILE, { id })).toBe('NOT_FOUND');
      await escalate(PROVINCE, id);
      expect(await refusal(MINISTRY, 'escalateToOmbudsman', { complaintId: id, reason: 'Sekali lagi, mohon.' })).toBe(
        'CONFLICT',
      );
      for (const who of [OMBUDSMAN, BODY, PROVINCE]) {
        const { ombudsmanReferral, ...rest } = await file(who, id);
        expect(rest).toEqual(before);
        expect(ombudsmanReferral).toEqual({
          at: '2026-03-02T02:00:00.000Z',
          reason: `${WORD} tidak ada tindak lanjut.`,
          legalBasis: 'UU 37/2008 tentang Ombudsman Republik Indonesia, Pasal 7',
          agency: { id: agencyId('32') },
          ombudsman: { id: agencyId('kl.ombudsman') },
        });
      }
      expect(await codeOf(hub, OMBUDSMAN, 'acceptComplaint', { complaintId: id, expectedVersion: 4 })).toBe(
        'FORBIDDEN',
      );
    });
  });

  describe('what agencies say to each other', () => {
    const allSaid = async (overrides: Record<string, unknown> = {}) => {
      const complaint = await held(overrides);
      await note(UNIT, complaint.id);
      await guide(PROVINCE, complaint.id);
      await escalate(MINISTRY, complaint.id);
      return complaint;
    };

    it('is hidden from the reporter and the portal, in fields, events and streams', async () => {
      const after = await endOfFeed(hub);
      const { id, trackingNumber, secret } = await held();
      const own = { trackingNumber, secret };
      const { myComplaintEvents: begin } = await hub.data<{ myComplaintEvents: { endCursor: string } }>(
        CITIZEN,
        OWN_EVENTS,
        own,
      );
      await note(UNIT, id);
      await guide(PROVINCE, id);
      await escalate(MINISTRY, id);
      await remarksOf(hub, DESK, { after }, 3);
      expect(await file(PORTAL, id)).toMatchObject({ id, notes: null, guidance: null, ombudsmanReferral: null });
      expect(await remarksOf(hub, PORTAL, { after })).toEqual([]);
      const { myComplaintEvents } = await hub.data<{ myComplaintEvents: { events: { kind: string }[] } }>(
        CITIZEN,
        OWN_EVENTS,
        { ...own, after: begin.endCursor },
      );
      const told = myComplaintEvents.events.map(({ kind }) => kind).join();
      expect(told).not.toMatch(/NOTED|GUIDED|REMINDED|OMBUDSMAN/);
      expect(JSON.stringify(await hub.data(CITIZEN, TRACKED, own))).not.toContain(WORD);
    });

    it('is told to supervisors of a secret complaint without the words, but for their own', async () => {
      const { id } = await allSaid({ secret: true });
      const untold = {
        title: null,
        notes: null,
        guidance: [{ kind: 'REMINDER', text: null }],
        ombudsmanReferral: { reason: null },
      };
      const other = await file(asker('NATIONAL_MONITOR', 'kl.bpkp'), id);
      expect(other).toMatchObject(untold);
      expect(JSON.stringify(other)).not.toContain(WORD);
      expect(await file(PROVINCE, id)).toMatchObject({ ...untold, guidance: [{ kind: 'REMINDER', text: WORD }] });
      const reason = expect.stringContaining(WORD);
      expect(await file(MINISTRY, id)).toMatchObject({ ...untold, ombudsmanReferral: { reason } });
    });

    it('is told in full to handlers and to the Ombudsman to which a secret complaint was brought', async () => {
      const { id } = await allSaid({ secret: true });
      for (const who of [BODY, OMBUDSMAN, asker('NATIONAL_MONITOR', 'kl.ombudsman')]) {
        expect(await file(who, id)).toMatchObject({
          title: expect.any(String),
          notes: [{ text: WORD }],
          guidance: [{ text: WORD }],
          ombudsmanReferral: { reason: expect.stringContaining(WORD) },
        });
      }
      const { id: another } = await held({ secret: true });
      expect(await file(asker('NATIONAL_MONITOR', 'kl.ombudsman'), another)).toMatchObject({ title: null });
    });

    it('leaves no word in the events', async () => {
      await allSaid();
      const events = await hub.subgraph.database.read.query('SELECT payload FROM event');
      expect(JSON.stringify(events)).not.toContain(WORD);
      expect(JSON.stringify(events)).toContain('remarkId');
    });

    it('costs as many statements for many complaints as for few', async () => {
      const after = await endOfFeed(hub);
      for (let count = 0; count < 6; count++) await allSaid();
      // What numbers events would be counted too.
      await remarksOf(hub, DESK, { after }, 18);
      const statementsOf = async (first: number) => {
        hub.statements.length = 0;
        const { complaints } = await hub.data<{ complaints: { edges: unknown[] } }>(BODY, LIST, { first });
        expect(complaints.edges).toHaveLength(first);
        return hub.statements.filter((sql) => sql.startsWith('SELECT') && !BACKGROUND.test(sql)).length;
      };
      expect(await statementsOf(6)).toBe(await statementsOf(2));
    });
  });

  describe('its stream', () => {
    it('tells those who were entitled when it was said, live and by polling, and the complaint to who may see it now', async () => {
      const after = await endOfFeed(hub);
      const live = await hub.subscribe(BODY, STREAM_REMARKS, { after });
      const { id } = await held();
      await note(UNIT, id);
      await copy(id, '32.73');
      await note(UNIT, id, { toAgency: '32.16/dsdabmbk/bidang-jalan' });
      const { remarkId: guidanceId } = await guide(PROVINCE, id);
      await remark(hub, UNIT, 'acknowledgeGuidance', { guidanceId });
      const end = { complaintId: id, expectedVersion: await versionOf(hub, id), agency: '32.73' };
      await hub.data(BODY, 'mutation ($input: EndCopyInput!) { endCopy(input: $input) { state } }', { input: end });
      await escalate(PROVINCE, id);
      await note(UNIT, id);
      const all = [
        'NOTED',
        'COPIED',
        'NOTED',
        'REMINDED',
        'GUIDANCE_ACKNOWLEDGED',
        'COPY_ENDED',
        'REFERRED_TO_OMBUDSMAN',
        'NOTED',
      ];
      expect(await remarksOf(hub, DESK, { after }, all.length)).toEqual(all);
      const seen = await takeEvents<{ kind: string; complaint: { id: string } }>(live, 'complaintRemarked', all.length);
      expect(seen.map(({ kind }) => kind.replace('COMPLAINT_', ''))).toEqual(all);
      expect(seen.map(({ complaint }) => complaint.id)).toEqual(all.map(() => id));
      for (const who of [BODY, UNIT, asker('HEAD', '32.16'), PROVINCE, MINISTRY]) {
        expect(await remarksOf(hub, who, { after })).toEqual(all);
      }
      expect(await remarksOf(hub, CITY, { after })).toEqual(all.slice(1, 6));
      expect(await remarksOf(hub, BIDANG, { after })).toEqual(all.slice(2));
      expect(await remarksOf(hub, OMBUDSMAN, { after })).toEqual(all.slice(6));
      for (const who of [OTHER_PROVINCE, SIBLING, PORTAL, asker('PPID_OFFICER', '32.16')]) {
        expect(await remarksOf(hub, who, { after })).toEqual([]);
      }
      const stale = await hub.data<{ complaintRemarks: { events: { complaintId: string; complaint: unknown }[] } }>(
        CITY,
        'query ($after: String) { complaintRemarks(after: $after) { events { complaintId complaint { id } } } }',
        { after },
      );
      expect(stale.complaintRemarks.events[0]).toEqual({ complaintId: id, complaint: null });
    });

    it('filters stream and twin alike, resumes after a cursor, and refuses what it cannot follow', async () => {
      const after = await endOfFeed(hub);
      const { id } = await held();
      await note(UNIT, id);
      await guide(MINISTRY, id, { kind: 'NOTE' });
      await guide(MINISTRY, id);
      const city = await submit(hub, { toAgency: '32.73' });
      await guide(MINISTRY, city.id);
      await remarksOf(hub, DESK, { after }, 4);
      const filters: [Record<string, unknown>, string[]][] = [
        [{ agency: '32.16/dsdabmbk' }, ['NOTED', 'GUIDED', 'REMINDED']],
        [{ organisation: '32.16', kinds: ['COMPLAINT_REMINDED'] }, ['REMINDED']],
        [{ territory: '32' }, ['NOTED', 'GUIDED', 'REMINDED', 'REMINDED']],
        [{ levels: ['REGENCY'] }, ['REMINDED']],
      ];
      for (const [filter, expected] of filters) {
        expect(await remarksOf(hub, DESK, { after, filter })).toEqual(expected);
        const stream = await hub.subscribe(DESK, STREAM_REMARKS, { after, filter });
        const [first, ...rest] = await takeEvents<{ kind: string; cursor: string }>(
          stream,
          'complaintRemarked',
          expected.length,
        );
        expect([first, ...rest].map((event) => event?.kind.replace('COMPLAINT_', ''))).toEqual(expected);
        expect(await remarksOf(hub, DESK, { after: first?.cursor, filter })).toEqual(expected.slice(1));
      }
      const poll =
        'query ($filter: RemarkEventFilter, $after: String) { complaintRemarks(filter: $filter, after: $after) { endCursor } }';
      expect(await hub.code(DESK, poll, { filter: { agency: 'tidak-ada' } })).toBe('BAD_USER_INPUT');
      expect(await hub.code(DESK, poll, { after: 'bm9wZQ' })).toBe('BAD_USER_INPUT');
    });
  });
});
