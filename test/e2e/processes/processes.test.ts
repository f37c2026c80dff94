import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { type Assertion, signAssertion } from '../../../schema/assertion.js';
import type { Grant } from '../../../schema/roles.js';
import { eventually } from '../../chaos/cluster/until-ready.js';
import { type FreshLocation, freshLocation, testDialects } from '../../kit/databases.js';
import { SeverableLine } from '../../kit/severable-line.js';
import { HubProcess } from '../kit/child-process.js';

const assertionKey = randomBytes(32);
const secrets = {
  SIMPUL_ASSERTION_KEY: assertionKey.toString('base64'),
  SIMPUL_IDENTITY_KEYS: `test:${randomBytes(32).toString('base64')}`,
};
const LISTENING = /"url":"(http:[^"]+)\/graphql".*"msg":"listening/;
const started: HubProcess[] = [];

function start(script: string, environment: Record<string, string>, args: readonly string[] = []): HubProcess {
  const child = HubProcess.start(script, { ...secrets, ...environment }, args);
  started.push(child);
  return child;
}

afterEach(async () => {
  for (const child of started.splice(0)) await child.stop();
});

const healthOf = async (origin: string) => {
  const response = await fetch(`${origin}/health/ready`);
  return { status: response.status, ...((await response.json()) as { ready: boolean; reasons: string[] }) };
};

const untilReady = (origin: string) =>
  eventually(async () => {
    const health = await healthOf(origin);
    if (!health.ready) throw new Error(health.reasons.join());
  });

async function ask(origin: string) {
  // With a grant, so that the database is asked already for who asks.
  const grants: Grant[] = [{ role: 'AGENCY_ADMIN', agency: 'nobody' }];
  const viewer: Assertion = { kind: 'viewer', subject: 'siti', grants, scopes: [], language: 'en' };
  const assertion = await signAssertion(viewer, assertionKey, 60);
  const body = JSON.stringify({ query: '{ agency(code: "32") { name } }', extensions: { assertion } });
  const response = await fetch(`${origin}/graphql`, { method: 'POST', body });
  return response.json();
}

const WEST_JAVA = { data: { agency: { name: 'Pemerintah Provinsi Jawa Barat' } } };
const refusedWith = (code: string) => expect.objectContaining({ extensions: expect.objectContaining({ code }) });

