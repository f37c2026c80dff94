import { createHash } from 'node:crypto';
import { type DataSource, type EntityManager, LessThanOrEqual } from 'typeorm';
import { isUniqueViolation } from './database.js';
import { CodedError } from './errors.js';
import { IdempotencyKeyRow } from './idempotency.entity.js';
import type { IdentityVault } from './identity-vault.js';

const KEPT_MS = 24 * 60 * 60 * 1000;
const PRUNED_EVERY_MS = 60 * 60 * 1000;

const prunedAt = new WeakMap<DataSource, number>();

/** How answers are kept: the identity vault, or `UNSEALED`. */
export type AnswerSeal = Pick<IdentityVault, 'seal' | 'open'>;

/** For mutations whose answers hold nothing but ids. */
export const UNSEALED: AnswerSeal = { seal: (answer) => answer, open: (answer) => answer };

export interface IdempotentRequest {
  /** Who sent it and for which mutation, so that nobody is answered with what another was told. */
  scope: string;
  /** The key that the client made up. */
  key: string;
  /** Everything that makes it the same request again: the input. The order of its properties does not matter. */
  content: unknown;
  now: Date;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function sortKeys(_name: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Takes the key for this transaction; on MariaDB it waits here while another transaction holds the same key. */
async function claim(manager: EntityManager, row: IdempotencyKeyRow): Promise<IdempotencyKeyRow | 'claimed'> {
  try {
    await manager.insert(IdempotencyKeyRow, row);
    return 'claimed';
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
  const { scopedKey } = row;
  const earlier = await manager.findOneByOrFail(IdempotencyKeyRow, { scopedKey });
  const expired = row.createdAt.getTime() - earlier.createdAt.getTime() >= KEPT_MS;
  if (!expired) return earlier;
  const { affected } = await manager.update(IdempotencyKeyRow, { scopedKey, createdAt: earlier.createdAt }, row);
  // Nothing affected: another request has replaced the expired key meanwhile.
  return affected === 0 ? manager.findOneByOrFail(IdempotencyKeyRow, { scopedKey }) : 'claimed';
}

/** Removes the keys that are no longer answered; runs at most hourly. */
async function pruneExpired(manager: EntityManager, now: Date): Promise<void> {
  const last = prunedAt.get(manager.connection);
  if (last !== undefined && now.getTime() - last < PRUNED_EVERY_MS) return;
  prunedAt.set(manager.connection, now.getTime());
  await manager.delete(IdempotencyKeyRow, { createdAt: LessThanOrEqual(new Date(now.getTime() - KEPT_MS)) });
}

/**
 * Does `work` once for a key, inside the caller's write transaction: the same key with the same content is answered with
 * the same answer for 24 hours (a secret in it included), also when both arrive at once; with other content it is
 * `CONFLICT`. When the transaction fails, so does the key. The answer is what JSON makes of it, the first time too.
 */
export async function idempotent<T>(
  manager: EntityManager,
  vault: AnswerSeal,
  { scope, key, content, now }: IdempotentRequest,
  work: () => Promise<T>,
): Promise<T> {
  const scopedKey = sha256(JSON.stringify([scope, key]));
  // The key, which is kept nowhere, hides the content from whoever would guess it by its hash: it may identify people.
  const contentHash = sha256(JSON.stringify([scope, key, content], sortKeys));
  await pruneExpired(manager, now);
  const claimed = await claim(manager, { scopedKey, contentHash, response: null, createdAt: now });
  if (claimed !== 'claimed') {
    if (claimed.contentHash !== contentHash) throw new CodedError('CONFLICT');
    if (claimed.response === null) throw new Error('The same key is used twice within one transaction.');
    return JSON.parse(vault.open(claimed.response, scopedKey)) as T;
  }
  const answer = JSON.stringify(await work());
  await manager.update(IdempotencyKeyRow, { scopedKey }, { response: vault.seal(answer, scopedKey) });
  return JSON.parse(answer) as T;
}
