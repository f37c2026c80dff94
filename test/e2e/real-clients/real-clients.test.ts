import { describeEachShape } from '../kit/hub-under-test.js';
import { apolloClientSuite } from './apollo-client.suite.js';
import { stopFollowing } from './follow.js';
import { listAndStreamSuite } from './list-and-stream.suite.js';
import { restartSuite } from './restart.suite.js';
import { sameEventsSuite } from './same-events.suite.js';
import { slowReaderSuite } from './slow-reader.suite.js';

describeEachShape((hub) => {
  afterEach(stopFollowing);

  describe('clients of every protocol', () => sameEventsSuite(hub));
  describe('Apollo Client', () => apolloClientSuite(hub));
  describe('a list and its stream', () => listAndStreamSuite(hub));
  describe('clients that read slowly', () => slowReaderSuite(hub));
  describe('clients of a process that ends', () => restartSuite(hub));
});
