import { describeEachDialect } from '../../../test/kit/databases.js';
import { type Asker, openSeededDirectory, type SeededDirectory } from '../../../test/kit/seeded-directory.js';

const NOW = new Date('2026-03-18T02:00:00Z');
const LAST_DAY = '2026-03-20';
const ADMIN: Asker = ['AGENCY_ADMIN', '32.16'];
const UNIT = '32.16/dispar';
const OTHER_UNIT = '32.16/diskan';

const RECORD = 'mutation ($input: RecordOfficerInput!) { recordOfficer(input: $input) { officer { id } } }';
const START = 'mutation ($input: StartPostInput!) { startPost(input: $input) { post { id } } }';
const ROTATE = `mutation ($input: RotateOfficerInput!) {
  rotateOfficer(input: $input) {
    endedPost { id version until }
    startedPost { agency { code } officer { id } title role kind from until }
    successorPost { agency { code } officer { id } title role kind from until }
    handOver { id content openMatters documents acknowledgedAt version agency { code } post { id } from { id } to { id } }
    affected {
      head { before { id } after { id } }
      endingGrants { role lastDay agency { code } }
      vacantRoles { role from until agency { code } }
    }
  }
}`;
const ACKNOWLEDGE = `mutation ($input: AcknowledgeHandOverInput!) {
  acknowledgeHandOver(input: $input) { handOver { version acknowledgedAt acknowledgedBy { code } } }
}`;
const HAND_OVER = { content: 'Akun LAPOR! dan berkas pengaduan.', documents: [] };

interface Rotated {
  rotateOfficer: { handOver: { id: string }; affected: unknown };
}

