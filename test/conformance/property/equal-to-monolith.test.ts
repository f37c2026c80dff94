import { type GraphQLSchema, parse, validate } from 'graphql';
import { callable, schemaOf } from '../kit/small-subgraph.js';
import { buildSmallSystem } from '../kit/small-system.js';
import { type RandomOperation, randomOperation } from './random-operation.js';
import { randomSource } from './random-source.js';
import { monolith, subgraphs } from './two-forms.js';

/** How many queries are compared; `npm run conformance` takes it as SIMPUL_CONFORMANCE_QUERIES. */
const QUERIES = Number(process.env.SIMPUL_CONFORMANCE_QUERIES ?? 300);
/** Which ones. */
const SEED = Number(process.env.SIMPUL_CONFORMANCE_SEED ?? 1);
/** Every so many also go through the public server, in both lanes: that costs more than all the rest. */
const PUBLIC_EVERY = Math.ceil(QUERIES / 300);
const TIMEOUT_MS = 60_000 + QUERIES * 200;

/** The first `count` valid operations from the seed on; the seed is in the title of what fails. */
function* validOperations(schema: GraphQLSchema, count: number): Generator<RandomOperation & { seed: number }> {
  let found = 0;
  for (let seed = SEED; found < count; seed++) {
    const operation = randomOperation(schema, seed);
    if (validate(schema, parse(operation.query)).length > 0) continue;
    found++;
    yield { ...operation, seed };
  }
}

it(
  `answers ${QUERIES} random queries as one schema with the same resolvers would`,
  async () => {
    const system = buildSmallSystem(subgraphs);
    const alone = callable(schemaOf(monolith));
    let asked = 0;
    for (const { seed, query, variables } of validOperations(system.gateway.schema, QUERIES)) {
      const whole = await alone.execute({ kind: 'query', query, variables });
      const ask = asked++ % PUBLIC_EVERY === 0 ? system.ask : system.askInside;
      const answer = await ask(query, { variables });
      const compared = { seed, query, variables };
      expect({ ...compared, data: answer.data }).toEqual({ ...compared, data: JSON.parse(JSON.stringify(whole.data)) });
      expect({ ...compared, fails: answer.errors !== undefined }).toEqual({
        ...compared,
        fails: whole.errors !== undefined,
      });
      // The order of fields counts too.
      expect(JSON.stringify(answer.data)).toBe(JSON.stringify(whole.data));
      const written = await system.askWritten(query, { variables });
      expect({ ...compared, isWritten: written.isWritten }).toEqual({ ...compared, isWritten: !answer.errors });
      expect(JSON.stringify(written.data)).toBe(JSON.stringify(whole.data));
      system.fetches.length = 0;
    }
  },
  TIMEOUT_MS,
);

/** The places where `degraded` lacks what `whole` has. */
function losses(whole: unknown, degraded: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (JSON.stringify(whole) === JSON.stringify(degraded)) return [];
  if (typeof whole !== 'object' || typeof degraded !== 'object' || whole === null || degraded === null) return [path];
  return Object.entries(whole).flatMap(([key, value]) =>
    losses(value, (degraded as Record<string, unknown>)[key], [...path, Array.isArray(whole) ? Number(key) : key]),
  );
}

it(
  'loses only nulls when subgraphs are down, and has an error for each at its place',
  async () => {
    const system = buildSmallSystem(subgraphs);
    const healthy = buildSmallSystem(subgraphs);
    for (const { seed, query, variables } of validOperations(system.gateway.schema, Math.ceil(QUERIES / 2))) {
      const random = randomSource(seed);
      system.down.clear();
      for (const name of Object.keys(subgraphs)) if (random.chance(0.5)) system.down.add(name);
      const whole = await healthy.askWritten(query, { variables });
      const degraded = await system.ask(query, { variables });
      const { isWritten, ...written } = await system.askWritten(query, { variables });
      expect({ seed, isWritten, written }).toEqual({ seed, isWritten: !degraded.errors, written: degraded });
      for (const path of losses(whole.data, degraded.data)) {
        const lost = path.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], degraded.data);
        const codes = (degraded.errors ?? [])
          .filter((error) => path.every((step, index) => error.path?.[index] === step))
          .map(({ extensions }) => extensions?.code);
        const place = { seed, query, variables, down: [...system.down], path };
        expect({ ...place, lost, isExplained: codes.includes('SUBGRAPH_UNAVAILABLE') }).toEqual({
          ...place,
          lost: null,
          isExplained: true,
        });
      }
      system.fetches.length = 0;
      healthy.fetches.length = 0;
    }
  },
  TIMEOUT_MS,
);
