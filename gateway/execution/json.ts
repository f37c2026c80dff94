/** An object of a subgraph's answer. */
export type JsonObject = Record<string, unknown>;

/** Where something stands in an answer: response names and list indexes. */
export type ResponsePath = readonly (string | number)[];

/** Whether an answer's value is an object (and neither null nor a list). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How many lists and objects within each other a value may have whose shape no schema says: no use comes near. */
const MAX_NESTING = 1000;

/** Whether a value's lists and objects lie so deep in each other that whoever walks it could exhaust the stack. */
export function nestsTooDeep(value: unknown, levels = MAX_NESTING): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  const parts: unknown[] = Array.isArray(value) ? value : Object.values(value);
  return parts.some((part) => nestsTooDeep(part, levels - 1));
}

/** Whether an error says that a value was nested too deeply for whoever walked it. */
export function isStackExhausted(error: unknown): boolean {
  return error instanceof RangeError && error.message === 'Maximum call stack size exceeded';
}

/** Makes empty objects that inherit nothing, so that any name can be set. Quicker to fill than `Object.create(null)`. */
export const BareObject = (() => {
  function Bare(): void {}
  Bare.prototype = Object.create(null);
  return Bare as unknown as new () => JsonObject;
})();
