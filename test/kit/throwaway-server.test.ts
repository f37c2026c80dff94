import { areInstalled } from './throwaway-server.js';

const NODE = ['node'];
const NOWHERE = ['simpul-no-such-program', 'simpul-nor-this'];

describe('programs that a suite needs', () => {
  const { CI } = process.env;
  let told: string;

  beforeEach(() => {
    told = '';
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      told += text;
      return true;
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    if (CI === undefined) delete process.env.CI;
    else process.env.CI = CI;
  });

  it('are there without a word', () => {
    expect(areInstalled(NODE, [...NOWHERE, ...NODE])).toBe(true);
    expect(told).toBe('');
  });

  it('are missed loudly', () => {
    delete process.env.CI;
    expect(areInstalled(NODE, NOWHERE)).toBe(false);
    expect(told).toContain('NOT INSTALLED: simpul-no-such-program or simpul-nor-this');
  });

  it('must be there in CI', () => {
    process.env.CI = 'true';
    expect(() => areInstalled(NOWHERE)).toThrow('NOT INSTALLED');
  });
});
