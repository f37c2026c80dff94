import { type Asker, asker, CITIZEN, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { act, DESK, submission, submit } from '../../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyId } from '../../../test/kit/directory-double.js';
import { SEEDED_LIMITS, SEEDED_REASONS, SEEDED_STATUSES } from '../seed/regulations.js';

const RECORD = `mutation ($input: RecordRegulationInput!) {
  recordRegulation(input: $input) { regulation { id validFrom region { code } limits { stage quantity } } }
}`;
const REGULATIONS = `query ($region: String) { regulations(region: $region) {
  id name basis region { code } validFrom
  statuses { status name(lang: EN) } limits { stage classification needsInspection quantity unit unitLabel countsFrom countsFromLabel lead legalBasis carriedFrom }
  archiveReasons { code name choosable legalBasis }
} }`;
const LOG = `query ($kinds: [RuleChangeKind!]) { ruleChanges(kinds: $kinds) {
  totalCount edges { node { kind kindLabel(lang: EN) rule subject role agency { id } content } }
} }`;
const SEE = `query ($id: ID) { complaint(id: $id) {
  regulation appliedRegulation { id name } statusLabel(lang: EN) timeline { statusAfterLabel(lang: EN) } deadlines { kind dueOn }
} }`;
const TRACK = `query ($number: String!, $secret: Secret!) { trackComplaint(trackingNumber: $number, secret: $secret) {
  statusLabel(lang: EN) timeline { statusAfterLabel(lang: EN) }
} }`;
const REGENCY = asker('AGENCY_ADMIN', '32.16');
const PRESENT = 'permenpanrb-5-2025';

const present = <Row extends { regulationId: string }>(rows: readonly Row[]) =>
  rows.filter(({ regulationId }) => regulationId === PRESENT).map(({ regulationId: _, ...row }) => row);

let keys = 0;
/** The regulation in force under another name, in which first responses take two days and what is done is "settled". */
const regulation = (over: Record<string, unknown> = {}) => ({
  idempotencyKey: `regulation-key-${++keys}`,
  id: 'permenpanrb-9-2026',
  name: 'PermenPANRB 9/2026 (contoh)',
  basis: 'Contoh',
  validFrom: '2026-03-05',
  statuses: present(SEEDED_STATUSES).map((row) => (row.status === 'IN_PROCESS' ? { ...row, nameEn: 'at work' } : row)),
  limits: present(SEEDED_LIMITS).map(({ carriedFrom: _, ...row }) => ({
    ...row,
    quantity: row.stage === 'FIRST_RESPONSE' ? 2 : row.quantity,
  })),
  archiveReasons: present(SEEDED_REASONS),
  ...over,
});

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeEach(async () => {
    hub = await openComplaintHub(dialect);
  });

  afterEach(() => hub.close());

  const record = (who: Asker, over: Record<string, unknown> = {}) => hub.ask(who, RECORD, { input: regulation(over) });
  const codeOf = async (who: Asker, over: Record<string, unknown> = {}) =>
    (await record(who, over)).errors?.[0]?.extensions.code;
  const refusedAt = async (over: Record<string, unknown>, who = DESK) => {
    const { errors } = await record(who, over);
    return (errors?.[0]?.extensions.fields as { path: string }[] | undefined)?.map(({ path }) => path);
  };
  const accepted = async (code: string) => {
    const complaint = await submit(hub, { toAgency: code });
    await act(hub, asker('AGENCY_ADMIN', code), 'verify', complaint.id);
    await act(hub, asker('AGENCY_ADMIN', code), 'accept', complaint.id);
    return complaint;
  };

  it('shows everybody what the regulations set, by one statement for each part of all of them', async () => {
    const before = hub.statements.length;
    const { regulations } = await hub.data<{ regulations: Record<string, unknown[]>[] }>(CITIZEN, REGULATIONS);
    const read = hub.statements.slice(before).filter((sql) => /FROM ["`](regulation|archive_reason)/.test(sql));
    expect(read).toHaveLength(4);
    expect(regulations.map(({ id }) => id)).toEqual([PRESENT, 'permenpanrb-62-2018']);
    const [newest] = regulations;
    expect(newest).toMatchObject({ region: null, validFrom: '2025-05-01' });
    expect(newest?.statuses).toContainEqual({ status: 'DONE', name: 'done' });
    expect(newest?.limits).toContainEqual({
      stage: 'FOLLOW_UP',
      classification: 'COMPLAINT',
      needsInspection: true,
      quantity: 60,
      unit: 'WORKING_DAY',
      unitLabel: 'hari kerja',
      countsFrom: 'NEXT_DAY',
      countsFromLabel: 'mulai hari berikutnya',
      lead: 1,
      legalBasis: 'PermenPANRB 5/2025',
      carriedFrom: 'permenpanrb-62-2018',
    });
    expect(newest?.archiveReasons).toContainEqual({
      code: 'withdrawn',
      name: 'dicabut oleh pelapor',
      choosable: false,
      legalBasis: 'ketentuan Simpul',
    });
    expect(await hub.data(CITIZEN, '{ regulation(id: "none") { id } }')).toEqual({ regulation: null });
  });

  it('counts the day of receipt where its limits say so', async () => {
    const limits = regulation().limits.map((limit) =>
      limit.stage === 'FOLLOW_UP' ? { ...limit, countsFrom: 'SAME_DAY' } : { ...limit, countsFrom: undefined },
    );
    expect(await codeOf(DESK, { limits })).toBeUndefined();
    const { regulations } = await hub.data<{ regulations: { limits: { countsFrom: string }[] }[] }>(
      CITIZEN,
      REGULATIONS,
    );
    const rules = new Set(regulations[0]?.limits.map(({ countsFrom }) => countsFrom));
    expect([...rules].sort()).toEqual(['NEXT_DAY', 'SAME_DAY']);
    hub.clock.now = new Date('2026-03-05T02:00:00Z');
    const { id } = await submit(hub, { toAgency: '32.16' });
    // Thursday 5/3 is the first of fourteen days, and day 0 of three.
    expect(await hub.data(DESK, SEE, { id })).toMatchObject({
      complaint: {
        deadlines: [
          { kind: 'VERIFICATION', dueOn: '2026-03-10' },
          { kind: 'FOLLOW_UP', dueOn: '2026-03-31' },
        ],
      },
    });
    await act(hub, REGENCY, 'verify', id, { needsInspection: true });
    // 3/4, 1/5, 14–15/5, 27–28/5, 1/6 are days off too.
    expect(await hub.data(DESK, SEE, { id })).toMatchObject({
      complaint: { deadlines: [{}, { kind: 'FOLLOW_UP', dueOn: '2026-06-12' }] },
    });
  });

  it('holds for what is received from its first day on, and what came before keeps its own', async () => {
    const early = await accepted('32.16');
    expect(await codeOf(DESK)).toBeUndefined();
    hub.clock.now = new Date('2026-03-05T02:00:00Z');
    const late = await accepted('32.16');
    expect(await hub.data(DESK, SEE, { id: early.id })).toMatchObject({
      complaint: {
        regulation: PRESENT,
        appliedRegulation: { id: PRESENT },
        statusLabel: 'in process',
        deadlines: [{ kind: 'FIRST_RESPONSE', dueOn: '2026-03-09' }, {}],
      },
    });
    expect(await hub.data(DESK, SEE, { id: late.id })).toMatchObject({
      complaint: {
        regulation: 'permenpanrb-9-2026',
        appliedRegulation: { id: 'permenpanrb-9-2026', name: 'PermenPANRB 9/2026 (contoh)' },
        statusLabel: 'at work',
        timeline: [
          { statusAfterLabel: 'not verified' },
          { statusAfterLabel: 'not followed up' },
          { statusAfterLabel: 'at work' },
        ],
        deadlines: [{ kind: 'FIRST_RESPONSE', dueOn: '2026-03-09' }, {}],
      },
    });
    const { trackingNumber: number, secret } = late;
    expect(await hub.data(CITIZEN, TRACK, { number, secret })).toMatchObject({
      trackComplaint: { statusLabel: 'at work', timeline: [{}, {}, { statusAfterLabel: 'at work' }] },
    });
  });

  it('gives each complaint of a list the names of its own regulation, by one statement', async () => {
    await accepted('32.16');
    expect(await codeOf(DESK)).toBeUndefined();
    hub.clock.now = new Date('2026-03-05T02:00:00Z');
    await accepted('32.16');
    await accepted('32.73');
    const before = hub.statements.length;
    const { complaints } = await hub.data<{ complaints: { edges: { node: { statusLabel: string } }[] } }>(
      DESK,
      '{ complaints(sort: RECEIVED_ASC) { edges { node { statusLabel(lang: EN) appliedRegulation { id } } } } }',
    );
    expect(complaints.edges.map(({ node }) => node.statusLabel)).toEqual(['in process', 'at work', 'at work']);
    const named = hub.statements.slice(before).filter((sql) => /FROM ["`]regulation(_status)?["`]/.test(sql));
    expect(named).toHaveLength(2);
  });

  it('names the status after an event as the complaint’s regulation does, for agencies and the reporter', async () => {
    expect(await codeOf(DESK)).toBeUndefined();
    hub.clock.now = new Date('2026-03-05T02:00:00Z');
    const EVENTS = `query ($after: String) { complaintEvents(after: $after) { endCursor events { statusAfterLabel(lang: EN) } } }`;
    const OWN = `query ($number: String!, $secret: Secret!, $after: String) {
      myComplaintEvents(trackingNumber: $number, secret: $secret, after: $after) { events { statusAfterLabel(lang: EN) } }
    }`;
    const { complaintEvents: start } = await hub.data<{ complaintEvents: { endCursor: string } }>(DESK, EVENTS);
    const { id, trackingNumber: number, secret } = await submit(hub, { toAgency: '32.16' });
    await act(hub, REGENCY, 'verify', id);
    await act(hub, REGENCY, 'accept', id);
    await act(hub, REGENCY, 'forward', id, { toAgency: '32.16/diskominfo' });
    const waiting = 'SELECT COUNT(*) AS events FROM event WHERE position IS NULL';
    while (Number((await hub.subgraph.database.read.query(waiting))[0].events) > 0) await new Promise(setImmediate);
    expect(await hub.data(DESK, EVENTS, { after: start.endCursor })).toMatchObject({
      complaintEvents: { events: [{ statusAfterLabel: 'not followed up' }] },
    });
    expect(await hub.data(CITIZEN, OWN, { number, secret, after: start.endCursor })).toMatchObject({
      myComplaintEvents: {
        events: [
          { statusAfterLabel: 'not verified' },
          { statusAfterLabel: 'not followed up' },
          { statusAfterLabel: 'at work' },
          { statusAfterLabel: 'not followed up' },
        ],
      },
    });
  });

  it('is refused where a complaint was received on its first day or later under another', async () => {
    await submit(hub, { toAgency: '32.16' });
    expect(await refusedAt({ validFrom: '2026-03-02' })).toEqual(['input.validFrom']);
    expect(await refusedAt({ validFrom: '2026-03-03' })).toBeUndefined();
  });

  it('of a region is refused for what that region received, and for nothing that others did', async () => {
    await submit(hub, { toAgency: '32.73' });
    await submit(hub, { toAgency: '17.02' });
    const own = { id: 'perbup-bekasi', region: '32.16', validFrom: '2026-03-02' };
    expect(await refusedAt(own, REGENCY)).toBeUndefined();
    expect(await refusedAt({ id: 'perwal-bandung', region: '32.73', validFrom: '2026-03-02' })).toEqual([
      'input.validFrom',
    ]);
    expect(await refusedAt({ id: 'perda-jabar', region: '32', validFrom: '2026-03-02' })).toEqual(['input.validFrom']);
    const { id } = await submit(hub, { toAgency: '32.16/diskominfo' });
    expect(await hub.data(DESK, SEE, { id })).toMatchObject({ complaint: { regulation: 'perbup-bekasi' } });
    expect(await hub.data(CITIZEN, REGULATIONS, { region: '32.16' })).toMatchObject({
      regulations: [{ id: 'perbup-bekasi', region: { code: '32.16' } }, { id: PRESENT }, {}],
    });
  });

  it('is recorded by the desk for anyone, and by the admin of a province, regency or city for its own', async () => {
    expect(await codeOf(asker('AGENCY_ADMIN', '32'), { id: 'perda-jabar', region: '32' })).toBeUndefined();
    expect(await codeOf(DESK, { id: 'perwal-bandung', region: '32.73' })).toBeUndefined();
    for (const [who, region] of [
      [REGENCY, null],
      [REGENCY, '32'],
      [REGENCY, '32.73'],
      [asker('AGENCY_ADMIN', '32'), '32.16'],
      [asker('AGENCY_ADMIN', '32.16/diskominfo'), '32.16'],
      [asker('LIAISON_OFFICER', '32.16'), '32.16'],
      [asker('NATIONAL_MONITOR', 'kl.panrb'), null],
      [CITIZEN, null],
    ] as const) {
      expect(await codeOf(who, { id: 'terlarang', region })).toBe('FORBIDDEN');
    }
    expect(await refusedAt({ region: '31.71' })).toEqual(['input.region']);
    expect(await refusedAt({ region: '32.16.06' }, REGENCY)).toEqual(['input.region']);
    expect(await refusedAt({ region: '99' })).toEqual(['input.region']);
  });

  it('of a region is refused where it is looser than the national ones beside it, and intake goes on under it', async () => {
    const limitsWith = (over: Record<string, Record<string, unknown>>) =>
      regulation().limits.map((limit) => ({ ...limit, ...over[limit.stage] }));
    const own = { id: 'perbup-bekasi', region: '32.16' };
    const at = (stage: string) =>
      regulation().limits.flatMap((limit, index) => (limit.stage === stage ? [`input.limits.${index}.quantity`] : []));
    expect(await refusedAt({ ...own, limits: limitsWith({ VERIFICATION: { quantity: null } }) }, REGENCY)).toEqual(
      at('VERIFICATION'),
    );
    const hour = { quantity: 1, unit: 'OFFICE_HOUR' };
    expect(await refusedAt({ ...own, limits: limitsWith({ REPORTER_REPLY: hour }) }, REGENCY)).toEqual(
      at('REPORTER_REPLY'),
    );
    const years = limitsWith({ FOLLOW_UP: { quantity: 3650, unit: 'OFFICE_HOUR' } });
    expect(await refusedAt({ ...own, limits: years }, REGENCY)).toEqual(at('FOLLOW_UP'));
    expect(await refusedAt({ limits: years })).toEqual(at('FOLLOW_UP'));
    // What begins nationally after it holds beside it too.
    expect(await codeOf(DESK, { validFrom: '2026-06-01' })).toBeUndefined();
    expect(await refusedAt({ ...own, limits: limitsWith({ FIRST_RESPONSE: { quantity: 3 } }) }, REGENCY)).toEqual(
      at('FIRST_RESPONSE'),
    );
    const longer = limitsWith({ REPORTER_REPLY: { quantity: 15 } });
    expect(await refusedAt({ ...own, limits: longer }, REGENCY)).toBeUndefined();
    hub.clock.now = new Date('2026-03-05T02:00:00Z');
    const { id } = await accepted('32.16');
    await act(hub, REGENCY, 'respond', id);
    expect(await hub.data(DESK, SEE, { id })).toMatchObject({ complaint: { regulation: 'perbup-bekasi' } });
  });

  it('is refused where something is missing or unknown, and then nothing of it is there', async () => {
    expect(await refusedAt({ limits: [] })).toEqual(['input.limits']);
    expect(await refusedAt({ id: PRESENT })).toEqual(['input.id']);
    expect(await refusedAt({ validFrom: '2025-05-01' })).toEqual(['input.validFrom']);
    expect(await refusedAt({ validFrom: '2031-03-03' })).toEqual(['input.validFrom']);
    expect(await refusedAt({ id: 'perbup-bekasi', region: '32.16', validFrom: '1999-12-31' })).toEqual([
      'input.validFrom',
    ]);
    const limits = present(SEEDED_LIMITS).map((row) => ({ ...row, carriedFrom: 'tidak-ada' }));
    expect((await refusedAt({ limits }))?.[0]).toBe('input.limits.0.carriedFrom');
    expect(await refusedAt({ id: 'Bukan Kode' })).toEqual(['input.id']);
    const { regulations } = await hub.data<{ regulations: object[] }>(CITIZEN, REGULATIONS);
    expect(regulations).toHaveLength(2);
  });

  describe('withdrawn before it begins', () => {
    const WITHDRAW = `mutation ($input: WithdrawRegulationInput!) { withdrawRegulation(input: $input) { regulationId } }`;
    const own = { id: 'perbup-bekasi', region: '32.16', validFrom: '2026-07-01' };
    const refusedFor = async (who: Asker, id: string) => {
      const { errors } = await hub.ask(who, WITHDRAW, { input: { regulation: id } });
      const { code, fields } = errors?.[0]?.extensions ?? {};
      return (fields as { message: string }[] | undefined)?.[0]?.message ?? code;
    };

    it('leaves nothing but who recorded and who withdrew it, and its id and day free', async () => {
      expect(await codeOf(DESK)).toBeUndefined();
      expect(await hub.data(DESK, WITHDRAW, { input: { regulation: 'permenpanrb-9-2026' } })).toEqual({
        withdrawRegulation: { regulationId: 'permenpanrb-9-2026' },
      });
      expect(await hub.data(CITIZEN, '{ regulation(id: "permenpanrb-9-2026") { id } }')).toEqual({ regulation: null });
      const kinds = ['REGULATION_RECORDED', 'REGULATION_WITHDRAWN'];
      expect(await hub.data(DESK, LOG, { kinds })).toMatchObject({
        ruleChanges: {
          totalCount: 2,
          edges: expect.arrayContaining([
            {
              node: expect.objectContaining({
                kind: 'REGULATION_WITHDRAWN',
                rule: 'permenpanrb-9-2026',
                subject: DESK.subject,
              }),
            },
          ]),
        },
      });
      expect(await codeOf(DESK, { name: 'Tanpa salah ketik' })).toBeUndefined();
    });

    it('is so by whoever may record it, and not once it has begun anywhere', async () => {
      expect(await codeOf(REGENCY, own)).toBeUndefined();
      expect(await refusedFor(asker('AGENCY_ADMIN', '32.73'), own.id)).toBe('FORBIDDEN');
      expect(await refusedFor(asker('LIAISON_OFFICER', '32.16'), own.id)).toBe('FORBIDDEN');
      expect(await refusedFor(REGENCY, 'tidak-ada')).toBe('There is no regulation with this id.');
      expect(await refusedFor(DESK, PRESENT)).toContain('has begun');
      // In Papua it is the first of July already.
      hub.clock.now = new Date('2026-06-30T15:30:00Z');
      expect(await refusedFor(REGENCY, own.id)).toContain('has begun');
      hub.clock.now = new Date('2026-06-30T14:30:00Z');
      expect(await refusedFor(REGENCY, own.id)).toBeUndefined();
    });

    it('is not while another rests on it: one that carries its figures on, or a region’s that would be looser without it', async () => {
      expect(await codeOf(DESK)).toBeUndefined();
      const carrying = regulation().limits.map((row) => ({ ...row, carriedFrom: 'permenpanrb-9-2026' }));
      expect(await codeOf(REGENCY, { ...own, limits: carrying })).toBeUndefined();
      expect(await refusedFor(DESK, 'permenpanrb-9-2026')).toContain('rests on this one');
      expect(await refusedFor(REGENCY, own.id)).toBeUndefined();
      expect(await refusedFor(DESK, 'permenpanrb-9-2026')).toBeUndefined();
      const looser = present(SEEDED_LIMITS).map(({ carriedFrom: _, ...row }) => ({
        ...row,
        quantity: row.stage === 'FIRST_RESPONSE' ? 9 : row.quantity,
      }));
      expect(await codeOf(DESK, { limits: looser })).toBeUndefined();
      expect(await codeOf(REGENCY, { ...own, limits: looser })).toBeUndefined();
      expect(await refusedFor(DESK, 'permenpanrb-9-2026')).toContain('rests on this one');
      expect(await refusedFor(REGENCY, own.id)).toBeUndefined();
      expect(await refusedFor(DESK, 'permenpanrb-9-2026')).toBeUndefined();
    });
  });

  it('is recorded once for a key, and who did it is in the log of the desk', async () => {
    const input = regulation();
    const first = await hub.data(DESK, RECORD, { input });
    expect(await hub.data(DESK, RECORD, { input })).toEqual(first);
    expect(await hub.code(DESK, RECORD, { input: { ...input, name: 'Nama lain' } })).toBe('CONFLICT');
    expect(await codeOf(asker('AGENCY_ADMIN', '32.73'), { id: 'perwal-bandung', region: '32.73' })).toBeUndefined();
    interface Log {
      ruleChanges: { totalCount: number; edges: { node: Record<string, unknown> & { content: string } }[] };
    }
    const { ruleChanges } = await hub.data<Log>(DESK, LOG, { kinds: ['REGULATION_RECORDED'] });
    expect(ruleChanges.totalCount).toBe(2);
    const logged = ruleChanges.edges.map(({ node }) => node).find(({ rule }) => rule === 'permenpanrb-9-2026');
    expect(logged).toMatchObject({
      kind: 'REGULATION_RECORDED',
      kindLabel: 'a regulation was recorded',
      subject: DESK.subject,
      role: 'NATIONAL_DESK',
      agency: { id: agencyId('sp4n') },
    });
    expect(JSON.parse(logged?.content ?? '')).toMatchObject({ name: input.name, limits: expect.any(Array) });
    const bandung = await hub.data<Log>(asker('AGENCY_ADMIN', '32.73'), LOG);
    expect(bandung.ruleChanges.edges.map(({ node }) => node.rule)).toEqual(['perwal-bandung']);
    expect((await hub.data<Log>(REGENCY, LOG)).ruleChanges.totalCount).toBe(0);
    expect((await hub.data<Log>(asker('NATIONAL_MONITOR', 'kl.panrb'), LOG)).ruleChanges.totalCount).toBe(0);
  });

  it('takes complaints only by a channel that is active on the day of receipt', async () => {
    const CHANNELS = '{ intakeChannels { channel state stateLabel(lang: EN) operator validFrom } }';
    const { intakeChannels } = await hub.data<{ intakeChannels: object[] }>(CITIZEN, CHANNELS);
    expect(intakeChannels).toHaveLength(12);
    expect(intakeChannels).toContainEqual(
      expect.objectContaining({ channel: 'TELEGRAM', state: 'IN_DEVELOPMENT', stateLabel: 'in development' }),
    );
    const SUBMIT = 'mutation ($input: SubmitComplaintInput!) { submitComplaint(input: $input) { trackingNumber } }';
    const send = async (over: Record<string, unknown>, who: Asker = CITIZEN) => {
      const { errors } = await hub.ask(who, SUBMIT, { input: submission(over) });
      return errors?.[0]?.extensions.fields;
    };
    const atChannel = [{ path: 'input.channel', message: expect.any(String) }];
    expect(await send({ channel: 'TELEGRAM' }, asker('PORTAL', '32'))).toEqual(atChannel);
    const CHANNEL = `mutation ($input: RecordIntakeChannelInput!) {
      recordIntakeChannel(input: $input) { intakeChannel { channel state validFrom } }
    }`;
    const channel = (over: Record<string, unknown> = {}) => ({
      idempotencyKey: `channel-key-${++keys}`,
      channel: 'TELEGRAM',
      validFrom: '2026-03-04',
      operator: 'SP4N-LAPOR!',
      state: 'ACTIVE',
      source: 'pengumuman contoh',
      ...over,
    });
    expect(await hub.code(REGENCY, CHANNEL, { input: channel() })).toBe('FORBIDDEN');
    expect(await hub.code(DESK, CHANNEL, { input: channel() })).toBeUndefined();
    expect(await hub.code(DESK, CHANNEL, { input: channel({ state: 'RETIRED' }) })).toBe('BAD_USER_INPUT');
    expect(await send({ channel: 'TELEGRAM' }, asker('PORTAL', '32'))).toEqual(atChannel);
    hub.clock.now = new Date('2026-03-04T02:00:00Z');
    expect(await send({ channel: 'TELEGRAM' }, asker('PORTAL', '32'))).toBeUndefined();
    for (const validFrom of ['1900-01-01', '2031-03-05']) {
      expect(await hub.code(DESK, CHANNEL, { input: channel({ validFrom }) })).toBe('BAD_USER_INPUT');
    }
    const retired = channel({ channel: 'LETTER', state: 'RETIRED', validFrom: '2026-03-03' });
    expect(await hub.code(DESK, CHANNEL, { input: retired })).toBeUndefined();
    const letter = { channel: 'LETTER', receivedAt: '2026-03-03T02:00:00Z' };
    expect(await send(letter, REGENCY)).toEqual(atChannel);
    expect(await send({ ...letter, receivedAt: '2026-03-02T02:00:00Z' }, REGENCY)).toBeUndefined();
    const at = await hub.data<{ intakeChannels: object[] }>(
      CITIZEN,
      '{ intakeChannels(at: "2026-03-03") { channel state } }',
    );
    expect(at.intakeChannels).toContainEqual({ channel: 'TELEGRAM', state: 'IN_DEVELOPMENT' });
    expect(at.intakeChannels).toContainEqual({ channel: 'LETTER', state: 'RETIRED' });
  });
});
