import { asker, type ComplaintHub, type GraphQLAnswer, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { DESK, mutationOf, submit } from '../../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../../test/kit/databases.js';

const ADMIN = asker('AGENCY_ADMIN', '32.16');
const ROUNDS = 4;
const LINKS = 'query ($id: ID) { complaint(id: $id) { state version mergedInto { id } } }';

interface Links {
  state: string;
  version: number;
  mergedInto: { id: string } | null;
}

const codeOf = ({ errors }: GraphQLAnswer) => errors?.[0]?.extensions.code;

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  afterAll(() => hub.close());

  const held = async () => (await submit(hub, { toAgency: '32.16' })).id;
  const merge = (complaintId: string, intoComplaintId: string, who = ADMIN) =>
    hub.ask(who, mutationOf('merge'), { input: { complaintId, expectedVersion: 1, intoComplaintId } });
  const show = async (id: string) => (await hub.data<{ complaint: Links }>(DESK, LINKS, { id })).complaint;
  const unchanged = { state: 'RECEIVED', version: 1, mergedInto: null };

  it('lets one win of two who merge the same complaint at once, and tells the other', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const [duplicate, one, other] = await Promise.all([held(), held(), held()]);
      const answers = await Promise.all([merge(duplicate, one), merge(duplicate, other)]);
      expect(answers.map(codeOf).filter((code) => code !== undefined)).toEqual(['CONFLICT']);
      const into = codeOf(answers[0] as GraphQLAnswer) === undefined ? one : other;
      expect(await show(duplicate)).toEqual({ state: 'ARCHIVED', version: 2, mergedInto: { id: into } });
    }
  });

  it('lets one win of two who merge two complaints into each other at once, and tells the other', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const [one, other] = await Promise.all([held(), held()]);
      const answers = await Promise.all([merge(one, other), merge(other, one)]);
      expect(answers.map(codeOf).filter((code) => code !== undefined)).toEqual(['BAD_USER_INPUT']);
      const [merged, stays] = codeOf(answers[0] as GraphQLAnswer) === undefined ? [one, other] : [other, one];
      expect(await show(merged)).toEqual({ state: 'ARCHIVED', version: 2, mergedInto: { id: stays } });
      expect(await show(stays)).toEqual(unchanged);
    }
  });

  it('merges many into one at once, and none in a ring', async () => {
    const original = await held();
    const duplicates = await Promise.all(Array.from({ length: ROUNDS }, held));
    const answers = await Promise.all(duplicates.map((duplicate) => merge(duplicate, original)));
    expect(answers.map(codeOf)).toEqual(Array(ROUNDS).fill(undefined));
    expect(await show(original)).toEqual(unchanged);

    const ring = await Promise.all(Array.from({ length: 3 }, held));
    const around = await Promise.all(ring.map((id, index) => merge(id, ring[(index + 1) % ring.length] as string)));
    expect(around.map(codeOf).filter((code) => code === undefined)).toHaveLength(1);
    expect(new Set(around.map(codeOf))).toEqual(new Set([undefined, 'BAD_USER_INPUT']));
  });

  it('leaves nothing merged into what is archived at the same moment, and separates what was merged before', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const [original, late, ...before] = [await held(), await held(), await held(), await held()];
      for (const id of before) await merge(id, original as string);
      const archive = { complaintId: original, expectedVersion: 1, reason: 'too-general' };
      const [merged, archived, unmerged] = await Promise.all([
        merge(late as string, original as string),
        hub.ask(ADMIN, mutationOf('archive'), { input: archive }),
        hub.ask(ADMIN, mutationOf('unmerge'), { input: { complaintId: before[0], expectedVersion: 2 } }),
      ]);
      expect(codeOf(archived)).toBeUndefined();
      expect([undefined, 'CONFLICT']).toContain(codeOf(unmerged));
      const version = codeOf(merged) === undefined ? 3 : 1;
      expect(await show(late as string)).toEqual({ state: 'RECEIVED', version, mergedInto: null });
      for (const id of before) expect(await show(id)).toEqual({ state: 'RECEIVED', version: 3, mergedInto: null });
    }
  });
});
