import { checkContract } from './check-contract.js';

const described = (sdl: string) => sdl.replace(/^( *)(type|enum|[a-zA-Z]+[(:])/gm, '$1"Words." $2');

const HOME = described(`
type Agency @key(fields: "id") {
  id: ID!
  name: String
}`);

describe('checkContract', () => {
  it('finds nothing against what keeps the conventions', () => {
    const other = described('type Agency @key(fields: "id") {\n  id: ID!\n  readiness: String @authenticated\n}');
    expect(
      checkContract([
        { name: 'home', sdl: HOME },
        { name: 'other', sdl: other },
      ]),
    ).toEqual([]);
  });

  it('wants guarded fields nullable', () => {
    const sdl = described('type Post {\n  title: String! @requiresScopes(scopes: [["a"]])\n}');
    expect(checkContract([{ name: 'home', sdl }])).toEqual(['home: Post.title is guarded and must be nullable']);
  });

  it('wants root fields nullable', () => {
    const sdl = described('type Query {\n  knots: [String!]!\n}');
    expect(checkContract([{ name: 'home', sdl }])).toEqual(['home: Query.knots is a root field and must be nullable']);
  });

  it("wants each subgraph's own fields of a shared entity nullable", () => {
    const other = described('type Agency @key(fields: "id") {\n  id: ID!\n  ppid: String!\n}');
    expect(
      checkContract([
        { name: 'home', sdl: HOME },
        { name: 'other', sdl: other },
      ]),
    ).toEqual(["other: Agency.ppid is one of several subgraphs' fields and must be nullable"]);
  });

  it('wants words on types, fields, arguments and enum values', () => {
    const sdl = 'type Query { find(text: String): Kind }\nenum Kind { ONE }\ninput Filter { text: String }';
    expect(checkContract([{ name: 'home', sdl }])).toEqual([
      'home: Query.find has no description',
      'home: Query.find(text) has no description',
      'home: Kind has no description',
      'home: Kind.ONE has no description',
      'home: Filter has no description',
      'home: Filter.text has no description',
    ]);
  });
});
