import { loadAgencies } from './agencies.js';
import { AUTONOMOUS_BODIES } from './autonomous-bodies.js';
import { ENDED_BODIES } from './ended-bodies.js';
import { MINISTRIES } from './ministries.js';
import { SOURCES, type SourceKey } from './sources.js';
import { STATE_AGENCIES } from './state-agencies.js';

const current = [...MINISTRIES, ...STATE_AGENCIES, ...AUTONOMOUS_BODIES];

describe('the national bodies', () => {
  it('are 48 ministries, seven of them coordinating', () => {
    expect(MINISTRIES).toHaveLength(48);
    expect(MINISTRIES.filter((body) => body.kind === 'KEMENTERIAN_KOORDINATOR')).toHaveLength(7);
  });

  it('were 48 ministries in October 2024: with BUMN and without Haji dan Umrah', () => {
    const day = '2024-10-22';
    const existed = [...MINISTRIES, ...ENDED_BODIES]
      .filter((body) => body.kind.startsWith('KEMENTERIAN'))
      .filter((body) => (body.validFrom ?? '') <= day && day <= (body.validUntil ?? '9999'));
    expect(existed).toHaveLength(48);
    expect(existed.map((body) => body.code)).toContain('kl.kemenbumn');
    expect(existed.map((body) => body.code)).not.toContain('kl.kemenhaj');
  });

  it.each([
    'kl.panrb',
    'kl.ombudsman',
    'kl.ksp',
    'kl.bpk',
    'kl.bpkp',
    'kl.atrbpn',
    'kl.kemendagri',
    'kl.tni',
    'kl.polri',
  ])('include %s', (code) => {
    expect(current.filter((body) => body.code === code)).toHaveLength(1);
  });

  it('name only predecessors that are known and ended before them', () => {
    const lastDays = new Map(ENDED_BODIES.map((body) => [body.code, body.validUntil]));
    const wrong = current.flatMap((body) =>
      (body.predecessorCodes ?? []).filter((code) => {
        const lastDay = lastDays.get(code);
        return lastDay === undefined || body.validFrom === undefined || lastDay >= body.validFrom;
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('leave no ended body without a successor', () => {
    const succeeded = new Set(current.flatMap((body) => body.predecessorCodes ?? []));
    expect(ENDED_BODIES.map((body) => body.code).filter((code) => !succeeded.has(code))).toEqual([]);
  });

  it('leave ended bodies out unless they are asked for', () => {
    expect(loadAgencies().some((agency) => agency.validUntil !== undefined)).toBe(false);
    expect(loadAgencies({ ended: true }).find((agency) => agency.code === 'kl.kemenbumn')).toMatchObject({
      name: 'Kementerian Badan Usaha Milik Negara',
      validUntil: '2025-10-05',
    });
  });

  it('say of every name whether it was found in a source', () => {
    const panrb = loadAgencies().find((agency) => agency.code === 'kl.panrb');
    expect(panrb).toMatchObject({ confirmed: true, source: expect.stringContaining('2025-11-04') });
    const bpk = loadAgencies().find((agency) => agency.code === 'kl.bpk');
    expect(bpk).toMatchObject({ confirmed: false, source: expect.stringMatching(/^professional knowledge/) });
  });

  it('use every source that is listed', () => {
    const used = new Set<SourceKey | null>(['codeBook', ...[...current, ...ENDED_BODIES].map((body) => body.source)]);
    expect(Object.keys(SOURCES).filter((key) => ![...used].includes(key as SourceKey))).toEqual([]);
  });
});
