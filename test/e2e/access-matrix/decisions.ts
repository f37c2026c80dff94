import { COMPLAINT_DECISIONS } from './decided/complaint.js';
import { DIRECTORY_DECISIONS } from './decided/directory.js';
import { PPID_DECISIONS } from './decided/ppid.js';
import { ROOT_DECISIONS } from './decided/roots.js';
import { TRAINING_DECISIONS } from './decided/training.js';
import { DECISIONS, type Decision, type FieldsByDecision } from './decision.js';

/** Every field of every type of the API, by its decision. A new field has to be added to one of them before the suite passes. */
export const DECISIONS_OF_TYPES: Readonly<Record<string, FieldsByDecision>> = {
  ...ROOT_DECISIONS,
  ...DIRECTORY_DECISIONS,
  ...COMPLAINT_DECISIONS,
  ...PPID_DECISIONS,
  ...TRAINING_DECISIONS,
};

/** The decision of every `Type.field`. Throws where a field is decided twice. */
export function readDecisions(): ReadonlyMap<string, Decision> {
  const decisions = new Map<string, Decision>();
  for (const [type, byDecision] of Object.entries(DECISIONS_OF_TYPES)) {
    for (const decision of DECISIONS) {
      for (const field of byDecision[decision]?.split(' ') ?? []) {
        const coordinate = `${type}.${field}`;
        if (decisions.has(coordinate)) throw new Error(`${coordinate} has two decisions`);
        decisions.set(coordinate, decision);
      }
    }
  }
  return decisions;
}

/** The fields of `type` with one of these decisions. */
export function fieldsDecided(type: string, ...decisions: readonly Decision[]): string[] {
  return decisions.flatMap((decision) => DECISIONS_OF_TYPES[type]?.[decision]?.split(' ') ?? []);
}
