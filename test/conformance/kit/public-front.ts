import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { ExecutionResult } from 'graphql';
import type { Gateway, OperationRequest } from '../../../gateway/gateway.js';
import type { Identity } from '../../../gateway/security/identity.js';
import type { Viewer } from '../../../gateway/security/viewer.js';
import { type GatewayServer, startGatewayServer } from '../../../gateway/server.js';
import { askInBothLanes, type Lane, type LaneAnswer } from '../../kit/ask-in-both-lanes.js';

/** What one execution behind the server caused. */
interface Execution<Fetch> {
  readonly lane: Lane;
  readonly fetches: Fetch[];
}

/** The public HTTP server in front of a gateway, started when it is first asked and stopped after the file's tests. */
export interface PublicFront<Fetch> {
  /** Where the fetches of the execution that is under way belong; undefined where no client of the server waits for it. */
  fetches(): Fetch[] | undefined;
  /** Sends a query through Apollo Server and as a repetition, which must agree; their answer, and each one's fetches. */
  ask(viewer: Viewer, query: object): Promise<{ answer: ExecutionResult; fetches: Fetch[][] }>;
}

const SILENT = { debug() {}, info() {}, warn() {}, error() {} };
/** Random operations are as large as they come. */
const NO_LIMITS = { depth: 1e6, fields: 1e6, rootFields: 1e6, tokens: 1e6 };

/** Tokens that say the viewer whole: no grants lead to just the scopes that a test wants. */
const tokenOf = (viewer: Viewer) => Buffer.from(JSON.stringify(viewer)).toString('base64url');
const viewerIn = (token: string) => JSON.parse(Buffer.from(token, 'base64url').toString()) as Viewer;
const identity: Identity = {
  loopbackOnly: true,
  verify: async (token) => {
    const issuedAt = Math.floor(Date.now() / 1000);
    return { subject: token, grants: [], issuedAt, expiresAt: issuedAt + 600 };
  },
};

const started: Promise<GatewayServer>[] = [];
afterAll(() => Promise.all(started.splice(0).map(async (server) => (await server).stop())));

/** A front of the gateway, which stays its owner's to close. */
export function publicFrontOf<Fetch>(gateway: Gateway): PublicFront<Fetch> {
  const executing = new AsyncLocalStorage<Execution<Fetch>>();
  const executions = new Map<string, Execution<Fetch>[]>();
  let server: Promise<GatewayServer> | undefined;

  const observe =
    <Answer>(lane: Lane, execute: (request: OperationRequest) => Promise<Answer>) =>
    (request: OperationRequest): Promise<Answer> => {
      const execution: Execution<Fetch> = { lane, fetches: [] };
      executions.get(request.requestId as string)?.push(execution);
      return executing.run(execution, () =>
        execute({ ...request, viewer: viewerIn(request.viewer.subject as string) }),
      );
    };

  function start(): Promise<GatewayServer> {
    const observed: Gateway = {
      get schema() {
        return gateway.schema;
      },
      execute: observe('admission', (request) => gateway.execute(request)),
      executeJson: observe('repetition', (request) => gateway.executeJson(request)),
      subscribe: (request) => gateway.subscribe(request),
      onSchemaChange: (listener) => gateway.onSchemaChange(listener),
      close: async () => undefined,
    };
    const starting = startGatewayServer({
      gateway: observed,
      logger: SILENT,
      identity,
      limits: NO_LIMITS,
      graphiql: false,
      subgraphErrors: 'show',
    });
    started.push(starting);
    return starting;
  }

  async function post(viewer: Viewer, body: string): Promise<LaneAnswer & Execution<Fetch>> {
    server ??= start();
    const { url } = await server;
    const requestId = randomUUID();
    const caused: Execution<Fetch>[] = [];
    executions.set(requestId, caused);
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        'accept-language': viewer.language,
        authorization: `Bearer ${tokenOf(viewer)}`,
        'x-request-id': requestId,
      },
      body,
    });
    const text = await response.text();
    executions.delete(requestId);
    // Answered without an execution is what Apollo Server refuses.
    expect(caused.length).toBeLessThanOrEqual(1);
    const [execution = { lane: 'admission', fetches: [] } as const] = caused;
    return { ...execution, fetches: [...execution.fetches], status: response.status, headers: response.headers, text };
  }

  return {
    fetches: () => executing.getStore()?.fetches,
    async ask(viewer, query) {
      const fetches: Fetch[][] = [];
      const { admitted } = await askInBothLanes(async (body) => {
        const answered = await post(viewer, body);
        fetches.push(answered.fetches);
        return answered;
      }, JSON.stringify(query));
      return { answer: JSON.parse(admitted.text) as ExecutionResult, fetches };
    },
  };
}
