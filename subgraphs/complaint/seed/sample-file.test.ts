import { clockCalendar } from '../../../test/kit/clock-calendar.js';
import { SAMPLE_AGENCIES } from '../../../test/kit/directory-double.js';
import { NATIONAL_2026 } from '../../kit/calendars/national-2026.js';
import { AgencyBook } from './agency-book.js';
import { seededRandom } from './random.js';
import { SEEDED_LIMITS, SEEDED_REGULATIONS } from './regulations.js';
import { buildSampleFile, type SampleWorld } from './sample-file.js';
import { sampleReporter } from './sample-reporter.js';

const holidays = NATIONAL_2026.holidays.map(({ date }) => ({ date, region: '' }));
const book = new AgencyBook(SAMPLE_AGENCIES);
const now = new Date('2026-11-20T02:00:00Z');

function world(): SampleWorld {
  const desk = book.find('sp4n');
  if (!desk) throw new Error('the sample agencies have no national desk');
  const calendar = clockCalendar([2026], holidays);
  const rules = { calendar, regulations: SEEDED_REGULATIONS, limits: SEEDED_LIMITS, promises: [] };
  return { book, desk, random: seededRandom(1), now, rules };
}

const FILES = 200;
const build = () => {
  const same = world();
  return Array.from({ length: FILES }, (_, index) => buildSampleFile(index, same));
};

it('is the same in every installation but for number and secret', () => {
  const shape = () =>
    build().map((changes) => changes.map(({ complaint: { id, title, state }, entry }) => [id, title, state, entry]));
  expect(shape()).toEqual(shape());
});

it('tells a story in which nothing is to come and each entry follows the one before', () => {
  for (const changes of build()) {
    expect(changes.map(({ entry }) => entry.seq)).toEqual(changes.map((_, index) => index + 1));
    const times = changes.map(({ entry }) => entry.at.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.at(-1)).toBeLessThan(now.getTime());
  }
});

it('leaves no placeholder in what is read', () => {
  const texts = build().flatMap(([received]) => [received?.complaint.title, received?.complaint.text]);
  expect(texts.filter((text) => text === undefined || /[{}]/.test(text))).toEqual([]);
});

it('names nobody who could exist', () => {
  expect(sampleReporter(6)).toEqual({
    name: 'Warga Contoh 0007',
    nik: '0000000101000007',
    phone: '+62 800 0000 0007',
    email: 'warga.0007@contoh.invalid',
    address: 'Jalan Contoh Nomor 7',
  });
});
