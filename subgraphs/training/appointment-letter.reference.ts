import type { ReferenceResolver } from '../kit/build-schema.js';
import type { AppointmentLetterService } from './appointment-letter.service.js';

/** Letters of appointment by id, in one batch; null where there is none that the viewer may see. */
export function resolveAppointmentLetter(letters: AppointmentLetterService): ReferenceResolver {
  return async ({ id }, context) => (await context.load(letters.loadLetters, String(id))) ?? null;
}
