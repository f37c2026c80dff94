import { join } from 'node:path';
import { hiveTargets, SIMPUL, simpulCommand, type Target } from '../kit/target.js';
import type { OpenClient } from './clients/client.js';
import { eventStreamClient } from './clients/event-stream-client.js';
import { openSocketClient } from './clients/socket-client.js';
import type { Scenario } from './scenarios.js';

/** A server that many clients subscribe to. */
export interface FanoutTarget extends Target {
  /** Where it answers with server-sent events. */
  eventStreamPath: string;
}

export const CONTROL = 'control';

const ONE_PATH = '/graphql';
const [hiveRust, hive] = hiveTargets();

export const TARGETS: readonly FanoutTarget[] = [
  { name: SIMPUL, title: 'Simpul', command: simpulCommand(), eventStreamPath: '/graphql/stream' },
  { ...hiveRust, eventStreamPath: ONE_PATH },
  { ...hive, eventStreamPath: ONE_PATH },
  {
    name: CONTROL,
    title: 'control (bare `ws` and node:http)',
    eventStreamPath: ONE_PATH,
    command: ({ root, subgraphUrls }, port) => ({
      script: join(root, 'test', 'load', 'fanout', 'dist', 'fanout', 'serve-control.js'),
      env: { PORT: String(port), EVENTS_URL: String(subgraphUrls.events) },
    }),
  },
];

/** The clients of a scenario for this target. */
export function clientOf({ eventStreamPath }: FanoutTarget, { protocol }: Scenario): OpenClient {
  return protocol === 'sse' ? eventStreamClient(eventStreamPath) : openSocketClient;
}
