import { openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyFacts, directoryDouble, SAMPLE_AGENCIES } from '../../../test/kit/directory-double.js';
import { SETTLED_AFTER_MS } from '../../../test/kit/succession-scenario.js';
import { AgencyStandingRow } from './agency-standing.entity.js';

const BODY = '91.03';

/** What a database was asked to do. */
interface Effort {
  transactions: number;
  statements: number;
}

describeEachDialect((dialect) => {
  /** What it takes to follow a body that gets another code with so many parts: first, and when they come to rest. */
  const follow = async (parts: number): Promise<{ first: Effort; last: Effort; moving: number }> => {
    const units = Array.from({ length: parts }, (_, index) => agencyFacts(`${BODY}/unit-${index}`, `Unit ${index}`));
    const directory = directoryDouble([...SAMPLE_AGENCIES, ...units]);
    const hub = await openComplaintHub(dialect, { directory });
    try {
      const { subgraph, statements, clock } = hub;
      const effortOf = async (work: () => Promise<void>): Promise<Effort> => {
        statements.length = 0;
        await work();
        const begun = statements.filter((sql) => /^(BEGIN|START) TRANSACTION/.test(sql));
        return { transactions: begun.length, statements: statements.length };
      };
      const movingNow = () => subgraph.database.read.countBy(AgencyStandingRow, { moving: true });
      for (const { code } of [{ code: BODY }, ...units]) {
        const facts = directory.agency(code);
        const organisation = facts.organisation.replace(BODY, '98.03');
        directory.change({ ...facts, organisation, version: facts.version + 1 });
      }
      await subgraph.catchUp();
      const moving = await movingNow();
      const turn = () => effortOf(() => subgraph.perform('agency-standings'));
      await subgraph.database.write((manager) =>
        manager.update(AgencyStandingRow, { moving: true }, { followedSince: null }),
      );
      const first = await turn();
      clock.now = new Date(clock.now.getTime() + SETTLED_AFTER_MS);
      const last = await turn();
      expect(await movingNow()).toBe(0);
      return { first, last, moving };
    } finally {
      await hub.close();
    }
  };

  it('follows a body with many parts by as few transactions and statements as one with few', async () => {
    const few = await follow(2);
    const many = await follow(80);
    expect(many.moving - few.moving).toBe(78);
    // Each turn asks for its lease and notes what it found.
    expect([few.first.transactions, few.last.transactions]).toEqual([2, 2]);
    expect(many).toEqual({ ...few, moving: many.moving });
  });
});
