import type { AgencyLevel } from '../../../schema/events.js';
import { planTransfer } from './plan-transfer.js';

const body = (code: string, level: AgencyLevel = 'REGENCY') => ({
  id: `of-${code}`,
  code,
  level,
});
const district = (code: string) => body(code, 'DISTRICT');
const PARTS = [{ part: '32.16.05', code: '32.17.60' }];
const SOME = { parts: PARTS, ends: false };
const ALL = { parts: [], ends: true };

describe('planTransfer', () => {
  it('moves regions and units to a body of the same level in the same region', () => {
    const parts = [...PARTS, { part: '32.16/setda/bagian-umum', code: '32.17/bagian-umum' }];
    expect(planTransfer(body('32.16'), body('32.17'), { parts, ends: false })).toEqual([
      { from: '32.16.05', to: '32.17.60', path: 'input.parts.0.code' },
      { from: '32.16/setda/bagian-umum', to: '32.17/bagian-umum', path: 'input.parts.1.code' },
    ]);
    const regency = [{ part: '91.03', code: '92.20' }];
    expect(planTransfer(body('91', 'PROVINCE'), body('92', 'PROVINCE'), { parts: regency, ends: false })).toMatchObject(
      [{ from: '91.03', to: '92.20' }],
    );
    const unit = [{ part: 'kl.kemendag/ditjen-pen', code: 'kl.kemenperin/ditjen-pen' }];
    expect(
      planTransfer(body('kl.kemendag', 'MINISTRY'), body('kl.kemenperin', 'MINISTRY'), { parts: unit, ends: false }),
    ).toHaveLength(1);
  });

  it('moves villages and units of a district to another one of its regency', () => {
    const parts = [
      { part: '32.16.05.2001', code: '32.16.06.2012' },
      { part: '32.16.05/seksi-umum', code: '32.16.06/seksi-umum' },
    ];
    expect(planTransfer(district('32.16.05'), district('32.16.06'), { parts, ends: false })).toMatchObject([
      { from: '32.16.05.2001', to: '32.16.06.2012' },
      { from: '32.16.05/seksi-umum', to: '32.16.06/seksi-umum' },
    ]);
  });

  it('lets a body end with nothing but its units, and villages of one regency merge', () => {
    expect(planTransfer(body('kl.a', 'MINISTRY'), body('kl.b', 'MINISTRY'), ALL)).toEqual([]);
    expect(planTransfer(body('32.16.05.2001', 'VILLAGE'), body('32.16.06.2004', 'VILLAGE'), ALL)).toEqual([]);
  });

  it.each([
    ['a unit that gives', body('32.16/dinkes', 'UNIT'), body('32.17'), SOME, 'input.agency'],
    ['a unit that gets', body('32.16'), body('32.17/dinkes', 'UNIT'), SOME, 'input.receiver'],
    ['a district of another regency', district('32.16.05'), district('32.17.06'), ALL, 'input.receiver'],
    [
      'another kind of village',
      district('32.16.05'),
      district('32.16.06'),
      { parts: [{ part: '32.16.05.2001', code: '32.16.06.1001' }], ends: false },
      'input.parts.0.code',
    ],
    ['the same body', body('32.16'), body('32.16'), SOME, 'input.receiver'],
    ['a body of another level', body('32.16'), body('32', 'PROVINCE'), SOME, 'input.receiver'],
    ['a body of another province', body('32.16'), body('33.01'), SOME, 'input.receiver'],
    ['a national body', body('32.16'), body('kl.panrb', 'MINISTRY'), SOME, 'input.receiver'],
    ['the national desk', body('kl.panrb', 'MINISTRY'), body('sp4n', 'NATIONAL'), ALL, 'input.receiver'],
    [
      'a village of another regency',
      body('32.16.05.2001', 'VILLAGE'),
      body('32.17.05.2001', 'VILLAGE'),
      ALL,
      'input.receiver',
    ],
    [
      'a desa that gets from a kelurahan',
      body('32.16.05.1001', 'VILLAGE'),
      body('32.16.05.2004', 'VILLAGE'),
      ALL,
      'input.receiver',
    ],
    [
      'a kelurahan that gets from a desa',
      body('32.16.05.2004', 'VILLAGE'),
      body('32.16.05.1001', 'VILLAGE'),
      ALL,
      'input.receiver',
    ],
    ['nothing', body('32.16'), body('32.17'), { parts: [], ends: false }, 'input.parts'],
    [
      'a part of another body',
      body('32.16'),
      body('32.17'),
      { parts: [{ part: '32.15.05', code: '32.17.60' }], ends: false },
      'input.parts.0.part',
    ],
    [
      'a place elsewhere',
      body('32.16'),
      body('32.17'),
      { parts: [{ part: '32.16.05', code: '32.18.60' }], ends: false },
      'input.parts.0.code',
    ],
  ])('refuses %s', (_what, giver, receiver, transfer, path) => {
    expect(() => planTransfer(giver, receiver, transfer)).toThrow(
      expect.objectContaining({ extensions: expect.objectContaining({ fields: [expect.objectContaining({ path })] }) }),
    );
  });
});
