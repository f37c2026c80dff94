import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** One address for several processes. */
export interface Balancer {
  readonly port: number;
  stop(): Promise<void>;
}

/** Gives connections to 127.0.0.1 in turn to whichever of `ports` takes them, as a TCP load balancer does. */
export async function balanceConnections(ports: readonly number[]): Promise<Balancer> {
  let turn = 0;
  const clients = new Set<Socket>();
  const server = createServer((client) => {
    clients.add(client);
    client.once('close', () => clients.delete(client));
    client.on('error', () => client.destroy());
    const first = turn++;
    passOn(
      client,
      ports.map((_, index) => ports[(first + index) % ports.length] as number),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const client of clients) client.destroy();
      await closed;
    },
  };
}

/** Connects a client with the first of `ports` that takes it; each end that goes takes the other with it. */
function passOn(client: Socket, [port, ...others]: readonly number[]): void {
  if (port === undefined || client.destroyed) {
    client.destroy();
    return;
  }
  const backend = connect(port, '127.0.0.1');
  let isConnected = false;
  const leave = () => backend.destroy();
  client.once('close', leave);
  backend.once('connect', () => {
    isConnected = true;
    client.pipe(backend);
    backend.pipe(client);
  });
  backend.on('error', () => backend.destroy());
  backend.once('close', () => {
    client.off('close', leave);
    if (isConnected) client.destroy();
    else passOn(client, others);
  });
}
