import { GraphQLError } from 'graphql';
import { ERRORS, type ErrorCode, type ErrorExtensions, type FieldProblem, type Language } from '../../schema/errors.js';

interface ErrorDetails {
  /** Replaces the code's general meaning. Never holds data that the viewer may not see. */
  message?: string;
  fields?: FieldProblem[];
  currentVersion?: number;
}

/** An error that a client is meant to see: a code of `schema/errors.ts` with its stable extensions. */
export class CodedError extends GraphQLError {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, details: ErrorDetails = {}, language: Language = 'en') {
    const extensions: ErrorExtensions = { code, retryable: ERRORS[code].retryable };
    if (details.fields) extensions.fields = details.fields;
    if (details.currentVersion !== undefined) extensions.currentVersion = details.currentVersion;
    super(details.message ?? ERRORS[code].meaning[language], { extensions: { ...extensions } });
    this.name = 'CodedError';
    this.code = code;
  }
}

/** `BAD_USER_INPUT` that names one argument by its path (`input.toAgencyId`). */
export function badInput(path: string, message: string): CodedError {
  return new CodedError('BAD_USER_INPUT', { fields: [{ path, message }] });
}

/** `CONFLICT` for a row whose version is no longer the expected one. */
export function versionConflict(currentVersion: number): CodedError {
  return new CodedError('CONFLICT', { currentVersion });
}
