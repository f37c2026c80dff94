import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type HubUnderTest, startEmbeddedHub } from '../kit/hub-under-test.js';
import { agenciesSuite } from './agencies.suite.js';
import { complaintsSuite } from './complaints.suite.js';
import { draftsSuite } from './drafts.suite.js';
import { identitySuite } from './identity.suite.js';
import { lateSuite } from './late.suite.js';
import { liveSuite, openStreams } from './live.suite.js';
import { mutationsSuite } from './mutations.suite.js';
import { namedCasesSuite } from './named-cases.suite.js';
import { readinessSuite } from './readiness.suite.js';
import { trainingsSuite } from './trainings.suite.js';
import { endOfStream, makeWorld, type World } from './world.js';

let hub: HubUnderTest | undefined;
let world: World;
let streams: Awaited<ReturnType<typeof openStreams>>;
const folder = mkdtempSync(join(tmpdir(), 'simpul-matrix-'));

beforeAll(async () => {
  hub = await startEmbeddedHub(folder);
  const start = await endOfStream(hub);
  streams = await openStreams(hub, start);
  world = await makeWorld(hub, start);
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
describe('drafts', () => draftsSuite(() => world));
describe('agencies', () => agenciesSuite(() => world));
describe('trainings', () => trainingsSuite(() => world));
describe('readiness', () => readinessSuite(() => world));
describe('mutations', () => mutationsSuite(() => world));
describe('named cases', () => namedCasesSuite(() => world));
describe('identities', () => identitySuite(() => world, folder));
