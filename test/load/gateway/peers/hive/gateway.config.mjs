/**
 * Hive Gateway as it comes, with subscriptions to subgraphs by graphql-ws. PLANNER=rust takes its Rust planner;
 * DEDUPLICATE=off sends identical fetches in flight each by itself.
 */
import { defineConfig } from '@graphql-hive/gateway';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';

export const gatewayConfig = defineConfig({
  transportEntries: {
    '*.http': {
      options: {
        subscriptions: { kind: 'ws', location: '/graphql' },
        ...(process.env.DEDUPLICATE === 'off' && { deduplicateInflightRequests: false }),
      },
    },
  },
  ...(process.env.PLANNER === 'rust' && { unifiedGraphHandler }),
});
