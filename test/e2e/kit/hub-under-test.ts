import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readKeys } from '../../../embedded/keys.js';
import { PERSONAS, seededAgencyId } from '../../../embedded/personas.js';
import { createDevelopmentIssuer } from '../../../gateway/security/development-issuer.js';
import type { Grant } from '../../../schema/roles.js';
import { type FreshLocation, freshLocation, testDialects, testRedisUrl } from '../../kit/databases.js';
import { HubProcess } from './child-process.js';
import { startIdentityProvider } from './identity-provider.js';

/** Embedded: one process on SQLite. Distributed: five processes on MariaDB and Redis. */
export type Shape = 'embedded' | 'distributed';

/** A whole hub from the built output, reached as clients reach it. */
export interface HubUnderTest {
  /** `http://127.0.0.1:PORT/graphql` */
  url: string;
  issueToken(grants: readonly Grant[], subject: string, lifetimeSeconds?: number): Promise<string>;
  /** A token of one of `embedded/personas.ts`. */
  tokenOf(persona: string): Promise<string>;
  /** The hub's processes by name: `hub`, or `gateway` and each subgraph. */
  processes: ReadonlyMap<string, HubProcess>;
  /** The name of the process that clients are connected to. */
  front: 'hub' | 'gateway';
  /** Starts a process that has ended again, on its port and data, until it is ready. */
  restart(name: string): Promise<void>;
  stop(): Promise<void>;
}

const TOKEN_LIFETIME_SECONDS = 3600;
const LISTENING = /"url":"(http:[^"]+)".*"msg":"listening/;
const READY = /"msg":"(ready)"/;
const ANSWERS = /answers at (http:\S+)/;

function personaTokens(issueToken: HubUnderTest['issueToken']): HubUnderTest['tokenOf'] {
  return async (name) => {
    const persona = PERSONAS.find((candidate) => candidate.name === name);
    if (!persona) throw new Error(`there is no persona ${name}`);
    return issueToken([{ role: persona.role, agency: seededAgencyId(persona.agencyCode) }], `test:${name}`);
  };
}

/** `npm start`'s process on a data folder of its own, or on `dataFolder`, which then stays. */
export async function startEmbeddedHub(dataFolder?: string): Promise<HubUnderTest> {
  const folder = dataFolder ?? mkdtempSync(join(tmpdir(), 'simpul-hub-'));
  const processes = new Map<string, HubProcess>();
  const startOn = (port: string) => {
    const child = HubProcess.start('hub.js', { PORT: port, SIMPUL_DATA: folder });
    processes.set('hub', child);
    return child.waitForLine(ANSWERS);
  };
  const stop = async () => {
    await processes.get('hub')?.stop();
    if (!dataFolder) rmSync(folder, { recursive: true, force: true });
  };
  const url = await startOn('0').catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const issuer = createDevelopmentIssuer(readKeys(folder).developmentSecret);
  const issueToken: HubUnderTest['issueToken'] = (grants, subject, lifetimeSeconds = TOKEN_LIFETIME_SECONDS) =>
    issuer.issueToken(grants, subject, lifetimeSeconds);
  return {
    url,
    issueToken,
    tokenOf: personaTokens(issueToken),
    processes,
    front: 'hub',
    restart: async () => {
      await startOn(new URL(url).port);
    },
    stop,
  };
}

const FOLLOWERS = ['complaint', 'ppid-information', 'training'];

const variableName = (subgraph: string) => `SIMPUL_SUBGRAPH_${subgraph.toUpperCase().replaceAll('-', '_')}_URL`;

/** Four subgraph processes on MariaDB, told of news over Redis where there is one, and a gateway. */
export async function startDistributedHub(): Promise<HubUnderTest> {
  const processes = new Map<string, HubProcess>();
  const locations: FreshLocation[] = [];
  const restarts = new Map<string, () => Promise<void>>();
  const provider = await startIdentityProvider();
  const stop = async () => {
    await Promise.all([...processes.values()].reverse().map((child) => child.stop()));
    await Promise.all(locations.map((location) => location.drop()));
    await provider.stop();
  };
  const secrets = {
    SIMPUL_ASSERTION_KEY: randomBytes(32).toString('base64'),
    SIMPUL_IDENTITY_KEYS: `test:${randomBytes(32).toString('base64')}`,
  };
  const redisUrl = testRedisUrl();

  async function startSubgraph(name: string, extra: Record<string, string>): Promise<string> {
    const fresh = await freshLocation('mariadb');
    locations.push(fresh);
    if (fresh.location.dialect !== 'mariadb') throw new Error('the distributed shape runs on MariaDB');
    const environment = {
      ...secrets,
      SIMPUL_DATABASE: fresh.location.url,
      SIMPUL_SAMPLE: 'on',
      ...(redisUrl && { SIMPUL_REDIS: redisUrl }),
      ...extra,
    };
    const startOn = (port: string) => {
      const child = HubProcess.start('subgraphs/main.js', { ...environment, PORT: port }, [name]);
      processes.set(name, child);
      return child;
    };
    const url = await startOn('0').waitForLine(LISTENING);
    restarts.set(name, async () => {
      await startOn(new URL(url).port).waitForLine(READY);
    });
    return url;
  }

  try {
    const directoryUrl = await startSubgraph('agency-directory', {});
    const urls: Record<string, string> = { [variableName('agency-directory')]: directoryUrl };
    for (const name of FOLLOWERS) {
      urls[variableName(name)] = await startSubgraph(name, { SIMPUL_DIRECTORY: new URL(directoryUrl).origin });
    }
    await Promise.all([...processes.values()].map((child) => child.waitForLine(READY)));
    const startGateway = (port: string) => {
      const child = HubProcess.start('gateway/main.js', { ...secrets, ...provider.environment, ...urls, PORT: port });
      processes.set('gateway', child);
      return child.waitForLine(LISTENING);
    };
    const url = await startGateway('0');
    restarts.set('gateway', async () => {
      await startGateway(new URL(url).port);
    });
    const issueToken: HubUnderTest['issueToken'] = (grants, subject, lifetimeSeconds = TOKEN_LIFETIME_SECONDS) =>
      provider.issueToken(grants, subject, lifetimeSeconds);
    const restart: HubUnderTest['restart'] = async (name) => restarts.get(name)?.();
    return { url, issueToken, tokenOf: personaTokens(issueToken), processes, front: 'gateway', restart, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The suite once per shape, each with a hub of its own; the report shows `distributed` as skipped without MariaDB. */
export function describeEachShape(suite: (hub: () => HubUnderTest, shape: Shape) => void): void {
  const starters = { embedded: startEmbeddedHub, distributed: startDistributedHub };
  for (const shape of ['embedded', 'distributed'] as const) {
    const isAvailable = shape === 'embedded' || testDialects().includes('mariadb');
    (isAvailable ? describe : describe.skip)(`as ${shape} hub`, () => {
      let hub: HubUnderTest | undefined;
      beforeAll(async () => {
        hub = await starters[shape]();
      }, 180_000);
      afterAll(async () => {
        await hub?.stop();
      }, 60_000);
      suite(() => hub as HubUnderTest, shape);
    });
  }
}
