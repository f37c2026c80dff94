import type { DutyDefinition, DutyTerm } from '../../kit/duty.js';
import type { ReadinessRecorder } from './readiness-recorder.js';

/** How many agencies are looked at in one transaction. */
const BATCH = 50;

/**
 * Notices what the passing of days changes: a letter that begins or expires, a promise that is overdue, a post's last day.
 * Each agency says when it has to be looked at next, so that a turn without such a day reads one index and nothing else.
 */
export class ReadinessDuty implements DutyDefinition {
  readonly name = 'readiness';

  constructor(private readonly recorder: ReadinessRecorder) {}

  async perform(term: DutyTerm): Promise<void> {
    while (!term.isEnding() && (await this.recorder.isAnyDue())) {
      await term.write((manager) => this.recorder.recordDue(manager, BATCH));
    }
  }
}
