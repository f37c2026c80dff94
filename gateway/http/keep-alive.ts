import type { WebSocket } from 'ws';

/** In how many groups sockets are pinged, one after the other: all at once would keep everything else waiting. */
const GROUPS = 12;

/** Pings sockets, and cuts those that have not answered the last ping when the next is due. */
export interface KeepAlive {
  watch(socket: WebSocket): void;
  forget(socket: WebSocket): void;
  stop(): void;
}

/** Each socket is pinged every `intervalMs`. One timer serves all of them: one each would cost memory with each client. */
export function startKeepAlive(intervalMs: number): KeepAlive {
  const groups = Array.from({ length: GROUPS }, () => new Set<WebSocket>());
  const unanswered = new Set<WebSocket>();
  let joined = 0;
  let turn = 0;

  function answered(this: WebSocket): void {
    unanswered.delete(this);
  }

  function pingNext(): void {
    for (const socket of groups[turn % GROUPS] ?? []) {
      if (unanswered.has(socket)) socket.terminate();
      else {
        unanswered.add(socket);
        socket.ping();
      }
    }
    turn += 1;
  }

  const timer = setInterval(pingNext, intervalMs / GROUPS).unref();
  return {
    watch(socket) {
      groups[joined % GROUPS]?.add(socket);
      joined += 1;
      socket.on('pong', answered);
    },
    forget(socket) {
      unanswered.delete(socket);
      for (const group of groups) group.delete(socket);
    },
    stop: () => clearInterval(timer),
  };
}
