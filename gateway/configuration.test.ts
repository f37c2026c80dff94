import { loadGatewayConfiguration } from './configuration.js';

const key = Buffer.alloc(32, 1).toString('base64');
const environment = (given: Record<string, string> = {}) => ({ SIMPUL_ASSERTION_KEY: key, ...given });

describe('the configuration of a gateway', () => {
  it('has a default for everything', () => {
    expect(loadGatewayConfiguration({})).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      supergraphFile: 'schema/supergraph.graphql',
      jwks: undefined,
      developmentSecret: undefined,
      assertionKey: undefined,
      subgraphErrors: 'show',
      supergraphPollMs: 1000,
      limits: { depth: 15, fields: 1000, rootFields: 20, tokens: 10_000 },
      maxBodyBytes: 1_048_576,
      corsOrigins: [],
      introspection: true,
      graphiql: true,
      shareFetches: false,
      shareQueries: false,
    });
  });

  it('reads every variable', () => {
    const configuration = loadGatewayConfiguration(
      environment({
        HOST: '0.0.0.0',
        PORT: '0',
        SIMPUL_JWKS_URL: 'https://sso.example.go.id/certs',
        SIMPUL_JWT_ISSUER: 'https://sso.example.go.id',
        SIMPUL_JWT_AUDIENCE: 'simpul',
        SIMPUL_JWT_MAX_LIFETIME_SECONDS: '3600',
        SIMPUL_REDIS: 'redis://redis:6379',
        SIMPUL_GRANTS_CLAIM: 'https://simpul.go.id/grants',
        SIMPUL_LOGOUT_AUDIENCES: 'portal-jabar, portal-bekasi',
        SIMPUL_SUBGRAPH_AGENCY_DIRECTORY_URL: 'http://127.0.0.1:4001/graphql',
        SIMPUL_MAX_DEPTH: '7',
        SIMPUL_CORS_ORIGINS: 'https://lapor.example.go.id, https://portal.example.go.id',
        SIMPUL_INTROSPECTION: 'off',
        SIMPUL_SHARE_FETCHES: 'on',
        SIMPUL_SHARE_QUERIES: 'on',
      }),
    );
    expect(configuration).toMatchObject({
      host: '0.0.0.0',
      port: 0,
      jwks: {
        issuer: 'https://sso.example.go.id',
        audience: 'simpul',
        logoutAudiences: ['portal-jabar', 'portal-bekasi'],
        grantsClaim: 'https://simpul.go.id/grants',
        maxLifetimeSeconds: 3600,
      },
      redisUrl: 'redis://redis:6379',
      limits: { depth: 7 },
      corsOrigins: ['https://lapor.example.go.id', 'https://portal.example.go.id'],
      introspection: false,
      shareFetches: true,
      shareQueries: true,
    });
    expect(configuration.jwks?.url.href).toBe('https://sso.example.go.id/certs');
    expect([...configuration.subgraphUrls]).toEqual([['AGENCY_DIRECTORY', 'http://127.0.0.1:4001/graphql']]);
  });

  it.each([
    ['PORT', { PORT: '70000' }],
    ['PORT', { PORT: '4e3' }],
    ['SIMPUL_SUPERGRAPH_POLL_MS', { SIMPUL_SUPERGRAPH_POLL_MS: 'often' }],
    ['SIMPUL_ASSERTION_KEY', { SIMPUL_ASSERTION_KEY: Buffer.alloc(31).toString('base64') }],
    ['SIMPUL_SUBGRAPH_ERRORS', { SIMPUL_SUBGRAPH_ERRORS: 'hide' }],
    ['SIMPUL_JWKS_URL', { SIMPUL_JWKS_URL: 'http://sso.example.go.id/certs' }],
    ['SIMPUL_JWT_ISSUER', { SIMPUL_JWKS_URL: 'https://sso.example.go.id/certs' }],
    ['SIMPUL_JWT_AUDIENCE', { SIMPUL_JWKS_URL: 'https://sso.example.go.id/certs', SIMPUL_JWT_ISSUER: 'a' }],
    ['SIMPUL_REDIS', { SIMPUL_REDIS: 'http://redis:6379' }],
    ['HOST', { HOST: '0.0.0.0', SIMPUL_DEVELOPMENT_SECRET: key }],
    ['SIMPUL_SUBGRAPH_COMPLAINT_URL', { SIMPUL_SUBGRAPH_COMPLAINT_URL: 'complaint:4001' }],
    ['SIMPUL_CORS_ORIGINS', { SIMPUL_CORS_ORIGINS: 'https://lapor.example.go.id/path' }],
    ['SIMPUL_MAX_BODY_BYTES', { SIMPUL_MAX_BODY_BYTES: '1' }],
    ['SIMPUL_INTROSPECTION', { SIMPUL_INTROSPECTION: 'yes' }],
    ['SIMPUL_SHARE_FETCHES', { SIMPUL_SHARE_FETCHES: 'true' }],
    ['SIMPUL_SHARE_QUERIES', { SIMPUL_SHARE_QUERIES: '1' }],
    ['SIMPUL_LOG_LEVEL', { SIMPUL_LOG_LEVEL: 'loud' }],
  ])('names %s and an example when it is not valid', (variable, given) => {
    expect(() => loadGatewayConfiguration(environment(given))).toThrow(
      new RegExp(`^${variable} must be .+, for example ${variable}=`),
    );
  });

  it.each([
    ['shows what they say when they are others’', {}, 'show'],
    ['masks what they say beside the hub’s codes when they are its own', { SIMPUL_ASSERTION_KEY: key }, 'mask'],
    ['shows it where that is asked for', { SIMPUL_ASSERTION_KEY: key, SIMPUL_SUBGRAPH_ERRORS: 'show' }, 'show'],
    ['masks it where that is asked for', { SIMPUL_SUBGRAPH_ERRORS: 'mask' }, 'mask'],
  ])('%s: the errors of subgraphs', (_, given, subgraphErrors) => {
    expect(loadGatewayConfiguration(given)).toMatchObject({ subgraphErrors });
  });

  it('never repeats a value, which may be a secret', () => {
    expect(() => loadGatewayConfiguration({ SIMPUL_ASSERTION_KEY: 'hunter2' })).toThrow(/^(?!.*hunter2)/);
  });
});
