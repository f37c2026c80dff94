import type { AgencyFacts } from '../../schema/events.js';
import { describeEachDialect, openTestDatabase, type TestDatabase } from '../../test/kit/databases.js';
import {
  type ConsumeFeedOptions,
  consumeFeed,
  type FeedConsumer,
  FeedOffsetRow,
  feedOffsetMigrations,
} from './consume-feed.js';
import { Directory } from './directory/directory.js';
import { directoryProjectionEntities, directoryProjectionMigrations } from './directory/directory-projection.entity.js';
import { directoryProjectionHandler } from './directory/keep-projection.js';
import { CodedError } from './errors.js';
import type { FeedSource, SourcedEvent } from './feed-source.js';
import { inProcessRelay } from './relay.js';
import { AgencyStandingRow, agencyStandingMigrations } from './standing/agency-standing.entity.js';

const bekasi: AgencyFacts = {
  id: 'bekasi',
  code: '32.16',
  name: 'Pemerintah Kabupaten Bekasi',
  kind: 'KABUPATEN',
  level: 'REGENCY',
  parentId: null,
  organisation: '32.16',
  supervision: '32.16',
  jurisdiction: ['32.16'],
  timeZone: 'Asia/Jakarta',
  connected: false,
  hasAccount: false,
  closedAt: null,
  version: 1,
};

/** A feed in memory: what the snapshot holds, and the events after it. */
class MemorySource implements FeedSource {
  readonly name = 'agency-directory';
  readonly events: SourcedEvent[] = [];
  /** Whether it no longer knows the cursors that it gave until now. */
  isExpired = false;

  constructor(public agencies: AgencyFacts[]) {}

  publish(facts: AgencyFacts): void {
    this.events.push({
      kind: 'AGENCY_CHANGED',
      aggregateId: facts.id,
      occurredAt: '2026-01-02T00:00:00Z',
      payload: facts,
    });
  }

  head = async () => {
    this.isExpired = false;
    return String(this.events.length);
  };

  snapshot = async (page: string | null) => {
    const index = Number(page ?? 0);
    const facts = this.agencies[index];
    return {
      rows: facts ? [{ kind: 'AGENCY_CHANGED', payload: facts }] : [],
      next: index + 1 < this.agencies.length ? String(index + 1) : null,
    };
  };

  read = async (after: string) => {
    if (this.isExpired) throw new CodedError('CURSOR_EXPIRED');
    const events = this.events.slice(Number(after), Number(after) + 1);
    const end = Number(after) + events.length;
    return { events, endCursor: String(end), hasMore: end < this.events.length };
  };
}

