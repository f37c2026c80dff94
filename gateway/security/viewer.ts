import type { Language } from '../../schema/errors.js';
import type { Grant, Scope } from '../../schema/roles.js';

/** Who asks: the verified token's content and what the request says about itself. */
export interface Viewer {
  /** The token's subject; absent for an anonymous viewer. */
  subject?: string;
  grants: Grant[];
  /** What the grants open (`scopesOf`), sorted. */
  scopes: Scope[];
  /** When the token ends, in seconds since the epoch. */
  expiresAt?: number;
  /** When the token was issued, in seconds since the epoch. */
  issuedAt?: number;
  /** The session at the identity provider that the token belongs to, where it says so. */
  session?: string;
  language: Language;
  /** Why personal data is read, where the client said so (`X-Purpose`). */
  purpose?: string;
}

/** The language of whoever names none that the hub speaks. */
export const DEFAULT_LANGUAGE: Language = 'en';

/** Nobody in particular: no subject, no grants. */
export const ANONYMOUS: Viewer = Object.freeze({ grants: [], scopes: [], language: DEFAULT_LANGUAGE });

/** Whether a verified token stands behind the viewer. */
export function isAuthenticated(viewer: Viewer): boolean {
  return viewer.subject !== undefined;
}
