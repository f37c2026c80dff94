import { badInput } from '../../kit/errors.js';
import { reference } from '../../kit/input-rules.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import type { ComplaintRow } from '../complaint.entity.js';
import type { ComplaintChanges } from '../complaint-changes.js';
import { findTarget } from '../forwarding/find-target.js';
import { versioned } from '../handling-schemas.js';
import { REFUSALS } from '../refusals.js';
import { copyComplaint, endCopy } from './copy-complaint.js';
import { findParticipant } from './participation.js';

const copySchema = versioned.extend({ toAgency: reference });
const endSchema = versioned.extend({ agency: reference });

/**
 * Copies of complaints for agencies that do not hold them (tembusan). Each method answers the complaint as it is afterwards,
 * and throws `BAD_USER_INPUT`, `NOT_FOUND`, `FORBIDDEN` or `CONFLICT`; then nothing is changed.
 */
export class CopyService {
  constructor(private readonly changes: ComplaintChanges) {}

  copy(viewer: Viewer, input: unknown): Promise<ComplaintRow> {
    const checked = validate(copySchema, input);
    return this.changes.change(viewer, 'COPY', checked, async ({ file, holder, directory, circumstances }) => {
      const agency = await findTarget(directory, checked.toAgency, 'input.toAgency');
      if (agency.id === holder.id) throw badInput('input.toAgency', REFUSALS.alreadyThere);
      if (findParticipant(file.participants, 'COPY', agency.id)) {
        throw badInput('input.toAgency', REFUSALS.alreadyCopied);
      }
      return copyComplaint(file, { holder, agency, note: checked.note }, circumstances);
    });
  }

  end(viewer: Viewer, input: unknown): Promise<ComplaintRow> {
    const checked = validate(endSchema, input);
    return this.changes.change(viewer, 'COPY', checked, async ({ file, holder, directory, circumstances }) => {
      const agency = await directory.find(checked.agency);
      if (!agency || !findParticipant(file.participants, 'COPY', agency.id)) {
        throw badInput('input.agency', REFUSALS.notCopied);
      }
      return endCopy(file, { holder, agency, note: checked.note }, circumstances);
    });
  }
}
