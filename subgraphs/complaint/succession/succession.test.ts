import { In } from 'typeorm';
import { type Asker, asker, CITIZEN, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { act, DESK, moveDown, submit, versionOf } from '../../../test/kit/complaint-scenario.js';
import { endOfFeed, movementsOf } from '../../../test/kit/complaint-stream.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyFacts, agencyId, directoryDouble, SAMPLE_AGENCIES } from '../../../test/kit/directory-double.js';
import { SETTLED_AFTER_MS, successionScenario } from '../../../test/kit/succession-scenario.js';
import { insertRows } from '../../kit/insert-rows.js';
import { GOVERNMENT_HOURS } from '../../kit/office-hours.js';
import { AgencyStandingRow } from '../../kit/standing/agency-standing.entity.js';
import { ComplaintRow } from '../complaint.entity.js';
import { ComplaintDeadlineRow } from '../complaint-deadline.entity.js';
import { ReporterNotificationRow } from '../notifying/notification.entity.js';
import { OfficeHoursRow } from '../regulation/office-hours.entity.js';
import { RuleChangeRow } from '../regulation/rule-change.entity.js';

const FILE = `query ($id: ID) { complaint(id: $id) {
  id version state handler { id } 
  timeline { kind from { id } to { id } } deadlines { kind dueAt timeZone }
  hops { seq agency { id } agencyCode agencyName sentBy { id } until }
  copies { agency { id } }
} }`;
const DRAFT = `mutation ($input: SaveAnswerDraftInput!) { saveAnswerDraft(input: $input) { draft { id state } } }`;
const DRAFTS = 'query ($id: ID) { complaint(id: $id) { answerDrafts { state } } }';
const TRACK = `query ($trackingNumber: String!, $secret: Secret!) {
  trackComplaint(trackingNumber: $trackingNumber, secret: $secret) { timeline { kind to { id } } }
}`;

const CITY = asker('AGENCY_ADMIN', '32.73');
const REGENCY = asker('AGENCY_ADMIN', '32.16');
const SUCCESSOR = asker('AGENCY_ADMIN', '91.03');
const MINISTRY = asker('AGENCY_ADMIN', 'kl.bpkp');

interface File {
  version: number;
  state: string;
  handler: { id: string };
  timeline: { kind: string; from: { id: string } | null; to: { id: string } | null }[];
  deadlines: { kind: string; dueAt: string; timeZone: string }[];
  hops: {
    agency: { id: string };
    agencyCode: string;
    agencyName: string;
    sentBy: { id: string } | null;
    until: string | null;
  }[];
  copies: { agency: { id: string } }[];
}

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeEach(async () => {
    hub = await openComplaintHub(dialect, { directory: directoryDouble(SAMPLE_AGENCIES) });
  });
  afterEach(() => hub.close());

  const file = async (id: string, who: Asker = DESK) =>
    (await hub.data<{ complaint: File }>(who, FILE, { id })).complaint;
  const received = (toAgency: string, overrides: Record<string, unknown> = {}) =>
    submit(hub, { toAgency, ...overrides });
  const { change, close, settle, rest } = successionScenario(() => hub);
  const stored = (id: string) => hub.subgraph.database.read.findOneByOrFail(ComplaintRow, { id });
  const kinds = (complaint: File) => complaint.deadlines.map(({ kind }) => kind).sort();

  describe('when an agency closes', () => {
    it('passes what is open to the successor that governs the region, else to the first, in the state in which it is', async () => {
      const accepted = await received('32.73', { regionCode: '91.03' });
      await act(hub, CITY, 'verify', accepted.id);
      await act(hub, CITY, 'accept', accepted.id);
      const fresh = await received('32.73', { regionCode: '17.02' });
      const sent = await submit(hub);
      await moveDown(hub, sent.id, ['32.73']);
      const after = await endOfFeed(hub);
      const before = await file(accepted.id);
      hub.clock.now = new Date('2026-03-04T02:00:00Z');
      close('32.73', ['kl.bpkp', '91.03']);
      await settle();
      const passed = await file(accepted.id, SUCCESSOR);
      expect(passed).toMatchObject({
        state: 'ACCEPTED',
        version: before.version + 1,
        handler: { id: agencyId('91.03') },
        hops: [
          {
            agency: { id: agencyId('32.73') },
            agencyName: 'Pemerintah Kota Bandung',
            until: hub.clock.now.toISOString(),
          },
          { agency: { id: agencyId('91.03') }, agencyCode: '91.03', sentBy: { id: agencyId('32.73') }, until: null },
        ],
      });
      expect(passed.timeline.at(-1)).toEqual({
        kind: 'RESPONSIBILITY_PASSED',
        from: { id: agencyId('32.73') },
        to: { id: agencyId('91.03') },
      });
      expect(await file(fresh.id, MINISTRY)).toMatchObject({ state: 'RECEIVED', handler: { id: agencyId('kl.bpkp') } });
      expect(await file(sent.id, MINISTRY)).toMatchObject({ state: 'FORWARDED', handler: { id: agencyId('kl.bpkp') } });
      const all = ['32.73 → 91.03', '32.73 → kl.bpkp', '32.73 → kl.bpkp'];
      expect((await movementsOf(hub, DESK, after, 3)).sort()).toEqual(all);
      expect(await movementsOf(hub, SUCCESSOR, after)).toEqual(all.slice(0, 1));
      expect(await movementsOf(hub, asker('PROVINCIAL_MONITOR', '32'), after)).toHaveLength(3);
      expect(await movementsOf(hub, asker('PROVINCIAL_MONITOR', '17'), after)).toEqual([]);
      await act(hub, SUCCESSOR, 'respond', accepted.id);
      expect(await hub.code(CITY, FILE, { id: accepted.id })).toBe('FORBIDDEN');
    });

    it('lets the overall clock go on and the holder’s begin anew, in the zone of the successor', async () => {
      const { id } = await received('32.73');
      await act(hub, CITY, 'verify', id);
      await act(hub, CITY, 'accept', id);
      const before = await file(id);
      hub.clock.now = new Date('2026-03-04T02:00:00Z');
      close('32.73', ['91.03']);
      await settle();
      const after = await file(id);
      const due = (complaint: File, kind: string) => complaint.deadlines.find((deadline) => deadline.kind === kind);
      expect(kinds(after)).toEqual(kinds(before));
      expect(after.deadlines.map(({ timeZone }) => timeZone)).toEqual(after.deadlines.map(() => 'Asia/Jayapura'));
      const TWO_HOURS_MS = 2 * 3_600_000;
      const overall = (complaint: File) => Date.parse(due(complaint, 'FOLLOW_UP')?.dueAt as string);
      expect(overall(before) - overall(after)).toBe(TWO_HOURS_MS);
      expect(Date.parse(due(after, 'FIRST_RESPONSE')?.dueAt as string)).toBeGreaterThan(
        Date.parse(due(before, 'FIRST_RESPONSE')?.dueAt as string),
      );
    });

    it('passes what is deferred, answered, merged or may be answered back, and leaves what is over to be read', async () => {
      const deferred = await received('32.73');
      await act(hub, CITY, 'verify', deferred.id);
      await act(hub, CITY, 'accept', deferred.id);
      await act(hub, CITY, 'defer', deferred.id);
      const answered = await received('32.73');
      const replied = await received('32.73');
      const over = await received('32.73');
      for (const { id } of [answered, replied, over]) {
        await act(hub, CITY, 'accept', (await act(hub, CITY, 'verify', id)).complaint?.id ?? id);
        await act(hub, CITY, 'respond', id);
      }
      await act(hub, CITY, 'close', over.id);
      const merged = await received('32.73');
      const original = await received('32.73');
      await act(hub, CITY, 'verify', merged.id);
      await act(hub, CITY, 'merge', merged.id, { intoComplaintId: original.id });
      const archived = await received('32.73');
      await act(hub, CITY, 'archive', archived.id);
      // The reporter's time of what was closed first passes; what is closed then may still be answered back.
      hub.clock.now = new Date('2026-04-20T02:00:00Z');
      await hub.subgraph.perform('deadlines');
      const late = await received('32.73');
      await act(hub, CITY, 'verify', late.id);
      await act(hub, CITY, 'accept', late.id);
      await act(hub, CITY, 'respond', late.id);
      await act(hub, CITY, 'close', late.id);
      const before = await file(over.id);
      close('32.73', ['91.03']);
      await settle();
      expect(await file(deferred.id, SUCCESSOR)).toMatchObject({
        state: 'DEFERRED',
        handler: { id: agencyId('91.03') },
      });
      for (const { id } of [merged, original]) {
        expect(await file(id, SUCCESSOR)).toMatchObject({ handler: { id: agencyId('91.03') } });
      }
      expect((await act(hub, SUCCESSOR, 'unmerge', merged.id)).state).toBe('VERIFIED');
      expect(await file(late.id, SUCCESSOR)).toMatchObject({ state: 'CLOSED', handler: { id: agencyId('91.03') } });
      for (const { id } of [over, archived]) {
        expect(await file(id, SUCCESSOR)).toMatchObject({ handler: { id: agencyId('32.73') } });
        expect(await hub.code(CITY, FILE, { id })).toBe('FORBIDDEN');
      }
      expect(await file(over.id)).toEqual(before);
      expect((await act(hub, SUCCESSOR, 'resume', deferred.id)).state).toBe('ACCEPTED');
      const resumed = await file(deferred.id);
      expect(kinds(resumed)).toContain('FIRST_RESPONSE');
    });

    it('brings what nobody follows for to the national desk, and what a unit had to its body', async () => {
      const lost = await received('kl.bpk');
      const unit = await received('32.16/dsdabmbk');
      close('kl.bpk', []);
      close('32.16/dsdabmbk', []);
      await settle();
      expect(await file(lost.id)).toMatchObject({ handler: { id: agencyId('sp4n') } });
      expect(await file(unit.id, REGENCY)).toMatchObject({ handler: { id: agencyId('32.16') } });
    });

    it('finds who follows through those that have ended too, and a unit that answers to the one that ended', async () => {
      const { id } = await received('32.16/diskominfo');
      hub.directory.change(agencyFacts('32.73/diskominfo', 'Diskominfo Kota Bandung'));
      close('32.16/diskominfo', ['kl.bpk']);
      close('kl.bpk', ['32.73']);
      await settle();
      expect(await file(id, CITY)).toMatchObject({ handler: { id: agencyId('32.73/diskominfo') } });
    });

    it('lets its drafts lapse and its copies follow, and leads a return to who had sent it', async () => {
      const { id } = await submit(hub);
      await moveDown(hub, id, ['32.16', '32.73']);
      await act(hub, CITY, 'accept', id);
      const input = { idempotencyKey: 'draft-of-succession', complaintId: id, text: 'Sedang kami tulis jawabannya.' };
      expect((await hub.ask(CITY, DRAFT, { input })).errors).toBeUndefined();
      const other = await received('32.16');
      const copy = 'mutation ($input: CopyComplaintInput!) { copyComplaint(input: $input) { version } }';
      const copied = { complaintId: other.id, expectedVersion: await versionOf(hub, other.id), toAgency: '32.73' };
      expect((await hub.ask(REGENCY, copy, { input: copied })).errors).toBeUndefined();
      close('32.73', ['91.03']);
      await settle();
      expect(await hub.data(SUCCESSOR, DRAFTS, { id })).toEqual({
        complaint: { answerDrafts: [{ state: 'LAPSED' }] },
      });
      expect(await file(other.id, SUCCESSOR)).toMatchObject({ copies: [{ agency: { id: agencyId('32.73') } }] });
      await act(hub, SUCCESSOR, 'return', id);
      expect(await file(id)).toMatchObject({ handler: { id: agencyId('32.16') } });
    });

    it('tells the reporter once, however often the duty is performed, and comes to rest', async () => {
      const one = await received('32.73');
      await received('32.73');
      close('32.73', ['91.03']);
      await settle();
      await rest();
      const { trackComplaint } = await hub.data<{ trackComplaint: { timeline: unknown[] } }>(CITIZEN, TRACK, {
        trackingNumber: one.trackingNumber,
        secret: one.secret,
      });
      expect(trackComplaint.timeline.slice(1)).toEqual([
        { kind: 'RESPONSIBILITY_PASSED', to: { id: agencyId('91.03') } },
      ]);
      const told = await hub.subgraph.database.read.findBy(ReporterNotificationRow, { kind: 'RESPONSIBILITY_PASSED' });
      expect(told).toHaveLength(2);
      expect(await hub.subgraph.database.read.countBy(AgencyStandingRow, { moving: true })).toBe(0);
    });
  });

  describe('when a regency is split', () => {
    const NEW = asker('AGENCY_ADMIN', '32.19');
    const DISTRICT = asker('AGENCY_ADMIN', '32.16.06');
    const taken = () => ({
      fromAgencyId: agencyId('32.16'),
      formerCode: '32.16.06',
      code: '32.19.01',
      since: hub.clock.now.toISOString(),
    });
    const splitOff = () => {
      const takenOver = [taken()];
      hub.directory.change(agencyFacts('32.19', 'Pemerintah Kabupaten Bekasi Selatan'));
      change('32.16.06', {
        code: '32.19.01',
        parentId: agencyId('32.19'),
        organisation: '32.19/32.19.01',
        supervision: '32.19.01',
        jurisdiction: ['32.19.01'],
      });
      change('32.19', { takenOver });
    };
    const holderOf = async (id: string) => (await file(id)).handler.id;

    it('passes what is open about its regions from the body and its units, and leaves the rest', async () => {
      const about = await received('32.16', { regionCode: '32.16.06.1004' });
      const atUnit = await received('32.16/dsdabmbk', { regionCode: '32.16.06' });
      const elsewhere = await received('32.16', { regionCode: '32.16' });
      const over = await received('32.16', { regionCode: '32.16.06' });
      await act(hub, REGENCY, 'archive', over.id);
      const after = await endOfFeed(hub);
      splitOff();
      await settle();
      for (const { id } of [about, atUnit]) {
        expect(await file(id, NEW)).toMatchObject({ handler: { id: agencyId('32.19') } });
        expect(await hub.code(REGENCY, FILE, { id })).toBe('NOT_FOUND');
      }
      for (const { id } of [elsewhere, over]) {
        expect(await file(id, REGENCY)).toMatchObject({ handler: { id: agencyId('32.16') } });
      }
      const shown = (await movementsOf(hub, REGENCY, after, 2)).sort();
      expect(shown).toEqual([`32.16 → ${agencyId('32.19')}`, `32.16/dsdabmbk → ${agencyId('32.19')}`]);
      expect((await movementsOf(hub, NEW, after)).sort()).toEqual(shown);
      expect((await movementsOf(hub, asker('PROVINCIAL_MONITOR', '32'), after)).sort()).toEqual(shown);
    });

    it('passes on what it got there when the new body ends, and nothing back to it', async () => {
      const { id } = await received('32.16', { regionCode: '32.16.06' });
      splitOff();
      await settle();
      close('32.19', ['32.16']);
      for (let turn = 0; turn < 3; turn++) await settle();
      const passed = await file(id, REGENCY);
      expect(passed.handler.id).toBe(agencyId('32.16'));
      expect(passed.hops.map(({ agency }) => agency.id)).toEqual(['32.16', '32.19', '32.16'].map(agencyId));
    });

    it('leaves with the former body what the new one forwards there', async () => {
      const { id } = await received('32.16', { regionCode: '32.16.06' });
      splitOff();
      await settle();
      await act(hub, NEW, 'verify', id);
      await act(hub, NEW, 'accept', id);
      await act(hub, NEW, 'forward', id, { toAgency: '32.16' });
      await settle();
      expect(await holderOf(id)).toBe(agencyId('32.16'));
    });

    it('passes nothing for the split any more when the new body gets another code later', async () => {
      const { id } = await submit(hub, { regionCode: '32.16.06' });
      splitOff();
      await rest();
      await moveDown(hub, id, ['32.16']);
      change('32.19', {
        code: '32.20',
        organisation: '32.20',
        jurisdiction: ['32.20'],
        takenOver: (hub.directory.agency('32.19').takenOver ?? []).map((before) => ({ ...before, code: '32.20.01' })),
      });
      await settle();
      expect(await holderOf(id)).toBe(agencyId('32.16'));
    });

    it('passes to a neighbour also what it had forwarded there before, and leaves what it forwards there afterwards', async () => {
      const { id } = await received('32.73', { regionCode: '32.16.06' });
      await act(hub, CITY, 'verify', id);
      await act(hub, CITY, 'forward', id, { toAgency: '32.16' });
      hub.clock.now = new Date(hub.clock.now.getTime() + SETTLED_AFTER_MS);
      change('32.73', { takenOver: [{ ...taken(), code: '32.73.90' }] });
      await settle();
      expect(await holderOf(id)).toBe(agencyId('32.73'));
      await act(hub, CITY, 'accept', id);
      await act(hub, CITY, 'forward', id, { toAgency: '32.16' });
      await settle();
      expect(await holderOf(id)).toBe(agencyId('32.16'));
    });

    describe('and its region goes on to another body', () => {
      const goOn = () => {
        const { takenOver: [before] = [] } = hub.directory.agency('32.19');
        const since = hub.clock.now.toISOString();
        const code = '32.73.90';
        change('32.19', { takenOver: undefined });
        const taking = [
          { ...(before ?? taken()), code },
          { fromAgencyId: agencyId('32.19'), formerCode: '32.16.06', code, since },
        ];
        change('32.73', { takenOver: taking });
      };
      const hopsOf = async (id: string) => (await file(id)).hops.map(({ agency }) => agency.id);

      it('passes on what had passed before', async () => {
        const { id } = await received('32.16', { regionCode: '32.16.06' });
        splitOff();
        await settle();
        hub.clock.now = new Date(hub.clock.now.getTime() + SETTLED_AFTER_MS);
        goOn();
        for (let turn = 0; turn < 2; turn++) await settle();
        expect(await hopsOf(id)).toEqual(['32.16', '32.19', '32.73'].map(agencyId));
      });

      it('passes what had not passed yet at once to whoever has it at last', async () => {
        const { id } = await received('32.16', { regionCode: '32.16.06' });
        splitOff();
        goOn();
        for (let turn = 0; turn < 2; turn++) await settle();
        expect(await hopsOf(id)).toEqual(['32.16', '32.73'].map(agencyId));
      });
    });

    it('leaves what a district had with it, in its new body, with its drafts and clocks', async () => {
      const { id } = await received('32.16.06', { regionCode: '32.16.06' });
      await act(hub, DISTRICT, 'verify', id);
      await act(hub, DISTRICT, 'accept', id);
      const input = { idempotencyKey: 'draft-of-district', complaintId: id, text: 'Sedang kami tulis jawabannya.' };
      expect((await hub.ask(DISTRICT, DRAFT, { input })).errors).toBeUndefined();
      const ended = await received('32.16.06');
      await act(hub, DISTRICT, 'archive', ended.id);
      const before = await file(id);
      const after = await endOfFeed(hub);
      splitOff();
      await settle();
      const passed = await file(id, NEW);
      expect(passed).toMatchObject({
        state: 'ACCEPTED',
        handler: { id: agencyId('32.16.06') },
        deadlines: before.deadlines,
      });
      expect(passed.hops).toMatchObject([
        { agencyCode: '32.16.06', sentBy: null },
        { agencyCode: '32.19.01', agency: { id: agencyId('32.16.06') }, sentBy: { id: agencyId('32.16') } },
      ]);
      expect(await movementsOf(hub, REGENCY, after, 1)).toEqual(['32.16 → 32.16.06']);
      expect(await movementsOf(hub, NEW, after)).toEqual(['32.16 → 32.16.06']);
      expect(await hub.data(DISTRICT, DRAFTS, { id })).toEqual({
        complaint: { answerDrafts: [{ state: 'DRAFT' }] },
      });
      expect(await stored(ended.id)).toMatchObject({
        handlerOrganisation: '32.19/32.19.01',
        handlerSupervision: '32.19.01',
      });
      expect(await file(ended.id, NEW)).toMatchObject({ version: 2 });
      for (const complaint of [id, ended.id])
        expect(await hub.code(REGENCY, FILE, { id: complaint })).toBe('NOT_FOUND');
      await act(hub, DISTRICT, 'respond', id);
    });
  });

  it('passes what a district has open about a village to the district that gets it, and leaves what the regency has', async () => {
    const [moved, kept] = ['32.16.06.2001', '32.16.06.2002'];
    const about = await received('32.16.06', { regionCode: moved });
    const elsewhere = await received('32.16.06', { regionCode: kept });
    const above = await received('32.16', { regionCode: moved });
    const since = hub.clock.now.toISOString();
    const taken = { fromAgencyId: agencyId('32.16.06'), formerCode: moved, code: '32.16.41.2001', since };
    hub.directory.change(agencyFacts('32.16.41', 'Kecamatan Tambun Contoh', { takenOver: [taken] }));
    await settle();
    const holders = [about, elsewhere, above].map(async ({ id }) => (await file(id)).handler.id);
    expect(await Promise.all(holders)).toEqual(['32.16.41', '32.16.06', '32.16'].map(agencyId));
  });

  it('follows a ministry under another code, also with what it took over, and passes nothing', async () => {
    const open = await received('kl.bpk');
    const inherited = await received('32.73');
    await act(hub, CITY, 'archive', inherited.id);
    close('32.73', ['kl.bpk']);
    await settle();
    const after = await endOfFeed(hub);
    change('kl.bpk', { code: 'kl.bepeka', organisation: 'kl.bepeka', name: 'Badan Pemeriksa' });
    await settle();
    const body = asker('AGENCY_ADMIN', 'kl.bpk');
    expect(await file(open.id, body)).toMatchObject({
      version: 1,
      handler: { id: agencyId('kl.bpk') },
      hops: [{ agencyCode: 'kl.bpk', agencyName: 'Badan Pemeriksa Keuangan' }],
    });
    expect(await stored(inherited.id)).toMatchObject({
      handlerId: agencyId('32.73'),
      handlerOrganisation: 'kl.bepeka',
    });
    expect(await file(inherited.id, body)).toMatchObject({ handler: { id: agencyId('32.73') } });
    expect(await movementsOf(hub, DESK, after)).toEqual([]);
    await act(hub, body, 'verify', open.id);
  });

  it('leaves what is over where it stands for good when an heir gets the path of the agency that closed', async () => {
    const { id } = await received('kl.bpk');
    await act(hub, asker('AGENCY_ADMIN', 'kl.bpk'), 'archive', id);
    const over = await stored(id);
    const MORE_THAN_A_BATCH = 101;
    const copies = Array.from({ length: MORE_THAN_A_BATCH }, (_, index) => ({
      ...over,
      id: `over-${index}`,
      trackingNumber: `OVER-${index}`,
    }));
    await hub.subgraph.database.write((manager) => insertRows(manager, ComplaintRow, copies));
    close('kl.bpk', ['kl.bpkp']);
    change('kl.bpkp', { code: 'kl.bpk', organisation: 'kl.bpk' });
    await settle();
    change('kl.bpk', { code: 'kl.bepeka', organisation: 'kl.bepeka' });
    await settle();
    expect(await hub.subgraph.database.read.countBy(ComplaintRow, { handlerOrganisation: 'kl.bepeka' })).toBe(102);
  });

  it('counts by the office hours of a regency, and of its region, also under its other code', async () => {
    const { id } = await received('32.73');
    const after = {
      code: '32.83',
      organisation: '32.83',
      supervision: '32.83',
      jurisdiction: ['32.83'],
    };
    const hours = {
      days: GOVERNMENT_HOURS,
      legalBasis: 'contoh',
      validFrom: '2026-01-01',
      validUntil: null,
      version: 1,
    };
    const own = { ...hours, id: 'own', agencyId: agencyId('32.73'), organisation: '32.73', region: '' };
    const ofRegion = { ...hours, id: 'of-region', agencyId: null, organisation: null, region: '32.73' };
    await hub.subgraph.database.write((manager) => insertRows(manager, OfficeHoursRow, [own, ofRegion]));
    change('32.73', after);
    await settle();
    const { read } = hub.subgraph.database;
    const shown = await read.findBy(OfficeHoursRow, { id: In(['own', 'of-region']) });
    expect(shown.map(({ organisation, region }) => [organisation, region]).sort()).toEqual([
      [null, '32.83'],
      ['32.83', ''],
    ]);
    const deadlines = await read.findBy(ComplaintDeadlineRow, { complaintId: id });
    expect(new Set(deadlines.map(({ organisation, region }) => `${organisation} ${region}`))).toEqual(
      new Set(['32.83 32.83']),
    );
  });

  it('leaves the clocks and the changed rules of a regency whose former code another one has by then', async () => {
    const [first, second] = [await received('32.73'), await received('32.16')];
    const named = (code: string) => ({ code, organisation: code, supervision: code, jurisdiction: [code] });
    const other = hub.directory.agency('32.16');
    const changeOf = (code: string): RuleChangeRow => ({
      id: `change of ${code}`,
      at: hub.clock.now,
      kind: 'PROMISE_RECORDED',
      ruleId: 'rule',
      ownerId: agencyId(code),
      organisation: code,
      supervision: code,
      subject: 'somebody',
      role: 'AGENCY_ADMIN',
      agencyId: agencyId(code),
      content: {},
    });
    const kept = { ...changeOf('17.02'), ownerId: null };
    await hub.subgraph.database.write((manager) =>
      insertRows(manager, RuleChangeRow, [changeOf('32.73'), changeOf('32.16'), kept]),
    );
    change('17.02', named('18.20'));
    change('32.73', named('32.16'));
    hub.directory.change({ ...other, ...named('32.73'), version: other.version + 1 });
    await settle();
    await settle();
    const pathsOf = async (complaintId: string) => {
      const deadlines = await hub.subgraph.database.read.findBy(ComplaintDeadlineRow, { complaintId });
      return [...new Set(deadlines.map(({ organisation }) => organisation))];
    };
    expect([await pathsOf(first.id), await pathsOf(second.id)]).toEqual([['32.16'], ['32.73']]);
    const changes = await hub.subgraph.database.read.find(RuleChangeRow, { order: { id: 'ASC' } });
    expect(changes.map(({ id, organisation, supervision }) => [id, organisation, supervision])).toEqual([
      ['change of 17.02', '18.20', '18.20'],
      ['change of 32.16', '32.73', '32.73'],
      ['change of 32.73', '32.16', '32.16'],
    ]);
  });
});
