import type { AgencyFacts } from '../../schema/events.js';
import { describeEachDialect } from '../../test/kit/databases.js';
import { type Asker, openSeededDirectory, type SeededDirectory, seededId } from '../../test/kit/seeded-directory.js';
import { AgencyRow } from './agency.entity.js';
import { factsOf } from './agency-facts.js';

const NOW = new Date('2026-03-18T02:00:00Z');
const TODAY = '2026-03-18';
const ADMIN: Asker = ['AGENCY_ADMIN', '32.16'];
const DESK: Asker = ['NATIONAL_DESK', 'sp4n'];

const CONNECT = `mutation ($input: RecordConnectionInput!) {
  recordConnection(input: $input) { agency { version connection { connected since } account { exists } } }
}`;
const ACCOUNT =
  'mutation ($input: RecordAccountInput!) { recordAccount(input: $input) { agency { version account { exists } } } }';
const ADD =
  'mutation ($input: AddUnitInput!) { addUnit(input: $input) { unit { id code name parent { code } location { code } timeZone } } }';
const RENAME = `mutation ($input: RenameAgencyInput!) {
  renameAgency(input: $input) { agency { name version formerNames { name until } } }
}`;
const CLOSE = `mutation ($input: CloseAgencyInput!) {
  closeAgency(input: $input) { agency { closedAt version codes { until } successors { code } } }
}`;
const RECORD = 'mutation ($input: RecordOfficerInput!) { recordOfficer(input: $input) { officer { id name } } }';
const START =
  'mutation ($input: StartPostInput!) { startPost(input: $input) { post { id version from until agency { code } } } }';
const END = 'mutation ($input: EndPostInput!) { endPost(input: $input) { post { version until } } }';

