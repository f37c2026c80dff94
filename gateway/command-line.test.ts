import { resolve } from 'node:path';
import { withArguments } from './command-line.js';

it('puts arguments over the environment', () => {
  expect(withArguments({ PORT: '1', HOST: 'h' }, ['--supergraph', '/s.graphql', '--port=2'])).toEqual({
    PORT: '2',
    HOST: 'h',
    SIMPUL_SUPERGRAPH: '/s.graphql',
  });
  expect(withArguments({ PORT: '1' }, [])).toEqual({ PORT: '1' });
});

it('reads a relative file from where npm was called', () => {
  const { SIMPUL_SUPERGRAPH } = withArguments({ INIT_CWD: '/elsewhere' }, ['--supergraph', 'my/s.graphql']);
  expect(SIMPUL_SUPERGRAPH).toBe(resolve('/elsewhere/my/s.graphql'));
});

it.each([['--prot', '1'], ['file']])('shows the usage when it does not know an argument: %s', (...given) => {
  expect(() => withArguments({}, given)).toThrow(/Usage: npm run gateway/);
});
