import { lines } from '../../kit/input-rules.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import type { ComplaintRow } from '../complaint.entity.js';
import type { ComplaintChanges } from '../complaint-changes.js';
import { handling, requestedWorkingDays } from '../handling-schemas.js';
import { confirmReceipt } from './confirm-receipt.js';
import { DeadlineRevisionRow } from './deadline-revision.entity.js';
import { reviseDeadline } from './revise-deadline.js';

const reviseSchema = handling
  .pick({ complaintId: true, expectedVersion: true })
  .extend({ workingDays: requestedWorkingDays, reason: lines.min(5).max(2_000) });

/** What is done about a forwarding after it. Each method throws as those of `HandlingService` do. */
export class ForwardingService {
  constructor(private readonly changes: ComplaintChanges) {}

  confirmReceipt(viewer: Viewer, input: unknown): Promise<ComplaintRow> {
    const checked = validate(handling, input);
    return this.changes.change(viewer, 'CONFIRM_RECEIPT', checked, ({ file, holder, circumstances }) =>
      confirmReceipt(file, { holder, note: checked.note, publicNote: checked.publicNote }, circumstances),
    );
  }

  /** Of the agency that sent it, a body above the holder, or the national desk; never of the holder itself. */
  reviseDeadline(viewer: Viewer, input: unknown): Promise<ComplaintRow> {
    const checked = validate(reviseSchema, input);
    return this.changes.change(viewer, 'REVISE_DEADLINE', checked, async (scene) => {
      const { file, holder, circumstances, manager } = scene;
      const { workingDays, reason } = checked;
      const { change, revision } = reviseDeadline(file, { holder, workingDays, reason }, circumstances);
      await manager.insert(DeadlineRevisionRow, revision);
      return change;
    });
  }
}
