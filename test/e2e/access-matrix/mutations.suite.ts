import { randomUUID } from 'node:crypto';
import { getNamedType, isObjectType } from 'graphql';
import type { GraphqlAnswer } from '../../../demo/hub-client.js';
import type { HubUnderTest } from '../kit/hub-under-test.js';
import { request } from './asking.js';
import type { Aims } from './attempts/attempt.js';
import { ACCOUNT_WITHDRAWAL, REGION_FOUNDING } from './attempts/directory.js';
import { ATTEMPTS, INTAKES } from './attempts.js';
import { codeAt, refusalOf, valueAt } from './cells.js';
import type { Decision } from './decision.js';
import { fieldsDecided, readDecisions } from './decisions.js';
import { SCHEMA, selectionOf } from './supergraph.js';
import { askerOf, BODY, COMPLAINT_VIEWERS, ORIGIN, PROVINCE, tokenOf, UNIT, type Viewer, viewerAt } from './viewers.js';
import { adminOf, ask, monitor, portalOf, type World } from './world.js';

const AIMS = /* GraphQL */ `
  query Aims($unit: String!, $organiser: ID!) {
    agency(code: $unit) { posts { id } appointmentLetter { id } publicInformation(first: 1) { edges { node { id } } } }
    trainings(filter: { agency: $organiser, kinds: [BIMTEK] }, first: 1) {
      edges { node { id sessions { id } participants { id agency { code } } } }
    }
  }`;

const DRAFTS = /* GraphQL */ `
  query Drafts($id: ID!) { complaint(id: $id) { answerDrafts { id state version text } guidance { id } } }`;
const POLICY = /* GraphQL */ `
  query Policy($unit: ID!) {
    answerPolicy(agency: $unit) { version }
    responseTemplates(agency: $unit, inactive: true) { id version }
  }`;

const CHANGES: readonly Decision[] = [
  'HANDLE',
  'NOTIFICATION',
  'DRAFT_CHANGE',
  'SIGN',
  'ANSWER_CHANGE',
  'CONFER',
  'GUIDE',
  'CALENDAR_CHANGE',
  'RULE_CHANGE',
  'IDENTITY',
  'DIRECTORY_CHANGE',
  'LETTER_CHANGE',
  'LETTER_REVIEW',
  'READINESS_GUIDE',
  'TRAINING_CHANGE',
  'PPID_CHANGE',
];

/** What of a regency a province reads, and never changes. */
const KEPT_BY_THE_REGENCY: readonly Decision[] = [
  'DIRECTORY_CHANGE',
  'LETTER_CHANGE',
  'LETTER_REVIEW',
  'TRAINING_CHANGE',
];

/** The id of guidance of the unit that was taken note of, so that nobody does it again. */
async function guideAndAcknowledge(hub: HubUnderTest): Promise<string> {
  const guide = `mutation Guide($input: GuideReadinessInput!) { guideReadiness(input: $input) { guidance { id } } }`;
  const given = { agency: UNIT, kind: 'NOTE', text: 'Mohon dilengkapi.', idempotencyKey: randomUUID() };
  const { guideReadiness } = await ask<{ guideReadiness: { guidance: { id: string } } }>(hub, monitor(), guide, {
    input: given,
  });
  const { id } = guideReadiness.guidance;
  await ask(
    hub,
    adminOf(UNIT),
    `mutation Acknowledge($input: AcknowledgeReadinessGuidanceInput!) {
      acknowledgeReadinessGuidance(input: $input) { guidance { id } }
    }`,
    { input: { id } },
  );
  return id;
}

const NOTICE = /* GraphQL */ `
  query Notice($after: String!) { reporterNotifications(after: $after, first: 1) { events { id } } }`;

/** What of a payload's parts is decided with it. */
const PAYLOAD_PARTS = ['ReporterIdentity', 'SubmissionResult', 'BulkError', 'RefusedField'];

/** Everything that the payload of a mutation has. */
function payloadOf(mutation: string): string {
  const payload = getNamedType(SCHEMA.getMutationType()?.getFields()[mutation]?.type);
  if (!isObjectType(payload)) throw new Error(`${mutation} has no payload`);
  return selectionOf(payload.name, Object.keys(payload.getFields()), PAYLOAD_PARTS);
}

