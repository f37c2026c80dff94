import { GraphQLError } from 'graphql';
import {
  ERRORS,
  type ErrorCode,
  type ErrorExtensions,
  type FieldProblem,
  type Language,
  type Words,
} from '../../schema/errors.js';

/** One input that was refused, before it is known who reads it. */
export interface BadField {
  path: string;
  words: Words;
}

interface ErrorDetails {
  /** Replaces the code's general meaning. Never holds data that the viewer may not see. */
  words?: Words;
  badFields?: readonly BadField[];
  currentVersion?: number | string;
  /** With `CURSOR_EXPIRED`: the query to use instead. */
  query?: string;
}

/**
 * An error that a client is meant to see: a code of `schema/errors.ts` with its stable extensions. Its own message is
 * English; where the viewer is known, `sayIn` gives it in the viewer's language.
 */
export class CodedError extends GraphQLError {
  readonly code: ErrorCode;
  private readonly words: Words;
  private readonly badFields: readonly BadField[] | undefined;

  constructor(code: ErrorCode, { words = ERRORS[code].meaning, badFields, currentVersion, query }: ErrorDetails = {}) {
    const extensions: ErrorExtensions = { code, retryable: ERRORS[code].retryable };
    if (badFields) extensions.fields = sayFields(badFields, 'en');
    if (currentVersion !== undefined) extensions.currentVersion = currentVersion;
    if (query !== undefined) extensions.query = query;
    super(words.en, { extensions: { ...extensions } });
    this.name = 'CodedError';
    this.code = code;
    this.words = words;
    this.badFields = badFields;
  }

  /** The message and, where inputs are named, the fields' messages in `language`. */
  sayIn(language: Language): { message: string; fields?: FieldProblem[] } {
    const message = this.words[language];
    return this.badFields ? { message, fields: sayFields(this.badFields, language) } : { message };
  }
}

function sayFields(badFields: readonly BadField[], language: Language): FieldProblem[] {
  return badFields.map(({ path, words }) => ({ path, message: words[language] }));
}

/** `BAD_USER_INPUT` that names one argument by its path (`input.toAgencyId`). */
export function badInput(path: string, words: Words): CodedError {
  return badInputs([{ path, words }]);
}

/** `BAD_USER_INPUT` that names every argument that is refused. */
export function badInputs(badFields: readonly BadField[]): CodedError {
  return new CodedError('BAD_USER_INPUT', { badFields });
}

/** `CONFLICT` for a row whose version is no longer the expected one. */
export function versionConflict(currentVersion: number): CodedError {
  return new CodedError('CONFLICT', { currentVersion });
}
