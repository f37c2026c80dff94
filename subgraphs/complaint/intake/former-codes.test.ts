import type { AgencyFacts } from '../../../schema/events.js';
import { asker, CITIZEN, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { act, DESK, mutationOf, submission, submit, versionOf } from '../../../test/kit/complaint-scenario.js';
import { endOfFeed } from '../../../test/kit/complaint-stream.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyFacts, agencyId, directoryDouble, SAMPLE_AGENCIES } from '../../../test/kit/directory-double.js';
import { ComplaintRow } from '../complaint.entity.js';

const ENDED = '2025-06-30T17:00:00.000Z';
const UNREAD = { connected: false, hasAccount: false };
const had = (code: string): Partial<AgencyFacts> => ({ formerCodes: [{ code, until: '2025-12-31' }] });
const ended = (...successors: string[]): Partial<AgencyFacts> => ({
  closedAt: ENDED,
  ...(successors.length > 0 && { successors: successors.map(agencyId) }),
});

/** A village without a government that went alone to another kecamatan, and the code that it had. */
const VILLAGE = { formerCode: '32.16.06.2005', code: '32.81.02.2090' };

/**
 * 32.18 has become 32.80; 32.97 was divided between 32.80, 32.81 and 32.82, of which nobody reads the last. 32.81.02 has also
 * got villages of 32.16.06.
 */
const DIRECTORY = [
  ...SAMPLE_AGENCIES,
  agencyFacts('32.80', 'Pemerintah Kabupaten Utara', had('32.18')),
  agencyFacts('32.80/dinkes', 'Dinas Kesehatan Kabupaten Utara', had('32.18/dinkes')),
  agencyFacts('32.80.01', 'Kecamatan Satu', had('32.18.01')),
  agencyFacts('32.81', 'Pemerintah Kabupaten Timur'),
  agencyFacts('32.81/dinkes', 'Dinas Kesehatan Kabupaten Timur'),
  agencyFacts('32.81.02', 'Kecamatan Dua', {
    ...had('32.97.02'),
    takenOver: [{ ...VILLAGE, fromAgencyId: agencyId('32.16.06'), since: '2025-12-31T17:00:00.000Z' }],
  }),
  agencyFacts('32.81.02.2091', 'Desa Berpindah', had('32.16.06.2006')),
  agencyFacts('32.82', 'Pemerintah Kabupaten Barat', UNREAD),
  agencyFacts('32.82.03', 'Kecamatan Tiga', { ...UNREAD, ...had('32.97.03') }),
  agencyFacts('32.97', 'Pemerintah Kabupaten Lama', ended('32.80', '32.81', '32.82')),
  agencyFacts('32.97/dinkes', 'Dinas Kesehatan Kabupaten Lama', ended('32.97')),
  agencyFacts('32.16/lama', 'Dinas Lama Kabupaten Bekasi', ended()),
  agencyFacts('kl.lama', 'Kementerian Lama', ended('kl.antara')),
  agencyFacts('kl.antara', 'Kementerian Antara', ended('kl.bpkp')),
];
const REGENCY = asker('AGENCY_ADMIN', '32.16');
const RENAMED = asker('AGENCY_ADMIN', '32.80');
const SHOWN = 'query ($id: ID) { complaint(id: $id) { handler { id } addressedTo { id } } }';
const LIST = 'query ($filter: ComplaintFilter) { complaints(filter: $filter) { edges { node { id } } } }';
const POLL = `query ($filter: ComplaintEventFilter, $after: String) {
  complaintEvents(filter: $filter, after: $after, first: 100) { events { complaintId } }
}`;
const SUGGEST = 'query ($code: String) { suggestAgencies(regionCode: $code) { agency { id } why } }';

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect, { directory: directoryDouble(DIRECTORY) });
  });
  afterAll(() => hub.close());

  async function taken(input: Record<string, unknown>) {
    const { id } = await submit(hub, input);
    type Shown = { handler: { id: string }; addressedTo: { id: string } | null };
    const { complaint } = await hub.data<{ complaint: Shown }>(DESK, SHOWN, { id });
    const { regionCode } = await hub.subgraph.database.read.findOneByOrFail(ComplaintRow, { id });
    return [complaint.handler.id, complaint.addressedTo?.id, regionCode];
  }
  async function refusal(query: string, variables: Record<string, unknown>, who = DESK) {
    const { errors } = await hub.ask(who, query, variables);
    return errors?.[0]?.extensions as { code: string; fields: { path: string; message: string }[] } | undefined;
  }

  describe('a submission', () => {
    it.each([
      ['a regency', '32.18', '32.80'],
      ['a unit', '32.18/dinkes', '32.80/dinkes'],
      ['a kecamatan', '32.18.01', '32.80.01'],
      ['a desa that the directory does not have, by its kecamatan', '32.18.01.2001', '32.80.01'],
    ])('finds %s by its former code', async (_what, toAgency, holder) => {
      const [handler] = await taken({ toAgency });
      expect(handler).toBe(agencyId(holder));
    });

    it('records the region by its present code, of a village by that of its kecamatan', async () => {
      expect(await taken({ toAgency: '32.18', regionCode: '32.18' })).toEqual([
        agencyId('32.80'),
        agencyId('32.80'),
        '32.80',
      ]);
      expect((await taken({ regionCode: '32.18.01.2003' }))[2]).toBe('32.80.01.2003');
      expect((await taken({ regionCode: '32.97' }))[2]).toBe('32.97');
    });

    it('records a village that went alone by its present code, and goes to whoever governs there', async () => {
      const east = agencyId('32.81.02');
      const code = '32.81.02.2090';
      expect(await taken({ toAgency: VILLAGE.formerCode, regionCode: VILLAGE.formerCode })).toEqual([
        east,
        undefined,
        code,
      ]);
      expect((await taken({ regionCode: '32.16.06.2006' }))[2]).toBe('32.81.02.2091');
      expect((await taken({ regionCode: '32.16.06.2007' }))[2]).toBe('32.16.06.2007');
    });

    it('is for whoever governs the region of one that has ended, else for the first, through chains', async () => {
      const east = agencyId('32.81');
      expect(await taken({ toAgency: '32.97', regionCode: '32.97.02' })).toEqual([east, east, '32.81.02']);
      expect((await taken({ toAgency: '32.97' }))[0]).toBe(agencyId('32.80'));
      expect((await taken({ toAgency: 'kl.lama' }))[0]).toBe(agencyId('kl.bpkp'));
      const unit = agencyId('32.81/dinkes');
      expect((await taken({ toAgency: '32.97/dinkes', regionCode: '32.81.02' })).slice(0, 2)).toEqual([unit, unit]);
    });

    it('goes to the next one where nobody reads it there, and to the national desk where nobody follows', async () => {
      expect((await taken({ toAgency: '32.97', regionCode: '32.97.03' })).slice(0, 2)).toEqual([
        agencyId('32.80'),
        agencyId('32.82'),
      ]);
      expect(await taken({ toAgency: '32.98' })).toEqual([agencyId('sp4n'), undefined, null]);
    });

    it('refuses a region that there never was', async () => {
      const input = submission({ regionCode: '32.96' });
      const SUBMIT = 'mutation ($input: SubmitComplaintInput!) { submitComplaint(input: $input) { trackingNumber } }';
      expect(await refusal(SUBMIT, { input }, CITIZEN)).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: [{ path: 'input.regionCode' }],
      });
    });
  });

  it('an officer forwards by a former code, and is told who follows one that has ended', async () => {
    const { id } = await submit(hub);
    await act(hub, DESK, 'verify', id);
    const input = { complaintId: id, expectedVersion: await versionOf(hub, id), toAgency: '32.97' };
    expect(await refusal(mutationOf('forward'), { input })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [
        {
          path: 'input.toAgency',
          message:
            'This agency has ended; its tasks went to Pemerintah Kabupaten Utara (32.80), Pemerintah Kabupaten Timur (32.81), Pemerintah Kabupaten Barat (32.82).',
        },
      ],
    });
    await act(hub, DESK, 'forward', id, { toAgency: '32.18' });
    const { complaint } = await hub.data<{ complaint: { handler: { id: string } } }>(DESK, SHOWN, { id });
    expect(complaint.handler.id).toBe(agencyId('32.80'));
  });

  it('changes of what an agency has set take its former code, and nothing is set for one that has ended', async () => {
    const POLICY = 'mutation ($input: SetAnswerPolicyInput!) { done: setAnswerPolicy(input: $input) { __typename } }';
    const TEMPLATE =
      'mutation ($input: SaveResponseTemplateInput!) { done: saveResponseTemplate(input: $input) { __typename } }';
    const policy = { signatureRequired: true, basis: 'Keputusan contoh' };
    const template = { title: 'Terima kasih', body: 'Laporan Anda kami teruskan.' };
    for (const [index, [mutation, input]] of (
      [
        [POLICY, policy],
        [TEMPLATE, template],
      ] as const
    ).entries()) {
      const key = mutation === TEMPLATE ? { idempotencyKey: `template-of-former-${index}` } : {};
      const closed = await refusal(mutation, { input: { ...input, ...key, agency: '32.16/lama' } }, REGENCY);
      expect(closed).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'input.agency' }] });
      expect(await refusal(mutation, { input: { ...input, ...key, agency: '32.18' } }, RENAMED)).toBeUndefined();
    }
  });

  it('filters find by former codes what they find by the present ones, and refuse what never was', async () => {
    await submit(hub, { toAgency: '32.80' });
    const found = async (filter: object) =>
      (await hub.data<{ complaints: { edges: unknown[] } }>(DESK, LIST, { filter })).complaints.edges;
    const ofRegency = await found({ agency: '32.80' });
    expect(ofRegency.length).toBeGreaterThan(0);
    expect(await found({ agency: '32.18' })).toEqual(ofRegency);
    expect(await found({ organisation: '32.18' })).toEqual(await found({ organisation: '32.80' }));
    expect(await found({ territory: '32.18' })).toEqual(await found({ territory: '32.80' }));
    expect(await found({ agency: '32.97' })).toEqual(await found({ agency: agencyId('32.97') }));
    for (const [field, named] of [
      ['territory', '32.96'],
      ['agency', '32.96'],
      ['organisation', '32.96'],
    ] as const) {
      const refused = { code: 'BAD_USER_INPUT', fields: [{ path: `filter.${field}` }] };
      expect(await refusal(LIST, { filter: { [field]: named } })).toMatchObject(refused);
      expect(await refusal(POLL, { filter: { [field]: named } })).toMatchObject(refused);
    }
    const STATISTICS = `query ($filter: ComplaintStatisticsFilter) {
      complaintStatistics(from: "2026-03-01", to: "2026-03-31", groupBy: LEVEL, filter: $filter) { totalCount }
    }`;
    const counted = (filter: object) => hub.data(DESK, STATISTICS, { filter });
    expect(await counted({ territory: '32.18' })).toEqual(await counted({ territory: '32.80' }));
    expect(await refusal(STATISTICS, { filter: { territory: '32.96' } })).toMatchObject({
      fields: [{ path: 'filter.territory' }],
    });
  });

  it('finds events of before a body had another code by its code of then, of now, and by its id', async () => {
    const after = await endOfFeed(hub);
    const { id } = await submit(hub);
    await act(hub, DESK, 'verify', id);
    await act(hub, DESK, 'forward', id, { toAgency: '17.02' });
    const eventsOf = async (filter: object) =>
      (
        await hub.data<{ complaintEvents: { events: { complaintId: string }[] } }>(DESK, POLL, { filter, after })
      ).complaintEvents.events.map(({ complaintId }) => complaintId);
    while ((await eventsOf({ agency: '17.02' })).length === 0);
    const place = { code: '18.20', organisation: '18.20', supervision: '18.20', jurisdiction: ['18.20'] };
    hub.directory.change({ ...hub.directory.agency('17.02'), ...place, ...had('17.02'), version: 2 });
    await hub.subgraph.catchUp();
    for (const code of ['17.02', '18.20']) {
      for (const filter of [{ organisation: code }, { territory: code }, { agency: code }]) {
        expect(await eventsOf(filter)).toEqual([id]);
      }
    }
    hub.directory.change(agencyFacts('17.02', 'Pemerintah Kabupaten Baru', { id: 'new' }));
    await hub.subgraph.catchUp();
    expect(await eventsOf({ organisation: '18.20' })).toEqual([]);
    expect(await eventsOf({ organisation: agencyId('17.02') })).toEqual([]);
  });

  it('suggests for a region by a former code, or one that has ended, who governs there now', async () => {
    const suggested = async (code: string) =>
      (
        await hub.data<{ suggestAgencies: { agency: { id: string }; why: string }[] }>(DESK, SUGGEST, { code })
      ).suggestAgencies.map(({ agency }) => agency.id);
    expect(await suggested('32.18.01')).toEqual(['32.80.01', '32.80', '32', 'sp4n'].map(agencyId));
    expect(await suggested('32.97.02')).toEqual(['32.81.02', '32.81', '32', 'sp4n'].map(agencyId));
    expect(await suggested('32.97')).toEqual(['32.80', '32', 'sp4n'].map(agencyId));
  });

  it('finds by the former code of a village that went alone what is of it, also events of before', async () => {
    const after = await endOfFeed(hub);
    const [former, present] = ['32.16.06.2001', '32.81.02.2092'];
    const eventsOf = async (territory: string) =>
      (
        await hub.data<{ complaintEvents: { events: { complaintId: string }[] } }>(DESK, POLL, {
          filter: { territory },
          after,
        })
      ).complaintEvents.events.map(({ complaintId }) => complaintId);
    const { id } = await submit(hub);
    await act(hub, DESK, 'verify', id);
    await act(hub, DESK, 'forward', id, { toAgency: former });
    while ((await eventsOf(former)).length === 0);
    const moved = { code: present, organisation: present, supervision: present, jurisdiction: [present] };
    hub.directory.change({ ...hub.directory.agency(former), ...moved, ...had(former), version: 2 });
    await hub.subgraph.catchUp();
    await hub.subgraph.perform('agency-standings');
    for (const code of [former, present]) expect(await eventsOf(code)).toEqual([id]);
    const STATISTICS = `query ($filter: ComplaintStatisticsFilter, $list: ComplaintFilter) {
      complaints(filter: $list) { edges { node { id } } }
      complaintStatistics(from: "2026-03-01", to: "2026-03-31", groupBy: LEVEL, filter: $filter) { totalCount }
    }`;
    for (const territory of [former, present]) {
      const { complaints, complaintStatistics } = await hub.data<{ complaints: unknown; complaintStatistics: unknown }>(
        DESK,
        STATISTICS,
        { filter: { territory }, list: { territory } },
      );
      expect(complaints).toEqual({ edges: [{ node: { id } }] });
      expect(complaintStatistics).toEqual({ totalCount: 1 });
    }
  });

  it('keeps rules of a region by its present code, and finds them by either', async () => {
    const SAVE =
      'mutation ($input: SaveRoutingRuleInput!) { saveRoutingRule(input: $input) { rule { region { code } } } }';
    const input = {
      idempotencyKey: 'rule-of-a-former-code',
      region: '32.18',
      target: { level: 'REGENCY' },
      reason: 'contoh',
      validFrom: '2026-03-02',
    };
    expect(await hub.data(DESK, SAVE, { input })).toEqual({ saveRoutingRule: { rule: { region: { code: '32.80' } } } });
    const RULES = 'query ($region: String) { routingRules(region: $region) { edges { node { region { code } } } } }';
    const rules = await hub.data(DESK, RULES, { region: '32.80' });
    expect(await hub.data(DESK, RULES, { region: '32.18' })).toEqual(rules);
    for (const list of ['routingRules(region: $region) { totalCount }', 'regulations(region: $region) { id }']) {
      const refused = await refusal(`query ($region: String) { ${list} }`, { region: '32.96' });
      expect(refused).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'region' }] });
    }
  });
});
