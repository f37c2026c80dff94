import { ExclusionGround, InformationClass, problemsOfClassification } from './exclusion.js';

const TODAY = '2026-03-18';
const excluded = (ground: ExclusionGround, expiresOn?: string | null) =>
  problemsOfClassification({ class: InformationClass.EXCLUDED, exclusion: { ground, expiresOn } }, TODAY);
const paths = (problems: { path: string }[]) => problems.map(({ path }) => path);

describe('problemsOfClassification', () => {
  it.each(['A', 'B', 'C', 'D', 'E', 'F'] as const)('wants an end for ground %s, which is not permanent', (letter) => {
    expect(paths(excluded(ExclusionGround[letter]))).toEqual(['exclusion.expiresOn']);
    expect(excluded(ExclusionGround[letter], '2030-12-31')).toEqual([]);
  });

  it.each(['G', 'H', 'I', 'J'] as const)('needs no end for ground %s', (letter) => {
    expect(excluded(ExclusionGround[letter])).toEqual([]);
    expect(excluded(ExclusionGround[letter], '2030-12-31')).toEqual([]);
  });

  it('refuses an end that is not after today', () => {
    expect(paths(excluded(ExclusionGround.A, TODAY))).toEqual(['exclusion.expiresOn']);
    expect(excluded(ExclusionGround.A, '2026-03-19')).toEqual([]);
  });

  it('refuses to exclude without a ground', () => {
    expect(paths(problemsOfClassification({ class: InformationClass.EXCLUDED }, TODAY))).toEqual(['exclusion']);
  });

  it.each(['PERIODIC', 'IMMEDIATE', 'ON_REQUEST'] as const)('lets %s information have no exclusion', (name) => {
    const exclusion = { ground: ExclusionGround.H };
    expect(problemsOfClassification({ class: InformationClass[name] }, TODAY)).toEqual([]);
    expect(paths(problemsOfClassification({ class: InformationClass[name], exclusion }, TODAY))).toEqual(['exclusion']);
  });
});
