import 'reflect-metadata';
import { IdentityVault, parseVaultKeys } from '../kit/identity-vault.js';
import { startSubgraphProcess } from '../kit/start.js';
import { complaintSubgraph } from './subgraph.js';

const DEFAULT_PORT = 4002;

startSubgraphProcess(DEFAULT_PORT, ({ configuration, directory }) => {
  const vault = new IdentityVault(parseVaultKeys(configuration.identityKeys));
  return complaintSubgraph({ directory, vault, sample: configuration.sample });
});
