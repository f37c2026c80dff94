import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a TCP server that a test can break. */
export interface BreakableLink {
  /** Where the server is reached over the link. */
  readonly url: string;
  /** Cuts every connection, and every new one until it is mended. */
  break(): void;
  mend(): void;
  stop(): Promise<void>;
}

/** A link to the server at `url`, from a free port of 127.0.0.1. */
export async function startBreakableLink(url: string): Promise<BreakableLink> {
  const target = new URL(url);
  const open = new Set<Socket>();
  let isBroken = false;
  const server = createServer((near) => {
    if (isBroken) {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('error', () => undefined);
      one.once('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const near = new URL(url);
  near.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: near.href,
    break() {
      isBroken = true;
      cut();
    },
    mend() {
      isBroken = false;
    },
    async stop() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
