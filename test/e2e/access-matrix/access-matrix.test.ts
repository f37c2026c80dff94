import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type HubUnderTest, startEmbeddedHub } from '../kit/hub-under-test.js';
import { administrationSuite } from './administration.suite.js';
import { agenciesSuite } from './agencies.suite.js';
import { complaintsSuite } from './complaints.suite.js';
import { draftsSuite } from './drafts.suite.js';
import { identitySuite } from './identity.suite.js';
import { lateSuite } from './late.suite.js';
import { liveSuite, openStreams } from './live.suite.js';
import { mergingSuite } from './merging.suite.js';
import { mutationsSuite } from './mutations.suite.js';
import { namedCasesSuite } from './named-cases.suite.js';
import { notificationsSuite } from './notifications.suite.js';
import { makePair, type Pair } from './pair.js';
import { readinessSuite } from './readiness.suite.js';
import { refusedStreamsSuite } from './refused-streams.suite.js';
import { remarksSuite } from './remarks.suite.js';
import { statisticsSuite } from './statistics.suite.js';
import { trainingsSuite } from './trainings.suite.js';
import { triedSuite } from './tried.suite.js';
import { endOfStream, makeWorld, type World } from './world.js';

let hub: HubUnderTest | undefined;
let world: World;
let pair: Pair;
let streams: Awaited<ReturnType<typeof openStreams>>;
const folder = mkdtempSync(join(tmpdir(), 'simpul-matrix-'));

beforeAll(async () => {
  hub = await startEmbeddedHub(folder);
  const start = await endOfStream(hub);
  streams = await openStreams(hub, start);
  world = await makeWorld(hub, start);
  pair = await makePair(hub);
}, 120_000);

afterAll(async () => {
  await Promise.all([...(streams?.values() ?? [])].map((stream) => stream.stop()));
  await hub?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

describe('live events', () =>
  liveSuite(
    () => world,
    () => streams,
  ));
describe('complaints', () => complaintsSuite(() => world));
describe('late complaints', () => lateSuite(() => world));
describe('merged complaints', () =>
  mergingSuite(
    () => world,
    () => pair,
  ));
describe('remarks', () => remarksSuite(() => world));
describe('statistics', () => statisticsSuite(() => world));
describe('notifications', () =>
  notificationsSuite(
    () => world,
    () => pair,
  ));
describe('drafts', () => draftsSuite(() => world));
describe('administration', () => administrationSuite(() => world));
describe('streams', () => refusedStreamsSuite(() => world));
describe('agencies', () => agenciesSuite(() => world));
describe('trainings', () => trainingsSuite(() => world));
describe('readiness', () => readinessSuite(() => world));
describe('mutations', () => mutationsSuite(() => world));
describe('named cases', () => namedCasesSuite(() => world));
describe('identities', () => identitySuite(() => world, folder));
describe('the matrix', () => triedSuite());