describeEachDialect((dialect) => {
  let directory: SeededDirectory;
  let keys = 0;

  beforeAll(async () => {
    directory = await openSeededDirectory(dialect, { sample: false, now: NOW });
  });
  afterAll(() => directory?.drop());

  const newKey = () => `key-of-test-${++keys}`;
  const change = (mutation: string, input: Record<string, unknown>, asker: Asker = ADMIN) =>
    directory.ask(mutation, { input: { idempotencyKey: newKey(), ...input } }, asker);

  async function officer(name: string, agency = '32.16'): Promise<string> {
    const asker: Asker = ['AGENCY_ADMIN', agency];
    const { data } = await change(RECORD, { agency, name: `${name} Percobaan` }, asker);
    return (data as { recordOfficer: { officer: { id: string } } }).recordOfficer.officer.id;
  }

  async function startPost(input: Record<string, unknown>): Promise<string> {
    const { data, errors } = await change(START, { agency: UNIT, kind: 'DEFINITIVE', from: '2026-01-02', ...input });
    expect(errors).toBeUndefined();
    return (data as { startPost: { post: { id: string } } }).startPost.post.id;
  }

  const ending = (post: string, expectedVersion = 1) => ({ post, lastDay: LAST_DAY, expectedVersion });
  const rotate = (input: Record<string, unknown>, asker: Asker = ADMIN) =>
    change(ROTATE, { handOver: HAND_OVER, ...input }, asker);

  /** The kinds and payloads of the events since `cursor`, once all that are written are numbered. */
  async function eventsSince(cursor: string) {
    const { database } = directory.subgraph;
    for (let waiting = 1; waiting > 0; ) {
      const [row] = await database.read.query('SELECT COUNT(*) AS waiting FROM event WHERE position IS NULL');
      waiting = Number(row.waiting);
    }
    const { events } = await directory.internal('feed/read', { after: cursor });
    return events.map(({ kind, payload }) => ({ kind, payload }));
  }

  async function numberedHead(): Promise<string> {
    let { cursor } = await directory.internal('feed/head');
    while ((await eventsSince(cursor)).length > 0) cursor = (await directory.internal('feed/head')).cursor;
    return cursor;
  }

  it('ends a post, starts the next one and the successor’s, and records what is handed over, in one change', async () => {
    const leaving = await officer('Asep');
    const following = await officer('Budi');
    const post = await startPost({ officer: leaving, title: 'Kepala Dinas Pariwisata', role: 'HEAD' });
    const cursor = await numberedHead();
    const { data, errors } = await rotate({
      endPost: ending(post),
      startPost: { agency: OTHER_UNIT, title: 'Kepala Dinas Perikanan', role: 'HEAD', kind: 'PLT', from: '2026-03-21' },
      successor: { officer: following, kind: 'PLH', from: '2026-03-21', until: '2026-06-30' },
      handOver: {
        content: 'Akun LAPOR! dan berkas pengaduan.',
        openMatters: 'Dua pengaduan menunggu jawaban.',
        documents: ['https://contoh.invalid/bast.pdf'],
      },
    });
    expect(errors).toBeUndefined();
    expect((data as unknown as Rotated).rotateOfficer).toEqual({
      endedPost: { id: post, version: 2, until: LAST_DAY },
      startedPost: {
        agency: { code: OTHER_UNIT },
        officer: { id: leaving },
        title: 'Kepala Dinas Perikanan',
        role: 'HEAD',
        kind: 'PLT',
        from: '2026-03-21',
        until: null,
      },
      successorPost: {
        agency: { code: UNIT },
        officer: { id: following },
        title: 'Kepala Dinas Pariwisata',
        role: 'HEAD',
        kind: 'PLH',
        from: '2026-03-21',
        until: '2026-06-30',
      },
      handOver: {
        id: expect.any(String),
        content: 'Akun LAPOR! dan berkas pengaduan.',
        openMatters: 'Dua pengaduan menunggu jawaban.',
        documents: ['https://contoh.invalid/bast.pdf'],
        acknowledgedAt: null,
        version: 1,
        agency: { code: UNIT },
        post: { id: post },
        from: { id: leaving },
        to: { id: following },
      },
      affected: {
        head: { before: { id: leaving }, after: { id: following } },
        endingGrants: [{ role: 'HEAD', lastDay: LAST_DAY, agency: { code: UNIT } }],
        vacantRoles: [],
      },
    });
    expect(await eventsSince(cursor)).toMatchObject([
      { kind: 'POST_ENDED', payload: { id: post, until: LAST_DAY } },
      { kind: 'POST_STARTED', payload: { officerId: leaving, role: 'HEAD', from: '2026-03-21' } },
      { kind: 'POST_STARTED', payload: { officerId: following, until: '2026-06-30' } },
    ]);
  });

  it('tells who is no longer there where nobody follows, and keeps what another post gives', async () => {
    const leaving = await officer('Cecep');
    const post = await startPost({ agency: '32.16/dinkes', officer: leaving, title: 'Admin', role: 'AGENCY_ADMIN' });
    const alone = await rotate({ endPost: ending(post) });
    expect((alone.data as unknown as Rotated).rotateOfficer.affected).toEqual({
      head: null,
      endingGrants: [{ role: 'AGENCY_ADMIN', lastDay: LAST_DAY, agency: { code: '32.16/dinkes' } }],
      vacantRoles: [{ role: 'AGENCY_ADMIN', from: '2026-03-21', until: null, agency: { code: '32.16/dinkes' } }],
    });
    const two = { agency: '32.16/dinsos', officer: leaving, title: 'Penghubung', role: 'LIAISON_OFFICER' };
    const first = await startPost(two);
    await startPost({ ...two, kind: 'PLT' });
    const kept = await rotate({ endPost: ending(first) });
    expect((kept.data as unknown as Rotated).rotateOfficer.affected).toEqual({
      head: null,
      endingGrants: [],
      vacantRoles: [],
    });
  });

  it('answers the same key again, and refuses it with other content', async () => {
    const post = await startPost({ officer: await officer('Dadang'), title: 'Staf Humas' });
    const input = { endPost: ending(post), idempotencyKey: newKey() };
    const first = await rotate(input);
    expect(first.errors).toBeUndefined();
    expect(await rotate(input)).toEqual(first);
    const other = await rotate({ ...input, handOver: { content: 'Lain' } });
    expect(other.errors).toMatchObject([{ extensions: { code: 'CONFLICT' } }]);
  });

  it('lets one of two at once win, and changes nothing for the other', async () => {
    const post = await startPost({ officer: await officer('Euis'), title: 'Pranata Humas' });
    const successors = [await officer('Fajar'), await officer('Gita')];
    const cursor = await numberedHead();
    const answers = await Promise.all(
      successors.map((successor) =>
        rotate({ endPost: ending(post), successor: { officer: successor, kind: 'DEFINITIVE', from: '2026-03-21' } }),
      ),
    );
    expect(answers.map(({ errors }) => errors?.[0]?.extensions?.code).sort()).toEqual(['CONFLICT', undefined]);
    expect((await eventsSince(cursor)).map(({ kind }) => kind)).toEqual(['POST_ENDED', 'POST_STARTED']);
  });

  it.each([
    ['an unknown post', { endPost: ending('nowhere') }, 'input.endPost.post'],
    ['a last day before the first', { endPost: { lastDay: '2026-01-01' } }, 'input.endPost.lastDay'],
    ['a role of machines', { startPost: { role: 'PORTAL' } }, 'input.startPost.role'],
    ['an unknown agency', { startPost: { agency: '32.16/antah' } }, 'input.startPost.agency'],
    ['a next post that ends first', { startPost: { until: '2026-03-01' } }, 'input.startPost.until'],
    ['an unknown successor', { successor: { officer: 'nobody' } }, 'input.successor.officer'],
    ['a successor who ends first', { successor: { until: '2026-03-01' } }, 'input.successor.until'],
    ['a document without an address', { handOver: { documents: ['bast.pdf'] } }, 'input.handOver.documents.0'],
    ['nothing said', { handOver: { content: ' ' } }, 'input.handOver.content'],
  ])('refuses %s, and changes nothing', async (_what, part: Record<string, object>, path) => {
    const post = await startPost({ officer: await officer('Hari'), title: 'Analis' });
    const following = await officer('Iis');
    const cursor = await numberedHead();
    const input: Record<string, object> = {
      endPost: ending(post),
      startPost: { agency: OTHER_UNIT, title: 'Analis', kind: 'DEFINITIVE', from: '2026-03-21' },
      successor: { officer: following, kind: 'DEFINITIVE', from: '2026-03-21' },
      handOver: HAND_OVER,
    };
    const changed = Object.fromEntries(
      Object.entries(input).map(([name, value]) => [name, { ...value, ...part[name] }]),
    );
    const { errors } = await rotate(changed);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: [{ path }] } }]);
    expect(await eventsSince(cursor)).toEqual([]);
  });

  it('refuses a second definitive head, here and where the officer goes, once the post has ended', async () => {
    const [leaving, waiting, elsewhere] = [await officer('Neneng'), await officer('Oman'), await officer('Pipit')];
    const heads = { title: 'Kepala Dinas', role: 'HEAD' };
    const post = await startPost({ agency: '32.16/dishub', officer: leaving, ...heads });
    await startPost({ agency: '32.16/disdag', officer: elsewhere, ...heads });
    const definitive = { kind: 'DEFINITIVE', from: '2026-03-21' };
    const endPost = ending(post);
    for (const [input, path] of [
      [{ startPost: { agency: '32.16/disdag', ...heads, ...definitive } }, 'input.startPost.kind'],
      [{ successor: { officer: waiting, ...definitive, from: LAST_DAY } }, 'input.successor.kind'],
    ] as [Record<string, unknown>, string][]) {
      expect((await rotate({ endPost, ...input })).errors).toMatchObject([{ extensions: { fields: [{ path }] } }]);
    }
    const { errors } = await rotate({
      endPost,
      startPost: { agency: '32.16/disdag', ...heads, ...definitive, kind: 'PLH' },
      successor: { officer: waiting, ...definitive },
    });
    expect(errors).toBeUndefined();
  });

  it('refuses that an officer follows in the own post', async () => {
    const leaving = await officer('Jaja');
    const post = await startPost({ officer: leaving, title: 'Analis' });
    const { errors } = await rotate({
      endPost: ending(post),
      successor: { officer: leaving, kind: 'PLT', from: '2026-03-21' },
    });
    expect(errors).toMatchObject([{ extensions: { fields: [{ path: 'input.successor.officer' }] } }]);
  });

  it('is for whoever may end and start: another body starts the post itself', async () => {
    const leaving = await officer('Kokom');
    const post = await startPost({ officer: leaving, title: 'Analis' });
    const next = { agency: '17.02', title: 'Analis', kind: 'DEFINITIVE', from: '2026-03-21' };
    for (const [input, asker] of [
      [{ endPost: ending(post), startPost: next }, ADMIN],
      [{ endPost: ending(post) }, ['AGENCY_ADMIN', '17.02']],
      [{ endPost: ending(post) }, ['HEAD', '32.16']],
      [{ endPost: ending(post) }, ['AGENCY_ADMIN', OTHER_UNIT]],
    ] as [Record<string, unknown>, Asker][]) {
      expect((await rotate(input, asker)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
    expect((await rotate({ endPost: ending(post) })).errors).toBeUndefined();
    const received = await change(START, { ...next, officer: leaving }, ['AGENCY_ADMIN', '17.02']);
    expect(received.errors).toBeUndefined();
  });

  describe('what was handed over', () => {
    const LIST = `query ($awaiting: Boolean!) {
      agency(code: "32.16/distan") {
        handOvers(awaitingReceipt: $awaiting) { totalCount edges { node { content acknowledgedAt } } }
      }
    }`;
    const listed = async (asker: Asker, awaiting = false) => {
      const { data } = await directory.ask(LIST, { awaiting }, asker);
      return (data as { agency: { handOvers: { totalCount: number } | null } }).agency.handOvers;
    };
    let id: string;

    beforeAll(async () => {
      const post = await startPost({ agency: '32.16/distan', officer: await officer('Lilis'), title: 'Analis' });
      const { data } = await rotate({ endPost: ending(post) });
      id = (data as unknown as Rotated).rotateOfficer.handOver.id;
    });

    it.each<[string, Asker, boolean]>([
      ['its administrator', ['AGENCY_ADMIN', '32.16/distan'], true],
      ['a liaison officer there', ['LIAISON_OFFICER', '32.16/distan'], true],
      ['the head of the body', ['HEAD', '32.16'], true],
      ['a neighbouring unit', ['AGENCY_ADMIN', OTHER_UNIT], false],
      ['the province', ['PROVINCIAL_MONITOR', '32'], false],
      ['the national desk', ['NATIONAL_DESK', 'sp4n'], false],
      ['its portal', ['PORTAL', '32.16/distan'], false],
      ['nobody known', null, false],
    ])('is read by %s only where that works in the body', async (_who, asker, sees) => {
      expect(await listed(asker)).toEqual(
        sees ? { totalCount: 1, edges: [{ node: { content: HAND_OVER.content, acknowledgedAt: null } }] } : null,
      );
    });

    it('is acknowledged once, by the administrator there, and waits no longer', async () => {
      const input = { handOver: id, expectedVersion: 1 };
      const acknowledge = (asker: Asker, expectedVersion = 1) =>
        directory.ask(ACKNOWLEDGE, { input: { ...input, expectedVersion } }, asker);
      const codeFor = async (asker: Asker) => (await acknowledge(asker)).errors?.[0]?.extensions?.code;
      expect(await codeFor(['AGENCY_ADMIN', OTHER_UNIT])).toBe('NOT_FOUND');
      expect(await codeFor(['HEAD', '32.16'])).toBe('FORBIDDEN');
      expect(await listed(ADMIN, true)).toMatchObject({ totalCount: 1 });
      expect((await acknowledge(ADMIN)).data).toEqual({
        acknowledgeHandOver: {
          handOver: { version: 2, acknowledgedAt: NOW.toISOString(), acknowledgedBy: { code: '32.16' } },
        },
      });
      expect((await acknowledge(ADMIN)).errors).toMatchObject([
        { extensions: { code: 'CONFLICT', currentVersion: 2 } },
      ]);
      expect((await acknowledge(ADMIN, 2)).errors).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'input.handOver' }] } },
      ]);
      expect(await listed(ADMIN, true)).toMatchObject({ totalCount: 0 });
    });
  });
});
