import { resolve } from 'node:path';
import { z } from 'zod';
import { retentionVariables } from '../subgraphs/kit/configuration.js';
import type { FeedRetention } from '../subgraphs/kit/retention.js';

/** What the embedded hub reads from its environment; the README's table lists the variables. */
export interface HubConfiguration {
  port: number;
  dataFolder: string;
  sample: boolean;
  villages: boolean;
  keep: FeedRetention;
}

const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  SIMPUL_DATA: z.string().min(1).default('data'),
  SIMPUL_SAMPLE: z.enum(['on', 'off']).default('on'),
  SIMPUL_VILLAGES: z.enum(['on', 'off']).default('off'),
  ...retentionVariables,
});

const EXAMPLES: Readonly<Record<string, string>> = {
  PORT: '4000',
  SIMPUL_DATA: './data',
  SIMPUL_SAMPLE: 'off',
  SIMPUL_VILLAGES: 'on',
  SIMPUL_FEED_KEEP_DAYS: '90',
  SIMPUL_FEED_KEEP_EVENTS: '1000000',
};

/** Reads and checks `environment`. Throws an error that names the variable and shows a value that would do. */
export function loadHubConfiguration(environment: Readonly<Record<string, string | undefined>>): HubConfiguration {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const variable = String(issue?.path[0]);
    throw new Error(`${variable} is not valid (${issue?.message}), for example ${variable}=${EXAMPLES[variable]}`);
  }
  const { PORT, SIMPUL_DATA, SIMPUL_SAMPLE, SIMPUL_VILLAGES, SIMPUL_FEED_KEEP_DAYS, SIMPUL_FEED_KEEP_EVENTS } =
    parsed.data;
  return {
    port: PORT,
    dataFolder: resolve(SIMPUL_DATA),
    sample: SIMPUL_SAMPLE === 'on',
    villages: SIMPUL_VILLAGES === 'on',
    keep: { days: SIMPUL_FEED_KEEP_DAYS, events: SIMPUL_FEED_KEEP_EVENTS },
  };
}
