import { type GatewayProcess, startGatewayProcess } from './gateway-process.js';
import { Load } from './load.js';
import { type SubgraphPair, startSubgraphPair, WHOLE, WITHOUT_DIRECTORY } from './subgraph-pair.js';

let subgraphs: SubgraphPair;
let gateway: GatewayProcess;

beforeAll(async () => {
  subgraphs = await startSubgraphPair();
  gateway = await startGatewayProcess(subgraphs.supergraphSdl, { SIMPUL_SUBGRAPH_TIMEOUT_MS: '1000' });
});
afterAll(async () => {
  await gateway.stop();
  await subgraphs.kill();
});

it('costs its own fields, after the time that a subgraph may take, and none when it goes on', async () => {
  const load = new Load(gateway.url, WHOLE);
  await load.round();
  load.expect(WHOLE, WITHOUT_DIRECTORY);
  subgraphs.directory.freeze(true);
  load.expect(WITHOUT_DIRECTORY);
  await load.round();
  load.expect(WITHOUT_DIRECTORY, WHOLE);
  subgraphs.directory.freeze(false);
  load.expect(WHOLE);
  await load.round();
  await load.stop();
});
