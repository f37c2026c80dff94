import type { GraphqlAnswer } from '../../../demo/hub-client.js';
import { request } from './asking.js';
import { codeAt, isShown, refusalOf, valueAt } from './cells.js';
import { type Decision, SCOPES_FOR } from './decision.js';
import { fieldsDecided } from './decisions.js';
import { hasScopes, mayChangeDirectory, mayReadExcluded, seesHandOvers, sightOf } from './rules.js';
import { selectionOf } from './supergraph.js';
import { ANONYMOUS, askerOf, BODY, ORIGIN, tokenOf, UNIT, VIEWERS, type Viewer } from './viewers.js';
import type { World } from './world.js';

const GUARDED: readonly Decision[] = ['OFFICERS', 'TRAINING', 'PEOPLE'];

/** Each guarded field of an agency or an officer with its decision. */
function guardedFields(type: string): [string, Decision][] {
  return GUARDED.flatMap((decision) =>
    fieldsDecided(type, decision).map((field): [string, Decision] => [field, decision]),
  );
}

const fragmentOn = (type: string) =>
  `fragment Guarded on ${type} { ${selectionOf(
    type,
    guardedFields(type).map(([field]) => field),
  )} }`;

interface Way {
  query: string;
  /** Where the agency or officer stands in the answer. */
  path: (string | number)[];
  /** What has to be passed before it. */
  behind?: Decision;
}

/** Every way on which an agency is reached: itself, in a list, from other subgraphs, from events. */
const AGENCY_WAYS: Readonly<Record<string, Way>> = {
  'by code': { query: 'agency(code: $agency) { ...Guarded }', path: ['agency'] },
  'in a list': {
    query: 'agencies(filter: { agency: $agency }, first: 1) { edges { node { ...Guarded } } }',
    path: ['agencies', 'edges', 0, 'node'],
  },
  'from ppid-information': {
    query: 'publicInformationList(filter: { agency: $agency }, first: 1) { edges { node { holder { ...Guarded } } } }',
    path: ['publicInformationList', 'edges', 0, 'node', 'holder'],
  },
  'from a tracked complaint': {
    query: 'trackComplaint(trackingNumber: $number, secret: $secret) { handler { ...Guarded } }',
    path: ['trackComplaint', 'handler'],
  },
  'from training': {
    query: 'appointmentLetters(filter: { agency: $agency }, first: 1) { edges { node { agency { ...Guarded } } } }',
    path: ['appointmentLetters', 'edges', 0, 'node', 'agency'],
    behind: 'TRAINING',
  },
  'from a complaint': {
    query: 'complaint(id: $complaint) { handler { ...Guarded } }',
    path: ['complaint', 'handler'],
    behind: 'COMPLAINT',
  },
  'from an event': {
    query: 'complaintEvents(after: $start, first: 1) { events { to { ...Guarded } } }',
    path: ['complaintEvents', 'events', 0, 'to'],
    behind: 'MOVEMENT',
  },
};

const OFFICER_WAYS: Readonly<Record<string, Way>> = {
  'as head': { query: 'agency(code: $agency) { head { ...Guarded } }', path: ['agency', 'head'], behind: 'OFFICERS' },
  'by post': {
    query: 'agency(code: $agency) { posts { officer { ...Guarded } } }',
    path: ['agency', 'posts', 0, 'officer'],
    behind: 'OFFICERS',
  },
  'from a letter of appointment': {
    query: 'agency(code: $agency) { appointmentLetter { members { officer { ...Guarded } } } }',
    path: ['agency', 'appointmentLetter', 'members', 0, 'officer'],
    behind: 'TRAINING',
  },
};

const VARIABLES = { complaint: 'ID', number: 'String', secret: 'Secret', start: 'String' };

/** A document that declares just the variables that it uses; an agency is named by code, in filters by id or code. */
function documentOf(type: string, { query }: Way): string {
  const types = { agency: query.includes('agency(code:') ? 'String' : 'ID', ...VARIABLES };
  const used = Object.entries(types).filter(([name]) => query.includes(`$${name}`));
  const declared = used.map(([name, kind]) => `$${name}: ${kind}!`).join(', ');
  return `query Way(${declared}) { ${query} } ${fragmentOn(type)}`;
}

