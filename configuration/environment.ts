import { didYouMean } from 'graphql/jsutils/didYouMean.js';
import { suggestionList } from 'graphql/jsutils/suggestionList.js';
import type { Kind, Variable } from './variable.js';
import { SUBGRAPH_URL, VARIABLES } from './variables.js';

/** Variables of a process by their names. */
export type Environment = Readonly<Record<string, string | undefined>>;

type Name = keyof typeof VARIABLES;
type ValueOf<One extends Name> =
  (typeof VARIABLES)[One] extends Variable<infer Value, infer Default>
    ? Default extends undefined
      ? Value | undefined
      : Value
    : never;

/** Bad configuration: names the variable, and shows a value that would do where there is one. Stops the start. */
export class ConfigurationError extends Error {
  constructor(variable: string, expectation: string, example?: string) {
    super(`${variable} must be ${expectation}${example === undefined ? '' : `, for example ${variable}=${example}`}`);
    this.name = 'ConfigurationError';
  }
}

/** The environment as the table of variables reads it. */
export interface Settings {
  /** The variable's value, or what holds where it is not set or empty. Throws `ConfigurationError`. */
  read<One extends Name>(name: One): ValueOf<One>;
  /** The same for a variable that this process cannot do without. */
  need<One extends Name>(name: One): NonNullable<ValueOf<One>>;
  /** The address of each subgraph that has a variable of its own, by the name in it: `AGENCY_DIRECTORY`. */
  subgraphUrls(): ReadonlyMap<string, string>;
}

/** Throws `ConfigurationError` when a variable of the hub is misspelt: it would silently not hold. */
export function settingsOf(environment: Environment): Settings {
  for (const name of Object.keys(environment)) assertKnown(name);

  const read = <One extends Name>(name: One): ValueOf<One> => {
    const { kind, byDefault } = VARIABLES[name] as Variable<unknown>;
    return (readText(name, environment[name], kind) ?? byDefault) as ValueOf<One>;
  };

  return {
    read,
    need(name) {
      const value = read(name);
      if (value !== undefined) return value as NonNullable<typeof value>;
      const { expectation, example } = VARIABLES[name].kind;
      throw new ConfigurationError(name, `set, and ${expectation}`, example);
    },
    subgraphUrls() {
      const urls = new Map<string, string>();
      for (const [variable, text] of Object.entries(environment)) {
        const [, name] = SUBGRAPH_URL.pattern.exec(variable) ?? [];
        const url = name && readText(variable, text, SUBGRAPH_URL.kind);
        if (url) urls.set(name, url);
      }
      return urls;
    },
  };
}

function readText<Value>(name: string, text: string | undefined, kind: Kind<Value>): Value | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const parsed = kind.schema.safeParse(text.trim());
  // Without the value itself: it may be a secret, and errors end up in logs.
  if (!parsed.success) throw new ConfigurationError(name, kind.expectation, kind.example);
  return parsed.data;
}

function assertKnown(name: string): void {
  if (!name.startsWith('SIMPUL_') || name in VARIABLES || SUBGRAPH_URL.pattern.test(name)) return;
  const suggestions = suggestionList(name, Object.keys(VARIABLES)).slice(0, 1);
  throw new ConfigurationError(name, `left out: Simpul has no such variable.${didYouMean(suggestions)}`);
}
