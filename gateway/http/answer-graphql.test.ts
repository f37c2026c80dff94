import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { type StartedFront, startFront } from '../../test/kit/start-front.js';
import { createDevelopmentIssuer } from '../security/development-issuer.js';

const issuer = createDevelopmentIssuer(Buffer.alloc(32, 7));
let front: StartedFront;

beforeAll(async () => {
  front = await startFront({ identity: issuer, maxBodyBytes: 2000, corsOrigins: ['https://lapor.example.go.id'] });
});
afterAll(() => front.server.stop());

async function errorsOf(response: Response): Promise<{ message: string; extensions: Record<string, unknown> }[]> {
  const { errors } = (await response.json()) as { errors: { message: string; extensions: Record<string, unknown> }[] };
  return errors;
}

describe('GraphQL over HTTP', () => {
  it('answers a query by POST and by GET', async () => {
    const posted = await front.post({ query: '{ hello }' });
    expect([posted.status, await posted.json()]).toEqual([200, { data: { hello: 'world' } }]);
    expect(posted.headers.get('cache-control')).toBe('no-store');

    const url = `${front.server.url}?query=${encodeURIComponent('query Q($v: Int!) { echo(value: $v) }')}&variables={"v":3}`;
    const got = await fetch(url, { headers: { 'apollo-require-preflight': 'yes' } });
    expect([got.status, await got.json()]).toEqual([200, { data: { echo: '3' } }]);
  });

  it('answers introspection', async () => {
    const response = await front.post({ query: '{ __schema { queryType { name } } }' });
    expect(await response.json()).toEqual({ data: { __schema: { queryType: { name: 'Query' } } } });
  });

  it('refuses a mutation and a subscription by GET', async () => {
    for (const query of ['mutation { note(text: "x") }', 'subscription { ticks }']) {
      const response = await fetch(`${front.server.url}?query=${encodeURIComponent(query)}`, {
        headers: { 'apollo-require-preflight': 'yes' },
      });
      expect(response.status).toBe(405);
      expect((await errorsOf(response))[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', retryable: false });
    }
  });

  it('refuses a subscription by POST and says where to subscribe', async () => {
    const response = await front.post({ query: 'subscription { ticks }' });
    expect((await errorsOf(response))[0]).toMatchObject({
      message: expect.stringMatching(/graphql-ws.*\/graphql\/stream.*multipart\/mixed;subscriptionSpec=1.0/),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it.each([
    ['broken JSON', '{"query": "{ hello }"', 400, 'BAD_USER_INPUT'],
    ['a batch', [{ query: '{ hello }' }], 400, 'BAD_USER_INPUT'],
    ['no query', { variables: {} }, 400, 'BAD_USER_INPUT'],
    ['a query that is no text', { query: 1 }, 400, 'BAD_USER_INPUT'],
    ['broken GraphQL', { query: '{ hello' }, 400, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', { query: '{ hallo }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['an unknown operation', { query: 'query A { hello }', operationName: 'B' }, 400, 'OPERATION_RESOLUTION_FAILURE'],
    ['an unnamed choice', { query: 'query A { hello } query B { hello }' }, 400, 'OPERATION_RESOLUTION_FAILURE'],
    [
      'a subscription whose root field has a condition, beside the query that is asked',
      {
        query: 'query A { hello } subscription B($s: Boolean!) { ticks @include(if: $s) }',
        operationName: 'A',
        variables: { s: true },
      },
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a missing variable', { query: 'query ($v: Int!) { echo(value: $v) }' }, 400, 'BAD_USER_INPUT'],
    ['a body over the limit', { query: `{ hello } # ${'x'.repeat(3000)}` }, 413, 'PAYLOAD_TOO_LARGE'],
    ['a persisted query', { extensions: { persistedQuery: { version: 1, sha256Hash: 'a' } } }, 200, 'BAD_USER_INPUT'],
    [
      'a deep operation',
      { query: `{ node ${'{ child '.repeat(15)} { name } ${'}'.repeat(15)} }` },
      400,
      'OPERATION_TOO_COMPLEX',
    ],
  ])('refuses %s with its code', async (_, body, status, code) => {
    const response = await front.post(body);
    expect(response.status).toBe(status);
    const [error, ...more] = await errorsOf(response);
    expect(error?.extensions).toMatchObject({ code, retryable: false });
    expect(error?.message).not.toBe('');
    expect(more).toEqual([]);
  });

  it('takes the empty operation name for a name, as Apollo Server does', async () => {
    const response = await front.post({ query: '{ hello }', operationName: '' });
    expect(response.status).toBe(400);
    expect(await errorsOf(response)).toEqual([
      {
        message: 'Unknown operation named "".',
        extensions: { code: 'OPERATION_RESOLUTION_FAILURE', retryable: false },
      },
    ]);
  });

  it.each(['application/json; charset=utf-16', 'application/json;Charset="ISO-8859-1"'])(
    'refuses a body in another encoding than UTF-8: %s',
    async (contentType) => {
      const response = await front.post({ query: '{ hello }' }, { 'content-type': contentType });
      expect(response.status).toBe(400);
      expect(await errorsOf(response)).toEqual([
        {
          message: 'Request bodies are accepted in UTF-8 only.',
          extensions: { code: 'BAD_USER_INPUT', retryable: false },
        },
      ]);
    },
  );

  it.each([
    ['with a byte order mark', '\ufeff', 'application/json'],
    ['whose charset is named', '', 'application/json; charset=UTF-8'],
    ['whose charset is named in quotes', '', 'application/json; charset="utf-8"'],
  ])('reads a body in UTF-8 %s', async (_, mark, contentType) => {
    const response = await front.post(`${mark}{"query":"{ hello }"}`, { 'content-type': contentType });
    expect(await response.json()).toEqual({ data: { hello: 'world' } });
  });

  it('reads and discards what a client sends beyond the limit, so that it gets the answer', async () => {
    const response = await front.post('x'.repeat(30_000));
    expect(response.status).toBe(413);
  });

  it('prevents requests that a foreign page could send without asking', async () => {
    const response = await fetch(front.server.url, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify({ query: 'mutation { note(text: "x") }' }),
    });
    expect(response.status).toBe(400);
    expect((await errorsOf(response))[0]?.message).toContain('CSRF');
  });

  it('tells browsers which other sites may call', async () => {
    const preflight = (origin: string) =>
      fetch(front.server.url, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });
    const allowed = await preflight('https://lapor.example.go.id');
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://lapor.example.go.id');
    expect(allowed.headers.get('access-control-allow-headers')).toContain('authorization');
    const other = await preflight('https://evil.example');
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('errors', () => {
  it('are masked when they have no code, and logged with their id', async () => {
    const response = await front.post({ query: '{ bug hello }' });
    const text = await response.text();
    expect(text).not.toContain('hunter2');
    const { data, errors } = JSON.parse(text) as {
      data: unknown;
      errors: { message: string; path: string[]; extensions: { errorId: string } }[];
    };
    expect(data).toEqual({ bug: null, hello: 'world' });
    expect(errors).toEqual([
      {
        message: 'An unexpected error; quote its errorId to the operator.',
        path: ['bug'],
        locations: [{ line: 1, column: 3 }],
        extensions: { code: 'INTERNAL_SERVER_ERROR', retryable: false, errorId: expect.any(String) },
      },
    ]);
    const line = front.log.find(({ about }) => about.errorId === errors[0]?.extensions.errorId);
    expect(line).toMatchObject({ level: 'error', about: { cause: { message: expect.stringContaining('hunter2') } } });
    expect(line?.about.requestId).toBe(response.headers.get('x-request-id'));
  });

  it('speak the language of the request and keep only what the contract names', async () => {
    const query = '{ refused(code: "SUBGRAPH_UNAVAILABLE") }';
    const response = await front.post({ query }, { 'accept-language': 'id-ID,id;q=0.9,en;q=0.8' });
    expect((await errorsOf(response))[0]).toMatchObject({
      message: 'Salah satu layanan tidak menjawab; datanya tidak tersedia.',
      extensions: { code: 'SUBGRAPH_UNAVAILABLE', retryable: true, fields: [{ path: 'a', message: 'b' }] },
    });
    expect(JSON.stringify(await errorsOf(await front.post({ query })))).not.toContain('"host"');
  });

  it('with a code that nobody knows are masked', async () => {
    const [error] = await errorsOf(await front.post({ query: '{ refused(code: "ECONNREFUSED") }' }));
    expect(error?.extensions.code).toBe('INTERNAL_SERVER_ERROR');
  });
});

describe('identity over HTTP', () => {
  const whoami = { query: '{ whoami }' };
  const viewerIn = async (response: Response): Promise<unknown> =>
    JSON.parse(((await response.json()) as { data: { whoami: string } }).data.whoami);

  it('is anonymous without a token', async () => {
    const response = await front.post(whoami, { 'accept-language': 'id' });
    expect(await viewerIn(response)).toEqual({ grants: [], scopes: [], language: 'id' });
  });

  it('is what the token says, with the purpose of the request', async () => {
    const token = await issuer.issueToken([{ role: 'PPID_OFFICER', agency: 'a1' }], 'siti', 60);
    const response = await front.post(whoami, { authorization: `Bearer ${token}`, 'x-purpose': 'banding' });
    expect(await viewerIn(response)).toEqual({
      subject: 'siti',
      grants: [{ role: 'PPID_OFFICER', agency: 'a1' }],
      scopes: ['directory:officers', 'ppid:read', 'ppid:write'],
      expiresAt: expect.any(Number),
      issuedAt: expect.any(Number),
      language: 'en',
      purpose: 'banding',
    });
  });

  it('refuses a token that is not valid, and never takes its bearer for anonymous', async () => {
    const forged = await createDevelopmentIssuer(Buffer.alloc(32, 8)).issueToken([], 'eve', 60);
    const expired = await issuer.issueToken([], 'siti', -1);
    for (const authorization of [`Bearer ${forged}`, `Bearer ${expired}`, 'Bearer nonsense', 'Basic c2l0aTp4']) {
      const response = await front.post(whoami, { authorization });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toContain('Bearer');
      expect((await errorsOf(response))[0]).toMatchObject({
        message: 'A valid access token is needed.',
        extensions: { code: 'UNAUTHENTICATED' },
      });
    }
  });
});

describe('a client that goes away', () => {
  async function beginAndLeave(query: string): Promise<void> {
    const begun = once(front.seen, 'slow');
    const request = httpRequest(front.server.url, { method: 'POST', headers: { 'content-type': 'application/json' } });
    request.on('error', () => {});
    request.end(JSON.stringify({ query }));
    await begun;
    request.destroy();
  }

  it('aborts its query', async () => {
    const aborted = once(front.seen, 'aborted');
    await beginAndLeave('{ slow }');
    await aborted;
  });

  it('does not abort its mutation', async () => {
    const aborted: string[] = [];
    // A query that left after it and is aborted shows that the server has noticed both.
    const queryIsAborted = new Promise<void>((resolve) => {
      front.seen.on('aborted', (field: string) => {
        aborted.push(field);
        if (field === 'slow') resolve();
      });
    });
    await beginAndLeave('mutation { slowly }');
    await beginAndLeave('{ slow }');
    await queryIsAborted;
    front.seen.removeAllListeners('aborted');
    front.events.emit('released');
    expect(aborted).toEqual(['slow']);
  });
});
