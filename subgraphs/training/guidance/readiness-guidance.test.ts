import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyId, directoryDouble, SAMPLE_AGENCIES } from '../../../test/kit/directory-double.js';
import { type Answer, openBench, type Standing, type SubgraphBench } from '../../../test/kit/subgraph-bench.js';
import { IdempotencyKeyRow } from '../../kit/idempotency.entity.js';
import { EventEntitlementRow, EventRow } from '../../kit/outbox.entity.js';
import { trainingSubgraph } from '../subgraph.js';
import { ReadinessGuidanceRow } from './readiness-guidance.entity.js';

const PROVINCE: Standing = ['PROVINCIAL_MONITOR', '32'];
const REGENCY: Standing = ['TRAINING_COORDINATOR', '32.16'];
const CENTRE: Standing = ['NATIONAL_MONITOR', 'kl.panrb'];
const WRITTEN = [ReadinessGuidanceRow, EventRow, EventEntitlementRow, IdempotencyKeyRow];

const GUIDANCE = `id kind kindLabel(lang: EN) role text visitOn agency { id } by { id }
  acknowledgedAt acknowledgedBy { id } acknowledgement`;
const GUIDE = `mutation ($input: GuideReadinessInput!) { guideReadiness(input: $input) { guidance { ${GUIDANCE} } } }`;
const ACKNOWLEDGE = `mutation ($input: AcknowledgeReadinessGuidanceInput!) {
  acknowledgeReadinessGuidance(input: $input) { guidance { ${GUIDANCE} } }
}`;
const LIST = `query ($filter: ReadinessGuidanceFilter, $first: Int, $after: String) {
  readinessGuidance(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { endCursor hasNextPage } edges { node { text } }
  }
}`;
const AGENCIES = `query ($of: [_Any!]!) {
  _entities(representations: $of) {
    ... on Agency { readinessGuidance { text } readiness { state lacks since } }
  }
}`;

