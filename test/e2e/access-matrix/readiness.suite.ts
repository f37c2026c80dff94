import type { Watch } from '../../../demo/hub-client.js';
import { request, watch } from './asking.js';
import { codeAt, refusalOf, valueAt } from './cells.js';
import { fieldsDecided } from './decisions.js';
import { mayFollowReadiness } from './rules.js';
import { askerOf, BODY, tokenOf, VIEWERS } from './viewers.js';
import { ask, deskOf, monitor, type World } from './world.js';

const AGENCY = 'query Agency($body: String!) { agency(code: $body) { version connection { connected } } }';
const RECORD = /* GraphQL */ `
  mutation Record($input: RecordConnectionInput!) { recordConnection(input: $input) { agency { version } } }`;
const FILTER = `filter: { agency: "${BODY}" }`;
const TOLD = /* GraphQL */ `
  query Told($after: String) { readinessEvents(${FILTER}, after: $after, first: 100) { endCursor events { cursor cause } } }`;
const LIVE = /* GraphQL */ `
  subscription Live($after: String) { readinessChanged(${FILTER}, after: $after) { cursor cause } }`;

interface Told {
  cursor: string;
  cause: string;
}

/** Changes of readiness for those who were entitled to them. */
export function readinessSuite(world: () => World): void {
  it('is all that is decided so', () => {
    expect(fieldsDecided('Query', 'READINESS')).toEqual(['readinessEvents']);
    expect(fieldsDecided('Subscription', 'READINESS')).toEqual(['readinessChanged']);
  });

  it('tells them to whom they concern, live and by polling, and to nobody else', async () => {
    const { hub } = world();
    const { readinessEvents } = await ask<{ readinessEvents: { endCursor: string } }>(hub, monitor(), TOLD);
    const after = readinessEvents.endCursor;
    const { agency } = await ask<{ agency: { version: number; connection: { connected: boolean } } }>(
      hub,
      deskOf(),
      AGENCY,
      { body: BODY },
    );
    const { connected } = agency.connection;
    let { version } = agency;
    // And back again, for the suites that follow.
    for (const connectedNow of [!connected, connected]) {
      const since = new Date().toISOString();
      const input = { agency: BODY, connected: connectedNow, since, expectedVersion: version };
      const recorded = await ask<{ recordConnection: { agency: { version: number } } }>(hub, deskOf(), RECORD, {
        input,
      });
      version = recorded.recordConnection.agency.version;
    }
    const token = await tokenOf(hub, monitor());
    const live: Watch<Told> = watch(hub, { query: LIVE, variables: { after }, token, protocol: 'graphql-ws' });
    await live.until(2);
    for (const viewer of VIEWERS) {
      const answer = await request(hub, TOLD, { after }, await tokenOf(hub, viewer));
      const events = valueAt(answer.data, ['readinessEvents', 'events']) as Told[] | undefined;
      const seen = {
        code: codeAt(answer, ['readinessEvents']),
        isTold: events?.some(({ cursor }) => cursor === live.seen[0]?.cursor),
      };
      const code = refusalOf(viewer, 'READINESS');
      const isTold = code ? undefined : mayFollowReadiness(askerOf(viewer, 'body'));
      expect([viewer.title, seen]).toEqual([viewer.title, { code, isTold }]);
    }
    await live.stop();
  });
}
