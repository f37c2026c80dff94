import { printSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, graphql } from 'graphql';
import { Args, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { buildFederatedSchema } from './build-schema.js';
import { connectionType, mapPage, type Page, PageArguments } from './connection.js';

@ObjectType()
class Note {
  @Field(() => ID)
  id!: string;
}

const NoteConnection = connectionType(Note, 'NoteConnection', { description: 'Notes (catatan).', feedCursor: true });
const PlainNoteConnection = connectionType(Note, 'PlainNoteConnection', { description: 'Notes (catatan).' });

const seen: { pages: PageArguments[]; counts: number } = { pages: [], counts: 0 };

@Resolver()
class NoteResolver {
  @Query(() => NoteConnection)
  notes(@Args(() => PageArguments) page: PageArguments): Page<Note> {
    seen.pages.push({ ...page });
    const rows: Page<number> = {
      edges: [1, 2].map((node) => ({ cursor: `c${node}`, node })),
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: 'c1', endCursor: 'c2' },
      count: async () => ++seen.counts + 40,
      feedCursor: 'feed-7',
    };
    return mapPage(rows, (id) => ({ id: String(id) }));
  }

  @Query(() => PlainNoteConnection)
  plainNotes(): Page<Note> {
    return { ...this.notes({ first: 1 }), edges: [] };
  }
}

let schema: GraphQLSchema;

beforeAll(async () => {
  schema = await buildFederatedSchema({ resolvers: [new NoteResolver()], references: {} });
});

beforeEach(() => {
  seen.pages.length = 0;
  seen.counts = 0;
});

it('serves edges, cursors and page information without counting', async () => {
  const source = '{ notes { edges { cursor node { id } } pageInfo { hasNextPage endCursor } feedCursor } }';
  expect(await graphql({ schema, source })).toEqual({
    data: {
      notes: {
        edges: [
          { cursor: 'c1', node: { id: '1' } },
          { cursor: 'c2', node: { id: '2' } },
        ],
        pageInfo: { hasNextPage: true, endCursor: 'c2' },
        feedCursor: 'feed-7',
      },
    },
  });
  expect(seen.counts).toBe(0);
});

it('counts when the client asks for it', async () => {
  const answer = await graphql({ schema, source: '{ notes { totalCount } }' });
  expect(answer).toEqual({ data: { notes: { totalCount: 41 } } });
});

it('asks for 20 where the client names no number, and passes on what it names', async () => {
  await graphql({ schema, source: '{ a: notes { totalCount } b: notes(first: 3, after: "c2") { totalCount } }' });
  expect(seen.pages).toEqual([{ first: 20 }, { first: 3, after: 'c2' }]);
});

it('describes every type and field, shares PageInfo between subgraphs and names the edge after the connection', () => {
  const sdl = printSubgraphSchema(schema);
  expect(sdl).toMatch(/type PageInfo\s+@shareable/);
  expect(sdl).toContain('): NoteConnection!');
  const fields = ['NoteConnection', 'NoteEdge', 'PlainNoteConnection', 'PlainNoteEdge', 'PageInfo'].flatMap((name) => {
    const type = schema.getType(name);
    expect(type?.description).toBeTruthy();
    return type && 'getFields' in type ? Object.values(type.getFields()) : [];
  });
  expect(fields.filter(({ description }) => !description)).toEqual([]);
  expect(fields.map(({ name }) => name).filter((name) => name === 'feedCursor')).toHaveLength(1);
});
