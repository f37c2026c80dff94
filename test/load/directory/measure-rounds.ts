import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import LibsqlDatabase from 'libsql';
import { postOperation } from '../kit/post-operation.js';
import { shuffled } from '../kit/statistics.js';
import type { BenchCase, Row, Select } from './cases.js';
import type { Provinces } from './full-size.js';

/** One round of one case: the time of one answer, in milliseconds, the median of its repetitions. */
export interface Measurement {
  title: string;
  round: number;
  hubMs: number;
  controlMs: number;
}

export interface Rounds {
  rounds: number;
  /** How often one case is asked in one round, one after the other. */
  repetitions: number;
  seed: number;
}

/** How much one run measures. */
export interface Settings extends Rounds {
  /** How often a projection is filled. */
  fillings: number;
  /** How many pages deep in a list it looks. */
  deepPages: number;
  /** Whose villages are agencies too. */
  provinces: Provinces;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

async function timed<Answer>(ask: () => Answer | Promise<Answer>): Promise<{ answer: Answer; ms: number }> {
  const before = performance.now();
  const answer = await ask();
  return { answer, ms: performance.now() - before };
}

/** Whom a round asks: a hub, and the databases in its folder. */
export interface AskedHub {
  port: number;
  folder: string;
  /** Of whoever asks; nobody known where it is left out. */
  token?: string;
}

/** Asks the hub and its databases in turns; throws as soon as their answers differ or are empty. */
export async function measureRounds(
  { port, folder, token }: AskedHub,
  cases: readonly BenchCase[],
  { rounds, repetitions, seed }: Rounds,
): Promise<Measurement[]> {
  const database = new LibsqlDatabase(join(folder, 'agency-directory.sqlite'), { readonly: true });
  database.exec(`ATTACH '${join(folder, 'training.sqlite')}' AS training`);
  const select: Select = (sql) => database.prepare(sql).all() as Row[];
  const ask = (query: string) => postOperation(port, { query }, token ? { authorization: `Bearer ${token}` } : {});
  const measurements: Measurement[] = [];
  try {
    // The first round warms both up.
    for (let round = 0; round <= rounds; round += 1) {
      for (const one of shuffled(cases, seed + round)) {
        const measurement = await measureCase(ask, select, one, repetitions);
        if (round > 0) measurements.push({ round, ...measurement });
      }
    }
  } finally {
    database.close();
  }
  return measurements;
}

async function measureCase(
  ask: (query: string) => ReturnType<typeof postOperation>,
  select: Select,
  one: BenchCase,
  repetitions: number,
) {
  const hub: number[] = [];
  const control: number[] = [];
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const asked = await timed(() => ask(one.query));
    const byHand = await timed(() => one.control(select));
    assertSame(one, asked.answer.body, byHand.answer);
    hub.push(asked.ms);
    control.push(byHand.ms);
  }
  return { title: one.title, hubMs: median(hub), controlMs: median(control) };
}

function assertSame(one: BenchCase, body: string, expected: unknown): void {
  const { data, errors } = JSON.parse(body) as { data?: unknown; errors?: unknown };
  const isEmpty = Array.isArray(expected) ? expected.length === 0 : !expected;
  if (errors !== undefined || isEmpty || !isDeepStrictEqual(one.answerOf(data), expected)) {
    throw new Error(`${one.title} is answered wrongly: ${body.slice(0, 500)}`);
  }
}
