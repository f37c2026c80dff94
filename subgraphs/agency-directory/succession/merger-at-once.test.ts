import {
  type ChangingBodies,
  DAY,
  LAW,
  openChangingBodies,
  TODAY,
  TRANSFER,
} from '../../../test/kit/changing-bodies.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { seededId } from '../../../test/kit/seeded-directory.js';
import { AgencyRow } from '../agency.entity.js';
import { OfficerRow } from '../officer.entity.js';
import { PostRow } from '../post.entity.js';
import { PostKind } from '../post-kind.enum.js';

const [GIVER, RECEIVER, UNIT] = ['kl.atrbpn', 'kl.kemenkeu', 'kl.atrbpn/kanwil-jabar'];
/** What a merger does on MariaDB once it knows the units: it locks them, and waits while one is being changed, before it closes any. */
const REACHES_UNITS = /FROM `agency` `agency` .*FOR UPDATE|INSERT INTO `agency_successor`/s;

describeEachDialect((dialect) => {
  let bodies: ChangingBodies;

  beforeAll(async () => {
    bodies = await openChangingBodies(dialect);
  });
  afterAll(() => bodies?.directory.drop());

  it('waits for what is being recorded of a unit that ends with its body, and loses nothing of it', async () => {
    const { subgraph, statements } = bodies.directory;
    const id = seededId(UNIT);
    const officerId = 'officer-of-unit';
    const post = {
      role: 'HEAD' as const,
      kind: PostKind.DEFINITIVE,
      functionalPosition: null,
      validFrom: DAY,
      validUntil: null,
    };
    const merger = {
      agency: GIVER,
      receiver: RECEIVER,
      parts: [],
      ends: true,
      ...LAW,
      from: TODAY,
      expectedVersion: await bodies.version(GIVER),
      expectedReceiverVersion: await bodies.version(RECEIVER),
      idempotencyKey: bodies.key(),
    };
    let merging: Promise<unknown> | undefined;
    await subgraph.database.write(async (manager) => {
      await manager.update(AgencyRow, { id }, { hasAccount: true, version: 2 });
      await manager.insert(OfficerRow, { id: officerId, name: 'Pejabat Baru', recordedById: id });
      await manager.insert(PostRow, { id: 'post', officerId, agencyId: id, title: 'Kepala', ...post, version: 1 });
      const before = statements.length;
      merging = bodies.done(TRANSFER, merger);
      // SQLite's queue lets it begin only after this change.
      const isWaiting = () => dialect === 'sqlite' || statements.slice(before).some((sql) => REACHES_UNITS.test(sql));
      while (!isWaiting()) await new Promise(setImmediate);
    });
    await merging;
    expect((await bodies.facts()).get(id)).toMatchObject({
      version: 3,
      hasAccount: true,
      closedAt: expect.any(String),
    });
    const ended = await subgraph.database.read.findOneByOrFail(PostRow, { id: 'post' });
    expect(ended).toMatchObject({ validUntil: '2026-03-17', version: 2 });
  });
});