describeEachDialect((dialect) => {
  let test: TestDatabase;
  const consumers: FeedConsumer[] = [];
  const relay = inProcessRelay();

  beforeEach(async () => {
    test = await openTestDatabase(dialect, {
      entities: [FeedOffsetRow, ...directoryProjectionEntities, AgencyStandingRow],
      migrations: [...feedOffsetMigrations, ...directoryProjectionMigrations, ...agencyStandingMigrations],
    });
  });

  afterEach(async () => {
    await Promise.all(consumers.splice(0).map((consumer) => consumer.stop()));
    await test.drop();
  });

  function consume(
    source: FeedSource,
    handler = directoryProjectionHandler,
    more: Pick<ConsumeFeedOptions, 'onApplied' | 'onSuperseded'> = {},
  ): FeedConsumer {
    const options: ConsumeFeedOptions = {
      database: test.database,
      relay,
      pollIntervalMs: 60_000,
      now: () => new Date('2026-01-01T00:00:00Z'),
      ...more,
      onError: () => undefined,
    };
    const consumer = consumeFeed(source, handler, options);
    consumers.push(consumer);
    return consumer;
  }

  const projected = () => new Directory(test.database.read).byIds(['bekasi', 'jabar']);

  it('is ready after the whole snapshot, then follows each change', async () => {
    const jabar = { ...bekasi, id: 'jabar', code: '32', organisation: '32', supervision: '32', jurisdiction: ['32'] };
    const source = new MemorySource([bekasi, jabar]);
    const consumer = consume(source);
    expect(consumer.isReady()).toBe(false);
    await consumer.ready;
    expect((await projected()).map((facts) => facts.code).sort()).toEqual(['32', '32.16']);
    source.publish({ ...bekasi, connected: true, version: 2 });
    source.publish({ ...bekasi, connected: true, hasAccount: true, version: 3 });
    await consumer.catchUp();
    expect(await new Directory(test.database.read).byId('bekasi')).toMatchObject({ hasAccount: true, version: 3 });
  });

  it('never replaces newer facts by older ones', async () => {
    const source = new MemorySource([{ ...bekasi, version: 5, name: 'newer' }]);
    const consumer = consume(source);
    await consumer.ready;
    source.publish({ ...bekasi, version: 4, name: 'older' });
    await consumer.catchUp();
    expect(await new Directory(test.database.read).byId('bekasi')).toMatchObject({ name: 'newer' });
  });

  it('goes on where it stopped, without a second snapshot', async () => {
    const source = new MemorySource([bekasi]);
    const first = consume(source);
    await first.ready;
    await first.stop();
    source.agencies = [];
    source.publish({ ...bekasi, connected: true, version: 2 });
    const second = consume(source);
    await second.ready;
    expect(await projected()).toEqual([{ ...bekasi, connected: true, version: 2 }]);
  });

  it('leaves offset and effect as they were when applying fails', async () => {
    const source = new MemorySource([bekasi]);
    await consume(source).ready;
    source.publish({ ...bekasi, connected: true, version: 2 });
    const broken = consume(source, {
      ...directoryProjectionHandler,
      apply: async (manager, events) => {
        await directoryProjectionHandler.apply(manager, events);
        throw new Error('died while applying');
      },
    });
    await expect(broken.catchUp()).rejects.toThrow('died while applying');
    expect(await projected()).toEqual([bekasi]);
    expect(await test.database.read.findBy(FeedOffsetRow, {})).toMatchObject([{ cursor: '0' }]);
  });

  it('starts from a new snapshot when the source no longer knows the cursor', async () => {
    const source = new MemorySource([bekasi]);
    const consumer = consume(source);
    await consumer.ready;
    source.agencies = [{ ...bekasi, id: 'jabar', version: 1 }];
    source.isExpired = true;
    await consumer.catchUp();
    expect((await projected()).map((facts) => facts.id)).toEqual(['jabar']);
  });

  it('starts from a new snapshot when it keeps more than it kept until now', async () => {
    const source = new MemorySource([bekasi]);
    const former = consume(source, { ...directoryProjectionHandler, version: 1 });
    await former.ready;
    await former.stop();
    const told = { ...bekasi, formerCodes: [{ code: '32.06', until: '2025-12-31' }] };
    source.agencies = [told];
    for (const consumer of [consume(source), consume(source)]) await consumer.ready;
    expect(await projected()).toEqual([told]);
    expect(await new Directory(test.database.read).find('32.06')).toEqual(told);
    const { version } = directoryProjectionHandler;
    expect(await test.database.read.findBy(FeedOffsetRow, {})).toMatchObject([{ version }]);
    source.agencies = [];
    source.publish({ ...told, version: 2, formerCodes: [] });
    await consume(source).ready;
    expect(await new Directory(test.database.read).find('32.06')).toBeUndefined();
  });

  it('leaves what a newer handler keeps to it, tells so once, and reads it', async () => {
    const source = new MemorySource([bekasi]);
    const superseded = jest.fn();
    const applied = jest.fn();
    const former = consume(
      source,
      { ...directoryProjectionHandler, version: 1 },
      { onSuperseded: superseded, onApplied: applied },
    );
    await former.ready;
    const newer = consume(source);
    await newer.ready;
    const told = { ...bekasi, version: 2, connected: true };
    source.publish(told);
    await former.catchUp();
    await former.catchUp();
    expect(await projected()).toEqual([bekasi]);
    expect(superseded).toHaveBeenCalledTimes(1);
    applied.mockClear();
    await newer.catchUp();
    await former.catchUp();
    expect(await projected()).toEqual([told]);
    expect(applied).toHaveBeenCalledTimes(1);
  });

  it('takes in no snapshot that a newer handler has overtaken', async () => {
    const source = new MemorySource([bekasi]);
    const { head } = source;
    source.head = async () => {
      source.head = head;
      const cursor = await head();
      await consume(source).ready;
      source.agencies = [{ ...bekasi, name: 'overtaken' }];
      return cursor;
    };
    await consume(source, { ...directoryProjectionHandler, version: 1 }).ready;
    expect(await projected()).toEqual([bekasi]);
  });

  it('finds by a former code whoever had it last, and nobody by one that another agency has now', async () => {
    const had = (code: string, until: string) => ({ code, until });
    const jayapura = { ...bekasi, id: 'jayapura', code: '91.03', formerCodes: [had('32.06', '2020-12-31')] };
    const told = { ...bekasi, formerCodes: [had('32.07', '2025-12-31'), had('32.06', '2010-12-31')] };
    const ended = { ...bekasi, id: 'ended', code: '32.07', closedAt: '2015-06-30T17:00:00.000Z' };
    const source = new MemorySource([told, jayapura, ended]);
    const consumer = consume(source);
    await consumer.ready;
    const directory = new Directory(test.database.read);
    const found = async (code: string) => (await directory.find(code))?.id;
    expect(await found('32.06')).toBe('jayapura');
    expect(await found('32.07')).toBe('bekasi');
    source.publish({ ...bekasi, id: 'new', code: '32.06', version: 1 });
    source.publish({ ...bekasi, id: 'ended', code: '32.08', closedAt: ended.closedAt, version: 2 });
    await consumer.catchUp();
    expect(await found('32.06')).toBe('new');
    expect(await found('32.08')).toBe('ended');
    expect(await found('32.09')).toBeUndefined();
  });

  it('keeps a code that an agency had several times by the last day on which it had it', async () => {
    const had = (code: string, until: string) => ({ code, until });
    const formerCodes = [had('32.07', '2025-12-31'), had('32.06', '2020-12-31'), had('32.07', '2010-12-31')];
    const other = { ...bekasi, id: 'other', code: '91.03', formerCodes: [had('32.07', '2015-12-31')] };
    await consume(new MemorySource([other, { ...bekasi, formerCodes }])).ready;
    const directory = new Directory(test.database.read);
    expect((await directory.find('32.07'))?.id).toBe('bekasi');
    expect(await directory.unheldCodesOf({ formerCodes })).toEqual(['32.07', '32.06']);
  });

  it('is ready after what follows a new snapshot too', async () => {
    const source = new MemorySource([bekasi]);
    const first = consume(source);
    await first.ready;
    await first.stop();
    source.isExpired = true;
    const { snapshot } = source;
    source.snapshot = async (page) => {
      const part = await snapshot(page);
      for (const version of [2, 3]) source.publish({ ...bekasi, version });
      return part;
    };
    await consume(source).ready;
    expect(await projected()).toEqual([{ ...bekasi, version: 3 }]);
  });

  it('tells once of what another process has applied', async () => {
    const source = new MemorySource([bekasi]);
    const leader = consume(source);
    await leader.ready;
    const applied = jest.fn();
    const other = consume(source, directoryProjectionHandler, { onApplied: applied });
    await other.ready;
    applied.mockClear();
    source.publish({ ...bekasi, connected: true, version: 2 });
    await leader.catchUp();
    await other.catchUp();
    await other.catchUp();
    expect(applied).toHaveBeenCalledTimes(1);
  });

  it('applies each event once when two processes follow', async () => {
    const source = new MemorySource([bekasi]);
    const applied: string[] = [];
    const counting = {
      ...directoryProjectionHandler,
      apply: async (...[manager, events]: Parameters<typeof directoryProjectionHandler.apply>) => {
        await directoryProjectionHandler.apply(manager, events);
        applied.push(...events.map((event) => (event.payload as AgencyFacts).name));
      },
    };
    const pair = [consume(source, counting), consume(source, counting)];
    await Promise.all(pair.map((consumer) => consumer.ready));
    applied.length = 0;
    for (let version = 2; version < 12; version++) source.publish({ ...bekasi, name: `v${version}`, version });
    await Promise.all(pair.map((consumer) => consumer.catchUp()));
    expect(applied).toEqual(Array.from({ length: 10 }, (_, index) => `v${index + 2}`));
  });
});
