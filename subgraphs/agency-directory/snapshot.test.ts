import { describeEachDialect, openTestDatabase } from '../../test/kit/databases.js';
import { AgencyRow } from './agency.entity.js';
import { migrations } from './migrations/index.js';
import { PostRow } from './post.entity.js';
import { loadSnapshotPage } from './snapshot.js';

describeEachDialect((dialect) => {
  it('is not ready before the seed, so that nobody takes an empty directory for the whole', async () => {
    const { database, drop } = await openTestDatabase(dialect, { entities: [AgencyRow, PostRow], migrations });
    try {
      await expect(loadSnapshotPage(database.read, null)).rejects.toMatchObject({ code: 'NOT_READY' });
    } finally {
      await drop();
    }
  });
});
