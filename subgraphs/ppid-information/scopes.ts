/** Directive of what only PPID officers and their superiors read. */
export const READ_SCOPES = '@requiresScopes(scopes: [["ppid:read"]])';

/** Directive of mutations. */
export const WRITE_SCOPES = '@requiresScopes(scopes: [["ppid:write"]])';
