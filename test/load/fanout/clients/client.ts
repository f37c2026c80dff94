/** What a subscribing client tells. */
export interface ClientEvents {
  /** It is connected and has asked for its subscription. */
  subscribed: () => void;
  /** An answer came: JSON from `start` to `end` in a buffer that is used again afterwards. */
  answered: (bytes: Buffer, start: number, end: number) => void;
  /** The connection broke, the server ended the subscription, or `answered` threw. */
  failed: (error: Error) => void;
}

/** Opens one client and returns how to leave without a word. */
export type OpenClient = (port: number, operation: ClientOperation, events: ClientEvents) => () => void;

export interface ClientOperation {
  query: string;
  variables: Record<string, unknown>;
}
