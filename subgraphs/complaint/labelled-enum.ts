import { registerEnumType } from 'type-graphql';
import type { Language } from '../../schema/errors.js';

type Words = Readonly<Record<Language, string>>;

/** The values of an enum with the words that people read for them, in Indonesian and English. */
export interface LabelledEnum<Name extends string> {
  /** The enum as decorators take it. */
  values: { readonly [Value in Name]: Value };
  names: readonly Name[];
  label(value: Name, language: Language): string;
}

/** Registers an enum of the API whose values have labels; each value is described by its two words. */
export function labelledEnum<const Table extends Readonly<Record<string, Words>>>(
  name: string,
  description: string,
  table: Table,
): LabelledEnum<keyof Table & string> {
  type Name = keyof Table & string;
  const names = Object.keys(table) as Name[];
  const values = Object.fromEntries(names.map((value) => [value, value])) as { [Value in Name]: Value };
  const describe = (value: Name) => ({ description: `${table[value]?.en} (${table[value]?.id}).` });
  const valuesConfig = Object.fromEntries(names.map((value) => [value, describe(value)]));
  registerEnumType(values, {
    name,
    description,
    valuesConfig: valuesConfig as { [Value in Name]: { description: string } },
  });
  return { values, names, label: (value, language) => (table[value] as Words)[language] };
}
