import type { ReferenceResolver } from '../kit/build-schema.js';
import type { TrainingService } from './training.service.js';

/** Trainings by id, in one batch; null where there is none that the viewer may see. */
export function resolveTraining(trainings: TrainingService): ReferenceResolver {
  return async ({ id }, context) => (await context.load(trainings.loadTrainings, String(id))) ?? null;
}
