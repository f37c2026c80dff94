import type { z } from 'zod';
import { ERRORS, type Language, type Words } from '../../schema/errors.js';

type Issue = z.core.$ZodIssue;

/** Zod keeps one text per rule: under it are the words of the rules that have words of their own. */
const OWN_WORDS = new Map<string, Words>();

/** The message of a rule of a schema, said in every language where `validate` refuses by it. */
export function bilingual(words: Words): string {
  OWN_WORDS.set(words.en, words);
  return words.en;
}

/** What was wrong, in every language. */
export function wordsOfIssue(issue: Issue): Words {
  return OWN_WORDS.get(issue.message) ?? { en: say(issue, 'en'), id: say(issue, 'id') };
}

/** The words of zod's own locales are a programmer's; these are for whoever filled the form in. */
const SAYING: Readonly<Record<Language, Saying>> = {
  en: {
    types: {
      string: 'text',
      number: 'a number',
      int: 'a whole number',
      boolean: 'true or false',
      date: 'a date and time',
      array: 'a list',
      object: 'an object',
    },
    formats: {
      email: 'This is no e-mail address.',
      url: 'This is no web address.',
      date: 'This is no date.',
      datetime: 'This is no date and time.',
      uuid: 'This is no UUID.',
    },
    format: 'It has not the form that is expected.',
    // What texts and lists are counted in.
    units: { string: 'character', array: 'item' },
    expected: (type) => `Expected ${type}.`,
    choices: (values) => `Expected one of ${values}.`,
    fewest: (count, unit) => `Expected at least ${count} ${count === 1 ? unit : `${unit}s`}.`,
    most: (count, unit) => `Expected at most ${count} ${count === 1 ? unit : `${unit}s`}.`,
    least: (value) => `Expected ${value} or more.`,
    greatest: (value) => `Expected ${value} or less.`,
    above: (value) => `Expected more than ${value}.`,
    below: (value) => `Expected less than ${value}.`,
  },
  id: {
    types: {
      string: 'teks',
      number: 'angka',
      int: 'bilangan bulat',
      boolean: 'true atau false',
      date: 'tanggal dan waktu',
      array: 'daftar',
      object: 'objek',
    },
    formats: {
      email: 'Alamat surel tidak valid.',
      url: 'Alamat URL tidak valid.',
      date: 'Tanggal tidak valid.',
      datetime: 'Tanggal dan waktu tidak valid.',
      uuid: 'UUID tidak valid.',
    },
    format: 'Format tidak valid.',
    units: { string: 'karakter', array: 'butir' },
    expected: (type) => `Harus berupa ${type}.`,
    choices: (values) => `Pilihan tidak valid; yang diperbolehkan: ${values}.`,
    fewest: (count, unit) => `Harus berisi sekurang-kurangnya ${count} ${unit}.`,
    most: (count, unit) => `Tidak boleh lebih dari ${count} ${unit}.`,
    least: (value) => `Tidak boleh kurang dari ${value}.`,
    greatest: (value) => `Tidak boleh lebih dari ${value}.`,
    above: (value) => `Harus lebih dari ${value}.`,
    below: (value) => `Harus kurang dari ${value}.`,
  },
};

type Bound = string | number | bigint;

interface Saying {
  types: Readonly<Record<string, string>>;
  formats: Readonly<Record<string, string>>;
  format: string;
  units: Readonly<Record<string, string>>;
  expected: (type: string) => string;
  choices: (values: string) => string;
  fewest: (count: Bound, unit: string) => string;
  most: (count: Bound, unit: string) => string;
  least: (value: Bound) => string;
  greatest: (value: Bound) => string;
  above: (value: Bound) => string;
  below: (value: Bound) => string;
}

function say(issue: Issue, language: Language): string {
  const saying = SAYING[language];
  switch (issue.code) {
    case 'invalid_type':
      return saying.expected(saying.types[issue.expected] ?? issue.expected);
    case 'invalid_value':
      return saying.choices(issue.values.map(String).join(', '));
    case 'invalid_format':
      return saying.formats[issue.format] ?? saying.format;
    case 'too_small':
      return sayTooSmall(issue, saying);
    case 'too_big':
      return sayTooBig(issue, saying);
    default:
      return ERRORS.BAD_USER_INPUT.meaning[language];
  }
}

function sayTooSmall({ origin, minimum, inclusive }: z.core.$ZodIssueTooSmall, saying: Saying): string {
  const unit = saying.units[origin];
  if (unit) return saying.fewest(minimum, unit);
  return inclusive ? saying.least(minimum) : saying.above(minimum);
}

function sayTooBig({ origin, maximum, inclusive }: z.core.$ZodIssueTooBig, saying: Saying): string {
  const unit = saying.units[origin];
  if (unit) return saying.most(maximum, unit);
  return inclusive ? saying.greatest(maximum) : saying.below(maximum);
}
