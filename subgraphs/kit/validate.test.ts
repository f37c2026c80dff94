import { z } from 'zod';
import type { Language } from '../../schema/errors.js';
import { CodedError } from './errors.js';
import { instant, line, link, personName, regionCode } from './input-rules.js';
import { bilingual } from './issue-words.js';
import { validate } from './validate.js';

const schema = z.object({
  title: z.string().trim().min(3),
  links: z.array(z.string()).nullish(),
  at: z.date().nullish(),
});

function fieldsOf(value: unknown): unknown {
  try {
    return validate(schema, value);
  } catch (error) {
    return error instanceof CodedError ? error.extensions.fields : error;
  }
}

/** What a reader is told who sends `value` where `rule` is wanted. */
function saidOf(rule: z.ZodType, value: unknown, language: Language): string | undefined {
  try {
    validate(rule, value);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return error.sayIn(language).fields?.[0]?.message;
  }
  return undefined;
}

describe('validate', () => {
  it('returns the value as the schema parses it', () => {
    const at = new Date();
    expect(validate(schema, { title: ' 🚧 jalan ', at })).toEqual({ title: '🚧 jalan', at });
  });

  it('names every bad field with its path', () => {
    expect(fieldsOf({ title: 'a', links: ['ok', 5] })).toEqual([
      { path: 'input.title', message: expect.any(String) },
      { path: 'input.links.1', message: expect.any(String) },
    ]);
  });

  it.each([
    ['a null character', 'jalan\0rusak'],
    ['half of a surrogate pair', 'jalan \ud83d rusak'],
  ])('refuses %s, which no database keeps, wherever it is', (_, text) => {
    const message = 'The text contains a character that is not allowed.';
    expect(fieldsOf({ title: text, links: ['ok', text] })).toEqual([
      { path: 'input.title', message },
      { path: 'input.links.1', message },
    ]);
  });

  it.each<[string, z.ZodType, unknown, string, string]>([
    ['another type', z.string(), 5, 'Harus berupa teks.', 'Expected text.'],
    ['a broken number', z.int(), 1.5, 'Harus berupa bilangan bulat.', 'Expected a whole number.'],
    ['a missing value', z.boolean(), undefined, 'Harus berupa true atau false.', 'Expected true or false.'],
    [
      'another choice',
      z.enum(['LOW', 'HIGH']),
      'MIDDLE',
      'Pilihan tidak valid; yang diperbolehkan: LOW, HIGH.',
      'Expected one of LOW, HIGH.',
    ],
    [
      'a short text',
      z.string().min(3),
      'a',
      'Harus berisi sekurang-kurangnya 3 karakter.',
      'Expected at least 3 characters.',
    ],
    ['a long text', z.string().max(3), 'abcd', 'Tidak boleh lebih dari 3 karakter.', 'Expected at most 3 characters.'],
    [
      'a short list',
      z.array(z.string()).min(1),
      [],
      'Harus berisi sekurang-kurangnya 1 butir.',
      'Expected at least 1 item.',
    ],
    ['a small number', z.int().min(1), 0, 'Tidak boleh kurang dari 1.', 'Expected 1 or more.'],
    ['a number that is not positive', z.int().positive(), 0, 'Harus lebih dari 0.', 'Expected more than 0.'],
    ['a large number', z.int().max(9), 10, 'Tidak boleh lebih dari 9.', 'Expected 9 or less.'],
    ['a number at its bound', z.number().lt(9), 9, 'Harus kurang dari 9.', 'Expected less than 9.'],
    ['a broken address', z.email(), 'warga', 'Alamat surel tidak valid.', 'This is no e-mail address.'],
    ['a broken link', z.url(), 'warga', 'Alamat URL tidak valid.', 'This is no web address.'],
    ['a day that is none', z.iso.date(), '2026-02-30', 'Tanggal tidak valid.', 'This is no date.'],
    ['another form', z.string().regex(/^a$/), 'b', 'Format tidak valid.', 'It has not the form that is expected.'],
    ['what no rule of its own names', z.strictObject({}), { a: 1 }, 'Masukan tidak valid.', 'The input is not valid.'],
  ])('says of %s what was wrong, in either language', (_, rule, value, inIndonesian, inEnglish) => {
    expect(saidOf(rule, value, 'id')).toBe(inIndonesian);
    expect(saidOf(rule, value, 'en')).toBe(inEnglish);
  });

  it("says a rule's own words in both languages", () => {
    const even = z.int().refine((n) => n % 2 === 0, bilingual({ en: 'Expected even.', id: 'Harus genap.' }));
    expect(saidOf(even, 3, 'en')).toBe('Expected even.');
    expect(saidOf(even, 3, 'id')).toBe('Harus genap.');
    expect(saidOf(regionCode, 'Jabar', 'en')).toBe('Expected the code of a region such as 32.16.');
    expect(saidOf(regionCode, 'Jabar', 'id')).toBe('Harus berupa kode wilayah, misalnya 32.16.');
  });

  it('says in both languages that a text cannot be stored', () => {
    expect(saidOf(z.string(), '\0', 'en')).toBe('The text contains a character that is not allowed.');
    expect(saidOf(z.string(), '\0', 'id')).toBe('Teks memuat karakter yang tidak diperbolehkan.');
  });

  it.each([
    ['breaks', 'Baris satu\r\nSMS palsu:\ttransfer', 'Baris satu SMS palsu: transfer'],
    ['overrides of direction', 'Jalan \u202egnp.exe\u202c rusak', 'Jalan gnp.exe rusak'],
    ['blanks around it', '  Jalan rusak\u2028', 'Jalan rusak'],
    ['letters of every script', 'Jalan رئيسي ꦗꦭꦤ꧀ 🚧', 'Jalan رئيسي ꦗꦭꦤ꧀ 🚧'],
  ])('keeps one line of a text with %s', (_, text, kept) => {
    expect(line.parse(text)).toBe(kept);
  });

  it.each([
    ['https://contoh.go.id/@warga/foto?di=a@b#@', true],
    ['https://warga:sandi@contoh.go.id/foto', false],
    ['http://warga@contoh.go.id', false],
    ['ftp://contoh.go.id', false],
  ])('takes the address %s: %s', (address, isTaken) => {
    expect(link.safeParse(address).success).toBe(isTaken);
  });

  it.each([
    ['1945-08-16T23:59:59Z', false],
    ['1945-08-17T00:00:00Z', true],
    ['2199-12-31T14:59:59Z', true],
    ['2199-12-31T15:00:00Z', false],
  ])('takes %s as an instant: %s', (at, isTaken) => {
    expect(instant.safeParse(new Date(at)).success).toBe(isTaken);
  });

  it.each([
    ['Budi Santoso, S.Kom., M.T.', true],
    ['Siti Aminah binti H. Ahmad 2', true],
    ['3216010101900001', false],
    ['Budi NIP 19800101 200501 1 001', false],
  ])('takes %s as a name of a person: %s', (name, isTaken) => {
    expect(personName.safeParse(name).success).toBe(isTaken);
  });
});
