import { ConfigurationError, loadSubgraphConfiguration } from './configuration.js';

const KEY = Buffer.alloc(32, 1).toString('base64');
const sound = { SIMPUL_DATABASE: 'mysql://simpul:secret@127.0.0.1:3306/simpul_complaint', SIMPUL_ASSERTION_KEY: KEY };

describe('loadSubgraphConfiguration', () => {
  it('fills in what has a default', () => {
    expect(loadSubgraphConfiguration(sound, 4002)).toMatchObject({
      host: '127.0.0.1',
      port: 4002,
      location: { dialect: 'mariadb', url: sound.SIMPUL_DATABASE },
      directoryUrl: 'http://127.0.0.1:4001',
      sample: false,
      villages: false,
      pollIntervalMs: 1000,
    });
  });

  it('reads an SQLite file and switches', () => {
    const environment = {
      ...sound,
      SIMPUL_DATABASE: 'sqlite:/var/lib/simpul/x.sqlite',
      SIMPUL_SAMPLE: 'on',
      PORT: '0',
    };
    expect(loadSubgraphConfiguration(environment, 4002)).toMatchObject({
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
  ])('refuses %s=%s by its name, with an example', (variable, value) => {
    const load = () => loadSubgraphConfiguration({ ...sound, [variable]: value }, 4002);
    expect(load).toThrow(ConfigurationError);
    expect(load).toThrow(new RegExp(`^${variable} .*for example ${variable}=`));
  });
});
