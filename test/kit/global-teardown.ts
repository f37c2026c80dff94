/** Stops the servers that the global setup started. */
export default async function globalTeardown(): Promise<void> {
  await Promise.all(globalThis.simpulTestServers.map((server) => server.stop()));
}
