import { randomUUID } from 'node:crypto';
import type { Variables } from '../../../../demo/hub-client.js';
import type { Viewer } from '../viewers.js';

/** Rows that the attempts aim at. */
export interface Aims {
  complaint: string;
  draft: string;
  template: string;
  guidance: string;
  notification: string;
  post: string;
  handOver: string;
  information: string;
  letter: string;
  readinessGuidance: string;
  training: string;
  session: string;
  participant: string;
}

/**
 * An attempt at a change of the unit's (where nothing else is said) that is bound to fail after the access check, so that
 * nothing changes: `allowed` is the code for those who may.
 */
export interface Attempt {
  input: (aims: Aims) => Variables;
  allowed: 'CONFLICT' | 'BAD_USER_INPUT' | 'TRANSITION_NOT_ALLOWED' | undefined;
  /** `allowed`, or the code with which a viewer whose scopes suffice is refused. */
  may: (viewer: Viewer) => boolean;
  /** Whether a refused viewer may know that the row exists. */
  sees?: (viewer: Viewer) => boolean;
}

/** A version that nothing has. */
export const STALE = 999_999;
export const FUTURE = '2099-01-01';
/** A new idempotency key. */
export const key = () => randomUUID();
