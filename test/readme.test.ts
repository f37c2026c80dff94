import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, validate } from 'graphql';
import { loadSupergraph } from '../gateway/supergraph/load-supergraph.js';
import { ERRORS } from '../schema/errors.js';

const ROOT = join(__dirname, '..');
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

describe('the README', () => {
  it('lists every error code as the table of codes defines it', () => {
    const rows = Object.entries(ERRORS).map(
      ([code, { meaning, actor, retryable }]) =>
        `| \`${code}\` | ${meaning.en} | ${actor} | ${retryable ? 'yes' : 'no'} |`,
    );
    expect(readme).toContain(['| Code | Meaning | Who acts | Retry |', '|---|---|---|---|', ...rows].join('\n'));
  });

  it('names every variable that the code reads', () => {
    const sources = ['gateway/configuration.ts', 'subgraphs/kit/configuration.ts', 'embedded/configuration.ts'];
    const read = sources.flatMap(
      (source) => readFileSync(join(ROOT, source), 'utf8').match(/\bSIMPUL_[A-Z_]+[A-Z]\b/g) ?? [],
    );
    const isFamily = (name: string) => name.startsWith('SIMPUL_SUBGRAPH_') && name.endsWith('_URL');
    expect([...new Set(read)].filter((name) => !isFamily(name) && !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it('shows documents that fit the schema', () => {
    const documents = [...readme.matchAll(/-d '(\{.*\})'/g)].map(
      ([, body]) => JSON.parse(body as string).query as string,
    );
    expect(documents).toHaveLength(4);
    const { schema } = loadSupergraph(readFileSync(join(ROOT, 'schema', 'supergraph.graphql'), 'utf8'));
    for (const document of documents) expect(validate(schema, parse(document))).toEqual([]);
  });
});
