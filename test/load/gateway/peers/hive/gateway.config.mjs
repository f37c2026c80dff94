/** Hive Gateway as it comes, but without sharing identical fetches in flight; PLANNER=rust takes its Rust planner. */
import { defineConfig } from '@graphql-hive/gateway';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';

export const gatewayConfig = defineConfig({
  transportEntries: { '*.http': { options: { deduplicateInflightRequests: false } } },
  ...(process.env.PLANNER === 'rust' && { unifiedGraphHandler }),
});
