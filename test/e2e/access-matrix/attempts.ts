import type { Attempt } from './attempts/attempt.js';
import { COMPLAINT_ATTEMPTS } from './attempts/complaint.js';
import { DIRECTORY_ATTEMPTS } from './attempts/directory.js';
import { PPID_ATTEMPTS } from './attempts/ppid.js';
import { TRAINING_ATTEMPTS } from './attempts/training.js';
import { type Asker, HOLDERS } from './rules.js';

/** An attempt at every mutation that is not open to all. */
export const ATTEMPTS: Readonly<Record<string, Attempt>> = {
  ...COMPLAINT_ATTEMPTS,
  ...DIRECTORY_ATTEMPTS,
  ...TRAINING_ATTEMPTS,
  ...PPID_ATTEMPTS,
};

/** How a submission comes in, with who may bring it in so. It names an agency that there is none of. */
export const INTAKES: Readonly<Record<string, { channel?: string; may: (asker: Asker) => boolean }>> = {
  'as a citizen': { may: () => true },
  'at the counter': {
    channel: 'COUNTER',
    may: ({ role }) => role !== null && role !== 'PORTAL' && HOLDERS['complaint:intake'].includes(role),
  },
  'through a portal': { channel: 'REGIONAL_PORTAL', may: ({ role }) => role === 'PORTAL' },
};
