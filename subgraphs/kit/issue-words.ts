import type { z } from 'zod';
import { ERRORS, type Words } from '../../schema/errors.js';

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
  return OWN_WORDS.get(issue.message) ?? { en: issue.message, id: sayInIndonesian(issue) };
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'teks',
  number: 'angka',
  int: 'bilangan bulat',
  boolean: 'true atau false',
  date: 'tanggal dan waktu',
  array: 'daftar',
  object: 'objek',
};

const FORMATS: Readonly<Record<string, string>> = {
  email: 'Alamat surel tidak valid.',
  url: 'Alamat URL tidak valid.',
  date: 'Tanggal tidak valid.',
  datetime: 'Tanggal dan waktu tidak valid.',
  uuid: 'UUID tidak valid.',
};

/** What texts and lists are counted in. */
const UNITS: Readonly<Record<string, string>> = { string: 'karakter', array: 'butir' };

/** The words of zod's own Indonesian locale are a translation of its English by the word; these are for citizens. */
function sayInIndonesian(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `Harus berupa ${TYPES[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return `Pilihan tidak valid; yang diperbolehkan: ${issue.values.map(String).join(', ')}.`;
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'Format tidak valid.';
    case 'too_small':
      return sayTooSmall(issue);
    case 'too_big':
      return sayTooBig(issue);
    default:
      return ERRORS.BAD_USER_INPUT.meaning.id;
  }
}

function sayTooSmall({ origin, minimum, inclusive }: z.core.$ZodIssueTooSmall): string {
  const unit = UNITS[origin];
  if (unit) return `Harus berisi sekurang-kurangnya ${minimum} ${unit}.`;
  return inclusive ? `Tidak boleh kurang dari ${minimum}.` : `Harus lebih dari ${minimum}.`;
}

function sayTooBig({ origin, maximum, inclusive }: z.core.$ZodIssueTooBig): string {
  const unit = UNITS[origin];
  if (unit) return `Tidak boleh lebih dari ${maximum} ${unit}.`;
  return inclusive ? `Tidak boleh lebih dari ${maximum}.` : `Harus kurang dari ${maximum}.`;
}
