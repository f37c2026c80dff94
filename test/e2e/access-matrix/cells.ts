import type { GraphqlAnswer } from '../../../demo/hub-client.js';
import { type Decision, SCOPES_FOR } from './decision.js';
import { hasScopes } from './rules.js';
import type { Viewer } from './viewers.js';
import { REPORTER } from './world.js';

/** The code with which the gateway refuses a field of this decision; undefined where it lets the viewer through. */
export function refusalOf({ role }: Viewer, decision: Decision): string | undefined {
  if (hasScopes(role, SCOPES_FOR[decision])) return undefined;
  return role === null ? 'UNAUTHENTICATED' : 'FORBIDDEN';
}

/** The code of the first error at or below `path`. */
export function codeAt({ errors }: GraphqlAnswer<unknown>, path: readonly (string | number)[]): string | undefined {
  const error = errors?.find((candidate) => path.every((step, index) => candidate.path?.[index] === step));
  return error?.extensions?.code;
}

/** What stands at `path`; undefined where there is nothing on the way. */
export function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (holder, step) => (typeof holder === 'object' && holder !== null ? Reflect.get(holder, step) : undefined),
    value,
  );
}

/** Whether a value, or any entry of a list, is there. */
export function isShown(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined;
}

/** Fails where an answer holds anything of who reports. */
export function expectNobodyNamed(answer: unknown): void {
  const text = JSON.stringify(answer);
  expect(Object.values(REPORTER).filter((mark) => text.includes(mark))).toEqual([]);
}
