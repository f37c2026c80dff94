import 'reflect-metadata';
import { startSubgraphProcess } from '../kit/start.js';
import { trainingSubgraph } from './subgraph.js';

const DEFAULT_PORT = 4004;

startSubgraphProcess(DEFAULT_PORT, ({ configuration, directory }) =>
  trainingSubgraph({ directory, sample: configuration.sample }),
);
