import type { Variables } from '../../../../demo/hub-client.js';
import { mayChangeDirectory, seesHandOvers } from '../rules.js';
import { askerOf, UNIT } from '../viewers.js';
import { type Attempt, FUTURE, key, STALE } from './attempt.js';

const directory = (change: string, input: Variables, allowed: Attempt['allowed'] = 'CONFLICT'): Attempt => ({
  input: () => ({ agency: UNIT, expectedVersion: STALE, ...input }),
  allowed,
  may: (viewer) => mayChangeDirectory(askerOf(viewer), change),
});
const BODY = { kind: 'MINISTRY', name: 'Kementerian Contoh' };
const SINCE = '2026-01-05T00:00:00Z';

/** At the account of the unit, that it is gone. */
export const ACCOUNT_WITHDRAWAL = directory('withdrawAccount', { exists: false, since: SINCE });

/** At a village whose region is new, in a district that there is none of. */
export const REGION_FOUNDING: Attempt = {
  input: () => ({
    region: '32.16.99.2001',
    newRegion: { name: 'Mustahil', legalBasis: 'Kepmendagri contoh' },
    idempotencyKey: key(),
  }),
  allowed: 'BAD_USER_INPUT',
  may: (viewer) => mayChangeDirectory(askerOf(viewer, 'body'), 'foundRegion'),
};

/** At what changes the directory. */
export const DIRECTORY_ATTEMPTS: Readonly<Record<string, Attempt>> = {
  recordConnection: directory('recordConnection', { connected: false, since: SINCE }),
  recordAccount: directory('recordAccount', { exists: true, since: SINCE }),
  addUnit: {
    input: () => ({ parent: UNIT, suffix: 'mustahil', kind: 'NATIONAL_DESK', name: 'Mustahil', idempotencyKey: key() }),
    allowed: 'BAD_USER_INPUT',
    may: (viewer) => mayChangeDirectory(askerOf(viewer), 'addUnit'),
  },
  // The directory of the test has no villages.
  addVillage: {
    input: () => ({ region: '32.16.05.2001', idempotencyKey: key() }),
    allowed: 'BAD_USER_INPUT',
    may: (viewer) => mayChangeDirectory(askerOf(viewer, 'body'), 'addVillage'),
  },
  renameAgency: directory('renameAgency', { name: 'Nama Lain', from: '2026-01-05' }),
  closeAgency: directory('closeAgency', { lastDay: '2026-01-05', successors: [] }),
  establishBody: {
    input: () => ({ ...BODY, code: 'kl.panrb', from: '2026-01-05', legalBasis: 'UU contoh', idempotencyKey: key() }),
    allowed: 'BAD_USER_INPUT',
    may: (viewer) => mayChangeDirectory(askerOf(viewer), 'establishBody'),
  },
  recodeAgency: directory('recodeAgency', { code: 'kl.lain', from: '2026-01-05', legalBasis: 'UU contoh' }),
  splitAgency: {
    input: () => ({
      agency: UNIT,
      into: [{ ...BODY, code: 'kl.lain', parts: [] }],
      from: '2026-01-05',
      legalBasis: 'UU contoh',
      expectedVersion: STALE,
      idempotencyKey: key(),
    }),
    allowed: 'CONFLICT',
    may: (viewer) => mayChangeDirectory(askerOf(viewer), 'splitAgency'),
  },
  transferParts: directory('transferParts', {
    receiver: 'kl.panrb',
    parts: [],
    from: '2026-01-05',
    legalBasis: 'UU contoh',
    expectedReceiverVersion: STALE,
    idempotencyKey: key(),
  }),
  recordOfficer: {
    input: () => ({ agency: UNIT, name: 'Pejabat (contoh)', idempotencyKey: key() }),
    allowed: undefined,
    may: (viewer) => mayChangeDirectory(askerOf(viewer), 'recordOfficer'),
  },
  startPost: {
    input: () => ({
      officer: 'nobody',
      agency: UNIT,
      title: 'Kepala',
      kind: 'DEFINITIVE',
      from: '2026-01-05',
      idempotencyKey: key(),
    }),
    allowed: 'BAD_USER_INPUT',
    may: (viewer) => mayChangeDirectory(askerOf(viewer), 'startPost'),
  },
  endPost: {
    input: ({ post }) => ({ post, lastDay: '2026-01-05', expectedVersion: STALE }),
    allowed: 'CONFLICT',
    may: (viewer) => mayChangeDirectory(askerOf(viewer), 'endPost'),
  },
  rotateOfficer: {
    input: ({ post }) => ({
      endPost: { post, lastDay: '2026-01-05', expectedVersion: STALE },
      handOver: { content: 'Tidak ada yang diserahterimakan.' },
      idempotencyKey: key(),
    }),
    allowed: 'CONFLICT',
    may: (viewer) => mayChangeDirectory(askerOf(viewer), 'rotateOfficer'),
  },
  acknowledgeHandOver: {
    input: ({ handOver }) => ({ handOver, expectedVersion: STALE }),
    allowed: 'CONFLICT',
    may: (viewer) => mayChangeDirectory(askerOf(viewer), 'acknowledgeHandOver'),
    sees: (viewer) => seesHandOvers(askerOf(viewer)),
  },
  recordContacts: {
    input: () => ({ agency: UNIT, from: FUTURE, idempotencyKey: key() }),
    allowed: 'BAD_USER_INPUT',
    may: (viewer) => mayChangeDirectory(askerOf(viewer), 'recordContacts'),
  },
  importUnits: {
    input: () => ({ agency: UNIT, csv: 'code,name,kind', expectedDigest: 'stale', idempotencyKey: key() }),
    allowed: 'CONFLICT',
    may: (viewer) => mayChangeDirectory(askerOf(viewer), 'importUnits'),
  },
};
