import { describeEachDialect } from '../../test/kit/databases.js';
import { openSeededDirectory, type SeededDirectory, seededId } from '../../test/kit/seeded-directory.js';
import { AgencyRow } from './agency.entity.js';
import { type ChangeKit, saveAgency } from './change-agency.js';

const NOW = new Date('2026-03-18T02:00:00Z');
const ID = seededId('32.16/dinkes');

describeEachDialect((dialect) => {
  let directory: SeededDirectory;

  beforeAll(async () => {
    directory = await openSeededDirectory(dialect, { sample: false, now: NOW });
  });
  afterAll(() => directory?.drop());

  it('writes and tells nothing of an agency that has changed since it was read', async () => {
    const { database } = directory.subgraph;
    const append = jest.fn();
    const kit = { database, feed: { append }, now: () => NOW } as unknown as ChangeKit;
    const read = await database.read.findOneByOrFail(AgencyRow, { id: ID });
    await database.write((manager) => saveAgency(kit, manager, read, { hasAccount: true }));
    expect(append).toHaveBeenCalledTimes(1);
    await expect(database.write((manager) => saveAgency(kit, manager, read, { closedAt: NOW }))).rejects.toMatchObject({
      extensions: { code: 'CONFLICT', currentVersion: 2 },
    });
    expect(append).toHaveBeenCalledTimes(1);
    const row = await database.read.findOneByOrFail(AgencyRow, { id: ID });
    expect(row).toMatchObject({ version: 2, hasAccount: true, closedAt: null });
  });
});
