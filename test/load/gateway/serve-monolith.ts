import { createServer, type IncomingMessage } from 'node:http';
import { type DocumentNode, execute, parse, validate } from 'graphql';
import { buildMonolith } from './system/monolith.js';

/** The control: graphql-js on bare node:http, documents parsed and validated once. Serves on `PORT`. */
function main(): void {
  const schema = buildMonolith();
  const documents = new Map<string, DocumentNode>();
  const documentOf = (query: string): DocumentNode => {
    let document = documents.get(query);
    if (!document) {
      document = parse(query);
      const [error] = validate(schema, document);
      if (error) throw error;
      documents.set(query, document);
    }
    return document;
  };
  const server = createServer((request, response) => {
    readBody(request)
      .then(async (body) => {
        const { query, variables } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
        return execute({ schema, document: documentOf(query), variableValues: variables });
      })
      .then(
        (result) => response.setHeader('content-type', 'application/json; charset=utf-8').end(JSON.stringify(result)),
        (error: unknown) => response.writeHead(400).end(String(error)),
      );
  });
  server.listen(Number(process.env.PORT), '127.0.0.1');
  process.once('SIGTERM', () => process.exit(0));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

main();
