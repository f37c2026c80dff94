import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watch } from '../../../demo/hub-client.js';
import { type MovementSeen, WATCH } from '../../../demo/operations.js';
import { PERSONAS } from '../../../embedded/personas.js';
import { HubProcess } from '../kit/child-process.js';
import { type HubUnderTest, startEmbeddedHub } from '../kit/hub-under-test.js';
import { request, requestData } from '../kit/send-request.js';

const COUNTS = /* GraphQL */ `{
  provinces: agencies(filter: { kinds: [PROVINCIAL_GOVERNMENT] }) { totalCount }
  complaints(first: 1) { totalCount }
}`;

describe('npm start', () => {
  let folder: string;
  let hub: HubUnderTest;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'simpul-start-'));
    hub = await startEmbeddedHub(folder);
  }, 120_000);

  afterAll(async () => {
    await hub.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const hubProcess = () => hub.processes.get('hub') as HubProcess;

  it('prints one token for each role, and each is accepted', async () => {
    await hubProcess().waitForLine(/(npm run demo)/);
    const tokens = hubProcess()
      .output.split('\n')
      .filter((line) => /^ {2}eyJ/.test(line))
      .map((line) => line.trim());
    expect(tokens).toHaveLength(PERSONAS.length);
    for (const token of tokens) {
      expect(await request(hub, '{ agency(code: "32.16") { name } }', {}, token)).toEqual({
        data: { agency: { name: 'Pemerintah Kabupaten Bekasi' } },
      });
    }
  });

  it('keeps its keys where only the owner reads them', () => {
    expect(statSync(join(folder, 'keys.json')).mode & 0o077).toBe(0);
  });

  it('refuses a second hub on the same data', async () => {
    const second = HubProcess.start('hub.js', { PORT: '0', SIMPUL_DATA: folder });
    expect(await second.ended()).toBe(1);
    expect(second.output).toContain('set SIMPUL_DATA to a folder of its own');
  });

  it('refuses a port that is taken before it does anything else', async () => {
    const port = new URL(hub.url).port;
    const second = HubProcess.start('hub.js', { PORT: port, SIMPUL_DATA: join(folder, 'second') });
    expect(await second.ended()).toBe(1);
    expect(second.output).toContain(`Port ${port} is taken`);
    expect(second.output).not.toContain('writing');
  });

  it.each([
    ['PORT', 'many', 'PORT=4000'],
    ['SIMPUL_SAMPLE', 'yes', 'SIMPUL_SAMPLE=off'],
  ])('refuses a bad %s by its name, with an example', async (variable, value, example) => {
    const broken = HubProcess.start('hub.js', { SIMPUL_DATA: folder, [variable]: value });
    expect(await broken.ended()).toBe(2);
    expect(broken.output).toContain(example);
  });

  it('on Ctrl-C lets subscribers go cleanly, ends, and starts again with the same data', async () => {
    const token = await hub.tokenOf('national-desk');
    const counted = await requestData(hub, COUNTS, {}, token);
    const subscriber = watch<MovementSeen>(hub, { query: WATCH, variables: {}, token, protocol: 'graphql-ws' });
    await requestData(hub, COUNTS, {}, token);
    hubProcess().signal('SIGINT');
    expect(await hubProcess().ended()).toBe(0);
    await subscriber.stop();
    const keys = readFileSync(join(folder, 'keys.json'), 'utf8');
    hub = await startEmbeddedHub(folder);
    expect(readFileSync(join(folder, 'keys.json'), 'utf8')).toBe(keys);
    expect(await requestData(hub, COUNTS, {}, token)).toEqual(counted);
  }, 60_000);
});
