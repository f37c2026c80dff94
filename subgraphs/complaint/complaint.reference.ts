import type { ReferenceResolver } from '../kit/build-schema.js';
import { parseTrackingNumber } from '../kit/secret.js';
import type { ComplaintService } from './complaint.service.js';

/** Complaints that other subgraphs name, one batch per operation; null where the viewer may not see one. */
export function complaintReference(complaints: ComplaintService): ReferenceResolver {
  return ({ id, trackingNumber }, context) => {
    if (typeof id === 'string') return context.load(complaints.loadVisible, id);
    const number = typeof trackingNumber === 'string' ? parseTrackingNumber(trackingNumber) : undefined;
    return number === undefined ? null : context.load(complaints.loadVisibleByNumber, number);
  };
}
