import { Language } from '../kit/language.enum.js';

/** The argument of every label. */
export const LABEL_LANGUAGE = { defaultValue: Language.ID, description: 'Language of the label (bahasa).' };

export const READERS_ONLY = '@requiresScopes(scopes: [["complaint:read"]])';
/** Who reads complaints and sees officers too; a portal does not. */
export const OFFICERS_READERS_ONLY = '@requiresScopes(scopes: [["complaint:read", "directory:officers"]])';
export const HANDLERS_ONLY = '@requiresScopes(scopes: [["complaint:handle"]])';
export const SIGNERS_ONLY = '@requiresScopes(scopes: [["complaint:sign"]])';
export const INTAKE_ONLY = '@requiresScopes(scopes: [["complaint:intake"]])';
export const NOTIFIERS_ONLY = '@requiresScopes(scopes: [["complaint:notify"]])';
export const GUIDES_ONLY = '@requiresScopes(scopes: [["complaint:guide"]])';
export const REVEALERS_ONLY = '@requiresScopes(scopes: [["complaint:reveal"]])';
export const ADMINISTRATORS_ONLY = '@requiresScopes(scopes: [["complaint:administer"]])';
