import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'graphql';
import pino from 'pino';
import { type EmbeddedKeys, loadOrMakeKeys } from '../../../embedded/keys.js';
import { openEmbedded } from '../../../embedded/open-embedded.js';
import { issuePersonaToken, PERSONAS, type Persona, seededAgencyId } from '../../../embedded/personas.js';
import { buildGateway } from '../../../gateway/gateway.js';
import { createDevelopmentIssuer } from '../../../gateway/security/development-issuer.js';
import { assertionSigner } from '../../../gateway/security/sign-assertion.js';
import { type GatewayServer, startGatewayServer } from '../../../gateway/server.js';
import { inProcessTransport } from '../../../gateway/transport/in-process.js';
import type { SubgraphRequest, SubgraphTransport } from '../../../gateway/transport/subgraph-transport.js';
import { scopesOf } from '../../../schema/roles.js';
import { DEFAULT_RETENTION } from '../../../subgraphs/kit/retention.js';
import type { Subgraph } from '../../../subgraphs/kit/subgraph.js';
import { fileComplaint } from '../kit/complaints.js';
import { keptOperation } from '../kit/kept-operations.js';
import { requestData } from '../kit/send-request.js';

interface InboxPage {
  inbox: {
    edges: {
      node: {
        trackingNumber: string;
        handler: {
          name: string;
          level: string;
          territory: { code: string; name: string }[];
          appointmentLetter: { number: string; state: string } | null;
          readiness: { state: string; lacks: string[]; asOf: string };
          ppid: { kind: string } | null;
        };
      };
    }[];
  };
}

/** What one operation caused in the subgraphs. */
interface Trace {
  requests: { subgraph: string; request: SubgraphRequest }[];
  /** `+name` when a request begins and `-name` when it is answered. */
  order: string[];
  statements: Map<string, string[]>;
}

const INBOX = keptOperation('inbox');
const SUPERGRAPH = join(__dirname, '..', '..', '..', 'schema', 'supergraph.graphql');
/** As many agencies as the larger page has rows: a statement for each of them could not hide. */
const HANDLERS = [
  '32.16',
  '32.16/diskominfo',
  ...Array.from({ length: 18 }, (_, index) => `32.16.${String(index + 1).padStart(2, '0')}`),
];
/** Keeps the sample complaints out. */
const MARK = 'ujikotakmasuk';
const PARALLEL = ['agency-directory', 'ppid-information', 'training'];
/** What reading the viewer's agencies and posts, the page, and each kind of thing once comes to. */
const MOST_STATEMENTS = { complaint: 4, 'agency-directory': 4, 'ppid-information': 5, training: 14 };
const admin = PERSONAS.find(({ name }) => name === 'regency-admin') as Persona;

const pageOf = (first: number) => ({ filter: { search: MARK }, sort: 'RECEIVED_ASC', first });

/** The statements of the operation that is being executed, apart from what feeds and projections read meanwhile. */
const tracing = new AsyncLocalStorage<Trace>();

function traced(name: string, transport: SubgraphTransport): SubgraphTransport {
  return {
    ...transport,
    async execute(request, signal) {
      const trace = tracing.getStore();
      trace?.requests.push({ subgraph: name, request });
      trace?.order.push(`+${name}`);
      try {
        return await transport.execute(request, signal);
      } finally {
        trace?.order.push(`-${name}`);
      }
    },
  };
}

