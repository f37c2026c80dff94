import { resolve } from 'node:path';
import { type Environment, settingsOf } from '../configuration/environment.js';
import type { FeedRetention } from '../subgraphs/kit/retention.js';

/** What the embedded hub reads from its environment. */
export interface HubConfiguration {
  port: number;
  dataFolder: string;
  sample: boolean;
  villages: boolean;
  keep: FeedRetention;
}

const DEFAULT_PORT = 4000;

/** Reads and checks `environment`. Throws ConfigurationError for the first variable that is not valid. */
export function loadHubConfiguration(environment: Environment): HubConfiguration {
  const { read } = settingsOf(environment);
  return {
    port: read('PORT') ?? DEFAULT_PORT,
    dataFolder: resolve(read('SIMPUL_DATA')),
    sample: read('SIMPUL_SAMPLE') ?? true,
    villages: read('SIMPUL_VILLAGES'),
    keep: { days: read('SIMPUL_FEED_KEEP_DAYS'), events: read('SIMPUL_FEED_KEEP_EVENTS') },
  };
}
