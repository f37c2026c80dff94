import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { createDevelopmentIssuer, type DevelopmentIssuer } from '../../../gateway/security/development-issuer.js';
import { prepareMariadb } from '../../kit/mariadb-server.js';
import { prepareRedis } from '../../kit/redis-server.js';
import { freePort, type ServerCommand } from '../../kit/throwaway-server.js';
import { type Balancer, balanceConnections } from './balance-connections.js';
import { type ProcessOptions, SupervisedProcess } from './supervised-process.js';
import { eventually, untilAllReady } from './until-ready.js';

const ROOT = join(__dirname, '..', '..', '..');

/** How many processes there are of each part; two of what is asked most. */
const SUBGRAPHS = { 'agency-directory': 2, complaint: 2, 'ppid-information': 1, training: 1 } as const;
const GATEWAYS = 2;

type Subgraph = keyof typeof SUBGRAPHS;

/** A whole hub of processes on loopback, with a MariaDB and a Redis of its own. */
export interface ChaosCluster {
  /** `http://127.0.0.1:PORT/graphql` of each gateway. */
  readonly gateways: readonly string[];
  readonly processes: ReadonlyMap<string, SupervisedProcess>;
  readonly issuer: DevelopmentIssuer;
  readonly assertionKey: Uint8Array;
  /** `mysql://` of each subgraph's database, by the subgraph's name. */
  readonly databases: ReadonlyMap<string, string>;
  /** The file that the gateways follow. */
  readonly supergraph: string;
  /** Where each process writes what it prints, in a file of its name. */
  readonly logFolder: string;
  /** Resolves when every process says that it is ready; rejects when that takes too long. */
  untilReady(): Promise<void>;
  /** Ends everything and removes what it left, the logs too unless they are to be kept. */
  stop(keepLogs: boolean): Promise<void>;
}

/** Starts everything, on empty databases, and waits until it is ready. The built output must be there. */
export async function startChaosCluster(): Promise<ChaosCluster> {
  const logFolder = mkdtempSync(join(tmpdir(), 'simpul-chaos-'));
  const processes = new Map<string, SupervisedProcess>();
  const servers: ServerCommand[] = [];
  const balancers: Balancer[] = [];
  const healthUrls: string[] = [];
  const { PATH = '', HOME = '' } = process.env;
  const assertionKey = randomBytes(32);
  const developmentSecret = randomBytes(32);
  const shared = { PATH, HOME, SIMPUL_ASSERTION_KEY: assertionKey.toString('base64') };

  const killAll = () => Promise.all([...processes.values()].map((one) => one.kill()));
  const removeServers = () => {
    for (const { folder } of servers) rmSync(folder, { recursive: true, force: true });
  };
  const abandon = () => {
    void killAll();
    removeServers();
  };
  process.once('exit', abandon);

  function run(name: string, options: Omit<ProcessOptions, 'name' | 'logFile'>): void {
    const supervised = new SupervisedProcess({ name, logFile: join(logFolder, name), ...options });
    processes.set(name, supervised);
    supervised.start();
  }

  function runServer(name: string, server: ServerCommand): void {
    servers.push(server);
    const { command, args, user } = server;
    run(name, { command, args, user, environment: { PATH, HOME } });
  }

  async function runOurs(name: string, command: string[], environment: Record<string, string>): Promise<number> {
    const port = await freePort();
    const [script = '', ...given] = command;
    const args = ['--max-semi-space-size=64', join(ROOT, 'dist', script), ...given];
    run(name, { command: process.execPath, args, environment: { ...shared, ...environment, PORT: String(port) } });
    healthUrls.push(`http://127.0.0.1:${port}/health/ready`);
    return port;
  }

  const stop = async (keepLogs: boolean) => {
    process.off('exit', abandon);
    await killAll();
    await Promise.all(balancers.map((balancer) => balancer.stop()));
    removeServers();
    if (!keepLogs) rmSync(logFolder, { recursive: true, force: true });
  };

  try {
    const mariadb = await prepareMariadb({ durable: true });
    const redis = await prepareRedis();
    runServer('mariadb', mariadb);
    runServer('redis', redis);
    const databases = await createDatabases(mariadb.url, Object.keys(SUBGRAPHS) as Subgraph[]);

    const origins = new Map<Subgraph, string>();
    const subgraphEnvironment = {
      SIMPUL_IDENTITY_KEYS: `test:${randomBytes(32).toString('base64')}`,
      SIMPUL_REDIS: redis.url,
    };
    for (const [name, count] of Object.entries(SUBGRAPHS) as [Subgraph, number][]) {
      const ports: number[] = [];
      for (let index = 1; index <= count; index++) {
        const port = await runOurs(count === 1 ? name : `${name}-${index}`, ['subgraphs/main.js', name], {
          ...subgraphEnvironment,
          SIMPUL_DATABASE: databases.get(name) as string,
          SIMPUL_DIRECTORY: origins.get('agency-directory') ?? 'http://127.0.0.1:9',
          // Complaints are sent only to agencies with an account.
          ...(name === 'agency-directory' && { SIMPUL_SAMPLE: 'on' }),
        });
        ports.push(port);
      }
      const balancer = await balanceConnections(ports);
      balancers.push(balancer);
      origins.set(name, `http://127.0.0.1:${balancer.port}`);
    }
    const urls = [...origins].map(([name, origin]) => [
      `SIMPUL_SUBGRAPH_${name.toUpperCase().replaceAll('-', '_')}_URL`,
      `${origin}/graphql`,
    ]);
    const supergraph = join(logFolder, 'supergraph.graphql');
    copyFileSync(join(ROOT, 'schema', 'supergraph.graphql'), supergraph);
    const gateways: string[] = [];
    for (let index = 1; index <= GATEWAYS; index++) {
      const port = await runOurs(`gateway-${index}`, ['gateway/main.js'], {
        ...(Object.fromEntries(urls) as Record<string, string>),
        SIMPUL_SUPERGRAPH: supergraph,
        SIMPUL_DEVELOPMENT_SECRET: developmentSecret.toString('base64'),
        SIMPUL_SUBGRAPH_TIMEOUT_MS: '4000',
        SIMPUL_DRAIN_MS: '2000',
      });
      gateways.push(`http://127.0.0.1:${port}/graphql`);
    }
    const untilReady = () => untilAllReady(healthUrls);
    await untilReady();
    return {
      gateways,
      processes,
      issuer: createDevelopmentIssuer(developmentSecret),
      assertionKey,
      databases,
      supergraph,
      logFolder,
      untilReady,
      stop,
    };
  } catch (error) {
    await stop(true);
    throw new Error(`The cluster did not start; see ${logFolder}`, { cause: error });
  }
}

/** One database for each subgraph, when the server answers. */
async function createDatabases(serverUrl: string, names: readonly Subgraph[]): Promise<Map<Subgraph, string>> {
  const connection = await eventually(() => createConnection(serverUrl));
  const urls = new Map<Subgraph, string>();
  for (const name of names) {
    const database = name.replaceAll('-', '_');
    await connection.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
    urls.set(name, `${serverUrl}/${database}`);
  }
  await connection.end();
  return urls;
}
