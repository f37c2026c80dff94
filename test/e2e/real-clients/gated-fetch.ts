/** A valve in front of a client's reading. */
export class Gate {
  private isOpen: Promise<void> = Promise.resolve();
  private release: () => void = () => undefined;

  close(): void {
    this.isOpen = new Promise((resolve) => {
      this.release = resolve;
    });
  }

  open(): void {
    this.release();
  }

  passed(): Promise<void> {
    return this.isOpen;
  }
}

/** Node's fetch, whose answers are read only while the gate is open: behind it the connection fills up. */
export function gatedFetch(gate: Gate): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const gated = response.body?.pipeThrough(
      new TransformStream({
        async transform(chunk, controller) {
          await gate.passed();
          controller.enqueue(chunk);
        },
      }),
    );
    return new Response(gated, response);
  };
}
