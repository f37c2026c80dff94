import { ConfigurationError, settingsOf } from './environment.js';

describe('the environment', () => {
  it('gives each variable its default where it is not set or empty', () => {
    const { read } = settingsOf({ SIMPUL_POLL_MS: ' ', HOST: '' });
    expect(read('SIMPUL_POLL_MS')).toBe(1000);
    expect(read('HOST')).toBe('127.0.0.1');
    expect(read('SIMPUL_REDIS')).toBeUndefined();
  });

  it('takes values as they are meant, with space around them', () => {
    const { read } = settingsOf({
      SIMPUL_POLL_MS: ' 20 ',
      SIMPUL_VILLAGES: 'on',
      SIMPUL_CORS_ORIGINS: 'https://a.go.id, *',
    });
    expect(read('SIMPUL_POLL_MS')).toBe(20);
    expect(read('SIMPUL_VILLAGES')).toBe(true);
    expect(read('SIMPUL_CORS_ORIGINS')).toEqual(['https://a.go.id', '*']);
  });

  it('names what is needed and not there, with an example', () => {
    expect(() => settingsOf({}).need('SIMPUL_ASSERTION_KEY')).toThrow(
      new ConfigurationError(
        'SIMPUL_ASSERTION_KEY',
        'set, and at least 32 bytes in base64',
        '$(openssl rand -base64 32)',
      ),
    );
  });

  it('refuses a misspelt variable, and says which one may be meant', () => {
    expect(() => settingsOf({ SIMPUL_REDSI: 'redis://127.0.0.1' })).toThrow(
      'SIMPUL_REDSI must be left out: Simpul has no such variable. Did you mean "SIMPUL_REDIS"?',
    );
    expect(() => settingsOf({ SIMPUL_SUBGRAPH_COMPLAINT_URLS: 'http://127.0.0.1' })).toThrow(ConfigurationError);
  });

  it('takes variables of other programs, and those of other processes of the hub, as they are', () => {
    expect(() => settingsOf({ PATH: '/bin', SIMPUL_TEST_MYSQL: 'none', SIMPUL_MAX_DEPTH: '7' })).not.toThrow();
  });

  it('reads the addresses of subgraphs by the names in their variables', () => {
    const { subgraphUrls } = settingsOf({
      SIMPUL_SUBGRAPH_COMPLAINT_URL: 'http://127.0.0.1:1/graphql',
      SIMPUL_SUBGRAPH_TRAINING_URL: '',
      SIMPUL_SUBGRAPH_TIMEOUT_MS: '500',
    });
    expect([...subgraphUrls()]).toEqual([['COMPLAINT', 'http://127.0.0.1:1/graphql']]);
  });
});
