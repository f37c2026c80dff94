import { type Asker, asker, CITIZEN, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { DESK, submit } from '../../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyId } from '../../../test/kit/directory-double.js';
import { SEEDED_ROUTING } from '../seed/routing-rules.js';

const SUGGEST = `query ($category: String, $region: String, $classification: ComplaintClassification) {
  suggestAgencies(category: $category, regionCode: $region, classification: $classification) {
    agency { id } why whyLabel(lang: EN) explanation(lang: EN) rule { id reason }
  }
}`;
const SAVE = `mutation ($input: SaveRoutingRuleInput!) {
  saveRoutingRule(input: $input) { rule { id category region { code } agency { id } level unitCode place version } }
}`;
const END = `mutation ($input: EndRoutingRuleInput!) { endRoutingRule(input: $input) { rule { validUntil version } } }`;
const LIST = `query ($category: String, $region: String, $first: Int! = 100, $after: String) {
  routingRules(category: $category, region: $region, first: $first, after: $after) {
    totalCount pageInfo { endCursor } edges { node { id place } }
  }
}`;
const REGENCY = asker('AGENCY_ADMIN', '32.16');

interface Suggested {
  suggestAgencies: { agency: { id: string }; why: string; explanation: string; rule: { id: string } | null }[];
}
interface Saved {
  saveRoutingRule: { rule: { id: string; version: number } };
}

let keys = 0;
const rule = (over: Record<string, unknown> = {}) => ({
  idempotencyKey: `routing-key-${++keys}`,
  category: 'jalan-rusak',
  region: '32.16',
  target: { agency: '32.16/dsdabmbk' },
  reason: 'Perbup contoh',
  validFrom: '2026-03-02',
  ...over,
});

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  afterAll(() => hub.close());

  const suggest = async (variables: Record<string, unknown>) =>
    (await hub.data<Suggested>(CITIZEN, SUGGEST, variables)).suggestAgencies;
  const idsOf = (suggestions: Suggested['suggestAgencies']) => suggestions.map(({ agency }) => agency.id);
  const save = async (who: Asker, over: Record<string, unknown> = {}) =>
    (await hub.data<Saved>(who, SAVE, { input: rule(over) })).saveRoutingRule.rule;
  const refusal = async (who: Asker, query: string, input: Record<string, unknown>) => {
    const { errors } = await hub.ask(who, query, { input });
    const { code, fields } = errors?.[0]?.extensions ?? {};
    return (fields as { path: string }[] | undefined)?.[0]?.path ?? code;
  };

  it('tells everybody, before anything is submitted, who is competent and why', async () => {
    const before = hub.statements.length;
    const suggestions = await suggest({ category: 'jalan-rusak', region: '32.16.06.2001' });
    const told = hub.statements.slice(before);
    // Who asks is looked up before.
    const read = told
      .slice(told.findIndex((sql) => /FROM ["`]routing_rule["`]/.test(sql)))
      .filter((sql) => /FROM ["`](routing_rule|agency_projection)["`]/.test(sql));
    expect(read).toHaveLength(4);
    expect(idsOf(suggestions)).toEqual(['32.16/dsdabmbk', '32.16', '32.16.06', '32', 'sp4n'].map(agencyId));
    expect(suggestions[0]).toEqual({
      agency: { id: agencyId('32.16/dsdabmbk') },
      why: 'RULE_FOR_CATEGORY',
      whyLabel: 'a rule for the category in the whole country',
      explanation: 'A rule for the category jalan-rusak: Urusan pemerintahan konkuren (UU 23/2014).',
      rule: { id: expect.any(String), reason: 'Urusan pemerintahan konkuren (UU 23/2014)' },
    });
    expect(suggestions.at(-1)).toMatchObject({ why: 'NATIONAL_DESK', rule: null });
    expect(await hub.code(CITIZEN, SUGGEST, { region: 'Bekasi' })).toBe('BAD_USER_INPUT');
  });

  it('passes over who has no account, and says so of the next', async () => {
    const unit = hub.directory.agency('32.16/dsdabmbk');
    const body = hub.directory.agency('32.16');
    const first = async () => (await suggest({ category: 'jalan-rusak', region: '32.16' }))[0];
    hub.directory.change({ ...unit, hasAccount: false, version: unit.version + 1 });
    await hub.subgraph.catchUp();
    // The account of the body above reads it.
    expect((await first())?.agency.id).toBe(unit.id);
    hub.directory.change({ ...body, hasAccount: false, version: body.version + 1 });
    await hub.subgraph.catchUp();
    expect((await first())?.agency.id).toBe(agencyId('32'));
    expect((await first())?.explanation).toContain(`no account yet: ${unit.name}, ${body.name}.`);
    for (const facts of [unit, body]) hub.directory.change({ ...facts, version: facts.version + 2 });
    await hub.subgraph.catchUp();
  });

  it('leaves what names no agency with the national desk, with suggestions beside each of a list, the rules by one statement', async () => {
    const roads = await submit(hub, { category: 'jalan-rusak', regionCode: '32.16.06' });
    const lamps = await submit(hub, { category: 'lampu-jalan', regionCode: '17.02' });
    const unknown = await submit(hub, {});
    const QUERY = `query ($agency: ID) { complaints(filter: { agency: $agency }, sort: RECEIVED_ASC) { edges { node {
      id handler { id } suggestedAgencies { agency { id } why }
    } } } }`;
    interface Listed {
      complaints: { edges: { node: { id: string; suggestedAgencies: Suggested['suggestAgencies'] } }[] };
    }
    const before = hub.statements.length;
    const { complaints } = await hub.data<Listed>(DESK, QUERY, { agency: 'sp4n' });
    const read = hub.statements.slice(before).filter((sql) => /FROM ["`]routing_rule["`]/.test(sql));
    expect(read).toHaveLength(1);
    const byId = new Map(complaints.edges.map(({ node }) => [node.id, idsOf(node.suggestedAgencies)]));
    expect(byId.get(roads.id)?.[0]).toBe(agencyId('32.16/dsdabmbk'));
    expect(byId.get(lamps.id)).toEqual(['17.02', '17', 'sp4n'].map(agencyId));
    expect(byId.get(unknown.id)).toEqual([agencyId('sp4n')]);
  });

  it('puts the rule of a region before that of the country, until its last day', async () => {
    const { id, version } = await save(DESK, { category: 'sampah', target: { agency: 'kl.panrb' } });
    expect(idsOf(await suggest({ category: 'sampah', region: '32.16.06' }))[0]).toBe(agencyId('kl.panrb'));
    expect(idsOf(await suggest({ category: 'sampah', region: '32.73' }))[0]).toBe(agencyId('32.73'));
    const changed = {
      rule: id,
      expectedVersion: version,
      category: 'sampah',
      target: { level: 'PROVINCE', unitCode: 'diskominfo' },
    };
    expect(await save(DESK, changed)).toMatchObject({ id, agency: null, level: 'PROVINCE', version: 2 });
    expect(idsOf(await suggest({ category: 'sampah', region: '32.16' }))[0]).toBe(agencyId('32/diskominfo'));
    expect(await refusal(DESK, SAVE, rule(changed))).toBe('CONFLICT');
    const end = { rule: id, expectedVersion: 2, lastDay: '2026-03-02' };
    expect(await refusal(DESK, END, { ...end, lastDay: '2026-03-01' })).toBe('input.lastDay');
    expect(await hub.data(DESK, END, { input: end })).toEqual({
      endRoutingRule: { rule: { validUntil: '2026-03-02', version: 3 } },
    });
    hub.clock.now = new Date('2026-03-03T02:00:00Z');
    expect(idsOf(await suggest({ category: 'sampah', region: '32.16' }))[0]).toBe(agencyId('32.16'));
    hub.clock.now = new Date('2026-03-02T02:00:00Z');
    const LOG = '{ ruleChanges(kinds: [ROUTING_RULE_SAVED, ROUTING_RULE_ENDED]) { edges { node { kind rule } } } }';
    const { ruleChanges } = await hub.data<{ ruleChanges: { edges: { node: { rule: string } }[] } }>(DESK, LOG);
    expect(ruleChanges.edges.filter(({ node }) => node.rule === id)).toHaveLength(3);
  });

  it('is saved once for a key', async () => {
    const input = rule({ category: 'ketertiban' });
    const first = await hub.data(REGENCY, SAVE, { input });
    expect(await hub.data(REGENCY, SAVE, { input })).toEqual(first);
    expect(await hub.data(CITIZEN, LIST, { category: 'ketertiban', region: '32.16' })).toMatchObject({
      routingRules: { totalCount: 1 },
    });
  });

  it('is saved once for the same matter and target while it holds, whatever its place and reason', async () => {
    const category = 'kebersihan';
    const { id, version } = await save(DESK, { category, validUntil: '2026-06-30' });
    const same = { category, place: 2, reason: 'SE lain' };
    expect(await refusal(DESK, SAVE, rule(same))).toBe('input.target');
    expect(await refusal(DESK, SAVE, rule({ ...same, validFrom: '2026-06-30' }))).toBe('input.target');
    expect(await refusal(DESK, SAVE, rule({ ...same, classification: 'COMPLAINT' }))).toBeUndefined();
    const changed = { rule: id, expectedVersion: version, category, validUntil: '2026-05-31' };
    expect(await refusal(DESK, SAVE, rule(changed))).toBeUndefined();
    expect(await refusal(DESK, SAVE, rule({ ...same, validFrom: '2026-06-01' }))).toBeUndefined();
  });

  it.each<[string, Asker, Record<string, unknown>, string | undefined]>([
    ['the desk for anywhere', DESK, { region: null }, undefined],
    ['a regency for its kecamatan', REGENCY, { region: '32.16.06', target: { level: 'REGENCY' } }, undefined],
    ['a regency, by level', REGENCY, { target: { level: 'REGENCY', unitCode: 'dsdabmbk' } }, undefined],
    ['a province for a regency in it', asker('AGENCY_ADMIN', '32'), { target: { agency: '32/diskominfo' } }, undefined],
    ['a province, naming the regency', asker('AGENCY_ADMIN', '32'), {}, 'FORBIDDEN'],
    [
      'a province, by the level of its regencies',
      asker('AGENCY_ADMIN', '32'),
      { region: '32', target: { level: 'REGENCY' } },
      'FORBIDDEN',
    ],
    ['a regency for another', REGENCY, { region: '32.73' }, 'FORBIDDEN'],
    ['a regency for the country', REGENCY, { region: null }, 'FORBIDDEN'],
    ['a regency, naming another body', REGENCY, { target: { agency: '32/diskominfo' } }, 'FORBIDDEN'],
    ['a unit for its regency', asker('AGENCY_ADMIN', '32.16/dsdabmbk'), {}, 'FORBIDDEN'],
    ['a liaison officer', asker('LIAISON_OFFICER', '32.16'), {}, 'FORBIDDEN'],
    ['a monitor', asker('PROVINCIAL_MONITOR', '32'), {}, 'FORBIDDEN'],
    ['a rule for nothing', DESK, { category: null, region: null }, 'input.category'],
    ['two targets', DESK, { target: { agency: '32.16', level: 'REGENCY' } }, 'input.target'],
    ['no target', DESK, { target: {} }, 'input.target'],
    ['a unit of an agency', DESK, { target: { agency: '32.16', unitCode: 'dishub' } }, 'input.target'],
    [
      'a unit that no regency has',
      DESK,
      { region: null, target: { level: 'REGENCY', unitCode: 'tidak/ada' } },
      'input.target.unitCode',
    ],
    [
      'a unit of another level',
      DESK,
      { region: null, target: { level: 'PROVINCE', unitCode: 'dsdabmbk' } },
      'input.target.unitCode',
    ],
    [
      'a unit that another regency has',
      DESK,
      { region: '32.73', target: { level: 'REGENCY', unitCode: 'dsdabmbk' } },
      'input.target.unitCode',
    ],
    ['an agency that has ended', DESK, { target: { agency: agencyId('32.98') } }, 'input.target.agency'],
    ['a region that there is none of', DESK, { region: '99' }, 'input.region'],
    ['a version of nothing', DESK, { expectedVersion: 1 }, 'input.expectedVersion'],
    ['days in the wrong order', DESK, { validUntil: '2026-03-01' }, 'input.validUntil'],
  ])('decides on %s', async (_title, who, over, expected) => {
    expect(await refusal(who, SAVE, rule({ category: 'perizinan', ...over }))).toBe(expected);
  });

  it('keeps a region’s admin from rules that are not its own, in whatever it makes of them', async () => {
    const national = SEEDED_ROUTING[0]?.id as string;
    expect(await refusal(REGENCY, SAVE, rule({ rule: national, expectedVersion: 1 }))).toBe('FORBIDDEN');
    expect(await refusal(REGENCY, END, { rule: national, expectedVersion: 1, lastDay: '2026-03-02' })).toBe(
      'FORBIDDEN',
    );
    expect(await refusal(REGENCY, END, { rule: 'none', expectedVersion: 1, lastDay: '2026-03-02' })).toBe('input.rule');
  });

  it('lists the rules page by page', async () => {
    interface Listed {
      routingRules: { totalCount: number; pageInfo: { endCursor: string }; edges: { node: { id: string } }[] };
    }
    const page = async (after?: string) =>
      (await hub.data<Listed>(CITIZEN, LIST, { category: 'banjir', first: 4, after })).routingRules;
    const seen: string[] = [];
    let last = await page();
    while (last.edges.length > 0) {
      seen.push(...last.edges.map(({ node }) => node.id));
      last = await page(last.pageInfo.endCursor);
    }
    expect(seen).toEqual(SEEDED_ROUTING.filter(({ category }) => category === 'banjir').map(({ id }) => id));
  });

  it('suggests who carries on the tasks of an agency that a rule names and that has ended, by region', async () => {
    await save(DESK, { category: 'lampu-jalan', region: null, target: { agency: 'kl.bpk' } });
    const first = async (region: string | null) => (await suggest({ category: 'lampu-jalan', region }))[0]?.agency.id;
    expect(await first('32.73')).toBe(agencyId('kl.bpk'));
    const closed = hub.directory.agency('kl.bpk');
    const successors = ['kl.bpkp', '32.73'].map(agencyId);
    const closedAt = hub.clock.now.toISOString();
    hub.directory.change({ ...closed, closedAt, successors, version: closed.version + 1 });
    await hub.subgraph.catchUp();
    expect(await first('32.73')).toBe(agencyId('32.73'));
    expect(await first(null)).toBe(agencyId('kl.bpkp'));
    expect((await suggest({ category: 'lampu-jalan' }))[0]).toMatchObject({
      why: 'RULE_FOR_CATEGORY',
      rule: { reason: 'Perbup contoh' },
    });
  });
});
