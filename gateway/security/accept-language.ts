import type { Language } from '../../schema/errors.js';
import { DEFAULT_LANGUAGE } from './viewer.js';

/** `in` is the code that Indonesian had before 1989 and some Java clients still send. */
const LANGUAGE_OF_TAG: Readonly<Record<string, Language>> = { id: 'id', in: 'id', en: 'en' };

/** The best language of an `Accept-Language` header (RFC 9110, 12.5.4) that the hub speaks, else the default. */
export function chooseLanguage(header: string | undefined): Language {
  let best: { language: Language; quality: number } | undefined;
  for (const range of header?.split(',') ?? []) {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
    const language = LANGUAGE_OF_TAG[tag.split('-')[0] ?? ''];
    const weight = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('q='));
    const quality = weight === undefined ? 1 : Number(weight.slice(2));
    if (language && quality > (best?.quality ?? 0)) best = { language, quality };
  }
  return best?.language ?? DEFAULT_LANGUAGE;
}
