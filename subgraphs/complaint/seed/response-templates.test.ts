import { SAMPLE_AGENCIES } from '../../../test/kit/directory-double.js';
import { hasOnlyKnownPlaceholders } from '../answering/placeholders.js';
import { answerText } from '../handling-schemas.js';
import { AgencyBook } from './agency-book.js';
import { SAMPLE_CATEGORIES } from './categories.js';
import { CATEGORY_TEMPLATES, GENERAL_TEMPLATES } from './response-templates.js';
import { sampleTemplates } from './seed-response-templates.js';

it('has templates for every sample category, each of which could be saved', () => {
  expect(Object.keys(CATEGORY_TEMPLATES).sort()).toEqual(SAMPLE_CATEGORIES.map(({ code }) => code).sort());
  for (const { body } of [...GENERAL_TEMPLATES, ...Object.values(CATEGORY_TEMPLATES).flat()]) {
    expect(hasOnlyKnownPlaceholders(body)).toBe(true);
    expect(answerText.parse(body)).toBe(body);
  }
});

it('gives general ones to the body, and those of a category to the unit that is competent in it', () => {
  const rows = sampleTemplates(new AgencyBook(SAMPLE_AGENCIES));
  const of = (organisation: string) => rows.filter((row) => row.organisation === organisation);
  expect(new Set(of('32.16').map(({ category }) => category))).toEqual(new Set([null]));
  expect(new Set(of('32.16/dsdabmbk').map(({ category }) => category))).toEqual(new Set(['jalan-rusak', 'banjir']));
  expect(of('kl.atrbpn').map(({ category }) => category)).toEqual(['pertanahan', 'pertanahan']);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
});
