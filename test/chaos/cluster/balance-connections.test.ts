import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { balanceConnections } from './balance-connections.js';

const opened: { close(): unknown }[] = [];

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

/** A server that greets with its name. */
async function greeter(name: string): Promise<{ server: Server; sockets: Socket[]; port: number }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.write(name);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  opened.push({
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  });
  return { server, sockets, port: (server.address() as AddressInfo).port };
}

async function balanced(...ports: number[]): Promise<() => Socket> {
  const balancer = await balanceConnections(ports);
  opened.push({ close: () => balancer.stop() });
  return () => connect(balancer.port, '127.0.0.1');
}

async function greeting(client: Socket): Promise<string> {
  const [data] = (await once(client, 'data')) as [Buffer];
  client.destroy();
  return data.toString();
}

it('takes turns', async () => {
  const [a, b] = [await greeter('a'), await greeter('b')];
  const open = await balanced(a.port, b.port);
  expect([await greeting(open()), await greeting(open()), await greeting(open())]).toEqual(['a', 'b', 'a']);
});

it('passes over who takes no connections, until it does again', async () => {
  const [a, b] = [await greeter('a'), await greeter('b')];
  const open = await balanced(a.port, b.port);
  a.server.close();
  expect([await greeting(open()), await greeting(open())]).toEqual(['b', 'b']);
  a.server.listen(a.port, '127.0.0.1');
  await once(a.server, 'listening');
  expect([await greeting(open()), await greeting(open())].sort()).toEqual(['a', 'b']);
});

it('closes a connection whose other end is gone, and one that nobody takes', async () => {
  const a = await greeter('a');
  const open = await balanced(a.port);
  const client = open();
  await once(client, 'data');
  a.sockets[0]?.destroy();
  await once(client, 'close');
  a.server.close();
  await once(open(), 'close');
});
