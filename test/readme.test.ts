import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, validate } from 'graphql';
import type { Variable } from '../configuration/variable.js';
import { SUBGRAPH_URL, VARIABLES } from '../configuration/variables.js';
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

  it('lists every variable as the table of variables defines it', () => {
    const listed = Object.entries<Pick<Variable<unknown>, 'readBy' | 'meaning' | 'shownDefault'>>({
      ...VARIABLES,
      [SUBGRAPH_URL.shownName]: SUBGRAPH_URL,
      NODE_EXTRA_CA_CERTS: {
        readBy: 'all',
        meaning: 'a file of certificates to trust too, for `https:` addresses with an authority of one’s own',
        shownDefault: 'none',
      },
    });
    const rows = listed.map(
      ([name, { readBy, meaning, shownDefault }]) => `| \`${name}\` | ${readBy} | ${meaning} | ${shownDefault} |`,
    );
    expect(readme).toContain(['| Variable | Read by | Meaning | Default |', '|---|---|---|---|', ...rows].join('\n'));
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
