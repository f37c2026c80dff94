import { buildSmallSystem } from '../kit/small-system.js';

const agencies: Record<string, { id: string; name: string; parentId: string | null }> = {
  a1: { id: 'a1', name: 'Diskominfo', parentId: 'a2' },
  a2: { id: 'a2', name: 'Pemerintah Kabupaten', parentId: null },
};

const system = buildSmallSystem({
  complaint: {
    typeDefs: `
      type Query { complaints: [Complaint!]! }
      type Complaint @key(fields: "id") { id: ID! text: String! handler: Agency verifier: Agency }
      type Agency @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: {
        complaints: () => [
          { id: 1, text: 'jalan rusak', handler: { id: 'a1' }, verifier: { id: 'a2' } },
          { id: 2, text: 'lampu mati', handler: { id: 'a1' }, verifier: null },
          { id: 3, text: 'banjir', handler: { id: 'gone' }, verifier: { id: 'a2' } },
        ],
      },
    },
  },
  directory: {
    typeDefs: `
      type Agency @key(fields: "id") { id: ID! name(upper: Boolean = false): String parent: Agency }`,
    resolvers: {
      Agency: {
        __resolveReference: ({ id }: { id: string }) => agencies[id] ?? null,
        name: ({ name }: { name: string }, { upper }: { upper: boolean }) => (upper ? name.toUpperCase() : name),
        parent: ({ parentId }: { parentId: string | null }) => parentId && agencies[parentId],
      },
    },
  },
  training: {
    typeDefs: `type Agency @key(fields: "id") { id: ID! readiness: String }`,
    resolvers: {
      Agency: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        readiness: ({ id }: { id: string }) => `${id} READY`,
      },
    },
  },
});

beforeEach(() => {
  system.fetches.length = 0;
});

describe('entities of other subgraphs', () => {
  it('come in one batch per fetch, each asked for once', async () => {
    expect(await system.ask('{ complaints { text handler { name } } }')).toEqual({
      data: {
        complaints: [
          { text: 'jalan rusak', handler: { name: 'Diskominfo' } },
          { text: 'lampu mati', handler: { name: 'Diskominfo' } },
          { text: 'banjir', handler: { name: null } },
        ],
      },
    });
    expect(system.fetches.map(({ subgraph }) => subgraph)).toEqual(['complaint', 'directory']);
    expect(system.fetches[1]?.variables).toEqual({
      representations: [
        { __typename: 'Agency', id: 'a1' },
        { __typename: 'Agency', id: 'gone' },
      ],
    });
  });

  it('are fetched from several subgraphs under the aliases and arguments of the client', async () => {
    const answer = await system.ask(
      `query ($upper: Boolean = true) {
        list: complaints {
          who: handler { label: name(upper: $upper) plain: name parent { n: name } readiness }
          verifier { __typename n: name }
        }
      }`,
    );
    expect(answer).toEqual({
      data: {
        list: [
          {
            who: {
              label: 'DISKOMINFO',
              plain: 'Diskominfo',
              parent: { n: 'Pemerintah Kabupaten' },
              readiness: 'a1 READY',
            },
            verifier: { __typename: 'Agency', n: 'Pemerintah Kabupaten' },
          },
          {
            who: {
              label: 'DISKOMINFO',
              plain: 'Diskominfo',
              parent: { n: 'Pemerintah Kabupaten' },
              readiness: 'a1 READY',
            },
            verifier: null,
          },
          {
            who: { label: null, plain: null, parent: null, readiness: 'gone READY' },
            verifier: { __typename: 'Agency', n: 'Pemerintah Kabupaten' },
          },
        ],
      },
    });
    expect(system.fetches).toHaveLength(4);
  });

  it('are not asked for where there are none', async () => {
    await system.ask('{ __typename }');
    expect(system.fetches).toEqual([]);
  });

  it('are no longer asked for when the client leaves', async () => {
    const leaving = new AbortController();
    const pending = system.ask('{ complaints { handler { name } } }', { signal: leaving.signal });
    leaving.abort(new Error('gone'));
    await expect(pending).rejects.toThrow('gone');
    expect(system.fetches).toHaveLength(1);
  });
});
