import { ConfigurationError } from '../../configuration/environment.js';
import { loadDatabaseLocation, loadSubgraphConfiguration } from './configuration.js';

const KEY = Buffer.alloc(32, 1).toString('base64');
const subgraph = { name: 'agency-directory', defaultPort: 4001 };
const sound = { SIMPUL_DATABASE: 'mysql://simpul:secret@127.0.0.1:3306/simpul_complaint', SIMPUL_ASSERTION_KEY: KEY };

describe('loadSubgraphConfiguration', () => {
  it('fills in what has a default', () => {
    expect(loadSubgraphConfiguration(sound, subgraph)).toMatchObject({
      host: '127.0.0.1',
      port: 4001,
      location: { dialect: 'mariadb', url: sound.SIMPUL_DATABASE },
      directoryUrl: 'http://127.0.0.1:4001',
      sample: false,
      villages: false,
      pollIntervalMs: 1000,
      drainTimeoutMs: 10_000,
    });
  });

  it('reads an SQLite file and switches', () => {
    const environment = {
      ...sound,
      SIMPUL_DATABASE: 'sqlite:/var/lib/simpul/x.sqlite',
      SIMPUL_SAMPLE: 'on',
      PORT: '0',
    };
    expect(loadSubgraphConfiguration(environment, subgraph)).toMatchObject({
      port: 0,
      location: { dialect: 'sqlite', file: '/var/lib/simpul/x.sqlite' },
      sample: true,
    });
  });

  it.each([
    ['SIMPUL_DATABASE', undefined],
    ['SIMPUL_DATABASE', 'postgres://127.0.0.1/x'],
    ['SIMPUL_DATABASE', 'sqlite:'],
    ['SIMPUL_ASSERTION_KEY', undefined],
    ['SIMPUL_ASSERTION_KEY', 'c2hvcnQ='],
    ['PORT', '70000'],
    ['SIMPUL_REDIS', 'http://127.0.0.1'],
    ['SIMPUL_DIRECTORY', '127.0.0.1:4001'],
    ['SIMPUL_SAMPLE', 'yes'],
    ['SIMPUL_VILLAGES', '1'],
    ['SIMPUL_POLL_MS', '0'],
    ['SIMPUL_MIGRATE', 'no'],
    ['SIMPUL_DRAIN_MS', '10s'],
    ['SIMPUL_LOG_LEVEL', 'loud'],
  ])('refuses %s=%s by its name, with an example', (variable, value) => {
    const load = () => loadSubgraphConfiguration({ ...sound, [variable]: value }, subgraph);
    expect(load).toThrow(ConfigurationError);
    expect(load).toThrow(new RegExp(`^${variable} .*for example ${variable}=`));
  });
});

it.each([
  [
    'mysql://simpul@127.0.0.1/simpul_{subgraph}',
    { dialect: 'mariadb', url: 'mysql://simpul@127.0.0.1/simpul_agency_directory' },
  ],
  ['mariadb://simpul@127.0.0.1/x', { dialect: 'mariadb', url: 'mysql://simpul@127.0.0.1/x' }],
  ['sqlite:data/{subgraph}.sqlite', { dialect: 'sqlite', file: 'data/agency-directory.sqlite' }],
])('puts the name of the subgraph into %s', (SIMPUL_DATABASE, location) => {
  expect(loadDatabaseLocation({ SIMPUL_DATABASE }, 'agency-directory')).toEqual(location);
});
