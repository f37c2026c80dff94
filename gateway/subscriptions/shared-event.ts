import type { ExecutionResult } from 'graphql';

type Make<Form> = (result: ExecutionResult) => Form;

/** One event as many clients get it: computed once, and written once in each form that one of them reads. */
export class SharedEvent {
  private readonly forms = new Map<Make<unknown>, unknown>();

  constructor(readonly result: ExecutionResult) {}

  /** What `make` makes of the result: made when first asked for, the same for everyone who asks with this function. */
  as<Form>(make: Make<Form>): Form {
    if (!this.forms.has(make)) this.forms.set(make, make(this.result));
    return this.forms.get(make) as Form;
  }
}

/** One step of a stream: an event, or the word that everything up to the cursor has been told. */
export interface StreamEntry {
  /** From where a stream goes on behind it; undefined or null where none is known. */
  readonly cursor: unknown;
  /** Absent for the word alone. */
  readonly event?: SharedEvent;
}

/** A client that a stream is delivered to. */
export interface StreamReceiver {
  /** Takes an event. The promise, where there is one, settles as soon as the client has read what waits for it. */
  next(event: SharedEvent): Promise<void> | undefined;
  /** Nothing more comes; with an error where that is a bug. */
  end(error?: unknown): void;
}
