import { composeServices } from '@apollo/composition';
import { parse, printSchema } from 'graphql';
import { loadSupergraph } from './load-supergraph.js';

/** Composes one subgraph that imports `@resumable` under a name of its own. */
function compose(subscription: string, imported = '"@resumable"', directive = 'resumable'): string {
  const typeDefs = parse(`
    extend schema
      @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@inaccessible", "@composeDirective"])
      @link(url: "https://simpul.go.id/spec/resumable/v0.1", import: [${imported}])
      @composeDirective(name: "@${directive}")
    directive @${directive}(argument: String!, cursor: String!) on FIELD_DEFINITION
    type Query { ok: Boolean secret: Int @inaccessible }
    type Tick { cursor: String! }
    type Subscription { ${subscription} plain: Int }`);
  const { supergraphSdl, errors } = composeServices([{ name: 'events', url: 'http://events', typeDefs }]);
  if (!supergraphSdl) throw new AggregateError(errors ?? [], String(errors));
  return supergraphSdl;
}

it('reads the API, the subgraphs and the resumable fields', () => {
  const loaded = loadSupergraph(
    compose('ticked(after: String): Tick! @resumable(argument: "after", cursor: "cursor")'),
  );
  expect([...loaded.resumableFields]).toEqual([['ticked', { argument: 'after', cursor: 'cursor' }]]);
  expect(loaded.subgraphs).toEqual([{ name: 'events', url: 'http://events' }]);
  const api = printSchema(loaded.schema);
  expect(api).toContain('ticked(after: String): Tick!');
  expect(api).not.toMatch(/secret|join__|@resumable/);
  expect(loaded.fullSchema.getQueryType()?.getFields()).toHaveProperty('secret');
});

it('knows the directive under the name that the supergraph gives it', () => {
  const sdl = compose(
    'ticked(after: String): Tick @goesOn(argument: "after", cursor: "cursor")',
    '{ name: "@resumable", as: "@goesOn" }',
    'goesOn',
  );
  expect([...loadSupergraph(sdl).resumableFields.keys()]).toEqual(['ticked']);
});

it.each([
  ['an argument', 'ticked: Tick @resumable(argument: "after", cursor: "cursor")'],
  ['a cursor', 'ticked(after: String): Tick @resumable(argument: "after", cursor: "position")'],
  ['a cursor of a scalar', 'ticked(after: String): Int @resumable(argument: "after", cursor: "cursor")'],
])('refuses %s that does not exist', (_, field) => {
  expect(() => loadSupergraph(compose(field))).toThrow(
    '@resumable on Subscription.ticked names an argument or a cursor that does not exist',
  );
});

it('refuses a supergraph that needs what it does not know', () => {
  const sdl = compose('ticked: Tick').replace(
    '{\n  query: Query',
    '@link(url: "https://example.id/unknown/v1.0", for: EXECUTION)\n{\n  query: Query',
  );
  expect(() => loadSupergraph(sdl)).toThrow('https://example.id/unknown/v1.0');
});
