import { randomBytes } from 'node:crypto';
import { EntitySchema } from 'typeorm';
import { describeEachDialect, openTestDatabase, type TestDatabase } from '../../test/kit/databases.js';
import { IdempotencyKeyRow, idempotencyEntities, idempotencyMigrations } from './idempotency.entity.js';
import { type IdempotentRequest, idempotent } from './idempotency.js';
import { IdentityVault } from './identity-vault.js';
import { createTable } from './migration.js';
import { newSecret } from './secret.js';

interface Complaint {
  id: string;
  text: string;
}

const ComplaintEntity = new EntitySchema<Complaint>({
  name: 'complaint',
  columns: { id: { type: 'varchar', primary: true }, text: { type: 'varchar' } },
});
const CreateComplaint = createTable(1700000000001, { name: 'complaint', columns: { id: 'id!', text: 'line' } });
const vault = new IdentityVault(new Map([['test', randomBytes(32)]]));
const NOON = new Date('2026-03-18T05:00:00.000Z');
const hoursLater = (hours: number) => new Date(NOON.getTime() + hours * 3_600_000);

describeEachDialect((dialect) => {
  let test: TestDatabase;
  let made: number;

  beforeEach(async () => {
    made = 0;
    test = await openTestDatabase(dialect, {
      entities: [...idempotencyEntities, ComplaintEntity],
      migrations: [...idempotencyMigrations, CreateComplaint],
    });
  });

  afterEach(() => test.drop());

  /** Hands a complaint in, as a portal would. */
  function submit(text: string, request: Partial<IdempotentRequest> = {}, afterWork = async () => undefined) {
    return test.database.write((manager) =>
      idempotent(
        manager,
        vault,
        { scope: 'portal-1:submit', key: 'a', content: { text, channel: 'COUNTER' }, now: NOON, ...request },
        async () => {
          const id = String(++made);
          await manager.insert(ComplaintEntity, { id, text });
          await afterWork();
          return { id, secret: newSecret() };
        },
      ),
    );
  }

  const countComplaints = () => test.database.read.count(ComplaintEntity);

  it('answers the same key and content with the same answer, the secret included, and works once', async () => {
    const first = await submit('Jalan rusak');
    expect(await submit('Jalan rusak', { now: hoursLater(23) })).toEqual(first);
    const reordered = { content: { channel: 'COUNTER', text: 'Jalan rusak' } };
    expect(await submit('Jalan rusak', reordered)).toEqual(first);
    expect(await countComplaints()).toBe(1);
  });

  it('keeps no hash that content could be guessed by: another key makes another one', async () => {
    await submit('Jalan rusak');
    await submit('Jalan rusak', { key: 'b' });
    const hashes = (await test.database.read.find(IdempotencyKeyRow)).map(({ contentHash }) => contentHash);
    expect(new Set(hashes).size).toBe(2);
  });

  it('refuses the same key with other content and changes nothing', async () => {
    await submit('Jalan rusak');
    await expect(submit('Lampu mati')).rejects.toMatchObject({ extensions: { code: 'CONFLICT', retryable: false } });
    expect(await countComplaints()).toBe(1);
  });

  it('takes the same key in another scope for another request', async () => {
    const first = await submit('Jalan rusak');
    expect(await submit('Jalan rusak', { scope: 'portal-2:submit' })).not.toEqual(first);
    expect(await countComplaints()).toBe(2);
  });

  it('forgets a key with the transaction that failed', async () => {
    const fail = () => Promise.reject(new Error('disk full'));
    await expect(submit('Jalan rusak', {}, fail)).rejects.toThrow('disk full');
    expect(await countComplaints()).toBe(0);
    await submit('Lampu mati');
    expect(await countComplaints()).toBe(1);
  });

  it('answers many equal requests that arrive at once with the answer of one', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => submit('Jalan rusak')));
    expect(new Set(answers.map(({ secret }) => secret)).size).toBe(1);
    expect(await countComplaints()).toBe(1);
  });

  it('lets one of several different contents under one key through when they arrive at once', async () => {
    const outcomes = await Promise.allSettled(['a', 'b', 'c', 'd'].map((text) => submit(text)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const codes = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(codes).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT']);
    expect(await countComplaints()).toBe(1);
  });

  it('works for the request that waited when the one before it fails', async () => {
    const entered = withResolvers();
    const release = withResolvers();
    const failing = submit('Jalan rusak', {}, async () => {
      entered.resolve();
      await release.promise;
      throw new Error('connection lost');
    });
    await entered.promise;
    const waiting = Array.from({ length: 3 }, () => submit('Jalan rusak'));
    release.resolve();
    await expect(failing).rejects.toThrow('connection lost');
    const answers = await Promise.all(waiting);
    expect(new Set(answers.map(({ secret }) => secret)).size).toBe(1);
    expect(await countComplaints()).toBe(1);
  });

  it('takes a key again after 24 hours, once, even when asked twice at once', async () => {
    const first = await submit('Jalan rusak');
    // Of another key, so that this hour's pruning is done and the expired key is still there.
    await submit('Lampu mati', { key: 'b', now: hoursLater(23.5) });
    const [again, twice] = await Promise.all([
      submit('Banjir', { now: hoursLater(24) }),
      submit('Banjir', { now: hoursLater(24) }),
    ]);
    expect(again).toEqual(twice);
    expect(again).not.toEqual(first);
    expect(await countComplaints()).toBe(3);
  });

  it('removes expired keys in passing and keeps the others', async () => {
    await submit('Jalan rusak', { key: 'a' });
    await submit('Lampu mati', { key: 'b', now: hoursLater(2) });
    await submit('Banjir', { key: 'c', now: hoursLater(25) });
    expect(await test.database.read.count(IdempotencyKeyRow)).toBe(2);
  });

  it('stores no answer that can be read without the vault', async () => {
    const { secret } = await submit('Jalan rusak');
    const [row] = await test.database.read.find(IdempotencyKeyRow);
    expect(row?.response).toMatch(/^v1\.test\./);
    expect(JSON.stringify(row)).not.toContain(secret);
  });
});

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
