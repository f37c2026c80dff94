import { type GatewayServer, type GatewayServerOptions, startGatewayServer } from '../../gateway/server.js';
import { createFrontSchema, type FrontSchema } from './front-schema.js';
import { schemaGateway } from './schema-gateway.js';

/** A line that the server logged. */
export interface LogLine {
  level: string;
  about: Record<string, unknown>;
  message?: string;
}

/** A running server around a schema gateway, and what to observe of it. */
export interface StartedFront extends FrontSchema {
  readonly server: GatewayServer;
  readonly gateway: ReturnType<typeof schemaGateway>;
  readonly log: LogLine[];
  /** Sends GraphQL by POST. */
  post(body: unknown, headers?: Record<string, string>): Promise<Response>;
}

/** Starts a server on a free port of 127.0.0.1. */
export async function startFront(options: Partial<GatewayServerOptions> = {}): Promise<StartedFront> {
  const schema = createFrontSchema();
  const gateway = schemaGateway(schema.schema);
  const log: LogLine[] = [];
  const writer = (level: string) => (about: unknown, message?: string) => {
    log.push({ level, about: about as Record<string, unknown>, message });
  };
  const logger = { debug: writer('debug'), info: writer('info'), warn: writer('warn'), error: writer('error') };
  const server = await startGatewayServer({ gateway, logger, ...options });
  return {
    ...schema,
    server,
    gateway,
    log,
    post: (body, headers) =>
      fetch(server.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}