/** Guarded fields of agencies, officers and information lists, on every way, for every role. */
export function agenciesSuite(world: () => World): void {
  const variablesOf = () => {
    const { open, start } = world();
    return { agency: UNIT, complaint: open.id, number: open.trackingNumber, secret: open.secret, start };
  };
  const send = async (viewer: Viewer, query: string, variables = {}): Promise<GraphqlAnswer<unknown>> =>
    request(world().hub, query, { ...variablesOf(), ...variables }, await tokenOf(world().hub, viewer));

  // Where these fields are concerned it does not matter at which agency; the portal has to be the one that sees the complaint.
  const viewers = VIEWERS.filter(
    ({ role, place }) => place === (role === 'PORTAL' ? ORIGIN : BODY) || role === null || role.startsWith('NATIONAL'),
  );
  const cases = (ways: Readonly<Record<string, Way>>) =>
    viewers.flatMap((viewer) =>
      Object.entries(ways).map(([name, way]): [string, string, Viewer, Way] => [name, viewer.title, viewer, way]),
    );

  async function expectGuarded(type: string, viewer: Viewer, way: Way): Promise<void> {
    const answer = await send(viewer, documentOf(type, way));
    const isReached =
      way.behind === undefined ||
      (hasScopes(viewer.role, SCOPES_FOR[way.behind]) &&
        (way.behind !== 'COMPLAINT' || sightOf(askerOf(viewer), false).sees));
    if (!isReached) {
      expect(valueAt(answer.data, way.path) ?? null).toBeNull();
      expect(codeAt(answer, [])).toBe(viewer.role === null ? 'UNAUTHENTICATED' : 'FORBIDDEN');
      return;
    }
    const holder = valueAt(answer.data, way.path);
    expect(holder).toEqual(expect.any(Object));
    const cells = guardedFields(type).map(([field]) => {
      const value = valueAt(holder, [field]);
      return [field, value === null ? codeAt(answer, [...way.path, field]) : 'VISIBLE'];
    });
    const expected = guardedFields(type).map(([field, decision]) => [field, refusalOf(viewer, decision) ?? 'VISIBLE']);
    expect(cells).toEqual(expected);
  }

  it.each(cases(AGENCY_WAYS))('guards an agency reached %s from %s', (_name, _title, viewer, way) =>
    expectGuarded('Agency', viewer, way),
  );

  it.each(cases(OFFICER_WAYS))('guards an officer reached %s from %s', (_name, _title, viewer, way) =>
    expectGuarded('Officer', viewer, way),
  );

  it('guards every event that a reporter follows as it guards a query', async () => {
    const query = `query Mine($number: String!, $secret: Secret!, $after: String) {
      myComplaintEvents(trackingNumber: $number, secret: $secret, after: $after, first: 5) {
        endCursor events { complaint { handler { name head { name } readiness { state } } } }
      }
    }`;
    const answer = await send(ANONYMOUS, query, { after: world().start });
    const events = valueAt(answer.data, ['myComplaintEvents', 'events']) as unknown[];
    expect(events.length).toBeGreaterThan(1);
    for (const [index, event] of events.entries()) {
      expect(event).toEqual({ complaint: { handler: { name: expect.any(String), head: null, readiness: null } } });
      for (const field of ['head', 'readiness']) {
        const path = ['myComplaintEvents', 'events', index, 'complaint', 'handler', field];
        expect(codeAt(answer, path)).toBe('UNAUTHENTICATED');
      }
    }
  });

  it('shows what was handed over to those who work in the body, and to nobody else', async () => {
    const fields = fieldsDecided('HandOver', 'HAND_OVER');
    for (const viewer of VIEWERS) {
      const query = `query HandOvers($agency: String!) {
        agency(code: $agency) { handOvers { edges { node { ${selectionOf('HandOver', fields)} } } } }
      }`;
      const answer = await send(viewer, query);
      const path = ['agency', 'handOvers'];
      const seen = codeAt(answer, path) ?? isShown(valueAt(answer.data, path));
      const expected = refusalOf(viewer, 'HAND_OVER') ?? seesHandOvers(askerOf(viewer));
      expect([viewer.title, seen]).toEqual([viewer.title, expected]);
    }
  });

  it('previews and gives out the units of an agency for those who change its part of the directory', async () => {
    const query = `query Units($agency: ID!) {
      previewUnitImport(agency: $agency, csv: "code,name,kind") { digest }
      exportUnits(agency: $agency) { rows }
    }`;
    for (const viewer of VIEWERS) {
      const answer = await send(viewer, query);
      const mayChange = mayChangeDirectory(askerOf(viewer), 'importUnits');
      const expected = refusalOf(viewer, 'DIRECTORY_CHANGE') ?? (mayChange ? undefined : 'FORBIDDEN');
      const seen = ['previewUnitImport', 'exportUnits'].map((field) => codeAt(answer, [field]));
      expect([viewer.title, ...seen]).toEqual([viewer.title, expected, expected]);
    }
  });

  const publicOf = (type: string) => selectionOf(type, fieldsDecided(type, 'PUBLIC'));

  it('shows everyone, without a token, what is public', async () => {
    const answer = await send(
      ANONYMOUS,
      `query Public($agency: String!) {
        agency(code: $agency) { ${publicOf('Agency')} ppid { ${publicOf('Ppid')} } location { ${publicOf('Region')} } }
        signingRules { ${publicOf('SigningRule')} }
        publicInformationList(first: 5) { edges { node { ${publicOf('PublicInformation')} } } }
      }`,
    );
    expect(answer.errors).toBeUndefined();
    expect(valueAt(answer.data, ['agency', 'ppid', 'kind'])).toEqual(expect.any(String));
  });

  const INFORMATION = `{ id class fileUrl excludedFileUrl }`;
  const EXCLUDED = `query Excluded($agency: ID!, $code: String!, $id: ID!) {
    direct: publicInformation(id: $id) ${INFORMATION}
    list: publicInformationList(filter: { agency: $agency, classes: [EXCLUDED] }, first: 5) { edges { node ${INFORMATION} } }
    reference: agency(code: $code) { publicInformation(classes: [EXCLUDED], first: 5) { edges { node ${INFORMATION} } } }
  }`;

  it('hides the file of excluded information from all but the PPID of its holder', async () => {
    const found = await send(
      ANONYMOUS,
      `query Find($agency: ID!) { publicInformationList(filter: { agency: $agency, classes: [EXCLUDED] }, first: 1) { edges { node { id } } } }`,
    );
    const id = valueAt(found.data, ['publicInformationList', 'edges', 0, 'node', 'id']);
    for (const viewer of VIEWERS) {
      const answer = await send(viewer, EXCLUDED, { code: UNIT, id });
      const expected = refusalOf(viewer, 'EXCLUDED_CONTENT') ?? mayReadExcluded(askerOf(viewer));
      const ways = { direct: [], list: ['edges', 0, 'node'], reference: ['publicInformation', 'edges', 0, 'node'] };
      for (const [way, rest] of Object.entries(ways)) {
        const path = [way, ...rest];
        const entry = valueAt(answer.data, path) as Record<string, unknown>;
        const cell = {
          fileUrl: entry.fileUrl,
          excludedFileUrl: codeAt(answer, [...path, 'excludedFileUrl']) ?? isShown(entry.excludedFileUrl),
        };
        expect([viewer.title, way, cell]).toEqual([viewer.title, way, { fileUrl: null, excludedFileUrl: expected }]);
      }
    }
  });

  it('shows everyone the file of what is not excluded', async () => {
    const answer = await send(
      ANONYMOUS,
      `query Open($agency: ID!) { publicInformationList(filter: { agency: $agency, classes: [PERIODIC, IMMEDIATE, ON_REQUEST] }, first: 5) { edges { node { fileUrl } } } }`,
    );
    const edges = valueAt(answer.data, ['publicInformationList', 'edges']) as { node: { fileUrl: string | null } }[];
    expect(edges.length).toBeGreaterThan(0);
    for (const { node } of edges) expect(node.fileUrl).toMatch(/^https:/);
  });
}
