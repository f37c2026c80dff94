import 'reflect-metadata';
import { startSubgraphProcess } from '../kit/start.js';
import { ppidInformationSubgraph } from './subgraph.js';

const DEFAULT_PORT = 4003;

startSubgraphProcess(DEFAULT_PORT, ({ configuration, directory }) =>
  ppidInformationSubgraph({ directory, sample: configuration.sample }),
);
