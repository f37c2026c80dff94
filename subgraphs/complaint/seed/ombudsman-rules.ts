import type { OmbudsmanRuleRow } from '../oversight/referral.entity.js';

export const SEEDED_OMBUDSMAN_RULES: readonly OmbudsmanRuleRow[] = [
  {
    agencyCode: 'kl.ombudsman',
    validFrom: '2008-10-07',
    validUntil: null,
    legalBasis: 'UU 37/2008 tentang Ombudsman Republik Indonesia, Pasal 7',
  },
];
