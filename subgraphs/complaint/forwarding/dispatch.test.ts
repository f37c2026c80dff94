import { asker, CITIZEN, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { act, DESK, type KnownComplaint, mutationOf, submit, versionOf } from '../../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyId } from '../../../test/kit/directory-double.js';
import { pathOf } from '../../../test/kit/path-scenario.js';

const REGENCY = asker('AGENCY_ADMIN', '32.16');
const PORTAL = asker('PORTAL', '32');
const SENT = {
  toAgency: '32.16',
  affairs: 'pekerjaan-umum',
  urgency: 'URGENT',
  note: 'Ruas jalan kabupaten.',
  evidence: ['https://contoh.invalid/lubang.jpg'],
  externalNumber: 'LAPOR-2026-0001',
};
const TRACK = `query ($trackingNumber: String!, $secret: Secret!) {
  trackComplaint(trackingNumber: $trackingNumber, secret: $secret) { timeline { kind note } deadlines { kind } }
}`;

describeEachDialect((dialect) => {
  let hub: ComplaintHub;
  let sent: KnownComplaint;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
    sent = await submit(hub, {}, PORTAL);
    await act(hub, DESK, 'verify', sent.id);
    await act(hub, DESK, 'forward', sent.id, { ...SENT, respondWithinWorkingDays: 3 });
  });

  afterAll(() => hub.close());

  const refusalOf = async (input: Record<string, unknown>) => {
    const { id } = await submit(hub);
    await act(hub, DESK, 'verify', id);
    const stated = { complaintId: id, expectedVersion: await versionOf(hub, id), toAgency: '32.16', ...input };
    const { errors } = await hub.ask(DESK, mutationOf('forward'), { input: stated });
    expect(await versionOf(hub, id)).toBe(2);
    return errors?.[0]?.extensions;
  };

  it('keeps with the stop what was sent there, and tells it to the agencies', async () => {
    for (const who of [DESK, REGENCY, asker('PROVINCIAL_MONITOR', '32')]) {
      const { hops } = await pathOf(hub, who, sent.id);
      expect(hops).toMatchObject([
        {
          seq: 1,
          agency: { id: agencyId('sp4n') },
          sentBy: null,
          urgency: null,
          note: null,
          evidence: [],
          affairs: null,
        },
        {
          seq: 2,
          agency: { id: agencyId('32.16') },
          sentBy: { id: agencyId('sp4n') },
          urgency: 'URGENT',
          note: SENT.note,
          evidence: SENT.evidence,
          externalNumber: SENT.externalNumber,
          respondWithinWorkingDays: 3,
          affairs: { code: 'pekerjaan-umum', nameId: 'Pekerjaan umum dan penataan ruang', group: 'BASIC_SERVICE' },
        },
      ]);
    }
  });

  it('hides from the portal what agencies send each other, and shows it the path', async () => {
    const { hops, deadlineRevisions } = await pathOf(hub, PORTAL, sent.id);
    expect(deadlineRevisions).toBeNull();
    expect(hops[1]).toMatchObject({
      note: null,
      evidence: null,
      externalNumber: null,
      urgency: 'URGENT',
      affairs: { code: 'pekerjaan-umum' },
    });
  });

  it('tells the reporter nothing of what the sender asked', async () => {
    const { trackingNumber, secret } = sent;
    const { trackComplaint } = await hub.data<{
      trackComplaint: { timeline: { note: string | null }[]; deadlines: { kind: string }[] };
    }>(CITIZEN, TRACK, { trackingNumber, secret });
    expect(trackComplaint.timeline.map(({ note }) => note)).toEqual([null, null, null]);
    expect(trackComplaint.deadlines.map(({ kind }) => kind).sort()).toEqual(['FIRST_RESPONSE', 'FOLLOW_UP']);
  });

  it('hides what was sent with a secret complaint from those to whom its content is', async () => {
    const { id } = await submit(hub, { secret: true });
    await act(hub, DESK, 'verify', id);
    await act(hub, DESK, 'forward', id, SENT);
    const { hops } = await pathOf(hub, asker('PROVINCIAL_MONITOR', '32'), id);
    expect(hops[1]).toMatchObject({ note: null, evidence: null, externalNumber: null });
  });

  it('leaves open what the sender does not name, with the urgency that it has', async () => {
    const { id } = await submit(hub);
    await act(hub, DESK, 'verify', id);
    await act(hub, DESK, 'forward', id, { toAgency: '32', urgency: 'EMERGENCY' });
    const province = asker('AGENCY_ADMIN', '32');
    await act(hub, province, 'accept', id);
    await act(hub, province, 'forward', id, { toAgency: '32.16' });
    expect((await pathOf(hub, REGENCY, id)).hops.at(-1)).toMatchObject({
      urgency: 'EMERGENCY',
      affairs: null,
      evidence: [],
      externalNumber: null,
      respondWithinWorkingDays: null,
    });
  });

  it.each<[string, Record<string, unknown>]>([
    ['input.affairs', { affairs: 'urusan-lain' }],
    ['input.evidence.0', { evidence: ['javascript:alert(1)'] }],
    ['input.externalNumber', { externalNumber: 'x'.repeat(256) }],
    ['input.respondWithinWorkingDays', { respondWithinWorkingDays: 0 }],
    ['input.respondWithinWorkingDays', { respondWithinWorkingDays: 61 }],
  ])('refuses a bad %s and changes nothing', async (path, input) => {
    expect(await refusalOf(input)).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path }] });
  });

  it('loads the paths of many complaints with one statement of each kind', async () => {
    const query = `{ complaints { edges { node {
      hops { affairs { code } heldFor { workingDays } } deadlineRevisions { reason }
    } } } }`;
    await submit(hub, { toAgency: '32.16' });
    const before = hub.statements.length;
    await hub.data(DESK, query);
    const told = hub.statements.slice(before);
    for (const table of ['complaint_hop', 'timeline_entry', 'government_affair', 'complaint_deadline_revision']) {
      const reads = told.filter((sql) => new RegExp(`FROM ["\`]${table}["\`]`).test(sql));
      expect([table, reads.length]).toEqual([table, 1]);
    }
  });

  it('lists the affairs of government in the order of the law, to everyone', async () => {
    interface Listed {
      governmentAffairs: { code: string; group: string; groupLabel: string; legalBasis: string }[];
    }
    const query = '{ governmentAffairs { code nameId nameEn group groupLabel(lang: ID) legalBasis } }';
    const { governmentAffairs } = await hub.data<Listed>(CITIZEN, query);
    const counts = new Map<string, number>();
    for (const { group, legalBasis } of governmentAffairs) {
      counts.set(`${group} ${legalBasis}`, (counts.get(`${group} ${legalBasis}`) ?? 0) + 1);
    }
    expect([...counts]).toEqual([
      ['ABSOLUTE UU 23/2014 Pasal 10 ayat (1)', 6],
      ['BASIC_SERVICE UU 23/2014 Pasal 12 ayat (1)', 6],
      ['NON_BASIC_SERVICE UU 23/2014 Pasal 12 ayat (2)', 18],
      ['OPTIONAL UU 23/2014 Pasal 12 ayat (3)', 8],
      ['GENERAL UU 23/2014 Pasal 25', 1],
    ]);
    expect(governmentAffairs[0]).toMatchObject({
      code: 'politik-luar-negeri',
      groupLabel: 'urusan pemerintahan absolut',
    });
  });
});
