import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { cursorAt, numberOfCursor } from '../system/events.js';
import { buildEventsSchema, type EventKind } from '../system/schemas.js';
import { EventAnswers } from './event-answers.js';
import { type EventStream, frameOf, type SubscribePayload, sendEvent, streamOf } from './event-connection.js';

/** What the subgraph was asked for until now. */
export interface EventCounts {
  openStreams: number;
  openedStreams: number;
  /** Events that were read again for streams that began behind the last one: what a database would be asked for. */
  eventsRead: number;
}

interface Message {
  type: string;
  id?: string;
  payload?: SubscribePayload;
}

/** The subgraph whose events everybody waits for, over graphql-ws; every stream receives every event. */
export class EventSubgraph {
  private readonly answers: EventAnswers;
  private readonly connections = new Map<Duplex, Map<string, EventStream>>();
  private last = 0;
  private openedStreams = 0;
  private eventsRead = 0;

  constructor(kind: EventKind) {
    this.answers = new EventAnswers(buildEventsSchema(kind));
  }

  /** Resolves with its url when it listens on a free port of 127.0.0.1. */
  async listen(): Promise<string> {
    const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'graphql-transport-ws' });
    const server = createServer((_request, response) => response.writeHead(404).end());
    server.on('upgrade', (request, socket, head) =>
      sockets.handleUpgrade(request, socket, head, (accepted) => this.serve(accepted, socket)),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  }

  /** The next event happens. */
  emit(): void {
    this.last += 1;
    for (const [socket, streams] of this.connections) sendEvent(socket, streams.values(), this.answers, this.last);
  }

  counts(): EventCounts {
    const openStreams = [...this.connections.values()].reduce((sum, streams) => sum + streams.size, 0);
    return { openStreams, openedStreams: this.openedStreams, eventsRead: this.eventsRead };
  }

  private serve(accepted: WebSocket, socket: Duplex): void {
    const streams = new Map<string, EventStream>();
    this.connections.set(socket, streams);
    accepted.on('message', (data: RawData) => {
      const { type, id = '', payload } = JSON.parse(String(data)) as Message;
      if (type === 'connection_init') accepted.send('{"type":"connection_ack"}');
      else if (type === 'ping') accepted.send('{"type":"pong"}');
      else if (type === 'subscribe' && payload) this.open(socket, streams, id, payload);
      else if (type === 'complete') streams.delete(id);
    });
    // A gateway that is ended resets its connections.
    accepted.on('error', () => accepted.terminate());
    accepted.once('close', () => this.connections.delete(socket));
  }

  /** Frames are written beside `ws`, which only writes small whole ones of its own in between. */
  private open(socket: Duplex, streams: Map<string, EventStream>, id: string, payload: SubscribePayload): void {
    const stream = streamOf(id, payload);
    this.openedStreams += 1;
    streams.set(id, stream);
    const frames: Buffer[] = [];
    const behind = stream.after === undefined ? this.last : numberOfCursor(stream.after);
    for (let number = behind + 1; number <= this.last; number += 1) {
      frames.push(frameOf(stream, this.answers.of(stream.query, stream.document, number)));
    }
    this.eventsRead += frames.length;
    if (stream.wantsPositions) frames.push(frameOf(stream, positionAt(this.last)));
    if (frames.length > 0) socket.write(Buffer.concat(frames));
  }
}

/** Says that everything up to the event with this number was sent. */
function positionAt(number: number): Buffer {
  return Buffer.from(JSON.stringify({ data: null, extensions: { position: cursorAt(number) } }));
}