describeEachDialect((dialect) => {
  let bench: SubgraphBench;
  let keys = 0;

  beforeAll(async () => {
    const directory = directoryDouble(SAMPLE_AGENCIES);
    bench = await openBench(dialect, directory, (source) => trainingSubgraph({ directory: source, sample: false }));
  });

  beforeEach(() => bench.setClock('2026-03-18T03:00:00.000Z'));

  afterEach(() => bench.empty(WRITTEN));

  afterAll(() => bench.close());

  const guide = (overrides: object = {}, who = PROVINCE): Promise<Answer> => {
    const input = {
      agency: '32.16',
      kind: 'NOTE',
      text: 'Mohon SK diperbarui.',
      idempotencyKey: `guide-key-${++keys}`,
    };
    return bench.ask([who], GUIDE, { input: { ...input, ...overrides } });
  };
  const guided = async (overrides?: object, who?: Standing) => {
    const { data, codes } = await guide(overrides, who);
    expect(codes).toEqual([]);
    return data.guideReadiness.guidance;
  };
  const acknowledge = (id: string, who = REGENCY) =>
    bench.ask([who], ACKNOWLEDGE, { input: { id, text: 'Sedang diproses.' } });
  const texts = async (who: Standing, filter: object = {}) => {
    const { data, codes } = await bench.ask([who], LIST, { filter, first: 100 });
    expect(codes).toEqual([]);
    return data.readinessGuidance.edges.map(({ node }: { node: { text: string } }) => node.text);
  };
  const agencies = async (who: Standing, ...codes: string[]) => {
    const of = codes.map((code) => ({ __typename: 'Agency', id: agencyId(code) }));
    return (await bench.ask([who], AGENCIES, { of })).data._entities;
  };

  it('reaches the agency, which takes note of it, and both see that', async () => {
    const given = await guided({ kind: 'VISIT', visitOn: '2026-04-01' });
    expect(given).toEqual({
      id: expect.any(String),
      kind: 'VISIT',
      kindLabel: 'Visit',
      role: 'PROVINCIAL_MONITOR',
      text: 'Mohon SK diperbarui.',
      visitOn: '2026-04-01',
      agency: { id: agencyId('32.16') },
      by: { id: agencyId('32') },
      acknowledgedAt: null,
      acknowledgedBy: null,
      acknowledgement: null,
    });
    expect(await texts(REGENCY)).toEqual(['Mohon SK diperbarui.']);
    const { data } = await acknowledge(given.id);
    expect(data.acknowledgeReadinessGuidance.guidance).toEqual({
      ...given,
      acknowledgedAt: '2026-03-18T03:00:00.000Z',
      acknowledgedBy: { id: agencyId('32.16') },
      acknowledgement: 'Sedang diproses.',
    });
    expect((await acknowledge(given.id)).codes).toEqual(['CONFLICT']);
    expect(await texts(PROVINCE, { acknowledged: true })).toHaveLength(1);
    expect(await texts(PROVINCE, { acknowledged: false })).toEqual([]);
  });

  it('changes nothing in how ready the agency is', async () => {
    const readiness = async () => (await agencies(REGENCY, '32.16'))[0].readiness;
    const before = await readiness();
    const { id } = await guided({ kind: 'REMINDER' });
    await acknowledge(id);
    expect(await readiness()).toEqual(before);
  });

  it('tells of both steps by ids alone, to the agency and those above it', async () => {
    const { id } = await guided();
    await acknowledge(id);
    const { read } = bench.subgraph.database;
    const events = await read.find(EventRow, { order: { id: 'ASC' } });
    const place = { agencyId: agencyId('32.16'), level: 'REGENCY', organisation: '32.16', territory: '32.16' };
    const payload = { guidanceId: id, byAgencyId: agencyId('32'), ...place };
    expect(events.map((event) => [event.kind, event.aggregateId, event.payload])).toEqual([
      ['READINESS_GUIDED', id, payload],
      ['READINESS_GUIDANCE_ACKNOWLEDGED', id, payload],
    ]);
    const entitled = await read.findBy(EventEntitlementRow, { eventId: events[0]?.id });
    expect(new Set(entitled.map((entry) => entry.agencyId))).toEqual(new Set([agencyId('32'), agencyId('32.16')]));
  });

  it('is written once for its key', async () => {
    const idempotencyKey = 'guide-once';
    const first = await guided({ idempotencyKey });
    expect((await guided({ idempotencyKey })).id).toBe(first.id);
    expect((await guide({ idempotencyKey, text: 'Lain.' })).codes).toEqual(['CONFLICT']);
    expect(await texts(PROVINCE)).toHaveLength(1);
  });

  it.each<[string, object, string]>([
    ['a visit without a day', { kind: 'VISIT' }, 'visitOn'],
    ['a day of what is no visit', { visitOn: '2026-04-01' }, 'visitOn'],
    ['no words', { text: ' ' }, 'text'],
    ['an unknown agency', { agency: '99.99' }, 'agency'],
    ['an agency that has ended', { agency: '32.98' }, 'agency'],
  ])('refuses %s', async (_what, overrides, field) => {
    const refused = await guide(overrides);
    expect([refused.codes, refused.fields]).toEqual([['BAD_USER_INPUT'], [`input.${field}`]]);
  });

  it('lets provinces guide in their territory and the centre everywhere, and nobody else', async () => {
    const of = async (who: Standing, agency: string) => (await guide({ agency }, who)).codes;
    expect(await of(PROVINCE, '32.73')).toEqual([]);
    expect(await of(PROVINCE, '32.16/diskominfo')).toEqual([]);
    expect(await of(CENTRE, '91.03')).toEqual([]);
    expect(await of(['NATIONAL_DESK', 'sp4n'], 'kl.bpk')).toEqual([]);
    const refused: [Standing, string][] = [
      [PROVINCE, '17.02'],
      [PROVINCE, 'kl.bpk'],
      [['AGENCY_ADMIN', '32'], '32.16'],
      [['TRAINING_COORDINATOR', '32'], '32.16'],
      [REGENCY, '32.16'],
      [['HEAD', '32.16'], '32.16'],
    ];
    for (const [who, agency] of refused) expect([who, await of(who, agency)]).toEqual([who, ['FORBIDDEN']]);
  });

  it('is seen and answered by the agency, and hidden from others', async () => {
    const { id } = await guided();
    const seeing: Standing[] = [REGENCY, PROVINCE, CENTRE, ['HEAD', '32.16'], ['TRAINING_COORDINATOR', '32']];
    for (const who of seeing) {
      expect([who, await texts(who)]).toEqual([who, ['Mohon SK diperbarui.']]);
      expect((await agencies(who, '32.16'))[0].readinessGuidance).toHaveLength(1);
    }
    const blind: Standing[] = [
      ['TRAINING_COORDINATOR', '32.73'],
      ['AGENCY_ADMIN', '32'],
      ['PROVINCIAL_MONITOR', '17'],
      ['TRAINING_COORDINATOR', '32.16/diskominfo'],
    ];
    for (const who of blind) {
      expect([who, await texts(who)]).toEqual([who, []]);
      expect((await agencies(who, '32.16'))[0].readinessGuidance).toBeNull();
      expect([who, (await acknowledge(id, who)).codes]).toEqual([who, ['NOT_FOUND']]);
    }
    for (const who of [PROVINCE, CENTRE, ['HEAD', '32.16']] as Standing[]) {
      expect([who, (await acknowledge(id, who)).codes]).toEqual([who, ['FORBIDDEN']]);
    }
    expect((await bench.ask([['PORTAL', '32.16']], LIST, {})).codes).toEqual(['FORBIDDEN']);
  });

  it('lists the latest first, by agency, body, region, kind and who gave it', async () => {
    const give = async (hour: number, text: string, overrides: object, who?: Standing) => {
      bench.setClock(`2026-03-18T${10 + hour}:00:00.000Z`);
      await guided({ text, ...overrides }, who);
    };
    await give(0, 'a', {});
    await give(1, 'b', { agency: '32.16/diskominfo', kind: 'REMINDER' });
    await give(2, 'c', { agency: '32.73' }, CENTRE);
    await give(3, 'd', { agency: '17.02' }, CENTRE);
    expect(await texts(CENTRE)).toEqual(['d', 'c', 'b', 'a']);
    expect(await texts(CENTRE, { agency: '32.16' })).toEqual(['a']);
    expect(await texts(CENTRE, { organisation: '32.16' })).toEqual(['b', 'a']);
    expect(await texts(CENTRE, { territory: '32' })).toEqual(['c', 'b', 'a']);
    expect(await texts(CENTRE, { kinds: ['REMINDER'] })).toEqual(['b']);
    expect(await texts(CENTRE, { by: 'kl.panrb' })).toEqual(['d', 'c']);
    const page = { first: 1, filter: { territory: '32' } };
    const { pageInfo } = (await bench.ask([PROVINCE], LIST, page)).data.readinessGuidance;
    const next = (await bench.ask([PROVINCE], LIST, { ...page, after: pageInfo.endCursor })).data.readinessGuidance;
    expect(next).toMatchObject({ totalCount: 3, edges: [{ node: { text: 'b' } }] });
  });

  it('shows with many agencies the latest of each, by one statement', async () => {
    for (let index = 0; index < 22; index++) {
      bench.setClock(`2026-03-18T03:${10 + index}:00.000Z`);
      await guided({ text: `ke-${index}` });
    }
    await guided({ agency: '32.73', text: 'kota' });
    bench.statements.length = 0;
    const [regency, city] = await agencies(CENTRE, '32.16', '32.73');
    expect(regency.readinessGuidance).toHaveLength(20);
    expect(regency.readinessGuidance[0]).toEqual({ text: 'ke-21' });
    expect(city.readinessGuidance).toEqual([{ text: 'kota' }]);
    expect(bench.statements.filter((sql) => sql.includes('readiness_guidance'))).toHaveLength(1);
  });
});
