import { ERRORS } from '../../schema/errors.js';
import { clientNameOf } from '../planning/data-names.js';
import type { Denial } from '../planning/plan-operation.js';
import type { JsonObject } from './json.js';
import type { OperationRun } from './operation-run.js';

/** Where a projection stands, and what it reports there. */
export class ProjectionRun {
  /** The current position; whoever descends pushes a step and pops it again. */
  readonly path: (string | number)[] = [];

  /** Every place that an error is reported for or within, as far as the errors are indexed. */
  private readonly explained = new Set<string>();
  private indexedErrors = 0;

  constructor(private readonly run: OperationRun) {}

  /** The field is not in the data: told to the client where a failed fetch is the cause. */
  reportHole(object: JsonObject, dataName: string): void {
    const cause = this.run.failures.causeOf(object, dataName);
    if (cause) {
      if (cause.isReported && this.isExplained()) return;
      cause.isReported = true;
      this.report(cause.message, cause.extensions, cause.isPlaced);
    } else if (object === this.run.data) {
      this.report(`No subgraph answered the field "${clientNameOf(dataName)}".`, { code: 'INTERNAL_SERVER_ERROR' });
    }
  }

  /** A null where the schema promises a value, unless an error at this place or within it says why. */
  reportNull(coordinate: string): void {
    if (this.isExplained()) return;
    this.report(`Cannot return null for non-nullable field ${coordinate}.`, { code: 'INTERNAL_SERVER_ERROR' });
  }

  /** A value that the schema does not allow. */
  reportInvalid(message: string): void {
    this.report(message, { code: 'INTERNAL_SERVER_ERROR' });
  }

  /** The viewer may not read this field. */
  reportDenial(denial: Denial): void {
    this.report(ERRORS[denial].meaning.en, { code: denial, retryable: ERRORS[denial].retryable });
  }

  private report(message: string, extensions: Record<string, unknown>, isRepeated = false): void {
    this.run.errors.push({ message, path: [...this.path], extensions, isRepeated });
  }

  /** Whether an error is reported for this place or within it. */
  private isExplained(): boolean {
    const { errors } = this.run;
    for (; this.indexedErrors < errors.length; this.indexedErrors++) {
      let place = '';
      for (const step of errors[this.indexedErrors]?.path ?? []) {
        place += `/${step}`;
        this.explained.add(place);
      }
    }
    return this.explained.has(`/${this.path.join('/')}`);
  }
}
