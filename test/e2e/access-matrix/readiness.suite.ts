import { randomUUID } from 'node:crypto';
import type { Watch } from '../../../demo/hub-client.js';
import { letterContent } from '../../kit/letter-content.js';
import { request, watch } from './asking.js';
import { codeAt, refusalOf, valueAt } from './cells.js';
import type { Decision } from './decision.js';
import { fieldsDecided } from './decisions.js';
import { type Asker, mayFollowReadiness, maySeePeople } from './rules.js';
import { askerOf, BODY, tokenOf, VIEWERS } from './viewers.js';
import { adminOf, ask, deskOf, monitor, type World } from './world.js';

const AGENCY = 'query Agency($body: String!) { agency(code: $body) { version connection { connected } } }';
const CONNECT = /* GraphQL */ `
  mutation Connect($input: RecordConnectionInput!) { recordConnection(input: $input) { agency { version } } }`;
const RECORD = /* GraphQL */ `
  mutation Record($input: RecordAppointmentLetterInput!) {
    recordAppointmentLetter(input: $input) { appointmentLetter { id } }
  }`;
const GUIDE = /* GraphQL */ `
  mutation Guide($input: GuideReadinessInput!) { guideReadiness(input: $input) { guidance { id } } }`;

/** One that expired long ago, which changes nothing in how ready the body is. */
const LETTER = letterContent('2025-01-06', { number: 'SK/lampau', validUntil: '2025-01-31' });

/** What the body is told on its way to readiness: the page and the stream, who is told, and how it comes about. */
interface News {
  page: string;
  stream: string;
  decision: Decision;
  may: (asker: Asker) => boolean;
  happen: (world: World) => Promise<void>;
}

const NEWS: readonly News[] = [
  {
    page: 'readinessEvents',
    stream: 'readinessChanged',
    decision: 'READINESS',
    may: mayFollowReadiness,
    happen: reconnect,
  },
  {
    page: 'appointmentLetterEvents',
    stream: 'appointmentLetterChanged',
    decision: 'READINESS',
    may: mayFollowReadiness,
    happen: async ({ hub }) => {
      await ask(hub, adminOf(BODY), RECORD, { input: { agency: BODY, ...LETTER, idempotencyKey: randomUUID() } });
    },
  },
  {
    page: 'readinessGuidanceEvents',
    stream: 'readinessGuidanceChanged',
    decision: 'READINESS_GUIDANCE',
    may: (asker) => maySeePeople(asker, []),
    happen: async ({ hub }) => {
      const input = { agency: BODY, kind: 'NOTE', text: 'Mohon dilengkapi.', idempotencyKey: randomUUID() };
      await ask(hub, monitor(), GUIDE, { input });
    },
  },
];

/** Takes the body's connection away and gives it back, for the suites that follow. */
async function reconnect({ hub }: World): Promise<void> {
  const { agency } = await ask<{ agency: { version: number; connection: { connected: boolean } } }>(
    hub,
    deskOf(),
    AGENCY,
    { body: BODY },
  );
  const { connected } = agency.connection;
  let { version } = agency;
  for (const connectedNow of [!connected, connected]) {
    const since = new Date().toISOString();
    const input = { agency: BODY, connected: connectedNow, since, expectedVersion: version };
    const recorded = await ask<{ recordConnection: { agency: { version: number } } }>(hub, deskOf(), CONNECT, {
      input,
    });
    version = recorded.recordConnection.agency.version;
  }
}

/** What is told of a body on its way to readiness, for those who were entitled to it. */
export function readinessSuite(world: () => World): void {
  it('is all that is decided so', () => {
    expect(fieldsDecided('Query', 'READINESS', 'READINESS_GUIDANCE')).toEqual(NEWS.map(({ page }) => page));
    expect(fieldsDecided('Subscription', 'READINESS', 'READINESS_GUIDANCE')).toEqual(NEWS.map(({ stream }) => stream));
  });

  it.each(NEWS)('tells whom it concerns by $stream and $page, and nobody else', async (news) => {
    const { hub } = world();
    const { page, stream, decision, may, happen } = news;
    const filter = `filter: { agency: "${BODY}" }`;
    const told = `query Told($after: String) { ${page}(${filter}, after: $after, first: 100) { endCursor events { cursor } } }`;
    const after = (await ask<Record<string, { endCursor: string }>>(hub, monitor(), told))[page]?.endCursor;
    await happen(world());
    const live: Watch<{ cursor: string }> = watch(hub, {
      query: `subscription Live($after: String) { ${stream}(${filter}, after: $after) { cursor } }`,
      variables: { after },
      token: await tokenOf(hub, monitor()),
      protocol: 'graphql-ws',
    });
    await live.until(1);
    for (const viewer of VIEWERS) {
      const answer = await request(hub, told, { after }, await tokenOf(hub, viewer));
      const events = valueAt(answer.data, [page, 'events']) as { cursor: string }[] | undefined;
      const seen = {
        code: codeAt(answer, [page]),
        isTold: events?.some(({ cursor }) => cursor === live.seen[0]?.cursor),
      };
      const code = refusalOf(viewer, decision);
      const isTold = code ? undefined : may(askerOf(viewer, 'body'));
      expect([viewer.title, seen]).toEqual([viewer.title, { code, isTold }]);
    }
    await live.stop();
  });
}