(testDialects().includes('mariadb') ? describe : describe.skip)('a subgraph as a process on MariaDB', () => {
  let place: FreshLocation;
  let database: string;
  let line: SeverableLine;

  beforeEach(async () => {
    place = await freshLocation('mariadb');
    if (place.location.dialect !== 'mariadb') throw new Error('asked for MariaDB');
    database = place.location.url;
    line = new SeverableLine(new URL(database));
    await line.mend();
  });
  afterEach(async () => {
    await line.cut();
    await place.drop();
  });

  it('starts before its database does, says so, and outlives that it goes', async () => {
    const { url } = line;
    await line.cut();
    const child = start('subgraphs/main.js', { SIMPUL_DATABASE: url, PORT: '0' }, ['agency-directory']);
    const origin = await child.waitForLine(LISTENING);
    expect(await (await fetch(`${origin}/health/live`)).json()).toEqual({ alive: true });
    const isAway = { status: 503, ready: false, reasons: ['the database does not answer'] };
    expect(await healthOf(origin)).toEqual(isAway);
    expect(await ask(origin)).toEqual({ errors: [refusedWith('NOT_READY')] });

    await line.mend();
    await untilReady(origin);
    expect(await ask(origin)).toEqual(WEST_JAVA);

    await line.cut();
    expect(await healthOf(origin)).toEqual(isAway);
    expect(await ask(origin)).toEqual(expect.objectContaining({ errors: [refusedWith('SUBGRAPH_UNAVAILABLE')] }));

    await line.mend();
    await untilReady(origin);
    expect(await ask(origin)).toEqual(WEST_JAVA);
    expect(await child.stop()).toBe(0);
  }, 60_000);

  it('seeds from the begin when its database dies while it seeds', async () => {
    const child = start('subgraphs/main.js', { SIMPUL_DATABASE: line.url, PORT: '0' }, ['agency-directory']);
    const origin = await child.waitForLine(LISTENING);
    await child.waitForLine(/writing \d+ (agencies)/);
    await line.cut();
    await child.waitForLine(/(does not answer; trying again)/);
    expect(await healthOf(origin)).toMatchObject({ status: 503, ready: false });

    await line.mend();
    await untilReady(origin);
    expect(await ask(origin)).toEqual(WEST_JAVA);
  }, 60_000);

  it('ends when it is told to while it waits', async () => {
    const { url } = line;
    await line.cut();
    const child = start('subgraphs/main.js', { SIMPUL_DATABASE: url, PORT: '0' }, ['training']);
    await child.waitForLine(/(does not answer; trying again)/);
    expect(await child.stop()).toBe(0);
  });

  it('ends when it is told to though its database keeps it waiting', async () => {
    const connection = await createConnection(database);
    try {
      // As a migration or seed of another process does.
      const { pathname } = new URL(database);
      const lock = createHash('sha256').update(pathname.slice(1)).digest('hex').slice(0, 40);
      await connection.query('SELECT GET_LOCK(?, 0)', [`simpul:${lock}`]);
      const environment = { SIMPUL_DATABASE: database, SIMPUL_DRAIN_MS: '50', PORT: '0' };
      const child = start('subgraphs/main.js', environment, ['training']);
      await child.waitForLine(LISTENING);
      expect(await child.stop()).toBe(0);
      expect(child.output).toContain('cut off');
    } finally {
      await connection.end();
    }
  });

  it('says that the database does not let its user in, without the password, and ends', async () => {
    const url = Object.assign(new URL(database), { username: 'nobody', password: 'rahasia' });
    const child = start('subgraphs/main.js', { SIMPUL_DATABASE: url.href, PORT: '0' }, ['training']);
    expect(await child.ended()).toBe(2);
    expect(child.output).toMatch(/^SIMPUL_DATABASE must be a database that lets its user in \(Access denied/m);
    expect(child.output).not.toContain('rahasia');
  });

  it('leaves its tables to `npm run migrate` where it is told to, and waits for them', async () => {
    const environment = { SIMPUL_DATABASE: database, SIMPUL_MIGRATE: 'off', PORT: '0' };
    const child = start('subgraphs/main.js', environment, ['agency-directory']);
    const origin = await child.waitForLine(LISTENING);
    await child.waitForLine(/(npm run migrate)/);
    expect(await healthOf(origin)).toMatchObject({ status: 503, reasons: [expect.stringContaining('create_agency')] });
    const migration = start('scripts/migrate.js', { SIMPUL_DATABASE: database }, ['agency-directory']);
    expect(await migration.ended()).toBe(0);
    await untilReady(origin);
    expect(await ask(origin)).toEqual(WEST_JAVA);
  }, 60_000);
});

describe('commands for the databases', () => {
  let folder: string;
  let environment: Record<string, string>;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'simpul-processes-'));
    environment = { SIMPUL_DATABASE: `sqlite:${join(folder, '{subgraph}.sqlite')}` };
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('migrate and seed every subgraph, so that its process has nothing left to do', async () => {
    const migration = start('scripts/migrate.js', environment);
    expect(await migration.ended()).toBe(0);
    const seed = start('scripts/seed.js', environment);
    await seed.waitForLine(/(training: the first rows are there)/);
    expect(await seed.ended()).toBe(0);
    const told = ['agency-directory', 'complaint', 'ppid-information', 'training'];
    expect(migration.output.split('\n')).toEqual(told.map((name) => `${name}: the tables are there.`));
    for (const name of told) expect(seed.output).toContain(`${name}: the first rows are there.`);

    // Its directory is not there: what was seeded is enough to be ready.
    const child = start('subgraphs/main.js', { ...environment, SIMPUL_MIGRATE: 'off', PORT: '0' }, [
      'agency-directory',
    ]);
    const origin = await child.waitForLine(LISTENING);
    await untilReady(origin);
    expect(await ask(origin)).toEqual(WEST_JAVA);
  }, 120_000);

  it('never put the tables of several subgraphs into one database', async () => {
    const migration = start('scripts/migrate.js', { SIMPUL_DATABASE: `sqlite:${join(folder, 'all.sqlite')}` });
    expect(await migration.ended()).toBe(2);
    expect(migration.output).toMatch(/^SIMPUL_DATABASE must be written with \{subgraph\} where several are meant/);
  });
});

describe('a process that is told wrongly', () => {
  it('says that its port is taken, and ends', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const child = start('subgraphs/main.js', { SIMPUL_DATABASE: 'sqlite::memory:', PORT: String(port) }, ['training']);
    expect(await child.ended()).toBe(2);
    expect(child.output).toMatch(/^PORT must be a port that is free/m);
    await new Promise((resolve) => taken.close(resolve));
  });

  it.each([
    ['subgraphs/main.js', ['complaint'], {}, 'SIMPUL_DATABASE must be set, and a database'],
    [
      'subgraphs/main.js',
      ['complaint'],
      { SIMPUL_DATABASE: 'sqlite:x', SIMPUL_REDSI: 'x' },
      'Did you mean "SIMPUL_REDIS"?',
    ],
    [
      'subgraphs/main.js',
      ['complaint'],
      { SIMPUL_DATABASE: 'sqlite:x', SIMPUL_IDENTITY_KEYS: 'x' },
      'SIMPUL_IDENTITY_KEYS',
    ],
    ['subgraphs/main.js', ['complaints'], {}, 'Usage: npm run subgraph -- agency-directory | complaint'],
    ['scripts/renew-epoch.js', [], {}, 'Usage: npm run renew-epoch -- agency-directory | complaint'],
    ['gateway/main.js', ['--prt', '3'], {}, 'Usage: npm run gateway'],
    ['scripts/seed.js', ['complaints'], {}, 'Usage: npm run seed'],
    ['gateway/main.js', [], { SIMPUL_MAX_DEPTH: 'deep' }, 'SIMPUL_MAX_DEPTH must be a whole number from 1 to 100'],
    ['hub.js', [], { SIMPUL_VILAGES: 'on' }, 'Did you mean "SIMPUL_VILLAGES"?'],
  ])('says so and ends: %s %j %j', async (script, args, environment, told) => {
    const child = start(script, environment as Record<string, string>, args);
    expect(await child.ended()).toBe(2);
    expect(child.output).toContain(told);
  });
});
