import { printSubgraphSchema } from '@apollo/subgraph';
import { execute, parse } from 'graphql';
import { Directive, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root, Subscription } from 'type-graphql';
import { buildFederatedSchema, openedByStreams } from './build-schema.js';

@ObjectType({ description: 'A knot.' })
@Directive('@key(fields: "id")')
class Knot {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field({ description: 'When it was tied.' })
  tiedAt!: Date;
}

@ObjectType({ description: 'A rope that others own.' })
@Directive('@key(fields: "id")')
class Rope {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@Resolver(() => Knot)
class KnotResolver {
  constructor(private readonly knots: Knot[]) {}

  @Query(() => [Knot], { description: 'Every knot.' })
  @Directive('@authenticated')
  allKnots(): Knot[] {
    return this.knots;
  }

  @Subscription(() => Knot, {
    description: 'Each new knot.',
    subscribe: openedByStreams,
  })
  @Directive('@resumable(argument: "after", cursor: "id")')
  tied(): Knot {
    return this.knots[0] as Knot;
  }

  @FieldResolver(() => String, { description: 'Its name.' })
  name(@Root() knot: Knot): string {
    return `knot ${knot.id}`;
  }
}

@Resolver(() => Rope)
class RopeResolver {
  @FieldResolver(() => String, { description: 'Its use.' })
  use(@Root() rope: Rope): string {
    return `rope ${rope.id}`;
  }
}

const knots = [{ id: 'k1', tiedAt: new Date('2026-03-18T02:00:00Z') }];

function buildExample() {
  return buildFederatedSchema({
    resolvers: [new KnotResolver(knots), new RopeResolver()],
    orphanedTypes: [Rope],
    references: { Knot: ({ id }) => knots.find((knot) => knot.id === id), Rope: (reference) => reference },
  });
}

describe('buildFederatedSchema', () => {
  it('answers entities, fields of resolver instances and instants in UTC', async () => {
    const schema = await buildExample();
    const document = parse(`{
      allKnots { name tiedAt }
      _entities(representations: [{ __typename: "Rope", id: "r1" }, { __typename: "Knot", id: "k1" }]) {
        ... on Rope { use }
        ... on Knot { name }
      }
    }`);
    expect(JSON.parse(JSON.stringify(await execute({ schema, document })))).toEqual({
      data: {
        allKnots: [{ name: 'knot k1', tiedAt: '2026-03-18T02:00:00.000Z' }],
        _entities: [{ use: 'rope r1' }, { name: 'knot k1' }],
      },
    });
  });

  it('prints links for just the directives in use, and composes the resumable mark', async () => {
    const sdl = printSubgraphSchema(await buildExample());
    expect(sdl).toContain('import: ["@key", "@authenticated", "@composeDirective"]');
    expect(sdl).toContain('@composeDirective(name: "@resumable")');
    expect(sdl).toContain('tied: Knot! @resumable(argument: "after", cursor: "id")');
  });

  it('builds a second schema in the same process that is equal to the first', async () => {
    expect(printSubgraphSchema(await buildExample())).toBe(printSubgraphSchema(await buildExample()));
  });
});
