import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import Redis from 'ioredis';
import { type BreakableLink, startBreakableLink } from '../../test/kit/breakable-link.js';
import { testRedisUrl } from '../../test/kit/databases.js';
import type { LogLine } from '../../test/kit/start-front.js';
import { startRedisRevocations } from './redis-revocations.js';
import type { Revocation } from './revocation.js';
import { RevocationList } from './revocation-list.js';
import type { Revocations } from './revocations.js';

const redisUrl = testRedisUrl();
const AUDIENCE = 'simpul';
const now = Math.floor(Date.now() / 1000);
const siti: Revocation = { id: 'j1', subject: 'siti', at: now };

let issuer: string;
let log: LogLine[];
let logged: EventEmitter;
const started: Revocations[] = [];

beforeEach(() => {
  issuer = `https://sso.example.go.id/realms/${randomUUID()}`;
  log = [];
  logged = new EventEmitter();
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((revocations) => revocations.close()));
});

const writer = (level: string) => (about: unknown, message?: string) => {
  log.push({ level, about: about as Record<string, unknown>, message });
  logged.emit(level);
};

async function start(url: string, list = new RevocationList({ maxLifetimeSeconds: 600 })): Promise<Revocations> {
  const logger = { debug: writer('debug'), info: writer('info'), warn: writer('warn'), error: writer('error') };
  const revocations = await startRedisRevocations({ url, issuer, audience: AUDIENCE, list, logger });
  started.push(revocations);
  return revocations;
}

const added = (list: RevocationList): Promise<void> => new Promise((resolve) => list.onAdded(resolve));

describe('revocations while Redis is away', () => {
  it('are in force here, and the check says that others do not learn of them', async () => {
    const revocations = await start('redis://127.0.0.1:1');
    expect(await revocations.revoke(siti)).toBe(true);
    expect(await revocations.revoke(siti)).toBe(false);
    expect(revocations.list.isRevoked({ subject: 'siti', issuedAt: now })).toBe(true);
    expect(revocations.check?.isAdvisory).toBe(true);
    expect(await revocations.check?.check()).toContain('away');
    expect(log).toMatchObject([{ level: 'warn', message: expect.stringContaining('Redis is away') }]);
  });
});

(redisUrl ? describe : describe.skip)('revocations shared by Redis', () => {
  const url = redisUrl as string;
  const keyOf = (): string => `simpul:revocations:${issuer} ${AUDIENCE}`;
  let redis: Redis;
  let link: BreakableLink;

  beforeEach(async () => {
    redis = new Redis(url);
    link = await startBreakableLink(url);
  });
  afterEach(async () => {
    await redis.del(keyOf());
    redis.disconnect();
    await link.stop();
  });

  it('reach gateways that are there', async () => {
    const [here, there] = [await start(url), await start(url)];
    expect(await there.check?.check()).toBeUndefined();
    const heard = added(there.list);
    expect(await here.revoke(siti)).toBe(true);
    await heard;
    expect(there.list.all()).toEqual([siti]);
    expect(await there.revoke(siti)).toBe(false);
  });

  it('reach gateways that start later, for as long as they matter', async () => {
    const here = await start(url);
    await here.revoke({ ...siti, id: 'old', at: now - here.list.keepSeconds - 1 });
    await here.revoke({ id: 'j2', session: 's1', at: now });
    expect((await start(url)).list.all()).toEqual([{ id: 'j2', session: 's1', at: now }]);
    const secondsLeft = await redis.ttl(keyOf());
    expect(secondsLeft).toBeGreaterThan(here.list.keepSeconds - 60);
    expect(secondsLeft).toBeLessThanOrEqual(here.list.keepSeconds);
  });

  it('are of one provider and audience only', async () => {
    await (await start(url)).revoke(siti);
    const mine = keyOf();
    issuer = `${issuer}-other`;
    expect((await start(url)).list.size).toBe(0);
    await redis.del(mine);
  });

  it('of a time when Redis was away reach everyone when it is back', async () => {
    const [here, there] = [await start(link.url), await start(url)];
    link.break();
    expect(await here.revoke(siti)).toBe(true);
    expect(await here.check?.check()).toContain('away');
    const budi: Revocation = { id: 'j2', subject: 'budi', at: now };
    await there.revoke(budi);
    const exchanged = Promise.all([added(here.list), added(there.list), once(logged, 'info')]);
    link.mend();
    await exchanged;
    expect([here.list.all(), there.list.all()]).toEqual([
      [siti, budi],
      [budi, siti],
    ]);
    expect(await redis.zcard(keyOf())).toBe(2);
    // One line for each end, however often it was tried.
    expect(log.map(({ level }) => level)).toEqual(['warn', 'info']);
    expect(await here.check?.check()).toBeUndefined();
  });

  it('are brought back where Redis has lost them', async () => {
    const here = await start(link.url);
    await here.revoke(siti);
    const away = once(logged, 'warn');
    link.break();
    await away;
    await redis.del(keyOf());
    const there = await start(url);
    expect(there.list.size).toBe(0);
    const heard = added(there.list);
    link.mend();
    await heard;
    expect(there.list.all()).toEqual([siti]);
  });

  it('that are none are passed over', async () => {
    await redis.zadd(keyOf(), now, 'nonsense', now, '{"id":1}');
    await (await start(url)).revoke(siti);
    expect((await start(url)).list.all()).toEqual([siti]);
    expect(log).toContainEqual(expect.objectContaining({ level: 'warn' }));
  });

  it('are kept there as many as a list can hold, and one that shows that there were more', async () => {
    const list = new RevocationList({ maxLifetimeSeconds: 600, capacity: 2 });
    const here = await start(url, list);
    for (const age of [4, 3, 2, 1]) await here.revoke({ id: `j${age}`, subject: `s${age}`, at: now - age });
    expect(await redis.zcard(keyOf())).toBe(3);
    const there = await start(url, new RevocationList({ maxLifetimeSeconds: 600, capacity: 2 }));
    expect(there.list.isRevoked({ subject: 'anyone', issuedAt: now - 3 })).toBe(true);
    expect(there.list.isRevoked({ subject: 'anyone', issuedAt: now - 2 })).toBe(false);
  });
});
