import { isDeepStrictEqual } from 'node:util';
import { graphqlSync } from 'graphql';
import { buildMonolith } from './system/monolith.js';
import type { BenchQuery } from './system/queries.js';

/** The right answer, from graphql-js on the monolith. */
export function expectedData(query: BenchQuery): unknown {
  const { data, errors } = graphqlSync({
    schema: buildMonolith(),
    source: query.query,
    variableValues: query.variables,
  });
  if (errors) throw new Error(`The query ${query.name} is wrong: ${errors.join('; ')}`);
  return JSON.parse(JSON.stringify(data));
}

/**
 * Throws unless a body is the expected answer and nothing else. Every answer is checked: by its bytes, and where these are
 * not those of the right answer before, by its whole content.
 */
export function answerAssertion(title: string, query: BenchQuery): (body: Buffer) => void {
  const data = expectedData(query);
  let right: Buffer | undefined;
  return (body) => {
    if (right?.equals(body)) return;
    const answer = JSON.parse(body.toString('utf8')) as { data?: unknown; errors?: unknown };
    if (answer.errors !== undefined || !isDeepStrictEqual(answer.data, data)) {
      throw new Error(`${title} answers the ${query.name} query wrongly: ${body.toString('utf8', 0, 500)}`);
    }
    right = Buffer.from(body);
  };
}
