import pino from 'pino';
import {
  AgencyJurisdictionRow,
  AgencyProjectionRow,
  PostProjectionRow,
} from '../../../subgraphs/kit/directory/directory-projection.entity.js';
import type { FeedSource } from '../../../subgraphs/kit/feed-source.js';
import { inProcessRelay } from '../../../subgraphs/kit/relay.js';
import { Subgraph } from '../../../subgraphs/kit/subgraph.js';
import { trainingSubgraph } from '../../../subgraphs/training/subgraph.js';
import { describeEachDialect, freshLocation } from '../../kit/databases.js';
import { type Asker, openSeededDirectory, type SeededDirectory } from '../../kit/seeded-directory.js';

const NOW = new Date('2026-03-18T02:00:00Z');
const ADMIN: Asker = ['AGENCY_ADMIN', '32.16'];
const ADD = 'mutation ($input: AddUnitInput!) { addUnit(input: $input) { unit { id } } }';
const RENAME = 'mutation ($input: RenameAgencyInput!) { renameAgency(input: $input) { agency { id } } }';
const CLOSE = 'mutation ($input: CloseAgencyInput!) { closeAgency(input: $input) { agency { id } } }';
const RECORD = 'mutation ($input: RecordOfficerInput!) { recordOfficer(input: $input) { officer { id } } }';
const START = 'mutation ($input: StartPostInput!) { startPost(input: $input) { post { id } } }';

describeEachDialect((dialect) => {
  let directory: SeededDirectory;
  const leftovers: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    directory = await openSeededDirectory(dialect, { sample: false, now: NOW });
    leftovers.push(directory.drop);
  }, 120_000);

  afterAll(async () => {
    for (const close of leftovers.reverse()) await close();
  });

  const source: FeedSource = {
    name: 'agency-directory',
    head: async () => (await directory.internal('feed/head')).cursor,
    snapshot: (page) => directory.internal('feed/snapshot', page === null ? {} : { page }),
    read: (after) => directory.internal('feed/read', { after }),
  };

  async function change<Key extends string>(mutation: string, input: Record<string, unknown>) {
    const { data, errors } = await directory.ask(mutation, { input }, ADMIN);
    expect(errors).toBeUndefined();
    return data as Record<Key, Record<string, { id: string }>>;
  }

  let units = 0;
  /** Adds a unit with a head; every second one is renamed, every third one closed. */
  async function changeDirectory(): Promise<void> {
    const number = ++units;
    const idempotencyKey = `unit-number-${number}`;
    const name = `Dinas Percobaan ${number}`;
    const place = { parent: '32.16', suffix: `percobaan${number}`, kind: 'REGIONAL_DEPARTMENT' };
    const unit = { ...place, name, from: '2026-01-02', idempotencyKey };
    const agency = (await change<'addUnit'>(ADD, unit)).addUnit.unit?.id;
    const person = { agency: '32.16', name: `Pejabat ${number}`, idempotencyKey };
    const officer = (await change<'recordOfficer'>(RECORD, person)).recordOfficer.officer?.id;
    const post = { officer, agency, title: 'Kepala Dinas', role: 'HEAD', kind: 'DEFINITIVE', from: '2026-01-02' };
    await change(START, { ...post, idempotencyKey });
    const isRenamed = number % 2 === 0;
    if (isRenamed) await change(RENAME, { agency, name: `${name} Baru`, from: '2026-03-01', expectedVersion: 1 });
    const closing = { agency, lastDay: '2026-03-10', successors: [], expectedVersion: isRenamed ? 2 : 1 };
    if (number % 3 === 0) await change(CLOSE, closing);
  }

  async function openTraining(from: FeedSource): Promise<Subgraph> {
    const { location, drop } = await freshLocation(dialect);
    const training = await Subgraph.open(trainingSubgraph({ directory: from, sample: false }), {
      location,
      assertionKey: new Uint8Array(32).fill(1),
      relay: inProcessRelay(),
      pollIntervalMs: 60_000,
      logger: pino({ level: 'silent' }),
      now: () => NOW,
    });
    leftovers.push(async () => {
      await training.stop();
      await drop();
    });
    await training.seed();
    return training;
  }

  async function projectionOf({ database: { read } }: Subgraph) {
    return {
      agencies: await read.find(AgencyProjectionRow, { order: { id: 'ASC' } }),
      jurisdictions: await read.find(AgencyJurisdictionRow, { order: { agencyId: 'ASC', region: 'ASC' } }),
      posts: await read.find(PostProjectionRow, { order: { id: 'ASC' } }),
    };
  }

  it('is what the one is that followed live, even where the directory changes while it is rebuilt', async () => {
    const live = await openTraining(source);
    const before = await projectionOf(live);
    for (let step = 0; step < 6; step++) {
      await changeDirectory();
      await live.catchUp();
    }
    const changing: FeedSource = {
      ...source,
      snapshot: async (page) => {
        await changeDirectory();
        return source.snapshot(page);
      },
    };
    const rebuilt = await openTraining(changing);
    await untilNumbered();
    await Promise.all([live.catchUp(), rebuilt.catchUp()]);
    const [followed, fresh] = [await projectionOf(live), await projectionOf(rebuilt)];
    expect(fresh).toEqual(followed);
    expect(followed.agencies).toHaveLength(before.agencies.length + units);
    expect(followed.posts.filter(({ facts }) => facts.until === '2026-03-10')).toHaveLength(Math.floor(units / 3));
  }, 120_000);

  /** Waits until the directory has numbered all that was written; the test's time limit bounds it. */
  async function untilNumbered(): Promise<void> {
    const { read } = directory.subgraph.database;
    for (let waiting = 1; waiting > 0; ) {
      const [row] = await read.query('SELECT COUNT(*) AS waiting FROM event WHERE position IS NULL');
      waiting = Number(row.waiting);
    }
  }
});
