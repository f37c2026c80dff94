import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { complaintSubgraph } from '../../subgraphs/complaint/subgraph.js';
import type { DatabaseLocation } from '../../subgraphs/kit/database.js';
import { IdentityVault } from '../../subgraphs/kit/identity-vault.js';
import { redisRelay } from '../../subgraphs/kit/relay.js';
import { Subgraph, type SubgraphDefinition } from '../../subgraphs/kit/subgraph.js';
import { trainingSubgraph } from '../../subgraphs/training/subgraph.js';
import { directoryDouble } from './directory-double.js';

/** What a subgraph in a process of its own is started with. */
export interface DutyProcessOptions {
  subgraph: 'complaint' | 'training';
  location: DatabaseLocation;
  redisUrl: string;
  /** What it takes for the time, as an ISO instant. */
  now: string;
  dutyIntervalMs: number;
}

const failHard = (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
};

function define(name: DutyProcessOptions['subgraph']): SubgraphDefinition<unknown> {
  const directory = directoryDouble().source;
  const vault = new IdentityVault(new Map([['test', randomBytes(32)]]));
  const definition =
    name === 'complaint'
      ? complaintSubgraph({ directory, vault, sample: false })
      : trainingSubgraph({ directory, sample: false });
  return definition as SubgraphDefinition<unknown>;
}

/** Performs the duties of the subgraph until it is killed; says when it has begun. */
async function main(): Promise<void> {
  const options = JSON.parse(process.argv[2] as string) as DutyProcessOptions;
  const { location, redisUrl, now, dutyIntervalMs } = options;
  const subgraph = await Subgraph.open(define(options.subgraph), {
    location,
    assertionKey: new Uint8Array(32).fill(7),
    relay: redisRelay(redisUrl, failHard),
    pollIntervalMs: 200,
    dutyIntervalMs,
    logger: pino({ level: 'error' }),
    now: () => new Date(now),
  });
  await subgraph.seed();
  process.on('disconnect', () => process.exit(0));
  process.send?.('begun');
}

main().catch((error: unknown) => {
  failHard(error);
  process.exit(1);
});
