import { EventEmitter } from 'node:events';
import type { WebSocket } from 'ws';
import { type KeepAlive, startKeepAlive } from './keep-alive.js';

const INTERVAL_MS = 12_000;

let alive: KeepAlive;
beforeEach(() => {
  jest.useFakeTimers();
  alive = startKeepAlive(INTERVAL_MS);
});
afterEach(() => {
  alive.stop();
  jest.useRealTimers();
});

const watchedSocket = () => {
  const socket = Object.assign(new EventEmitter(), { ping: jest.fn(), terminate: jest.fn() });
  alive.watch(socket as unknown as WebSocket);
  return socket;
};

describe('keep-alive', () => {
  it('pings each socket once in an interval, never many at once', () => {
    const sockets = Array.from({ length: 24 }, watchedSocket);
    const pinged = () => sockets.filter(({ ping }) => ping.mock.calls.length > 0).length;
    jest.advanceTimersByTime(INTERVAL_MS / 12);
    expect(pinged()).toBe(2);
    jest.advanceTimersByTime((INTERVAL_MS / 12) * 11);
    expect(pinged()).toBe(24);
    expect(sockets.every(({ ping }) => ping.mock.calls.length === 1)).toBe(true);
  });

  it('cuts a socket that has not answered when its next ping is due, and no other', () => {
    const [deaf, well] = [watchedSocket(), watchedSocket()];
    well.ping.mockImplementation(() => well.emit('pong'));
    jest.advanceTimersByTime(2 * INTERVAL_MS);
    expect([deaf.ping, deaf.terminate, well.ping, well.terminate].map(({ mock }) => mock.calls.length)).toEqual([
      1, 1, 2, 0,
    ]);
  });

  it('forgets a socket that has closed', () => {
    const socket = watchedSocket();
    alive.forget(socket as unknown as WebSocket);
    jest.advanceTimersByTime(INTERVAL_MS);
    expect(socket.ping).not.toHaveBeenCalled();
  });
});
