/** Runs the benchmark of this process; what goes wrong is its output and its exit code. */
export function runBenchmark(main: () => Promise<void>): void {
  // Through `exit`, which ends what was started.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  main().catch((error: unknown) => {
    note(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = 1;
  });
}

/** Says how far it is, beside the figures. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}
