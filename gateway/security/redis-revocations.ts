import Redis from 'ioredis';
import type { Logger } from '../observability/logger.js';
import type { Revocation } from './revocation.js';
import type { RevocationList } from './revocation-list.js';
import type { Revocations } from './revocations.js';
import { readRevocation, writeRevocation } from './stored-revocation.js';

export interface RedisRevocationsOptions {
  readonly url: string;
  /** Whose tokens are meant: gateways of other providers or audiences may use the same Redis. */
  readonly issuer: string;
  readonly audience: string;
  readonly list: RevocationList;
  readonly logger: Logger;
}

/** A connection that leaves a command without an answer for so long is given up, and opened anew. */
const ANSWER_TIMEOUT_MS = 2_000;
const DISCONNECT_TIMEOUT_MS = 100;
/** How long a gateway waits, before it serves, for what was revoked before it started. */
const FIRST_READ_MS = 2_000;
/** How often what failed is tried again, and the connection that only listens is tested. */
const UPKEEP_MS = 5_000;

/**
 * Revocations shared by all gateways on one Redis: a sorted set holds them by their times, and each is announced to who is
 * there. Redis only carries them: every gateway decides from its own list, so that nobody is refused and nothing is
 * accepted for want of Redis. Whatever one side does not know of the other when a connection comes (back) is made good
 * then, also where Redis has lost its memory. Resolves when they are read, or when Redis can't be had.
 */
export async function startRedisRevocations(options: RedisRevocationsOptions): Promise<Revocations> {
  const { url, issuer, audience, list, logger } = options;
  const key = `simpul:revocations:${issuer} ${audience}`;
  const connection = {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    socketTimeout: ANSWER_TIMEOUT_MS,
    // ioredis waits so long for the end of a connection also where it has ended already, and holds up a stop.
    disconnectTimeout: DISCONNECT_TIMEOUT_MS,
  };
  const commands = new Redis(url, connection);
  const subscriber = new Redis(url, { ...connection, autoResubscribe: false });
  let isSubscribed = false;
  let isInStep = false;
  let isAway = false;
  let isClosed = false;
  let haveTried: () => void = () => undefined;
  const tried = new Promise<void>((resolve) => {
    haveTried = resolve;
  });

  function failed(error: Error): void {
    isInStep = false;
    haveTried();
    if (isAway || isClosed) return;
    isAway = true;
    logger.warn({ cause: String(error) }, 'Redis is away: revocations reach this gateway only');
  }

  function take(text: string): Revocation | undefined {
    const revocation = readRevocation(text);
    if (revocation) list.add(revocation);
    else logger.warn({}, 'what Redis holds as a revocation is none');
    return revocation;
  }

  async function store(revocation: Revocation): Promise<void> {
    const text = writeRevocation(revocation);
    const replies = await commands
      .multi()
      .zadd(key, revocation.at, text)
      .zremrangebyscore(key, '-inf', oldestKept(list))
      // One more than a list holds shows who reads them that there were too many.
      .zremrangebyrank(key, 0, -(list.capacity + 2))
      .expire(key, list.keepSeconds)
      .publish(key, text)
      .exec();
    const refused = replies?.find(([error]) => error)?.[0];
    if (refused) throw refused;
  }

  async function reconcile(): Promise<void> {
    if (isInStep || commands.status !== 'ready') return;
    // First: what fails meanwhile takes it back.
    isInStep = isSubscribed;
    try {
      const stored = new Set(
        (await commands.zrangebyscore(key, oldestKept(list), '+inf')).map((text) => take(text)?.id),
      );
      await Promise.all(list.all().map((known) => (stored.has(known.id) ? undefined : store(known))));
      if (!isInStep) return;
      haveTried();
      if (isAway) logger.info({ revocations: list.size }, 'Redis is back: revocations reach all gateways');
      isAway = false;
    } catch (error) {
      failed(error as Error);
    }
  }

  async function subscribe(): Promise<void> {
    try {
      await subscriber.subscribe(key);
      isSubscribed = true;
      // What was announced before is not heard, but stored.
      isInStep = false;
      await reconcile();
    } catch (error) {
      failed(error as Error);
    }
  }

  const upkeep = setInterval(() => {
    void reconcile();
    if (subscriber.status !== 'ready') return;
    // One that is dead without a sign of it is found by its silence.
    if (isSubscribed) subscriber.ping().catch(failed);
    else void subscribe();
  }, UPKEEP_MS);

  commands.on('error', failed);
  subscriber.on('error', failed);
  commands.on('close', () => failed(new Error('the connection was closed')));
  subscriber.on('close', () => {
    isSubscribed = false;
    failed(new Error('the connection was closed'));
  });
  commands.on('ready', () => void reconcile());
  subscriber.on('ready', () => void subscribe());
  subscriber.on('message', (_channel, text: string) => take(text));

  const late = setTimeout(haveTried, FIRST_READ_MS);
  await tried;
  clearTimeout(late);

  return {
    list,
    async revoke(revocation) {
      if (!list.add(revocation)) return false;
      if (commands.status === 'ready') await store(revocation).catch(failed);
      else isInStep = false;
      return true;
    },
    check: {
      part: 'redis',
      isAdvisory: true,
      check: async () => (isInStep ? undefined : 'away: revocations reach this gateway only'),
    },
    async close() {
      isClosed = true;
      clearInterval(upkeep);
      commands.disconnect();
      subscriber.disconnect();
    },
  };
}

/** The time, in seconds since the epoch, from which on revocations still matter. */
function oldestKept({ keepSeconds }: RevocationList): number {
  return Math.floor(Date.now() / 1000) - keepSeconds;
}
