import { registerEnumType } from 'type-graphql';
import type { Language as LanguageCode } from '../../schema/errors.js';

/** The languages of labels; inside they are the codes of `Accept-Language`. */
export const Language = {
  ID: 'id',
  EN: 'en',
} as const satisfies { [Code in LanguageCode as Uppercase<Code>]: Code };

export type Language = LanguageCode;

registerEnumType(Language, {
  name: 'Language',
  description: 'The language of a label (bahasa).',
  valuesConfig: {
    ID: { description: 'Bahasa Indonesia.' },
    EN: { description: 'English (bahasa Inggris).' },
  },
});
