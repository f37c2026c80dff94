import { describeEachDialect } from '../../test/kit/databases.js';
import { type Asker, openSeededDirectory, type SeededDirectory } from '../../test/kit/seeded-directory.js';

const NOW = new Date('2026-03-18T02:00:00Z');
const TODAY = '2026-03-18';
const YESTERDAY = '2026-03-17';
const ADMIN: Asker = ['AGENCY_ADMIN', '32.16'];

const RECORD = 'mutation ($input: RecordOfficerInput!) { recordOfficer(input: $input) { officer { id } } }';
const START = 'mutation ($input: StartPostInput!) { startPost(input: $input) { post { id } } }';
const END = 'mutation ($input: EndPostInput!) { endPost(input: $input) { post { id } } }';
const OFFICER = `query ($id: ID!, $at: Date) { officer(id: $id) {
  posts(at: $at) { title role kind kindLabel(lang: ID) functionalPosition from until agency { code } }
} }`;
const HEAD = `query ($code: String!) { agency(code: $code) {
  head { id } posts { role kind officer { id } } officers { id }
} }`;

interface Headed {
  head: { id: string } | null;
  posts: { role: string | null; kind: string; officer: { id: string } }[];
  officers: { id: string }[];
}

describeEachDialect((dialect) => {
  let directory: SeededDirectory;
  let keys = 0;

  beforeAll(async () => {
    directory = await openSeededDirectory(dialect, { sample: false, now: NOW });
  });
  afterAll(() => directory?.drop());

  async function change<T>(mutation: string, input: Record<string, unknown>): Promise<T> {
    const { data, errors } = await directory.ask(mutation, { input }, ADMIN);
    expect(errors).toBeUndefined();
    return data as T;
  }

  const newKey = () => `key-of-post-${++keys}`;

  async function record(name: string): Promise<string> {
    const input = { agency: '32.16', name, idempotencyKey: newKey() };
    return (await change<{ recordOfficer: { officer: { id: string } } }>(RECORD, input)).recordOfficer.officer.id;
  }

  async function start(officer: string, agency: string, more: Record<string, unknown> = {}): Promise<string> {
    const post = { title: 'Kepala', role: 'HEAD', kind: 'DEFINITIVE', from: '2026-01-02', ...more };
    const input = { officer, agency, ...post, idempotencyKey: newKey() };
    return (await change<{ startPost: { post: { id: string } } }>(START, input)).startPost.post.id;
  }

  async function headed(code: string): Promise<Headed> {
    const { data, errors } = await directory.ask(HEAD, { code }, ADMIN);
    expect(errors).toBeUndefined();
    return (data as unknown as { agency: Headed }).agency;
  }

  async function postsOf(id: string, at?: string) {
    const { data, errors } = await directory.ask(OFFICER, { id, at }, ADMIN);
    expect(errors).toBeUndefined();
    return (data as { officer: { posts: Record<string, unknown>[] } }).officer.posts;
  }

  it.each([
    ['an agency', '32.16'],
    ['a unit', '32.16/dinkes'],
    ['a kecamatan', '32.16.05'],
  ])(
    'heads %s by whoever is definitive, then Pj, Plt, Plh, whatever the order in which they came',
    async (_what, code) => {
      const kinds = ['PLH', 'DEFINITIVE', 'PLT', 'PJ'];
      const officers = new Map<string, string>();
      const posts = new Map<string, string>();
      for (const kind of kinds) {
        const officer = await record(`Pejabat ${kind}`);
        officers.set(kind, officer);
        posts.set(kind, await start(officer, code, { kind }));
      }
      const seen: (string | undefined)[] = [];
      for (let left = kinds.length; left >= 0; left--) {
        const { head, posts: held } = await headed(code);
        expect(held).toHaveLength(left);
        const kind = held.find(({ officer }) => officer.id === head?.id)?.kind;
        seen.push(kind);
        if (kind) await change(END, { post: posts.get(kind), lastDay: YESTERDAY, expectedVersion: 1 });
      }
      expect(seen).toEqual(['DEFINITIVE', 'PJ', 'PLT', 'PLH', undefined]);
    },
  );

  it('heads an agency by the latest of two of a kind, and by nobody who begins tomorrow or has left', async () => {
    const [first, second, third, fourth] = await Promise.all(['Satu', 'Dua', 'Tiga', 'Empat'].map(record));
    const code = '32.16/dlh';
    await start(first as string, code, { kind: 'PLT' });
    await start(second as string, code, { kind: 'PLT', from: '2026-02-02' });
    await start(third as string, code, { from: '2026-03-19' });
    await start(fourth as string, code, { until: YESTERDAY });
    expect((await headed(code)).head).toEqual({ id: second });
    expect((await headed(code)).officers).toEqual([{ id: first }, { id: second }]);
  });

  it('lets one person hold several posts at once, here and elsewhere, with functional positions and concurrent duties', async () => {
    const officer = await record('Dewi Rangkap');
    const own = { role: 'LIAISON_OFFICER', title: 'Pejabat Penghubung', functionalPosition: 'Pranata Humas Ahli Muda' };
    await start(officer, '32.16/dispar', own);
    await start(officer, '32.16/dispar', { role: null, title: 'Kepala Bidang Promosi', from: '2026-01-05' });
    await start(officer, '32.16/diskan', { kind: 'PLT', title: 'Plt. Kepala Dinas', from: '2026-02-02' });
    await start(officer, '32.16/bpbd', { kind: 'PLH', title: 'Plh. Kepala', from: '2026-03-02', until: '2026-03-06' });

    const none = { functionalPosition: null, until: null };
    const posts = [
      {
        ...none,
        ...own,
        kind: 'DEFINITIVE',
        kindLabel: 'Definitif',
        from: '2026-01-02',
        agency: { code: '32.16/dispar' },
      },
      {
        ...none,
        title: 'Kepala Bidang Promosi',
        role: null,
        kind: 'DEFINITIVE',
        kindLabel: 'Definitif',
        from: '2026-01-05',
        agency: { code: '32.16/dispar' },
      },
      {
        ...none,
        title: 'Plt. Kepala Dinas',
        role: 'HEAD',
        kind: 'PLT',
        kindLabel: 'Pelaksana tugas (Plt)',
        from: '2026-02-02',
        agency: { code: '32.16/diskan' },
      },
    ];
    const substitute = {
      ...none,
      title: 'Plh. Kepala',
      role: 'HEAD',
      kind: 'PLH',
      kindLabel: 'Pelaksana harian (Plh)',
      from: '2026-03-02',
      until: '2026-03-06',
      agency: { code: '32.16/bpbd' },
    };
    expect(await postsOf(officer)).toEqual([...posts, substitute]);
    expect(await postsOf(officer, TODAY)).toEqual(posts);
    expect(await postsOf(officer, '2026-03-06')).toEqual([...posts, substitute]);
    expect(await postsOf(officer, '2026-01-04')).toEqual(posts.slice(0, 1));

    // Two posts at one agency make one officer there.
    expect(await headed('32.16/dispar')).toMatchObject({ head: null, officers: [{ id: officer }] });
    expect(await headed('32.16/diskan')).toMatchObject({ head: { id: officer }, officers: [{ id: officer }] });
    expect((await headed('32.16/bpbd')).head).toBeNull();
  });

  describe('a second definitive head', () => {
    const code = '32.16/distan';
    let other: string;
    const attempt = (more: Record<string, unknown>) =>
      directory.ask(
        START,
        {
          input: {
            officer: other,
            agency: code,
            title: 'Kepala',
            role: 'HEAD',
            kind: 'DEFINITIVE',
            from: TODAY,
            idempotencyKey: newKey(),
            ...more,
          },
        },
        ADMIN,
      );

    beforeAll(async () => {
      await start(await record('Tetap Menjabat'), code, { until: '2026-06-30' });
      other = await record('Ingin Menjabat');
    });

    it.each([
      ['while the first is in office', {}],
      ['from before the first on', { from: '2025-01-01' }],
      ['until the first day of the first', { from: '2025-01-01', until: '2026-01-02' }],
      ['from the last day of the first', { from: '2026-06-30' }],
    ])('is refused %s, with who holds the post', async (_when, more) => {
      const { errors } = await attempt(more);
      expect(errors).toMatchObject([
        {
          extensions: {
            code: 'BAD_USER_INPUT',
            fields: [{ path: 'input.kind', message: expect.stringContaining('Tetap Menjabat') }],
          },
        },
      ]);
    });

    it.each([
      ['who acts while the head is away', { kind: 'PLH', until: '2026-03-20' }],
      ['who holds another role', { role: 'LIAISON_OFFICER' }],
      ['at another unit', { agency: '32.16/disarpus' }],
      ['from the day after the last one', { from: '2026-07-01' }],
      ['until the day before the first', { from: '2025-01-01', until: '2026-01-01' }],
    ])('is none %s', async (_who, more) => {
      expect((await attempt(more)).errors).toBeUndefined();
    });

    it('may come once the first has ended, and just one of two at once', async () => {
      const place = '32.16/disdag';
      const first = await start(other, place);
      const next = { agency: place, from: TODAY };
      expect((await attempt(next)).errors).toHaveLength(1);
      await change(END, { post: first, lastDay: YESTERDAY, expectedVersion: 1 });
      const answers = await Promise.all([attempt(next), attempt(next)]);
      expect(answers.map(({ errors }) => errors?.[0]?.extensions?.code).sort()).toEqual(['BAD_USER_INPUT', undefined]);
    });
  });

  it('is corrected by an end on the eve of its first day, as a post that was never held', async () => {
    const code = '32.16/dinsos';
    const mistaken = await record('Salah Catat');
    const post = await start(mistaken, code, { from: TODAY });
    const end = (lastDay: string) => directory.ask(END, { input: { post, lastDay, expectedVersion: 1 } }, ADMIN);
    expect((await end('2026-03-16')).errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'input.lastDay' }] } },
    ]);
    expect((await end(YESTERDAY)).errors).toBeUndefined();
    expect(await postsOf(mistaken)).toEqual([]);
    expect((await headed(code)).head).toBeNull();
    const right = await record('Benar Catat');
    await start(right, code, { from: '2026-03-02' });
    expect((await headed(code)).head).toEqual({ id: right });
  });

  it('is called in one line of what is to be seen', async () => {
    const officer = await record('Uji Judul');
    await start(officer, '32.16/dispar', { title: 'Ka\nbid \u202eTU', role: null });
    expect(await postsOf(officer)).toMatchObject([{ title: 'Ka bid TU' }]);
    for (const [field, value] of [
      ['title', '\u200b\u200b\u200b'],
      ['functionalPosition', '\u202e\u2060 \u3164\u3164'],
    ] as const) {
      const input = { officer, agency: '32.16/dispar', title: 'Kabid', kind: 'DEFINITIVE', from: '2026-01-02' };
      const { errors } = await directory.ask(
        START,
        { input: { ...input, [field]: value, idempotencyKey: newKey() } },
        ADMIN,
      );
      expect(errors).toMatchObject([{ extensions: { fields: [{ path: `input.${field}` }] } }]);
    }
  });

  it('keeps the other posts of a person when one ends', async () => {
    const officer = await record('Eka Lepas');
    const acting = await start(officer, '32.16/disnaker', { kind: 'PLT' });
    await start(officer, '32.16/dpmd');
    await change(END, { post: acting, lastDay: YESTERDAY, expectedVersion: 1 });
    expect((await headed('32.16/disnaker')).head).toBeNull();
    expect((await headed('32.16/dpmd')).head).toEqual({ id: officer });
    expect((await postsOf(officer, TODAY)).map(({ agency }) => agency)).toEqual([{ code: '32.16/dpmd' }]);
  });
});