describe('the inbox query', () => {
  let folder: string;
  let keys: EmbeddedKeys;
  let subgraphs: Subgraph[] = [];
  let server: GatewayServer;
  let token: string;
  /** Executes the query as the printed token's holder would, and tells what that caused. */
  let trace: (first: number) => Promise<Trace & { page: InboxPage }>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'simpul-inbox-'));
    keys = loadOrMakeKeys(folder);
    const logger = pino({ level: 'silent' });
    subgraphs = await openEmbedded({
      configuration: { port: 0, dataFolder: folder, sample: true, villages: false, keep: DEFAULT_RETENTION },
      keys,
      logger,
      onStatement: (subgraph, sql) => {
        const statements = tracing.getStore()?.statements;
        statements?.set(subgraph, [...(statements.get(subgraph) ?? []), sql]);
      },
    });
    for (const subgraph of subgraphs) await subgraph.seed(() => undefined);
    const byName = new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph]));
    const gateway = buildGateway({
      supergraphSdl: readFileSync(SUPERGRAPH, 'utf8'),
      transports: (name) => traced(name, inProcessTransport(byName.get(name) as Subgraph)),
      signAssertion: assertionSigner(keys.assertionKey),
      logger,
    });
    const identity = createDevelopmentIssuer(keys.developmentSecret);
    server = await startGatewayServer({ gateway, logger, identity });
    token = await issuePersonaToken(identity, admin, 600);
    const viewer = {
      ...(await identity.verify(token)),
      scopes: scopesOf([{ role: admin.role, agency: seededAgencyId(admin.agencyCode) }]),
      language: 'id' as const,
    };
    trace = async (first) => {
      const operation: Trace = { requests: [], order: [], statements: new Map() };
      const variables = pageOf(first);
      const { data, errors } = await tracing.run(operation, () =>
        gateway.execute({ document: parse(INBOX), source: INBOX, variables, viewer }),
      );
      expect(errors).toBeUndefined();
      return { ...operation, page: data as unknown as InboxPage };
    };
    for (const toAgency of HANDLERS) await fileComplaint(server, { toAgency, title: `Jalan rusak ${MARK}` });
  }, 120_000);

  afterAll(async () => {
    await server?.stop();
    await Promise.all(subgraphs.map((subgraph) => subgraph.stop()));
    rmSync(folder, { recursive: true, force: true });
  });

  it('answers the holder of a printed token over the public endpoint, with fields of all four subgraphs', async () => {
    const { inbox } = await requestData<InboxPage>(server, INBOX, pageOf(20), token);
    expect(inbox.edges).toHaveLength(20);
    const handlers = inbox.edges.map(({ node }) => node.handler);
    for (const { name, level, territory, readiness } of handlers) {
      expect(name).toMatch(/\w/);
      expect(['REGENCY', 'DISTRICT', 'UNIT']).toContain(level);
      expect(Array.isArray(territory)).toBe(true);
      expect(readiness.state).toMatch(/^[A-Z_]+$/);
      expect(Number.isNaN(Date.parse(readiness.asOf))).toBe(false);
    }
    const regency = handlers.find(({ level }) => level === 'REGENCY');
    expect(regency).toMatchObject({
      name: 'Pemerintah Kabupaten Bekasi',
      territory: [{ code: '32.16' }],
      appointmentLetter: { number: expect.stringContaining('32.16'), state: 'IN_FORCE' },
      ppid: { kind: 'UTAMA' },
    });
  });

  it('is one fetch of complaints, then one batch to each other subgraph', async () => {
    const { requests, page } = await trace(20);
    expect(page.inbox.edges).toHaveLength(20);
    const [complaints, ...entities] = requests;
    expect(complaints?.subgraph).toBe('complaint');
    expect(complaints?.request.query).not.toContain('_entities');
    expect(entities.map(({ subgraph }) => subgraph).sort()).toEqual(PARALLEL);
    for (const { request } of entities) {
      expect(request.query.match(/_entities/g)).toHaveLength(1);
      const [representations] = Object.values(request.variables ?? {}) as { id: string }[][];
      const ids = representations?.map(({ id }) => id) ?? [];
      expect(new Set(ids).size).toBe(HANDLERS.length);
      expect(ids).toHaveLength(HANDLERS.length);
    }
  });

  it('asks the three others at the same time', async () => {
    const { order } = await trace(20);
    expect(order.slice(0, 2)).toEqual(['+complaint', '-complaint']);
    expect(order.slice(2, 5).sort()).toEqual(PARALLEL.map((name) => `+${name}`));
    expect(order.slice(5).sort()).toEqual(PARALLEL.map((name) => `-${name}`));
  });

  it('costs each database the same few statements for 5 complaints of 5 agencies and for 20 of 20', async () => {
    const five = await trace(5);
    const twenty = await trace(20);
    expect([five, twenty].map(({ page }) => page.inbox.edges.length)).toEqual([5, 20]);
    for (const [subgraph, most] of Object.entries(MOST_STATEMENTS)) {
      const count = twenty.statements.get(subgraph)?.length;
      expect({ subgraph, count }).toEqual({ subgraph, count: five.statements.get(subgraph)?.length });
      expect(count).toBeGreaterThan(0);
      expect(count).toBeLessThanOrEqual(most);
    }
  });
});
