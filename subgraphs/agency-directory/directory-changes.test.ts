import { describeEachDialect } from '../../test/kit/databases.js';
import { ADD, ADMIN, directoryChanges, RECORD } from '../../test/kit/directory-changes.js';
import { type Asker, openSeededDirectory, type SeededDirectory } from '../../test/kit/seeded-directory.js';

const NOW = new Date('2026-03-18T02:00:00Z');
const TODAY = '2026-03-18';
const DESK: Asker = ['NATIONAL_DESK', 'sp4n'];

const CONNECT = `mutation ($input: RecordConnectionInput!) {
  recordConnection(input: $input) { agency { version connection { connected since } account { exists } } }
}`;
const ACCOUNT =
  'mutation ($input: RecordAccountInput!) { recordAccount(input: $input) { agency { version account { exists } } } }';
const CLOSE = `mutation ($input: CloseAgencyInput!) {
  closeAgency(input: $input) { agency { closedAt version codes { until } successors { code } } }
}`;
const START =
  'mutation ($input: StartPostInput!) { startPost(input: $input) { post { id version from until agency { code } } } }';
const END = 'mutation ($input: EndPostInput!) { endPost(input: $input) { post { version until } } }';

describeEachDialect((dialect) => {
  let directory: SeededDirectory;
  const { change, newEvents, newKey, recordOfficer } = directoryChanges(() => directory);

  beforeAll(async () => {
    directory = await openSeededDirectory(dialect, { sample: false, now: NOW });
  });
  afterAll(() => directory?.drop());
  beforeEach(async () => {
    await newEvents();
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
