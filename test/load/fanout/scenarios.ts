/** One way in which many clients wait for the same events. */
export interface Scenario {
  name: string;
  protocol: 'graphql-ws' | 'sse';
  clients: number;
}

export const SCENARIOS: readonly Scenario[] = [
  { name: 'ws-1000', protocol: 'graphql-ws', clients: 1_000 },
  { name: 'ws-10000', protocol: 'graphql-ws', clients: 10_000 },
  { name: 'sse-1000', protocol: 'sse', clients: 1_000 },
];

/** The same with few clients: whether the benchmark works. */
export const SMOKE_SCENARIOS: readonly Scenario[] = [
  { name: 'ws-60', protocol: 'graphql-ws', clients: 60 },
  { name: 'sse-20', protocol: 'sse', clients: 20 },
];
