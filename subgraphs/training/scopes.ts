/** Directives of fields for those who read trainings, letters and readiness. */
export const READ_SCOPES = '@requiresScopes(scopes: [["training:read"]])';

/** Of mutations of a training by who organises it. */
export const ORGANISE_SCOPES = '@requiresScopes(scopes: [["training:write"]])';

/** Of mutations for one's own agency: its training coordinator, or its admin, who writes in the directory. */
export const OWN_AGENCY_SCOPES = '@requiresScopes(scopes: [["training:write"], ["training:read", "directory:write"]])';

/** Of mutations by which the centre reviews letters of appointment. */
export const REVIEW_SCOPES = '@requiresScopes(scopes: [["training:review"]])';

/** Of mutations by which supervisors guide. */
export const GUIDE_SCOPES = '@requiresScopes(scopes: [["training:guide"]])';