describeEachDialect((dialect) => {
  let directory: SeededDirectory;
  let cursor: string | undefined;
  let keys = 0;

  beforeAll(async () => {
    directory = await openSeededDirectory(dialect, { sample: false, now: NOW });
  });
  afterAll(() => directory?.drop());
  beforeEach(async () => {
    await newEvents();
  });

  const newKey = () => `key-of-test-${++keys}`;

  /** The events since the last call. */
  async function newEvents() {
    const from = cursor ?? (await directory.internal('feed/head')).cursor;
    const page = await directory.eventsSince(from);
    cursor = page.endCursor;
    return page.events.map(({ kind, payload }) => ({ kind, payload: payload as AgencyFacts }));
  }

  const change = (mutation: string, input: Record<string, unknown>, asker: Asker = ADMIN) =>
    directory.ask(mutation, { input }, asker);

  async function stored(code: string): Promise<AgencyRow> {
    return directory.subgraph.database.read.findOneByOrFail(AgencyRow, { id: seededId(code) });
  }

  async function addUnit(suffix: string, parent = '32.16', name = `Dinas ${suffix}`, from = '2020-01-02') {
    const input = { parent, suffix, kind: 'REGIONAL_DEPARTMENT', name, from, idempotencyKey: newKey() };
    const { data, errors } = await change(ADD, input);
    expect(errors).toBeUndefined();
    await newEvents();
    return (data as { addUnit: { unit: { id: string; code: string } } }).addUnit.unit;
  }

  describe('recordConnection and recordAccount', () => {
    it('change the fact, keep the record and tell the feed the facts as they are stored', async () => {
      const since = '2026-03-01T01:00:00.000Z';
      const before = await stored('32.16/dinkes');
      const input = {
        agency: '32.16/dinkes',
        connected: true,
        since,
        note: 'uji sambung',
        expectedVersion: before.version,
      };
      expect((await change(CONNECT, input)).data).toEqual({
        recordConnection: {
          agency: { version: before.version + 1, connection: { connected: true, since }, account: { exists: false } },
        },
      });
      const account = { agency: '32.16/dinkes', exists: true, since, expectedVersion: before.version + 1 };
      expect((await change(ACCOUNT, account, DESK)).errors).toBeUndefined();
      const after = await stored('32.16/dinkes');
      const events = await newEvents();
      expect(events.map(({ kind }) => kind)).toEqual(['AGENCY_CHANGED', 'AGENCY_CHANGED']);
      expect(events[0]?.payload).toMatchObject({ connected: true, hasAccount: false, version: before.version + 1 });
      expect(events[1]?.payload).toEqual(factsOf(after));
      const history = '{ agency(code: "32.16/dinkes") { connectionRecords { fact holds note } } }';
      expect((await directory.ask(history)).data).toEqual({
        agency: {
          connectionRecords: expect.arrayContaining([
            { fact: 'CONNECTION', holds: true, note: 'uji sambung' },
            { fact: 'ACCOUNT', holds: true, note: null },
          ]),
        },
      });
    });

    it('let an agency say that it has an account, and the national desk alone that it no longer has', async () => {
      const since = '2026-03-02T01:00:00.000Z';
      const agency = '32.16/dlh';
      const { version } = await stored(agency);
      const given = await change(ACCOUNT, { agency, exists: true, since, expectedVersion: version });
      expect(given.errors).toBeUndefined();
      const back = { agency, exists: false, since, expectedVersion: version + 1 };
      expect((await change(ACCOUNT, back)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
      expect(await stored(agency)).toMatchObject({ hasAccount: true, version: version + 1 });
      expect((await change(ACCOUNT, back, DESK)).data).toEqual({
        recordAccount: { agency: { version: version + 2, account: { exists: false } } },
      });
    });

    it('answers CONFLICT with the version now, and changes nothing', async () => {
      const { version } = await stored('32.16');
      const input = { agency: '32.16', connected: true, since: '2026-03-01T00:00:00Z', expectedVersion: version + 3 };
      const { data, errors } = await change(CONNECT, input);
      expect(data).toEqual({ recordConnection: null });
      expect(errors).toMatchObject([{ extensions: { code: 'CONFLICT', currentVersion: version } }]);
      expect(await newEvents()).toEqual([]);
      expect((await stored('32.16')).version).toBe(version);
    });

    it('lets one of two changes at once win', async () => {
      const { version } = await stored('32.16/dinsos');
      const input = {
        agency: '32.16/dinsos',
        connected: true,
        since: '2026-03-01T00:00:00Z',
        expectedVersion: version,
      };
      const answers = await Promise.all([change(CONNECT, input), change(CONNECT, input)]);
      const codes = answers.map(({ errors }) => errors?.[0]?.extensions?.code);
      expect(codes.sort()).toEqual(['CONFLICT', undefined]);
      expect(await newEvents()).toHaveLength(1);
    });

    it('refuses what would have held before the agency began, and takes it from that day on', async () => {
      const { code: agency } = await addUnit('mulai', '32.16', 'Dinas\u0007 Mulai', '2026-03-02');
      const record = (since: string) => change(ACCOUNT, { agency, exists: true, since, expectedVersion: 1 }, DESK);
      const { errors } = await record('2026-03-01T16:59:59Z');
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'input.since' }] } }]);
      expect((await record('2026-03-01T17:00:00Z')).errors).toBeUndefined();
    });

    it.each([
      ['an unknown agency', { agency: '99.99' }, 'input.agency'],
      ['a closed agency', { agency: seededId('kl.kemenkumham') }, 'input.agency'],
      ['a day to come', { since: '2026-03-18T02:00:01Z' }, 'input.since'],
      ['a day that nobody means', { since: '0001-01-01T00:00:00Z' }, 'input.since'],
      ['a fact that holds already', { connected: false }, 'input.connected'],
      ['a note in which nothing is to be seen', { note: '\u200b\u2060' }, 'input.note'],
      ['a note with a control character', { note: 'uji\u0007' }, 'input.note'],
      ['an over-long note', { note: 'x'.repeat(256) }, 'input.note'],
    ])('refuses %s', async (_what, part, path) => {
      const { version } = await stored('32.16/disdik');
      const input = {
        agency: '32.16/disdik',
        connected: true,
        since: '2026-03-01T00:00:00Z',
        expectedVersion: version,
      };
      const { errors } = await change(CONNECT, { ...input, ...part }, DESK);
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path }] } }]);
      expect(await newEvents()).toEqual([]);
    });
  });

  describe('access', () => {
    const since = '2026-03-01T00:00:00Z';
    const connect = (agency: string) => ({ agency, connected: true, since, expectedVersion: 1 });
    const withdraw = (agency: string) => ({ agency, exists: false, since, expectedVersion: 1 });
    const unit = (parent: string) => ({
      parent,
      suffix: 'terlarang',
      kind: 'DIVISION',
      name: 'Bidang terlarang',
      idempotencyKey: 'forbidden-key',
    });
    const close = (agency: string) => ({ agency, lastDay: TODAY, successors: [], expectedVersion: 1 });

    it.each<[string, Asker, string, Record<string, unknown>]>([
      ['anonymous viewers record nothing', null, CONNECT, connect('32.16/distan')],
      ['a province does not record for its regencies', ['AGENCY_ADMIN', '32'], CONNECT, connect('32.16/distan')],
      ['a regency does not record for another', ['AGENCY_ADMIN', '17.02'], CONNECT, connect('32.16/distan')],
      ['a unit does not record for its body', ['AGENCY_ADMIN', '32.16/diskominfo'], CONNECT, connect('32.16')],
      ['kl.bpk does not record for kl.bpkp', ['AGENCY_ADMIN', 'kl.bpk'], CONNECT, connect('kl.bpkp')],
      ['an agency does not take back its own account', ADMIN, ACCOUNT, withdraw('32.16')],
      ['an agency does not take back the account of its unit', ADMIN, ACCOUNT, withdraw('32.16/distan')],
      ['a liaison officer changes nothing', ['LIAISON_OFFICER', '32.16'], CONNECT, connect('32.16')],
      ['a monitor changes nothing', ['NATIONAL_MONITOR', 'kl.panrb'], CONNECT, connect('32.16')],
      ['the national desk adds no units', DESK, ADD, unit('32.16')],
      ['a province adds no units to its regencies', ['AGENCY_ADMIN', '32'], ADD, unit('32.16')],
      ['an admin does not close the own body', ADMIN, CLOSE, close('32.16')],
      ['the national desk closes no units of a body', DESK, CLOSE, close('32.16/distan')],
      [
        'an admin records no officer elsewhere',
        ADMIN,
        RECORD,
        { agency: '17.02', name: 'Sari', idempotencyKey: 'k-elsewhere' },
      ],
    ])('%s', async (_title, asker, mutation, input) => {
      const { errors } = await change(mutation, input, asker);
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
      expect(await newEvents()).toEqual([]);
    });

    it('lets an admin change what is inside the own body, kecamatan included', async () => {
      const { errors } = await change(CONNECT, connect('32.16.05'));
      expect(errors).toBeUndefined();
      expect(await newEvents()).toHaveLength(1);
    });
  });

  describe('addUnit', () => {
    it('adds a unit that is found, has its place, and is told to the feed', async () => {
      const input = {
        parent: '64.01',
        suffix: 'uji',
        kind: 'REGIONAL_DEPARTMENT',
        name: 'Dinas Percobaan',
        idempotencyKey: newKey(),
      };
      const { data } = await change(ADD, input, ['AGENCY_ADMIN', '64.01']);
      const { unit } = (data as { addUnit: { unit: { id: string } } }).addUnit;
      expect(unit).toEqual({
        id: expect.any(String),
        code: '64.01/uji',
        name: 'Dinas Percobaan',
        parent: { code: '64.01' },
        location: { code: '64.01' },
        timeZone: 'Asia/Makassar',
      });
      expect(await newEvents()).toMatchObject([
        {
          kind: 'AGENCY_CHANGED',
          payload: { id: unit.id, organisation: '64.01/uji', supervision: '64.01', version: 1 },
        },
      ]);
      const search = '{ agencies(filter: { search: "percobaan pemkab paser kaltim" }) { edges { node { id } } } }';
      expect((await directory.ask(search)).data).toEqual({ agencies: { edges: [{ node: { id: unit.id } }] } });
    });

    it('answers the same key again, and refuses it with other content', async () => {
      const input = {
        parent: '32.16',
        suffix: 'sekali',
        kind: 'REGIONAL_BOARD',
        name: 'Badan Sekali',
        idempotencyKey: newKey(),
      };
      const first = await change(ADD, input);
      expect(await change(ADD, input)).toEqual(first);
      expect(await newEvents()).toHaveLength(1);
      const { errors } = await change(ADD, { ...input, name: 'Badan Lain' });
      expect(errors).toMatchObject([{ extensions: { code: 'CONFLICT' } }]);
    });

    it.each([
      ['a code in use', { suffix: 'diskominfo' }, 'input.suffix'],
      ['a path as suffix', { suffix: 'a/b' }, 'input.suffix'],
      ['a kind that the body does not have', { kind: 'MINISTRY' }, 'input.kind'],
      ['an unknown location', { location: '99' }, 'input.location'],
      ['a name in which nothing is to be seen', { name: '\u200b\u202e\u200b\u200b' }, 'input.name'],
      ['a short key', { idempotencyKey: 'short' }, 'input.idempotencyKey'],
      ['an unknown parent', { parent: '32.16/antah' }, 'input.parent'],
    ])('refuses %s', async (_what, part, path) => {
      const input = {
        parent: '32.16',
        suffix: 'baru',
        kind: 'DIVISION',
        name: 'Bidang Baru',
        idempotencyKey: newKey(),
      };
      const { errors } = await change(ADD, { ...input, ...part });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path }] } }]);
      expect(await newEvents()).toEqual([]);
    });
  });

  it('renames an agency, keeps the former name, and finds it and its parts by both', async () => {
    const { id } = await addUnit('lama', '32.16', 'Dinas Purbakala');
    const part = await addUnit('lama/sub'.split('/')[1] as string, '32.16/lama', 'Bidang Rahasia');
    const input = { agency: id, name: 'Dinas Kepurbakalaan', from: '2026-03-01', expectedVersion: 1 };
    expect((await change(RENAME, input)).data).toEqual({
      renameAgency: {
        agency: {
          name: 'Dinas Kepurbakalaan',
          version: 2,
          formerNames: [{ name: 'Dinas Purbakala', until: '2026-02-28' }],
        },
      },
    });
    expect(await newEvents()).toMatchObject([{ kind: 'AGENCY_CHANGED', payload: { id, name: 'Dinas Kepurbakalaan' } }]);
    for (const word of ['purbakala', 'kepurbakalaan']) {
      const search = `{ agencies(filter: { search: "${word}" }) { edges { node { id } } } }`;
      expect((await directory.ask(search)).data).toEqual({
        agencies: { edges: [{ node: { id } }, { node: { id: part.id } }] },
      });
    }
    const early = { agency: id, name: 'Dinas Lain', from: '2026-02-01', expectedVersion: 2 };
    expect((await change(RENAME, early)).errors).toMatchObject([{ extensions: { fields: [{ path: 'input.from' }] } }]);
  });

  it('finds parts by all their names when they are renamed, and others added, while what is above them is', async () => {
    for (let round = 1; round <= 5; round++) {
      const { id } = await addUnit(`tata${round}`);
      const { id: part } = await addUnit('ruang', `32.16/tata${round}`);
      const renaming = (agency: string, name: string) =>
        change(RENAME, { agency, name, from: TODAY, expectedVersion: 1 });
      const unit = {
        parent: part,
        suffix: 'baru',
        kind: 'SECTION',
        name: `Seksi bungsu${round}`,
        idempotencyKey: newKey(),
      };
      const answers = await Promise.all([
        renaming(id, `Dinas sulung${round}`),
        renaming(part, `Bidang tengah${round}`),
        change(ADD, unit),
      ]);
      expect(answers.map(({ errors }) => errors)).toEqual([undefined, undefined, undefined]);
      const search = `{ agencies(filter: { search: "sulung${round} tengah${round}" }) { edges { node { name } } } }`;
      expect((await directory.ask(search)).data).toEqual({
        agencies: { edges: [{ node: { name: `Bidang tengah${round}` } }, { node: { name: `Seksi bungsu${round}` } }] },
      });
    }
  });

  it('keeps the national desk, where what names nobody lands', async () => {
    const { version } = await stored('sp4n');
    const input = { agency: 'sp4n', lastDay: TODAY, successors: ['kl.panrb'], expectedVersion: version };
    const { errors } = await change(CLOSE, input, DESK);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'input.agency' }] } }]);
  });

  describe('closeAgency', () => {
    it('ends code and posts, names the successors, and leaves the agency readable', async () => {
      const { id } = await addUnit('tutup');
      const officer = await recordOfficer('Rani Percobaan');
      const post = { officer, agency: id, title: 'Kepala Dinas', role: 'HEAD', kind: 'DEFINITIVE', from: '2026-01-02' };
      expect((await change(START, { ...post, idempotencyKey: newKey() })).errors).toBeUndefined();
      await newEvents();
      const input = {
        agency: id,
        lastDay: '2026-03-10',
        successors: ['32.16/diskominfo', '32.16/dishub'],
        expectedVersion: 1,
      };
      const before = await change(CLOSE, { ...input, lastDay: '2020-01-01' });
      expect(before.errors).toMatchObject([{ extensions: { fields: [{ path: 'input.lastDay' }] } }]);
      const { data, errors } = await change(CLOSE, input);
      expect(errors).toBeUndefined();
      expect(data).toEqual({
        closeAgency: {
          agency: {
            closedAt: '2026-03-10T16:59:59.999Z',
            version: 2,
            codes: [{ until: '2026-03-10' }],
            successors: [{ code: '32.16/dishub' }, { code: '32.16/diskominfo' }],
          },
        },
      });
      const events = await newEvents();
      expect(events).toMatchObject([
        { kind: 'POST_ENDED', payload: { officerId: officer, agencyId: id, until: '2026-03-10' } },
        { kind: 'AGENCY_CHANGED', payload: { id, closedAt: '2026-03-10T16:59:59.999Z' } },
      ]);
      const byCode = '{ agency(code: "32.16/tutup") { id closedAt } }';
      expect((await directory.ask(byCode)).data?.agency).toMatchObject({ id });
      const taken = await change(ADD, {
        parent: '32.16',
        suffix: 'tutup',
        kind: 'REGIONAL_DEPARTMENT',
        name: 'Dinas Lain',
        from: '2026-03-09',
        idempotencyKey: newKey(),
      });
      expect(taken.errors).toMatchObject([{ extensions: { fields: [{ path: 'input.from' }] } }]);
      const again = await addUnit('tutup', '32.16', 'Dinas Lain', '2026-03-11');
      expect((await directory.ask(byCode)).data?.agency).toEqual({ id: again.id, closedAt: null });
    });

    it('ends a post that was to begin later before it begins, so that it was never held', async () => {
      const { id } = await addUnit('urung');
      const officer = await recordOfficer('Urung Percobaan');
      const post = { officer, agency: id, title: 'Kepala', role: 'HEAD', kind: 'DEFINITIVE', from: '2026-03-10' };
      expect((await change(START, { ...post, idempotencyKey: newKey() })).errors).toBeUndefined();
      await newEvents();
      const closing = { agency: id, lastDay: '2026-03-04', successors: [], expectedVersion: 1 };
      expect((await change(CLOSE, closing)).errors).toBeUndefined();
      expect(await newEvents()).toMatchObject([
        { kind: 'POST_ENDED', payload: { agencyId: id, from: '2026-03-10', until: '2026-03-09' } },
        { kind: 'AGENCY_CHANGED', payload: { id } },
      ]);
      const held = `query ($id: ID!, $officer: ID!) {
        agency(id: $id) { head { id } posts(at: "2026-03-10") { id } officers(at: "2026-03-10") { id } }
        officer(id: $officer) { posts { id } }
      }`;
      expect((await directory.ask(held, { id, officer }, ADMIN)).data).toEqual({
        agency: { head: null, posts: [], officers: [] },
        officer: { posts: [] },
      });
    });

    it.each([
      ['with parts that exist', { agency: '32.16/dsdabmbk' }, 'input.agency'],
      ['after a day to come', { lastDay: '2026-03-19' }, 'input.lastDay'],
      ['followed by itself', { successors: ['32.16/dinkes', '32.16/bpbd'] }, 'input.successors.1'],
      ['followed by nobody known', { successors: ['32.16/antah'] }, 'input.successors.0'],
      ['followed by another body', { successors: ['32.73'] }, 'input.successors.0'],
    ])('refuses to close an agency %s', async (_what, part, path) => {
      const { version } = await stored('32.16/bpbd');
      const input = { agency: '32.16/bpbd', lastDay: TODAY, successors: [], expectedVersion: version };
      const { errors } = await change(CLOSE, { ...input, ...part });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path }] } }]);
      expect(await newEvents()).toEqual([]);
    });
  });

  async function recordOfficer(name: string): Promise<string> {
    const { data } = await change(RECORD, { agency: '32.16', name, idempotencyKey: newKey() });
    return (data as { recordOfficer: { officer: { id: string } } }).recordOfficer.officer.id;
  }

  describe('posts', () => {
    it('start and end with an event each, several of one officer at once', async () => {
      const officer = await recordOfficer('Bayu Percobaan');
      const start = async (agency: string, role: string) => {
        const post = {
          officer,
          agency,
          role,
          title: 'Pejabat Percobaan',
          kind: 'PLT',
          from: '2026-02-02',
          idempotencyKey: newKey(),
        };
        const { data } = await change(START, post);
        return (data as { startPost: { post: { id: string } } }).startPost.post.id;
      };
      const first = await start('32.16/dispar', 'HEAD');
      const second = await start('32.16/diskan', 'LIAISON_OFFICER');
      expect(await newEvents()).toMatchObject([
        {
          kind: 'POST_STARTED',
          payload: { id: first, officerId: officer, role: 'HEAD', from: '2026-02-02', until: null },
        },
        { kind: 'POST_STARTED', payload: { id: second, role: 'LIAISON_OFFICER' } },
      ]);
      const head = '{ agency(code: "32.16/dispar") { head { name posts(at: "2026-02-03") { id } } } }';
      expect((await directory.ask(head, {}, ADMIN)).data).toEqual({
        agency: { head: { name: 'Bayu Percobaan', posts: expect.arrayContaining([{ id: first }, { id: second }]) } },
      });
      const ended = await change(END, { post: first, lastDay: '2026-03-17', expectedVersion: 1 });
      expect(ended.data).toEqual({ endPost: { post: { version: 2, until: '2026-03-17' } } });
      expect(await newEvents()).toMatchObject([{ kind: 'POST_ENDED', payload: { id: first, until: '2026-03-17' } }]);
      expect((await directory.ask(head, {}, ADMIN)).data).toEqual({ agency: { head: null } });
      const stale = await change(END, { post: first, lastDay: '2026-03-01', expectedVersion: 1 });
      expect(stale.errors).toMatchObject([{ extensions: { code: 'CONFLICT', currentVersion: 2 } }]);
      const elsewhere = await change(END, { post: second, lastDay: TODAY, expectedVersion: 1 }, ['AGENCY_ADMIN', '32']);
      expect(elsewhere.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    });

    it.each([
      ['a role of machines', { role: 'PORTAL' }, 'input.role'],
      ['the role of a province at a regency', { role: 'PROVINCIAL_MONITOR' }, 'input.role'],
      ['a day that nobody means', { until: '9999-12-31' }, 'input.until'],
      ['a national role at a body that does not monitor', { role: 'NATIONAL_MONITOR' }, 'input.role'],
      ['the role of the national desk', { role: 'NATIONAL_DESK' }, 'input.role'],
      ['an end before the start', { until: '2026-01-31' }, 'input.until'],
      ['an unknown officer', { officer: 'nobody' }, 'input.officer'],
    ])('refuses %s', async (_what, part, path) => {
      const officer = await recordOfficer('Citra Percobaan');
      const post = {
        officer,
        agency: '32.16',
        title: 'Admin',
        kind: 'DEFINITIVE',
        from: '2026-02-01',
        idempotencyKey: newKey(),
      };
      const { errors } = await change(START, { ...post, ...part });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path }] } }]);
      expect(await newEvents()).toEqual([]);
    });
  });
});
