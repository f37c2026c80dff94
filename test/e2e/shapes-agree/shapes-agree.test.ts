import { watch } from '../../../demo/hub-client.js';
import { testDialects } from '../../kit/databases.js';
import { fileComplaint, handleComplaint, readComplaint } from '../kit/complaints.js';
import { type HubUnderTest, startDistributedHub, startEmbeddedHub } from '../kit/hub-under-test.js';
import { keptOperation, keptOperationNames } from '../kit/kept-operations.js';
import { type RawAnswer, requestData, sendRequest } from '../kit/send-request.js';
import { COMPARED, COMPARED_DOCUMENTS, type ComparedOperation } from './operations.js';

const CARD = keptOperation('agency-card');

/** The same with the type of a value in place of the value, wherever its field is one of `generated`. */
function withoutGenerated<Answer>(answer: Answer, generated: readonly string[]): Answer {
  return JSON.parse(JSON.stringify(answer), (key, value: unknown) =>
    generated.includes(key) && value !== null ? `<${typeof value}>` : value,
  ) as Answer;
}

/** The answer with what is generated replaced by its type, and the errors of parallel parts in one order. */
function comparable(answer: RawAnswer<unknown>, generated: readonly string[] = []): unknown {
  const replaced = withoutGenerated(answer, generated);
  const errors =
    replaced.errors && [...replaced.errors].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return { ...replaced, ...(errors && { errors }) };
}

async function send(hub: HubUnderTest, { query, variables, persona, language }: ComparedOperation) {
  return sendRequest(hub, JSON.stringify({ query, variables }), {
    ...(persona && { authorization: `Bearer ${await hub.tokenOf(persona)}` }),
    ...(language && { 'accept-language': language }),
  });
}

/** The documents of streams, each with who watches it and the twin that says where to begin. */
const STREAMS = [
  {
    document: 'complaint-forwarded',
    twin: 'complaint-events',
    persona: 'ministry-monitor',
    firstKind: 'COMPLAINT_FORWARDED',
  },
  { document: 'reporter-notified', twin: 'reporter-notifications', persona: 'portal', firstKind: 'RECEIVED' },
] as const;

/** The first event that a watcher sees of a portal's complaint on its way from the national desk to a regency. */
async function streamForwarding(
  hub: HubUnderTest,
  { document, twin, persona }: (typeof STREAMS)[number],
): Promise<unknown> {
  const token = await hub.tokenOf(persona);
  const desk = await hub.tokenOf('national-desk');
  const [page] = Object.values(
    await requestData<Record<string, { endCursor: string }>>(hub, keptOperation(twin), {}, token),
  );
  const variables = { after: page?.endCursor };
  const stream = watch(hub, { query: keptOperation(document), variables, token, protocol: 'graphql-ws' });
  try {
    const filed = await fileComplaint(hub, {}, await hub.tokenOf('portal'));
    await handleComplaint(hub, 'verify', filed, desk);
    await handleComplaint(hub, 'forward', filed, desk, { toAgency: '32.16' });
    await stream.until(1);
  } finally {
    await stream.stop();
  }
  return withoutGenerated(stream.seen[0], ['cursor', 'id', 'occurredAt', 'trackingNumber', 'message']);
}

(testDialects().includes('mariadb') ? describe : describe.skip)('an embedded and a distributed hub', () => {
  let embedded: HubUnderTest;
  let distributed: HubUnderTest;

  beforeAll(async () => {
    embedded = await startEmbeddedHub();
    distributed = await startDistributedHub();
  }, 180_000);

  afterAll(async () => {
    await Promise.all([embedded?.stop(), distributed?.stop()]);
  }, 60_000);

  it.each(COMPARED)('answer alike: $title', async (operation) => {
    const [one, other] = await Promise.all([send(embedded, operation), send(distributed, operation)]);
    expect(comparable(other, operation.generated)).toEqual(comparable(one, operation.generated));
    expect(one.data ?? one.errors?.length).toBeTruthy();
  });

  it.each(STREAMS)('stream alike: $document', async (stream) => {
    const [one, other] = await Promise.all([embedded, distributed].map((hub) => streamForwarding(hub, stream)));
    expect(one).toMatchObject({ kind: stream.firstKind });
    expect(other).toEqual(one);
  });

  it('are compared by every document that the schema keeps', () => {
    expect([...COMPARED_DOCUMENTS, ...STREAMS.map(({ document }) => document)].sort()).toEqual(keptOperationNames());
  });

  it('are compared over answers that hold rows and over errors of many codes', async () => {
    const answers = await Promise.all(COMPARED.map((operation) => send(embedded, operation)));
    const codes = new Set(answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions?.code) ?? []));
    expect([...codes].sort()).toEqual([
      'BAD_USER_INPUT',
      'FORBIDDEN',
      'GRAPHQL_PARSE_FAILED',
      'GRAPHQL_VALIDATION_FAILED',
      'NOT_FOUND',
      'OPERATION_RESOLUTION_FAILURE',
      'OPERATION_TOO_COMPLEX',
      'UNAUTHENTICATED',
    ]);
    expect(JSON.stringify(answers)).not.toContain('"edges":[]');
  });

  describe('when one process of the distributed hub dies', () => {
    const card: ComparedOperation = {
      title: 'card',
      query: CARD,
      variables: { code: '32.16' },
      persona: 'regency-admin',
    };

    it('its fields are null with an error each, the rest is answered, and it is back after a restart', async () => {
      const whole = await send(distributed, card);
      expect(whole.errors).toBeUndefined();
      const training = distributed.processes.get('training');
      training?.signal('SIGKILL');
      await training?.ended();

      const { data, errors } = await send(distributed, card);
      const { agency } = whole.data as { agency: Record<string, unknown> };
      expect(data).toEqual({ agency: { ...agency, readiness: null, appointmentLetter: null } });
      const unavailable = { code: 'SUBGRAPH_UNAVAILABLE', retryable: true, subgraph: 'training' };
      expect(errors?.map(({ path, extensions }) => ({ path, extensions }))).toEqual(
        expect.arrayContaining([
          { path: ['agency', 'readiness'], extensions: unavailable },
          { path: ['agency', 'appointmentLetter'], extensions: unavailable },
        ]),
      );
      expect(errors).toHaveLength(2);

      const token = await distributed.tokenOf('regency-admin');
      const filed = await fileComplaint(distributed, { toAgency: '32.16' });
      expect(await readComplaint(distributed, filed, token)).toMatchObject({ version: 1 });
      const list = '{ complaints(first: 3) { edges { node { handler { name readiness { state } } } } } }';
      const partly = await send(distributed, { title: 'list', query: list, persona: 'regency-admin' });
      expect(partly.data).toMatchObject({
        complaints: { edges: Array(3).fill({ node: { handler: { readiness: null } } }) },
      });

      await distributed.restart('training');
      expect(await requestData(distributed, CARD, card.variables, token)).toEqual(whole.data);
    }, 60_000);
  });
});
