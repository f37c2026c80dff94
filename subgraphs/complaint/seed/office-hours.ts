import { GOVERNMENT_HOURS } from '../../kit/office-hours.js';
import { stableId } from '../../kit/stable-id.js';
import type { OfficeHoursRow } from '../regulation/office-hours.entity.js';

/** The hours of government offices where neither an agency nor a region has its own. */
export const SEEDED_OFFICE_HOURS: readonly OfficeHoursRow[] = [
  {
    id: stableId('office-hours', 'perpres-21-2023'),
    agencyId: null,
    organisation: null,
    region: '',
    days: GOVERNMENT_HOURS,
    legalBasis: 'Perpres 21/2023',
    validFrom: '2023-04-12',
    validUntil: null,
    version: 1,
  },
];