const inputType = (mutation: string) => `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;

/** Every mutation for every viewer, on rows of the unit. */
export function mutationsSuite(world: () => World): void {
  let aims: Aims;

  beforeAll(async () => {
    const { hub, open, start } = world();
    const { agency, trainings } = await ask<{
      agency: {
        posts: { id: string }[];
        appointmentLetter: { id: string };
        publicInformation: { edges: { node: { id: string } }[] };
      };
      trainings: {
        edges: {
          node: { id: string; sessions: { id: string }[]; participants: { id: string; agency: { code: string } }[] };
        }[];
      };
    }>(hub, monitor(), AIMS, { unit: UNIT, organiser: PROVINCE });
    const training = trainings.edges[0]?.node;
    const { complaint } = await ask<{ complaint: { answerDrafts: { id: string }[]; guidance: { id: string }[] } }>(
      hub,
      adminOf(UNIT),
      DRAFTS,
      { id: open.id },
    );
    const { reporterNotifications } = await ask<{ reporterNotifications: { events: { id: string }[] } }>(
      hub,
      portalOf(ORIGIN),
      NOTICE,
      { after: start },
    );
    aims = {
      complaint: open.id,
      draft: complaint.answerDrafts[0]?.id as string,
      template: world().template,
      guidance: complaint.guidance[0]?.id as string,
      notification: reporterNotifications.events[0]?.id as string,
      post: agency.posts[0]?.id as string,
      handOver: world().handOver,
      information: agency.publicInformation.edges[0]?.node.id as string,
      letter: agency.appointmentLetter.id,
      readinessGuidance: await guideAndAcknowledge(hub),
      training: training?.id as string,
      session: training?.sessions[0]?.id as string,
      participant: training?.participants.find((participant) => participant.agency.code === BODY)?.id as string,
    };
  });

  it('attempts every mutation that is not open to all', () => {
    expect(Object.keys(ATTEMPTS).sort()).toEqual(fieldsDecided('Mutation', ...CHANGES).sort());
  });

  const cases = COMPLAINT_VIEWERS.map((viewer): [string, Viewer] => [viewer.title, viewer]);

  const stateOf = async () => [
    await ask(world().hub, adminOf(UNIT), DRAFTS, { id: world().open.id }),
    await ask(world().hub, adminOf(UNIT), POLICY, { unit: UNIT }),
    await ask(
      world().hub,
      monitor(),
      `query State($id: ID!, $unit: String!) {
        complaint(id: $id) { version state secret anonymous timeline { seq kind } answers { text } hops { seq until } notes { id } guidance { id } }
        agency(code: $unit) { name version closedAt connection { connected } ppid { id } children { totalCount } posts { id } }
      }`,
      { id: world().open.id, unit: UNIT },
    ),
  ];

  const attempt = async (
    mutation: string,
    viewer: Viewer,
    input = ATTEMPTS[mutation]?.input(aims),
  ): Promise<GraphqlAnswer<unknown>> =>
    request(
      world().hub,
      `mutation Attempt($input: ${inputType(mutation)}!) { ${mutation}(input: $input) { ${payloadOf(mutation)} } }`,
      { input },
      await tokenOf(world().hub, viewer),
    );

  it.each(['PROVINCIAL_MONITOR', 'AGENCY_ADMIN', 'LIAISON_OFFICER', 'HEAD'] as const)(
    'lets a %s of a province change nothing in the directory and the training of its regencies',
    async (role) => {
      const readinessOf = () =>
        ask(world().hub, monitor(), 'query Of($of: String!) { agency(code: $of) { readiness { state lacks } } }', {
          of: UNIT,
        });
      const before = [await stateOf(), await readinessOf()];
      const province = viewerAt(role, PROVINCE);
      for (const mutation of fieldsDecided('Mutation', ...KEPT_BY_THE_REGENCY)) {
        const code = codeAt(await attempt(mutation, province), [mutation]);
        expect([mutation, ['FORBIDDEN', 'NOT_FOUND'].includes(code ?? '')]).toEqual([mutation, true]);
      }
      const guides = role === 'PROVINCIAL_MONITOR' ? undefined : 'FORBIDDEN';
      expect(codeAt(await attempt('guideReadiness', province), ['guideReadiness'])).toBe(guides);
      expect([await stateOf(), await readinessOf()]).toEqual(before);
    },
  );

  it.each(cases)(
    'lets %s change just what is decided, and refuses the rest without a change',
    async (_title, viewer) => {
      const before = await stateOf();
      const seen: Record<string, string | undefined> = {};
      const expected: Record<string, string | undefined> = {};
      for (const [mutation, { allowed, may, sees }] of Object.entries(ATTEMPTS)) {
        const answer = await attempt(mutation, viewer);
        seen[mutation] = codeAt(answer, [mutation]);
        const denied = sees && !sees(viewer) ? 'NOT_FOUND' : 'FORBIDDEN';
        const decision = readDecisions().get(`Mutation.${mutation}`) as Decision;
        expected[mutation] = refusalOf(viewer, decision) ?? (may(viewer) ? allowed : denied);
        if (expected[mutation] !== undefined) expect(valueAt(answer.data, [mutation])).toBeNull();
      }
      expect(seen).toEqual(expected);
      expect(await stateOf()).toEqual(before);
    },
  );

  it.each([
    ['withdraw an account', 'recordAccount', ACCOUNT_WITHDRAWAL],
    ['found a region', 'addVillage', REGION_FOUNDING],
  ])('lets the centre alone %s', async (_what, mutation, { input, may, allowed }) => {
    for (const viewer of COMPLAINT_VIEWERS) {
      const code = codeAt(await attempt(mutation, viewer, input(aims)), [mutation]);
      const expected = refusalOf(viewer, 'DIRECTORY_CHANGE') ?? (may(viewer) ? allowed : 'FORBIDDEN');
      expect([viewer.title, code]).toEqual([viewer.title, expected]);
    }
  });

  it('takes many complaints at once from those who may bring them', async () => {
    const inputs = [
      {
        idempotencyKey: randomUUID(),
        title: 'Jalan rusak',
        text: 'Jalan rusak sejak lama.',
        classification: 'COMPLAINT',
      },
    ].map((input) => ({ ...input, anonymous: true, toAgency: 'tidak-ada' }));
    for (const viewer of COMPLAINT_VIEWERS) {
      const answer: GraphqlAnswer<unknown> = await request(
        world().hub,
        `mutation Many($inputs: [SubmitComplaintInput!]!) { submitComplaints(inputs: $inputs) { ${payloadOf('submitComplaints')} } }`,
        { inputs },
        await tokenOf(world().hub, viewer),
      );
      const code =
        codeAt(answer, ['submitComplaints']) ??
        valueAt(answer.data, ['submitComplaints', 'results', '0', 'error', 'code']);
      expect([viewer.title, code]).toEqual([viewer.title, refusalOf(viewer, 'INTAKE') ?? 'BAD_USER_INPUT']);
    }
  });

  it.each(Object.entries(INTAKES))(
    'takes complaints in %s from those who may bring them',
    async (_way, { channel, may }) => {
      for (const viewer of COMPLAINT_VIEWERS) {
        const input = {
          idempotencyKey: randomUUID(),
          title: 'Jalan rusak',
          text: 'Jalan rusak sejak bulan lalu.',
          classification: 'COMPLAINT',
          anonymous: true,
          secret: false,
          toAgency: 'tidak-ada',
          channel,
        };
        const answer: GraphqlAnswer<unknown> = await request(
          world().hub,
          'mutation Submit($input: SubmitComplaintInput!) { submitComplaint(input: $input) { trackingNumber } }',
          { input },
          await tokenOf(world().hub, viewer),
        );
        const code = may(askerOf(viewer)) ? 'BAD_USER_INPUT' : 'FORBIDDEN';
        expect([viewer.title, codeAt(answer, ['submitComplaint'])]).toEqual([viewer.title, code]);
      }
    },
  );
}
