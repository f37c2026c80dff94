/**
 * With which code the gateway closes a WebSocket, beside those of the graphql-transport-ws protocol (4400 bad message,
 * 4401 subscribe before connection_ack, 4406 subprotocol, 4408 no connection_init in time, 4409 id in use, 4429 second
 * connection_init).
 */
export const CLOSE_CODES = {
  /** The token was refused when connecting. Clients do not try again by themselves: the same token would fail again. */
  UNAUTHENTICATED: 4401,
  /** What should tell who is asking can't be reached, or something else failed while connecting. Try again later. */
  TRY_AGAIN_LATER: 1013,
  /** The token's time ended while connected. Connect again with a fresh token; resumable streams go on by `after`. */
  TOKEN_EXPIRED: 4440,
  /**
   * The token was revoked while connected, as by a logout. Clients do not try again by themselves, which of graphql-ws holds
   * for this code of the WebSocket protocol (policy violation) and none that is free for a server to define.
   */
  TOKEN_REVOKED: 1008,
  /** The client reads more slowly than events come, and too many wait for it. Connect again; resumable streams go on by `after`. */
  TOO_SLOW: 4441,
  /** The server stops. Connect again, to another instance or to the restarted one. */
  SERVICE_RESTART: 1012,
  /** A bug. Its errorId is in the operator's log. */
  INTERNAL_ERROR: 4500,
} as const;
