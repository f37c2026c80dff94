import { createPpid } from './ppid.js';
import { createPublicInformation } from './public-information.js';

/** Every table of this subgraph, in order. */
export const migrations = [createPpid, createPublicInformation];
