import { connect as connectTcp, isIP } from 'node:net';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import type { HttpAnswer } from './answer-reader.js';
import { HttpConnection, type OpenSocket } from './http-connection.js';
import { type Dispatcher, type JsonPost, PostedRequest } from './posted-request.js';

export interface HttpClientOptions {
  /** An http: or https: address. */
  url: string;
  /** How long an answer may take in all: until a connection is free, is open, and the answer has come. */
  timeoutMs: number;
  /** Open at the same time; further requests wait for one of them. Default 64. */
  maxConnections?: number;
  /** Certificates to trust instead of those that Node.js trusts, in PEM. */
  ca?: string;
}

const DEFAULT_MAX_CONNECTIONS = 64;
/** Longer than any connection is kept for the next request. */
const IDLE_MS = 65_000;

/**
 * Posts JSON to one address over kept-alive HTTP/1.1 connections. A general client, with its streams, its pipelining and
 * its pool of pools, took almost half of the time of a small operation; this one does what subgraphs need.
 */
export class HttpClient implements Dispatcher {
  private readonly head: string;
  private readonly openSocket: OpenSocket;
  private readonly connections = new Set<HttpConnection>();
  /** The one used last is used first, so that those not needed grow old. */
  private readonly idle: HttpConnection[] = [];
  private readonly waiting: PostedRequest[] = [];
  private closed: Error | undefined;

  /** Opens nothing yet. Throws when the address is not one of HTTP. */
  constructor(private readonly options: HttpClientOptions) {
    const url = new URL(options.url);
    this.openSocket = openerOf(url, options.ca);
    this.head = [
      `POST ${url.pathname}${url.search} HTTP/1.1`,
      `host: ${url.host}`,
      'content-type: application/json',
      'accept: application/graphql-response+json, application/json',
      'accept-encoding: identity',
      'connection: keep-alive',
      'content-length: ',
    ].join('\r\n');
  }

  /**
   * The server's answer, whatever its status. Rejects with the signal's reason as soon as it aborts, and with an Error
   * where there is no answer.
   */
  post(post: JsonPost): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      const text = `${this.head}${Buffer.byteLength(post.body)}\r\n\r\n${post.body}`;
      this.start(new PostedRequest(this, text, post, this.options.timeoutMs, resolve, reject));
    });
  }

  /** Ends all connections; whoever waits for an answer is rejected. */
  close(): void {
    this.closed = new Error('the client was closed');
    for (const request of this.waiting.splice(0)) request.onFailure(this.closed, false);
    for (const connection of [...this.connections]) connection.destroy(this.closed);
  }

  /** Sends the request over a connection that is free, over a new one, or later. */
  start(request: PostedRequest): void {
    const { maxConnections = DEFAULT_MAX_CONNECTIONS } = this.options;
    const connection = this.takeIdle();
    if (connection) request.sendOver(connection);
    else if (this.connections.size < maxConnections) this.startAnew(request);
    else this.waiting.push(request);
  }

  /** Sends the request over a new connection. */
  startAnew(request: PostedRequest): void {
    if (this.closed) {
      request.onFailure(this.closed, false);
      return;
    }
    const connection = new HttpConnection(this.openSocket, IDLE_MS, (gone) => this.forget(gone));
    this.connections.add(connection);
    request.sendOver(connection);
  }

  /** The connection's request has its answer. */
  recycle(connection: HttpConnection): void {
    if (!connection.isReusable) return;
    const next = this.waiting.shift();
    if (next) next.sendOver(connection);
    else this.idle.push(connection);
  }

  /** The request is not to be sent any more. */
  drop(request: PostedRequest): void {
    const place = this.waiting.indexOf(request);
    if (place >= 0) this.waiting.splice(place, 1);
  }

  private takeIdle(): HttpConnection | undefined {
    for (;;) {
      const connection = this.idle.pop();
      if (!connection || connection.isReusable) return connection;
      connection.destroy(new Error('the connection has grown old'));
    }
  }

  private forget(connection: HttpConnection): void {
    this.connections.delete(connection);
    const place = this.idle.indexOf(connection);
    if (place >= 0) this.idle.splice(place, 1);
    const { maxConnections = DEFAULT_MAX_CONNECTIONS } = this.options;
    const next = this.connections.size < maxConnections ? this.waiting.shift() : undefined;
    if (next) this.startAnew(next);
  }
}

function openerOf({ protocol, hostname, port }: URL, ca: string | undefined): OpenSocket {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (protocol === 'http:') return (onread) => connectTcp({ host, port: Number(port || 80), onread });
  if (protocol === 'https:') {
    // A server behind one address with others answers by the name that it is asked for.
    const servername = isIP(host) === 0 ? host : undefined;
    const options = { host, port: Number(port || 443), servername, ALPNProtocols: ['http/1.1'], ca };
    return (onread) => connectTls({ ...options, onread } as ConnectionOptions);
  }
  throw new Error(`${protocol} is not a protocol by which a subgraph can be asked.`);
}
