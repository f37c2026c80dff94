import { describeEachDialect, freshLocation } from '../../../test/kit/databases.js';
import { agencyId } from '../../../test/kit/directory-double.js';
import { Database } from '../../kit/database.js';
import { FollowUpTargetRow } from '../regulation/regulation.entity.js';
import { complaintMigrations } from './index.js';
import { periodTargetMigrations } from './period-targets.js';

describeEachDialect((dialect) => {
  it('takes the targets of years over, each with its version', async () => {
    const { location, drop } = await freshLocation(dialect);
    const entities = [FollowUpTargetRow];
    const before = complaintMigrations.filter((migration) => !periodTargetMigrations.includes(migration));
    const old = await Database.open({ location, entities, migrations: before });
    const agency = agencyId('32.16');
    await old.write((manager) =>
      manager.query(
        `INSERT INTO follow_up_target (agencyId, year, percent, basis, version) VALUES ('${agency}', 2026, 80, 'Renstra', 3)`,
      ),
    );
    await old.close();
    const migrated = await Database.open({ location, entities, migrations: complaintMigrations });
    expect(await migrated.read.find(FollowUpTargetRow)).toEqual([
      { agencyId: agency, year: 2026, period: 'YEAR', number: 1, percent: 80, basis: 'Renstra', version: 3 },
    ]);
    await migrated.close();
    await drop();
  });
});
