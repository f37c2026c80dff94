/** An object of a subgraph's answer. */
export type JsonObject = Record<string, unknown>;

/** Where something stands in an answer: response names and list indexes. */
export type ResponsePath = readonly (string | number)[];

/** Whether an answer's value is an object (and neither null nor a list). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Makes empty objects that inherit nothing, so that any name can be set. Quicker to fill than `Object.create(null)`. */
export const BareObject = (() => {
  function Bare(): void {}
  Bare.prototype = Object.create(null);
  return Bare as unknown as new () => JsonObject;
})();
