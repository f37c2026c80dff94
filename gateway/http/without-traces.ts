/** Under which names libraries put where in the code an error was raised, and the error behind it. */
const TRACES: ReadonlySet<string> = new Set(['stacktrace', 'stack', 'exception', 'originalError']);

/** What lies deeper than that many levels is left out: no reader needs it, and writing it could exhaust the stack. */
const MAX_LEVELS = 20;

/** A copy of an error's extensions without what tells of the code that raised it, at whatever depth. */
export function withoutTraces(extensions: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return copyOf(extensions, MAX_LEVELS);
}

function copyOf(object: object, levels: number): Record<string, unknown> {
  const kept = Object.entries(object).filter(([name, value]) => !TRACES.has(name) && fits(value, levels));
  return Object.fromEntries(kept.map(([name, value]) => [name, copyOfValue(value, levels - 1)]));
}

function copyOfValue(value: unknown, levels: number): unknown {
  if (Array.isArray(value)) {
    return value.filter((element) => fits(element, levels)).map((element) => copyOfValue(element, levels - 1));
  }
  return isRecord(value) ? copyOf(value, levels) : value;
}

/** A Date, for one, is written by its own rule. */
function isRecord(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function fits(value: unknown, levels: number): boolean {
  return levels > 0 || typeof value !== 'object' || value === null;
}
