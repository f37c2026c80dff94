import { z } from 'zod';
import { key, oneOf, onOff, optional, origins, text, url, wholeNumber, withDefault, words } from './variable.js';

const httpUrl = (example: string) => url(/^https?$/, 'an http URL', example);

/** Every variable that a process of the hub, or a test, reads; the README has the same table. */
export const VARIABLES = {
  PORT: optional(wholeNumber(0, 65_535, 4000), '4000; subgraphs 4001–4004', {
    readBy: 'all, demo',
    meaning: 'where to listen; 0 is any free port',
  }),
  HOST: withDefault(text('an address of this machine', '127.0.0.1'), '127.0.0.1', {
    readBy: 'gateway, subgraphs',
    meaning: 'where to listen; the embedded hub listens on 127.0.0.1 only',
  }),
  SIMPUL_DATA: withDefault(text('a folder', './data'), 'data', {
    readBy: 'hub, demo',
    meaning: 'folder of the embedded databases and keys',
  }),
  SIMPUL_SAMPLE: optional(onOff('off'), 'hub `on`, subgraphs `off`', {
    readBy: 'hub, subgraphs, `npm run token`',
    meaning: '`on` seeds invented officers, letters and complaints; the first start decides',
  }),
  SIMPUL_VILLAGES: withDefault(onOff('on'), false, {
    readBy: 'hub, subgraphs',
    meaning: '`on` seeds the 83,762 villages too',
  }),
  SIMPUL_DATABASE: optional(
    {
      schema: z.string().regex(/^(sqlite:.+|(mysql|mariadb):\/\/[^/]+\/.+)$/),
      expectation: 'a database, mysql://USER:PASSWORD@HOST:PORT/NAME or sqlite:FILE',
      example: 'mysql://simpul:secret@127.0.0.1:3306/simpul_{subgraph}',
    },
    'required',
    {
      readBy: 'subgraphs',
      meaning:
        '`mysql://user:password@host:3306/name` or `sqlite:FILE`; `{subgraph}` in it stands for the subgraph’s name, in a MySQL name with `_` for `-`',
    },
  ),
  SIMPUL_MIGRATE: withDefault(onOff('off'), true, {
    readBy: 'subgraphs',
    meaning: '`off` leaves the tables to `npm run migrate` and waits until they are there',
  }),
  SIMPUL_ASSERTION_KEY: optional(key, 'required', {
    readBy: 'gateway, subgraphs',
    meaning: 'shared key, 32 bytes or more in base64; a gateway over other subgraphs needs none',
  }),
  SIMPUL_IDENTITY_KEYS: optional(
    text('a list of id:base64, the current key first', '"2026a:$(openssl rand -base64 32)"'),
    'required',
    {
      readBy: 'complaint',
      meaning: '`id:base64,…`, 32 bytes each: encrypts identities; the first writes, all read',
    },
  ),
  SIMPUL_DIRECTORY: withDefault(httpUrl('http://127.0.0.1:4001'), 'http://127.0.0.1:4001', {
    readBy: 'subgraphs',
    meaning: 'where agency-directory answers',
  }),
  SIMPUL_REDIS: optional(url(/^rediss?$/, 'a redis URL', 'redis://127.0.0.1:6379'), 'none', {
    readBy: 'gateway, subgraphs',
    meaning:
      'tells subgraphs’ processes of new events; without it they poll. Tells gateways of revoked tokens; without it each knows its own only',
  }),
  SIMPUL_POLL_MS: withDefault(wholeNumber(10, 60_000, 1000), 1000, {
    readBy: 'subgraphs',
    meaning: 'how often to look for events without being told',
  }),
  SIMPUL_FEED_KEEP_DAYS: withDefault(wholeNumber(1, 36_500, 90), 90, {
    readBy: 'hub, subgraphs',
    meaning: 'events are kept that long; older cursors are `CURSOR_EXPIRED`',
  }),
  SIMPUL_FEED_KEEP_EVENTS: withDefault(wholeNumber(1_000, 2 ** 31 - 1, 1_000_000), 1_000_000, {
    readBy: 'hub, subgraphs',
    meaning: 'of those, how many are kept at most: the newest',
  }),
  SIMPUL_SUPERGRAPH: withDefault(
    text('a file that can be read', 'schema/supergraph.graphql'),
    'schema/supergraph.graphql',
    {
      readBy: 'gateway',
      meaning: 'the composed schema',
    },
  ),
  SIMPUL_SUPERGRAPH_POLL_MS: withDefault(wholeNumber(0, 3_600_000, 1000), 1000, {
    readBy: 'gateway',
    meaning: 'how often the composed schema is looked at for a change; 0 for never',
  }),
  SIMPUL_SUBGRAPH_TIMEOUT_MS: withDefault(wholeNumber(100, 300_000, 10_000), 10_000, {
    readBy: 'gateway',
    meaning: 'how long a subgraph may take for an answer, waiting and connecting included',
  }),
  SIMPUL_SUBGRAPH_CONNECTIONS: withDefault(wholeNumber(1, 10_000, 64), 64, {
    readBy: 'gateway',
    meaning: 'connections to each subgraph',
  }),
  SIMPUL_SUBGRAPH_ERRORS: optional(oneOf(['show', 'mask'], 'mask'), '`mask` with `SIMPUL_ASSERTION_KEY`, else `show`', {
    readBy: 'gateway',
    meaning:
      'of an error that a subgraph sent, `show` passes message, code and extensions on, without `stacktrace`, `stack`, `exception` and `originalError` at any depth; `mask` only what the table of errors has',
  }),
  SIMPUL_JWKS_URL: optional(httpUrl('https://sso.example.go.id/realms/simpul/protocol/openid-connect/certs'), 'none', {
    readBy: 'gateway',
    meaning: 'keys of the identity provider; without it everyone is anonymous',
  }),
  SIMPUL_JWT_ISSUER: optional(
    text('the provider’s issuer where SIMPUL_JWKS_URL is set', 'https://sso.example.go.id/realms/simpul'),
    'required with it',
    {
      readBy: 'gateway',
      meaning: 'the issuer that tokens must name',
    },
  ),
  SIMPUL_JWT_AUDIENCE: optional(text('an audience where SIMPUL_JWKS_URL is set', 'simpul'), 'required with it', {
    readBy: 'gateway',
    meaning: 'the audience that tokens must name',
  }),
  SIMPUL_JWT_MAX_LIFETIME_SECONDS: withDefault(wholeNumber(60, 31_536_000, 86_400), 86_400, {
    readBy: 'gateway',
    meaning:
      'tokens that live longer, or do not say when they were issued, are refused; revocations are kept for so long',
  }),
  SIMPUL_LOGOUT_AUDIENCES: optional(
    words('a list of client ids', 'portal-jabar,portal-bekasi'),
    '`SIMPUL_JWT_AUDIENCE`',
    {
      readBy: 'gateway',
      meaning: 'whom logout tokens may be addressed to: the clients with which users log in',
    },
  ),
  SIMPUL_GRANTS_CLAIM: withDefault(text('the name of a claim', 'grants'), 'grants', {
    readBy: 'gateway',
    meaning:
      'the claim with `[{ "role": …, "agency": id, "post": id }]`; with `post`, a post of the directory, the grant ends with it',
  }),
  SIMPUL_DEVELOPMENT_SECRET: optional(key, 'none', {
    readBy: 'gateway',
    meaning: 'accepts development tokens, on loopback only',
  }),
  SIMPUL_MAX_DEPTH: withDefault(wholeNumber(1, 100, 15), 15, {
    readBy: 'gateway',
    meaning: 'limit of one operation: levels of fields',
  }),
  SIMPUL_MAX_FIELDS: withDefault(wholeNumber(1, 100_000, 1000), 1000, {
    readBy: 'gateway',
    meaning: 'limit of one operation: fields, with fragments written out',
  }),
  SIMPUL_MAX_ROOT_FIELDS: withDefault(wholeNumber(1, 1000, 20), 20, {
    readBy: 'gateway',
    meaning: 'limit of one operation: fields of the first level',
  }),
  SIMPUL_MAX_TOKENS: withDefault(wholeNumber(100, 1_000_000, 10_000), 10_000, {
    readBy: 'gateway',
    meaning: 'limit of one operation: words and signs of its document',
  }),
  SIMPUL_SHARE_FETCHES: withDefault(onOff('off'), false, {
    readBy: 'gateway',
    meaning:
      '`on`: of equal requests to a subgraph that are under way at the same time only the first is made; all receive its answer, which may be older than their question. Shared by equal viewers with `SIMPUL_ASSERTION_KEY`, else by all, since subgraphs are not told who asks. Never mutations or streams',
  }),
  SIMPUL_SHARE_QUERIES: withDefault(onOff('off'), false, {
    readBy: 'gateway',
    meaning: '`on`: the same for equal queries of equal viewers',
  }),
  SIMPUL_MAX_BODY_BYTES: withDefault(wholeNumber(1024, 100 * 1024 * 1024, 1_048_576), 1_048_576, {
    readBy: 'gateway',
    meaning: 'limit of one request or WebSocket message',
  }),
  SIMPUL_MAX_OPERATIONS_PER_SOCKET: withDefault(wholeNumber(1, 10_000, 50), 50, {
    readBy: 'gateway',
    meaning: 'how many operations one WebSocket may have open',
  }),
  SIMPUL_MAX_BUFFERED_BYTES: withDefault(wholeNumber(65_536, 1_073_741_824, 1_048_576), 1_048_576, {
    readBy: 'gateway',
    meaning:
      'what may wait for a client that reads a stream too slowly, before it is closed so that it connects again (WebSocket code 4441)',
  }),
  SIMPUL_CORS_ORIGINS: optional(origins, 'none', {
    readBy: 'gateway',
    meaning: 'other sites whose pages may call, or `*`',
  }),
  SIMPUL_INTROSPECTION: withDefault(onOff('off'), true, { readBy: 'gateway', meaning: '`off` hides the schema' }),
  SIMPUL_GRAPHIQL: withDefault(onOff('off'), true, { readBy: 'gateway', meaning: '`off` hides the page' }),
  SIMPUL_DRAIN_MS: withDefault(wholeNumber(0, 600_000, 10_000), 10_000, {
    readBy: 'gateway, subgraphs',
    meaning: 'how long to finish on stop',
  }),
  SIMPUL_LOG_LEVEL: withDefault(oneOf(['debug', 'info', 'warn', 'error', 'silent'], 'info'), 'info', {
    readBy: 'gateway, subgraphs',
    meaning: '`debug`, `info`, `warn`, `error` or `silent`',
  }),
  SIMPUL_TEST_MYSQL: optional(text('a server', 'mysql://root@127.0.0.1:3306'), 'found or started', {
    readBy: 'tests',
    meaning: 'MariaDB or MySQL server to use; its user may create databases',
  }),
  SIMPUL_TEST_REDIS: optional(text('a server', 'redis://127.0.0.1:6379'), 'found or started', {
    readBy: 'tests',
    meaning: 'Redis server to use',
  }),
  SIMPUL_TEST_CHROMIUM: withDefault(text('a program', '/usr/bin/chromium'), '/usr/bin/chromium', {
    readBy: 'tests',
    meaning: 'browser to use',
  }),
  SIMPUL_CHAOS_SECONDS: withDefault(wholeNumber(1, 3600, 60), 60, {
    readBy: 'tests',
    meaning: 'how long processes are killed',
  }),
  SIMPUL_CHAOS_SEED: withDefault(wholeNumber(0, 2 ** 31 - 1, 1), 1, {
    readBy: 'tests',
    meaning: 'by which plan they are killed',
  }),
  SIMPUL_CHAOS_SUBSCRIBERS: withDefault(wholeNumber(1, 5000, 200), 200, {
    readBy: 'tests',
    meaning: 'how many clients watch',
  }),
  SIMPUL_CONFORMANCE_QUERIES: withDefault(wholeNumber(1, 1_000_000, 300), 300, {
    readBy: 'tests',
    meaning: 'how many generated queries are compared with a monolith',
  }),
  SIMPUL_CONFORMANCE_SEED: withDefault(wholeNumber(0, 2 ** 31 - 1, 1), 1, {
    readBy: 'tests',
    meaning: 'by which seed they are generated',
  }),
  SIMPUL_LIFE_CYCLE_SEQUENCES: withDefault(wholeNumber(1, 1_000_000, 10_000), 100, {
    readBy: 'tests',
    meaning: 'how many generated sequences of actions are compared with a model of the life cycle',
  }),
  SIMPUL_LIFE_CYCLE_SEED: withDefault(wholeNumber(0, 2 ** 31 - 1, 1), 1, {
    readBy: 'tests',
    meaning: 'by which seed the sequences are generated',
  }),
} as const;

/** Where each subgraph answers: one variable for each name that the supergraph has. */
export const SUBGRAPH_URL = {
  pattern: /^SIMPUL_SUBGRAPH_([A-Z0-9_]+)_URL$/,
  shownName: 'SIMPUL_SUBGRAPH_<NAME>_URL',
  ...optional(httpUrl('http://127.0.0.1:4001/graphql'), 'from the supergraph', {
    readBy: 'gateway',
    meaning: 'where a subgraph answers, e.g. `SIMPUL_SUBGRAPH_COMPLAINT_URL`',
  }),
};
