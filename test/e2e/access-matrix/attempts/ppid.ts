import { mayChangeInformation } from '../rules.js';
import { askerOf, UNIT } from '../viewers.js';
import { type Attempt, FUTURE, key, STALE } from './attempt.js';

const information = (change: string, input: Attempt['input'], allowed: Attempt['allowed']): Attempt => ({
  input,
  allowed,
  may: (viewer) => mayChangeInformation(askerOf(viewer), change),
});

/** At what changes information lists. */
export const PPID_ATTEMPTS: Readonly<Record<string, Attempt>> = {
  designatePpid: information(
    'designatePpid',
    () => ({
      agency: UNIT,
      kind: 'PELAKSANA',
      unit: UNIT,
      superior: 'Sekretaris Daerah',
      decreeNumber: '1',
      since: FUTURE,
      idempotencyKey: key(),
    }),
    'BAD_USER_INPUT',
  ),
  recordPublicInformation: information(
    'recordPublicInformation',
    () => ({
      agency: UNIT,
      number: '999',
      title: 'Tanpa uji konsekuensi',
      summary: 'Contoh',
      responsible: 'PPID',
      form: 'DIGITAL',
      retention: '5 tahun',
      class: 'EXCLUDED',
      idempotencyKey: key(),
    }),
    'BAD_USER_INPUT',
  ),
  classifyPublicInformation: information(
    'classifyPublicInformation',
    ({ information: publicInformation }) => ({ publicInformation, class: 'ON_REQUEST', expectedVersion: STALE }),
    'CONFLICT',
  ),
};
