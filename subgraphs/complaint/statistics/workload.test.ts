import { In } from 'typeorm';
import type { PostFacts } from '../../../schema/events.js';
import type { Role } from '../../../schema/roles.js';
import { type Asker, asker, CITIZEN, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { act, DESK, submit } from '../../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyId, directoryDouble, SAMPLE_AGENCIES } from '../../../test/kit/directory-double.js';
import { PostProjectionRow } from '../../kit/directory/directory-projection.entity.js';
import { upsertRows } from '../../kit/insert-rows.js';
import { stableId } from '../../kit/stable-id.js';

const WORKLOADS = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Agency {
  workload { openComplaints overdue liaisonOfficers openPerLiaisonOfficer asOf }
} } }`;

const OFFICERS = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Officer {
  workload { agencies { id } openComplaints overdue share asOf }
} } }`;

function post(officerId: string, code: string, more: Partial<PostFacts> = {}): PostFacts {
  const role: Role = 'LIAISON_OFFICER';
  const id = stableId('post', `${officerId} at ${code}`);
  return { id, officerId, agencyId: agencyId(code), role, from: '2026-01-02', until: null, ...more };
}

const POSTS: readonly PostFacts[] = [
  post('ani', '32.16'),
  // The same person twice, one who has left, one to come, one who does something else.
  post('ani', '32.16/diskominfo'),
  post('budi', '32.16/diskominfo', { until: '2026-12-31' }),
  post('citra', '32.16/diskominfo', { until: '2026-03-01' }),
  post('dewi', '32.16/diskominfo', { from: '2027-01-01' }),
  post('eko', '32.16', { role: 'HEAD' }),
  post('fajar', '32'),
  // Who answers in two bodies.
  post('gita', '32.73'),
  post('gita', '32.16/dsdabmbk'),
];
/** What of the statements reads rows for an answer; what goes on in the background comes in between. */
const COUNTED = /FROM ["`](complaint|agency_projection|post_projection|feed_offset)["`]/;

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect, { directory: directoryDouble(SAMPLE_AGENCIES, POSTS) });
    const handled = async (code: string) => {
      const { id } = await submit(hub, { toAgency: code });
      await act(hub, asker('AGENCY_ADMIN', code), 'verify', id);
      await act(hub, asker('AGENCY_ADMIN', code), 'accept', id);
      return id;
    };
    await handled('32.16');
    await handled('32.16/diskominfo');
    const answered = await handled('32.16/diskominfo');
    await act(hub, asker('AGENCY_ADMIN', '32.16/diskominfo'), 'respond', answered);
    await handled('32.73');
    hub.clock.now = new Date('2026-06-30T03:00:00Z');
    await submit(hub, { toAgency: '32.16' });
  });
  afterAll(() => hub?.close());

  const workloads = (who: Asker, codes: readonly string[]) =>
    read(
      who,
      WORKLOADS,
      codes.map((code) => ({ __typename: 'Agency', id: agencyId(code) })),
    );
  const workloadsOf = (who: Asker, officers: readonly string[]) =>
    read(
      who,
      OFFICERS,
      officers.map((id) => ({ __typename: 'Officer', id })),
    );

  async function read(who: Asker, document: string, representations: readonly object[]) {
    const { data, errors } = await hub.ask(who, document, { representations });
    return {
      errors,
      found: (data as { _entities: { workload: Record<string, unknown> | null }[] } | null)?._entities.map(
        ({ workload }) => workload,
      ),
    };
  }

  it('counts what waits at a body and its units, what of it is late, and who answers for it', async () => {
    const codes = ['32.16', '32.16/diskominfo', '32.16/dsdabmbk', '32.73', '32', '91'];
    const { found, errors } = await workloads(DESK, codes);
    expect(errors).toBeUndefined();
    const asOf = expect.any(String);
    expect(found).toEqual([
      { openComplaints: 3, overdue: 2, liaisonOfficers: 3, openPerLiaisonOfficer: 1, asOf },
      { openComplaints: 1, overdue: 1, liaisonOfficers: 2, openPerLiaisonOfficer: 0.5, asOf },
      { openComplaints: 0, overdue: 0, liaisonOfficers: 1, openPerLiaisonOfficer: 0, asOf },
      { openComplaints: 1, overdue: 1, liaisonOfficers: 1, openPerLiaisonOfficer: 1, asOf },
      // A regency is not its province's unit.
      { openComplaints: 0, overdue: 0, liaisonOfficers: 1, openPerLiaisonOfficer: 0, asOf },
      { openComplaints: 0, overdue: 0, liaisonOfficers: 0, openPerLiaisonOfficer: null, asOf },
    ]);
  });

  it('reads no post that has ended, is to come or is of another role', async () => {
    const { read } = hub.subgraph.database;
    const unread = In(['citra', 'dewi', 'eko']);
    const before = await read.findBy(PostProjectionRow, { officerId: unread });
    expect(before).toHaveLength(3);
    const spoilt = { facts: () => "'not to be read'" };
    await hub.subgraph.database.write((manager) => manager.update(PostProjectionRow, { officerId: unread }, spoilt));
    const { found, errors } = await workloads(DESK, ['32.16']);
    await hub.subgraph.database.write((manager) => upsertRows(manager, PostProjectionRow, before));
    expect(errors).toBeUndefined();
    expect(found).toMatchObject([{ liaisonOfficers: 3 }]);
  });

  it('reads as many statements for many agencies as for one', async () => {
    const count = async (codes: readonly string[]) => {
      hub.statements.length = 0;
      await workloads(DESK, codes);
      return hub.statements.filter((sql) => COUNTED.test(sql)).length;
    };
    const one = await count(['32.16']);
    // The viewer's agencies, those that are asked for, complaints, posts, and up to when posts are known.
    expect(one).toBe(5);
    expect(await count(SAMPLE_AGENCIES.map(({ code }) => code))).toBe(one);
  });

  it('gives each officer an even part of what waits where the officer answers', async () => {
    const { found, errors } = await workloadsOf(DESK, ['ani', 'budi', 'fajar', 'gita', 'citra', 'dewi', 'eko', 'x']);
    expect(errors).toBeUndefined();
    const asOf = expect.any(String);
    const at = (...codes: string[]) => expect.arrayContaining(codes.map((code) => ({ id: agencyId(code) })));
    expect(found).toEqual([
      // The unit is a part of the body.
      { agencies: [{ id: agencyId('32.16') }], openComplaints: 3, overdue: 2, share: 1, asOf },
      { agencies: [{ id: agencyId('32.16/diskominfo') }], openComplaints: 1, overdue: 1, share: 0.5, asOf },
      { agencies: [{ id: agencyId('32') }], openComplaints: 0, overdue: 0, share: 0, asOf },
      { agencies: at('32.73', '32.16/dsdabmbk'), openComplaints: 1, overdue: 1, share: 1, asOf },
      null,
      null,
      null,
      null,
    ]);
  });

  it('reads as many statements for many officers as for one', async () => {
    const count = async (officers: readonly string[]) => {
      hub.statements.length = 0;
      await workloadsOf(DESK, officers);
      return hub.statements.filter((sql) => COUNTED.test(sql)).length;
    };
    const one = await count(['ani']);
    // The viewer's agencies, the officers' posts and agencies, complaints, who answers, and up to when posts are known.
    expect(one).toBe(6);
    expect(await count([...new Set(POSTS.map(({ officerId }) => officerId))])).toBe(one);
  });

  it.each<[string, Asker, readonly boolean[]]>([
    ['a liaison officer of the unit', asker('LIAISON_OFFICER', '32.16/diskominfo'), [false, true, false]],
    ['the head of the body', asker('HEAD', '32.16'), [true, true, false]],
    ['the head of the other body', asker('HEAD', '32.73'), [false, false, false]],
    ['the monitor of the province', asker('PROVINCIAL_MONITOR', '32'), [true, true, true]],
    ['an admin of the province', asker('AGENCY_ADMIN', '32'), [false, false, false]],
    ['a PPID officer', asker('PPID_OFFICER', '32.16'), [false, false, false]],
    ['a citizen', CITIZEN, [false, false, false]],
  ])('shows %s the part of who answers where they may read all, and null of the rest', async (_who, viewer, shown) => {
    const { found, errors } = await workloadsOf(viewer, ['ani', 'budi', 'gita']);
    expect(errors).toBeUndefined();
    expect(found?.map((workload) => workload !== null)).toEqual(shown);
  });

  it.each<[string, Asker, readonly boolean[]]>([
    ['a liaison officer of the unit', asker('LIAISON_OFFICER', '32.16/diskominfo'), [false, true, false]],
    ['the head of the body', asker('HEAD', '32.16'), [true, true, false]],
    ['the monitor of the province', asker('PROVINCIAL_MONITOR', '32'), [true, true, true]],
    ['an admin of the province', asker('AGENCY_ADMIN', '32'), [false, false, false]],
    ['a national monitor', asker('NATIONAL_MONITOR', 'kl.panrb'), [true, true, true]],
    ['a PPID officer', asker('PPID_OFFICER', '32.16'), [false, false, false]],
    ['a citizen', CITIZEN, [false, false, false]],
  ])('shows %s what they may read, and null of the rest', async (_who, viewer, shown) => {
    const { found, errors } = await workloads(viewer, ['32.16', '32.16/diskominfo', '32.73']);
    expect(errors).toBeUndefined();
    expect(found?.map((workload) => workload !== null)).toEqual(shown);
  });
});
