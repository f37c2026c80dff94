import 'reflect-metadata';
import { startSubgraphProcess } from '../kit/start.js';
import { agencyDirectorySubgraph } from './subgraph.js';

const DEFAULT_PORT = 4001;

startSubgraphProcess(DEFAULT_PORT, ({ configuration: { sample, villages } }) =>
  agencyDirectorySubgraph({ sample, villages }),
);
