import type { GraphqlAnswer } from '../../../demo/hub-client.js';
import { request } from './asking.js';
import { codeAt, isShown, refusalOf, valueAt } from './cells.js';
import type { Decision } from './decision.js';
import { fieldsDecided, readDecisions } from './decisions.js';
import { maySeePeople } from './rules.js';
import { askerOf, BODY, PROVINCE, tokenOf, VIEWERS, type Viewer } from './viewers.js';
import { ask, monitor, type World } from './world.js';

const FIND_TRAINING = /* GraphQL */ `
  query Find($organiser: ID!) {
    trainings(filter: { agency: $organiser, kinds: [BIMTEK] }, first: 1) { edges { node { id participants { agency { code } } } } }
  }`;

const PEOPLE = /* GraphQL */ `
  query People($training: ID!, $body: String!) {
    training(id: $training) {
      participants { agency { code } }
      sessions { attendance { participant { agency { code } } } }
    }
    agency(code: $body) { trainedOfficers { attendedOn } untrainedOfficers { id } }
  }`;

/** A query of each root field that is guarded by a scope alone. */
const ROOTS: Readonly<Record<string, string>> = {
  officer: '{ officer(id: "nobody") { id } }',
  appointmentLetter: '{ appointmentLetter(id: "none") { id } }',
  appointmentLetters: '{ appointmentLetters(first: 1) { totalCount } }',
  readinessList: '{ readinessList(first: 1) { totalCount } }',
  readinessSummary: '{ readinessSummary { groups { total } } }',
  readinessExport: '{ readinessExport(filter: { organisation: "32.16" }) { rows } }',
  readinessGuidance: '{ readinessGuidance(first: 1) { totalCount } }',
  training: '{ training(id: "none") { id } }',
  trainings: '{ trainings(first: 1) { totalCount } }',
  commitmentLetters: '{ commitmentLetters(first: 1) { totalCount } }',
  commitmentEvents: '{ commitmentEvents(first: 1) { endCursor } }',
};

/** Trainings and letters for who reads them; people sent to trainings for those who may see them. */
export function trainingsSuite(world: () => World): void {
  const send = async (viewer: Viewer, query: string, variables = {}): Promise<GraphqlAnswer<unknown>> =>
    request(world().hub, query, variables, await tokenOf(world().hub, viewer));

  it('asks for a document of every root field that a scope guards', () => {
    expect(Object.keys(ROOTS)).toEqual(fieldsDecided('Query', 'OFFICERS', 'TRAINING', 'PEOPLE'));
  });

  it.each(Object.entries(ROOTS))('opens Query.%s to the roles that are decided', async (field, query) => {
    const decision = readDecisions().get(`Query.${field}`) as Decision;
    for (const viewer of VIEWERS) {
      const code = codeAt(await send(viewer, query), [field]);
      const seen = code === 'NOT_FOUND' ? undefined : code;
      expect([viewer.title, seen]).toEqual([viewer.title, refusalOf(viewer, decision)]);
    }
  });

  it('shows who was sent to a training to their agency, to its organiser and to supervisors', async () => {
    const { trainings } = await ask<{
      trainings: { edges: { node: { id: string; participants: { agency: { code: string } }[] } }[] };
    }>(world().hub, monitor(), FIND_TRAINING, { organiser: PROVINCE });
    const [found] = trainings.edges;
    const training = found?.node.id;
    const everyone = found?.node.participants.map(({ agency }) => agency.code).sort() ?? [];
    expect(everyone.length).toBeGreaterThan(1);
    expect(everyone).toContain(BODY);
    for (const viewer of VIEWERS) {
      const answer = await send(viewer, PEOPLE, { training, body: BODY });
      const participants = valueAt(answer.data, ['training', 'participants']) as
        | { agency: { code: string } }[]
        | undefined;
      const attendance = valueAt(answer.data, ['training', 'sessions', 0, 'attendance']) as
        | { participant: { agency: { code: string } } }[]
        | undefined;
      const trained = valueAt(answer.data, ['agency', 'trainedOfficers']) as unknown[] | null | undefined;
      const untrained = valueAt(answer.data, ['agency', 'untrainedOfficers']);
      const codesOf = (agencies: { code: string }[] | undefined) => agencies?.map(({ code }) => code);
      const cells = {
        participants: codesOf(participants?.map(({ agency }) => agency)),
        attendance: codesOf(attendance?.map(({ participant }) => participant.agency)),
        trained: trained?.length,
        untrained: isShown(untrained),
      };
      const seesOwn = maySeePeople(askerOf(viewer, 'body'), askerOf(viewer, 'province').standings);
      const seesStaff = maySeePeople(askerOf(viewer, 'body'), []);
      // All who were invited stand to everyone but the body itself as the body does.
      const codes = seesOwn ? (viewer.place === BODY ? [BODY] : everyone) : [];
      const expected =
        refusalOf(viewer, 'TRAINING') === undefined
          ? { participants: codes, attendance: codes, trained: seesOwn ? 1 : 0, untrained: seesStaff }
          : { participants: undefined, attendance: undefined, trained: undefined, untrained: false };
      const sorted = { ...cells, participants: cells.participants?.sort(), attendance: cells.attendance?.sort() };
      expect([viewer.title, sorted]).toEqual([viewer.title, expected]);
    }
  });
}
