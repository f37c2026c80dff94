import { type Fitting, fittingTemplates } from './fitting-templates.js';

const template = (id: string, overrides: Partial<Fitting> = {}): Fitting => ({
  id,
  organisation: '32.16',
  category: null,
  classification: null,
  title: id,
  ...overrides,
});
const GENERAL = template('umum');
const ROADS = template('jalan', { category: 'jalan-rusak' });
const ROAD_COMPLAINTS = template('pengaduan jalan', { category: 'jalan-rusak', classification: 'COMPLAINT' });
const ASPIRATIONS = template('aspirasi', { classification: 'ASPIRATION' });
const OF_UNIT = template('dinas', { organisation: '32.16/dsdabmbk' });
const ALL = [GENERAL, ASPIRATIONS, ROAD_COMPLAINTS, OF_UNIT, ROADS];

const found = (use: Parameters<typeof fittingTemplates>[1]) => fittingTemplates(ALL, use).map(({ id }) => id);

it('puts the nearest first, and of one agency the most specific', () => {
  expect(found({})).toEqual(['dinas', 'pengaduan jalan', 'jalan', 'aspirasi', 'umum']);
});

it('leaves out what is for another category or classification', () => {
  expect(found({ category: 'jalan-rusak', classification: 'COMPLAINT' })).toEqual([
    'dinas',
    'pengaduan jalan',
    'jalan',
    'umum',
  ]);
  expect(found({ category: 'jalan-rusak', classification: 'ASPIRATION' })).toEqual([
    'dinas',
    'jalan',
    'aspirasi',
    'umum',
  ]);
});

it('offers only what fits everything to a complaint that says nothing of what it is about', () => {
  expect(found({ category: null, classification: 'COMPLAINT' })).toEqual(['dinas', 'umum']);
});
