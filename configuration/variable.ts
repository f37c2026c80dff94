import { z } from 'zod';

/** How the text of a variable is read, and what to tell whoever wrote another. */
export interface Kind<Value> {
  readonly schema: z.ZodType<Value>;
  /** Completes "NAME must be …". */
  readonly expectation: string;
  readonly example: string;
}

/** A variable of the environment, as the README's table has it. */
export interface Variable<Value, Default extends Value | undefined = undefined> {
  readonly kind: Kind<Value>;
  /** Which processes read it. */
  readonly readBy: string;
  readonly meaning: string;
  /** What holds where it is not set. */
  readonly byDefault: Default;
  /** The same in the README. */
  readonly shownDefault: string;
}

interface Shown {
  readonly readBy: string;
  readonly meaning: string;
}

/** A variable that always has a value. */
export function withDefault<Value extends string | number | boolean>(
  kind: Kind<Value>,
  byDefault: NoInfer<Value>,
  shown: Shown,
): Variable<Value, Value> {
  const text = typeof byDefault === 'boolean' ? onOrOff(byDefault) : String(byDefault);
  return { kind, byDefault, shownDefault: typeof byDefault === 'number' ? text : `\`${text}\``, ...shown };
}

/** A variable that may be left out; `shownDefault` says what then holds. */
export function optional<Value>(kind: Kind<Value>, shownDefault: string, shown: Shown): Variable<Value> {
  return { kind, byDefault: undefined, shownDefault, ...shown };
}

function onOrOff(isOn: boolean): string {
  return isOn ? 'on' : 'off';
}

export const onOff = (example: 'on' | 'off'): Kind<boolean> => ({
  schema: z.enum(['on', 'off']).transform((value) => value === 'on'),
  expectation: 'on or off',
  example,
});

export const wholeNumber = (from: number, to: number, example: number): Kind<number> => ({
  schema: z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(from).max(to)),
  expectation: `a whole number from ${from} to ${to}`,
  example: String(example),
});

export const oneOf = <const Word extends string>(words: readonly Word[], example: Word): Kind<Word> => ({
  schema: z.enum(words) as unknown as z.ZodType<Word>,
  expectation: words.join(', ').replace(/, ([^,]*)$/, ' or $1'),
  example,
});

export const text = (expectation: string, example: string): Kind<string> => ({
  schema: z.string().min(1),
  expectation,
  example,
});

export const url = (protocols: RegExp, expectation: string, example: string): Kind<string> => ({
  schema: z.url({ protocol: protocols }),
  expectation,
  example,
});

/** Values with commas between them. */
const listOf = (item: z.ZodType<string, string>): z.ZodType<string[]> =>
  z
    .string()
    .transform((list) => list.split(',').map((one) => one.trim()))
    .pipe(z.array(item));

export const words = (expectation: string, example: string): Kind<string[]> => ({
  schema: listOf(z.string().min(1)),
  expectation,
  example,
});

const SHORTEST_KEY_BYTES = 32;

export const key: Kind<Uint8Array> = {
  schema: z
    .string()
    .transform((base64) => new Uint8Array(Buffer.from(base64, 'base64')))
    .refine((bytes) => bytes.byteLength >= SHORTEST_KEY_BYTES),
  expectation: `at least ${SHORTEST_KEY_BYTES} bytes in base64`,
  example: '$(openssl rand -base64 32)',
};

const origin = z.url({ protocol: /^https?$/ }).refine((given) => new URL(given).origin === given);

export const origins: Kind<string[]> = {
  schema: listOf(z.union([z.literal('*'), origin])),
  expectation: 'a list of origins, or *',
  example: 'https://lapor.example.go.id,https://portal.example.go.id',
};
