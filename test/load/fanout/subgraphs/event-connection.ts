import type { Duplex } from 'node:stream';
import { type DocumentNode, Kind, parse } from 'graphql';
import { headBytes, OPCODES, writeHead } from '../frames.js';
import type { EventAnswers } from './event-answers.js';

/** One open subscription of a gateway. */
export interface EventStream {
  query: string;
  document: DocumentNode;
  /** The cursor that it asked to go on from; undefined for from now on. */
  after: string | undefined;
  /** Whether it wants to be told where it stands when it has caught up. */
  wantsPositions: boolean;
  /** Everything of its messages before the answer. */
  head: Buffer;
}

/** What graphql-ws's `subscribe` carries. */
export interface SubscribePayload {
  query: string;
  variables?: Record<string, unknown> | null;
  extensions?: { positions?: boolean } | null;
}

const CLOSING = Buffer.from('}');

export function streamOf(id: string, { query, variables, extensions }: SubscribePayload): EventStream {
  const document = parse(query);
  return {
    query,
    document,
    after: resumeArgument(document, variables ?? {}),
    wantsPositions: extensions?.positions === true,
    head: Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`),
  };
}

/** The value of `after` of the only root field, literal or variable. */
function resumeArgument(document: DocumentNode, variables: Record<string, unknown>): string | undefined {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const field = operation?.selectionSet.selections[0];
  const value =
    field?.kind === Kind.FIELD ? field.arguments?.find(({ name }) => name.value === 'after')?.value : undefined;
  if (value?.kind === Kind.STRING) return value.value;
  const given = value?.kind === Kind.VARIABLE ? variables[value.name.value] : undefined;
  return typeof given === 'string' ? given : undefined;
}

/** The frame of one answer to one stream. */
export function frameOf({ head }: EventStream, answer: Buffer): Buffer {
  const payloadBytes = head.length + answer.length + CLOSING.length;
  const start = headBytes(payloadBytes);
  const frame = Buffer.allocUnsafe(start + payloadBytes);
  writeHead(frame, OPCODES.text, payloadBytes, false);
  head.copy(frame, start);
  answer.copy(frame, start + head.length);
  CLOSING.copy(frame, start + head.length + answer.length);
  return frame;
}

/** Sends an event to all streams of one connection in one write. */
export function sendEvent(socket: Duplex, streams: Iterable<EventStream>, answers: EventAnswers, number: number): void {
  const frames: Buffer[] = [];
  for (const stream of streams) frames.push(frameOf(stream, answers.of(stream.query, stream.document, number)));
  if (frames.length > 0) socket.write(Buffer.concat(frames));
}
