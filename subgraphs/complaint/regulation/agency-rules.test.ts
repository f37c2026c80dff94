import { runningClocks } from '../../../test/kit/complaint-clocks.js';
import { type Asker, asker, CITIZEN, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { act, DESK, submit } from '../../../test/kit/complaint-scenario.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { deadlinesTold, performAt, wordsOf } from '../../../test/kit/deadline-scenario.js';
import { agencyId } from '../../../test/kit/directory-double.js';
import { AgencyLimitRow, FollowUpTargetRow } from './regulation.entity.js';
import { RuleChangeRow } from './rule-change.entity.js';

const RECORD = `mutation ($input: RecordPromiseInput!) {
  recordPromise(input: $input) { promise { id agency { id } stage quantity unitLabel(lang: EN) validUntil version } }
}`;
const RECORD_RULE = `mutation ($input: RecordPromiseInput!) {
  recordPromise(input: $input) { promise { countsFrom countsFromLabel(lang: EN) } }
}`;
const END = `mutation ($input: EndPromiseInput!) { endPromise(input: $input) { promise { validUntil version } } }`;
const TARGET = `mutation ($input: SetFollowUpTargetInput!) {
  setFollowUpTarget(input: $input) { target { year percent basis version } }
}`;
const SAVE = `mutation ($input: SaveEscalationRuleInput!) {
  saveEscalationRule(input: $input) { rule { id stage afterWorkingDays escalatesTo active version } }
}`;
const END_RULE = `mutation ($input: EndEscalationRuleInput!) {
  endEscalationRule(input: $input) { rule { id active version } }
}`;
const OF_AGENCIES = `query ($representations: [_Any!]!, $year: Int) {
  _entities(representations: $representations) { ... on Agency {
    id servicePromises { stage quantity validUntil } followUpTarget(year: $year) { year percent version }
  } }
}`;
const LOG = '{ ruleChanges { edges { node { kind } } } }';
const REGENCY = asker('AGENCY_ADMIN', '32.16');

let keys = 0;
const idempotencyKey = () => `agency-rule-key-${++keys}`;
const promise = (over: Record<string, unknown> = {}) => ({
  idempotencyKey: idempotencyKey(),
  agency: '32.16',
  stage: 'FIRST_RESPONSE',
  quantity: 2,
  unit: 'WORKING_DAY',
  legalBasis: 'Maklumat Pelayanan Kabupaten Bekasi',
  validFrom: '2026-03-02',
  ...over,
});
const target = (over: Record<string, unknown> = {}) => ({
  idempotencyKey: idempotencyKey(),
  agency: '32.16',
  year: 2026,
  percent: 90,
  basis: 'Renstra contoh',
  ...over,
});

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  afterAll(() => hub.close());

  beforeEach(() => {
    hub.clock.now = new Date('2026-03-02T02:00:00Z');
  });

  afterEach(() =>
    hub.subgraph.database.write(async (manager) => {
      for (const row of [AgencyLimitRow, FollowUpTargetRow, RuleChangeRow]) await manager.clear(row);
    }),
  );

  const refusal = async (who: Asker, query: string, input: Record<string, unknown>) => {
    const { errors } = await hub.ask(who, query, { input });
    const { code, fields } = errors?.[0]?.extensions ?? {};
    return (fields as { path: string }[] | undefined)?.[0]?.path ?? code;
  };
  const ofAgencies = async (...codes: string[]) => {
    const representations = codes.map((code) => ({ __typename: 'Agency', id: agencyId(code) }));
    return (await hub.data<{ _entities: object[] }>(CITIZEN, OF_AGENCIES, { representations }))._entities;
  };
  const accepted = async (code: string) => {
    const { id } = await submit(hub, { toAgency: code });
    await act(hub, asker('AGENCY_ADMIN', code), 'verify', id);
    await act(hub, asker('AGENCY_ADMIN', code), 'accept', id);
    return id;
  };
  const logged = async () => {
    const { ruleChanges } = await hub.data<{ ruleChanges: { edges: { node: { kind: string } }[] } }>(DESK, LOG);
    return ruleChanges.edges.map(({ node }) => node.kind).sort();
  };

  describe('a promise', () => {
    it('binds its agency and the units of it until its last day', async () => {
      const input = promise();
      const { recordPromise } = await hub.data<{ recordPromise: { promise: { id: string; version: number } } }>(
        REGENCY,
        RECORD,
        { input },
      );
      expect(recordPromise.promise).toMatchObject({
        agency: { id: agencyId('32.16') },
        unitLabel: 'working days',
        version: 1,
      });
      expect(await hub.data(REGENCY, RECORD, { input })).toEqual({ recordPromise });
      expect(await runningClocks(hub, await accepted('32.16/diskominfo'))).toMatchObject({
        FIRST_RESPONSE: '2026-03-04',
      });
      const end = { promise: recordPromise.promise.id, expectedVersion: 1, lastDay: '2026-03-03' };
      expect(await refusal(asker('AGENCY_ADMIN', '32.73'), END, end)).toBe('FORBIDDEN');
      expect(await refusal(REGENCY, END, { ...end, expectedVersion: 2 })).toBe('CONFLICT');
      expect(await refusal(REGENCY, END, { ...end, lastDay: '2026-03-01' })).toBe('input.lastDay');
      expect(await hub.data(REGENCY, END, { input: end })).toEqual({
        endPromise: { promise: { validUntil: '2026-03-03', version: 2 } },
      });
      hub.clock.now = new Date('2026-03-04T02:00:00Z');
      expect(await runningClocks(hub, await accepted('32.16'))).toMatchObject({ FIRST_RESPONSE: '2026-03-11' });
      expect(await ofAgencies('32.16')).toMatchObject([
        { servicePromises: [{ stage: 'FIRST_RESPONSE', quantity: 2, validUntil: '2026-03-03' }] },
      ]);
      expect(await logged()).toEqual(['PROMISE_ENDED', 'PROMISE_RECORDED']);
    });

    it.each<[string, Record<string, unknown>]>([
      ['input.quantity', { quantity: 5 }],
      ['input.stage', { stage: 'FOLLOW_UP' }],
      ['input.stage', { stage: 'REPORTER_REPLY' }],
      ['input.validFrom', { validFrom: '2026-03-01' }],
      ['input.validFrom', { validFrom: '9999-12-31' }],
      ['input.validUntil', { validUntil: '2026-03-01' }],
      ['input.lead', { lead: 3 }],
      ['input.agency', { agency: '99.99' }],
    ])('is refused at %s where it is none', async (path, over) => {
      expect(await refusal(REGENCY, RECORD, promise(over))).toBe(path);
      expect(await ofAgencies('32.16')).toMatchObject([{ servicePromises: [] }]);
    });

    it('counts the day of arrival where it says so, and lets hours run at once unless it says otherwise', async () => {
      const made = async (over: Record<string, unknown>) => hub.data(REGENCY, RECORD_RULE, { input: promise(over) });
      expect(await made({ countsFrom: 'SAME_DAY' })).toEqual({
        recordPromise: { promise: { countsFrom: 'SAME_DAY', countsFromLabel: 'from the same day on' } },
      });
      expect(await made({ stage: 'SERVICE_PROMISE', quantity: 3, unit: 'OFFICE_HOUR' })).toMatchObject({
        recordPromise: { promise: { countsFrom: 'SAME_DAY' } },
      });
      // Monday, 2/3: 09:00 in Bekasi.
      expect(await runningClocks(hub, await accepted('32.16'))).toMatchObject({
        FIRST_RESPONSE: '2026-03-03',
        SERVICE_PROMISE: '2026-03-02',
      });
    });

    it('is refused beside another for the same on the same days', async () => {
      await hub.data(REGENCY, RECORD, { input: promise({ validUntil: '2026-06-30' }) });
      expect(await refusal(REGENCY, RECORD, promise({ quantity: 1 }))).toBe('input.validFrom');
      expect(await refusal(REGENCY, RECORD, promise({ validFrom: '2026-07-01' }))).toBeUndefined();
      expect(await refusal(REGENCY, RECORD, promise({ classification: 'COMPLAINT' }))).toBeUndefined();
    });

    it('is nobody’s to make but that of whose organisation the agency is', async () => {
      for (const who of [DESK, asker('AGENCY_ADMIN', '32'), asker('AGENCY_ADMIN', '32.73'), asker('HEAD', '32.16')]) {
        expect(await refusal(who, RECORD, promise())).toBe('FORBIDDEN');
      }
      expect(await refusal(REGENCY, RECORD, promise({ agency: '32.16/diskominfo' }))).toBeUndefined();
    });
  });

  describe('a target', () => {
    it('is set by an agency’s own admin or the desk, each over the version that it saw', async () => {
      expect(await hub.data(REGENCY, TARGET, { input: target() })).toEqual({
        setFollowUpTarget: { target: { year: 2026, percent: 90, basis: 'Renstra contoh', version: 1 } },
      });
      expect(await refusal(DESK, TARGET, target({ percent: 95 }))).toBe('CONFLICT');
      expect(await refusal(DESK, TARGET, target({ percent: 95, expectedVersion: 1 }))).toBeUndefined();
      expect(await refusal(REGENCY, TARGET, target({ percent: 80, expectedVersion: 1 }))).toBe('CONFLICT');
      expect(await refusal(REGENCY, TARGET, target({ year: 2027, expectedVersion: 1 }))).toBe('CONFLICT');
      expect(await refusal(REGENCY, TARGET, target({ percent: 101 }))).toBe('input.percent');
      expect(await refusal(asker('AGENCY_ADMIN', '32'), TARGET, target({ year: 2028 }))).toBe('FORBIDDEN');
      expect(await logged()).toEqual(['FOLLOW_UP_TARGET_SET', 'FOLLOW_UP_TARGET_SET']);
    });

    it('is set for parts of a year, each beside the others', async () => {
      const part = (period: string, number: number | null, over = {}) => target({ period, number, ...over });
      expect(await refusal(REGENCY, TARGET, target())).toBeUndefined();
      expect(await refusal(REGENCY, TARGET, part('QUARTER', 3, { percent: 75 }))).toBeUndefined();
      expect(await refusal(REGENCY, TARGET, part('QUARTER', 3))).toBe('CONFLICT');
      expect(await refusal(REGENCY, TARGET, part('QUARTER', 3, { percent: 80, expectedVersion: 1 }))).toBeUndefined();
      expect(await refusal(REGENCY, TARGET, part('MONTH', 7, { percent: 60 }))).toBeUndefined();
      for (const [period, number] of [
        ['QUARTER', 5],
        ['MONTH', 13],
        ['SEMESTER', 0],
        ['MONTH', null],
        ['YEAR', 2],
      ] as const) {
        expect(await refusal(REGENCY, TARGET, part(period, number))).toBe('input.number');
      }
      const READ = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Agency {
        year: followUpTarget(year: 2026) { period number percent }
        quarter: followUpTarget(year: 2026, period: QUARTER, number: 3) { percent version from to }
        month: followUpTarget(year: 2026, period: MONTH, number: 7) { percent from to }
        none: followUpTarget(year: 2026, period: MONTH, number: 8) { percent }
        unnamed: followUpTarget(year: 2026, period: MONTH) { percent }
      } } }`;
      const of = [{ __typename: 'Agency', id: agencyId('32.16') }];
      const { data, errors } = await hub.ask(CITIZEN, READ, { of });
      expect(data?._entities).toEqual([
        {
          year: { period: 'YEAR', number: 1, percent: 90 },
          quarter: { percent: 80, version: 2, from: '2026-07-01', to: '2026-09-30' },
          month: { percent: 60, from: '2026-07-01', to: '2026-07-31' },
          none: null,
          unnamed: null,
        },
      ]);
      expect(errors?.map(({ path, extensions }) => [path?.at(-1), extensions.code])).toEqual([
        ['unnamed', 'BAD_USER_INPUT'],
      ]);
    });

    it('is read of many agencies by one statement, of this year where none is named', async () => {
      await hub.data(REGENCY, TARGET, { input: target() });
      await hub.data(DESK, TARGET, { input: target({ agency: '32.73', percent: 70 }) });
      await hub.data(DESK, TARGET, { input: target({ agency: '17', year: 2027 }) });
      const before = hub.statements.length;
      expect(await ofAgencies('32.16', '32.73', '17')).toMatchObject([
        { followUpTarget: { year: 2026, percent: 90, version: 1 } },
        { followUpTarget: { percent: 70 } },
        { followUpTarget: null },
      ]);
      const read = hub.statements.slice(before).filter((sql) => sql.includes('period_target'));
      expect(read).toHaveLength(1);
    });
  });

  describe('a rule of escalation', () => {
    const rule = (over: Record<string, unknown> = {}) => ({
      idempotencyKey: idempotencyKey(),
      stage: 'VERIFICATION',
      afterWorkingDays: 1,
      escalatesTo: 'NATIONAL',
      legalBasis: 'SE contoh',
      ...over,
    });
    const list = async () =>
      (
        await hub.data<{ escalationRules: { id: string }[] }>(CITIZEN, '{ escalationRules { id } }')
      ).escalationRules.map(({ id }) => id);

    it('holds for what is late already, and once ended for nothing more', async () => {
      const { id } = await submit(hub, { toAgency: '32.16' });
      const own = async (after: string) => {
        const { events, endCursor } = await deadlinesTold(hub, DESK, { after });
        return { endCursor, events: events.filter(({ complaintId }) => complaintId === id) };
      };
      const { endCursor: start } = await deadlinesTold(hub, DESK);
      // Verification was due on Thursday 5/3; the seeded rules apply two and five working days after it.
      await performAt(hub, 'deadlines', new Date('2026-03-09T02:00:00Z'));
      const missed = await own(start);
      expect(wordsOf(missed.events)).toEqual(['MISSED VERIFICATION']);
      const { saveEscalationRule } = await hub.data<{ saveEscalationRule: { rule: { id: string } } }>(DESK, SAVE, {
        input: rule(),
      });
      expect(await list()).toContain(saveEscalationRule.rule.id);
      await performAt(hub, 'deadlines', new Date('2026-03-09T02:01:00Z'));
      const told = await own(missed.endCursor);
      expect(told.events).toMatchObject([{ kind: 'COMPLAINT_ESCALATED', escalatedTo: { id: agencyId('sp4n') } }]);
      const seeded = 'simpul/verification/province';
      expect(await hub.data(DESK, END_RULE, { input: { rule: seeded, expectedVersion: 1 } })).toEqual({
        endEscalationRule: { rule: { id: seeded, active: false, version: 2 } },
      });
      expect(await list()).not.toContain(seeded);
      await performAt(hub, 'deadlines', new Date('2026-03-11T02:00:00Z'));
      expect((await own(told.endCursor)).events).toEqual([]);
      await hub.subgraph.seed();
      expect(await list()).not.toContain(seeded);
      expect(await logged()).toEqual(['ESCALATION_RULE_ENDED', 'ESCALATION_RULE_SAVED']);
    });

    it('is changed by the desk alone, over the version that it saw', async () => {
      const changed = rule({
        rule: 'simpul/follow_up/parent',
        expectedVersion: 1,
        stage: 'FOLLOW_UP',
        afterWorkingDays: 3,
      });
      expect(await refusal(REGENCY, SAVE, changed)).toBe('FORBIDDEN');
      expect(await refusal(DESK, SAVE, { ...changed, expectedVersion: 2 })).toBe('CONFLICT');
      expect(await refusal(DESK, SAVE, { ...changed, expectedVersion: null })).toBe('input.expectedVersion');
      expect(await hub.data(DESK, SAVE, { input: changed })).toMatchObject({
        saveEscalationRule: { rule: { id: 'simpul/follow_up/parent', afterWorkingDays: 3, version: 2 } },
      });
      expect(await refusal(DESK, SAVE, rule({ stage: 'REPORTER_REPLY' }))).toBe('input.stage');
      const asSeeded = { afterWorkingDays: 5, legalBasis: 'SE lain' };
      expect(await refusal(DESK, SAVE, rule(asSeeded))).toBe('input.escalatesTo');
      expect(await refusal(DESK, END_RULE, { rule: 'none', expectedVersion: 1 })).toBe('input.rule');
    });
  });
});
