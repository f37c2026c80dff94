import type { EntityManager } from 'typeorm';
import type { Database } from '../../kit/database.js';
import { AgencyProjectionRow, PostProjectionRow } from '../../kit/directory/directory-projection.entity.js';
import { insertRows } from '../../kit/insert-rows.js';
import { AppointmentLetterRow, AppointmentMemberRow } from '../appointment-letter.entity.js';
import { CommitmentLetterRow } from '../commitment-letter.entity.js';
import { AttendanceRow, ParticipantRow } from '../participant.entity.js';
import { AgencyReadinessRow } from '../readiness-events/agency-readiness.entity.js';
import type { ReadinessRecorder } from '../readiness-events/readiness-recorder.js';
import { SigningRuleRow } from '../signing-rule.entity.js';
import { TrainingOrganiserRow, TrainingRow, TrainingSessionRow } from '../training.entity.js';
import { round2018 } from './round-2018.js';
import { SAMPLE_TRAINING_ID, sampleBimtek } from './sample-bimtek.js';
import { sampleLetters } from './sample-letters.js';
import { SIGNING_RULES } from './signing-rules.js';

async function seedReference(manager: EntityManager, now: Date): Promise<void> {
  const { trainings, organisers, sessions } = round2018(now);
  await insertRows(manager, SigningRuleRow, SIGNING_RULES);
  await insertRows(manager, TrainingRow, trainings);
  await insertRows(manager, TrainingOrganiserRow, organisers);
  await insertRows(manager, TrainingSessionRow, sessions);
}

async function seedSample(manager: EntityManager, now: Date): Promise<number> {
  const agencies = (await manager.find(AgencyProjectionRow, { order: { code: 'ASC' } })).map(({ facts }) => facts);
  const posts = (await manager.find(PostProjectionRow, { order: { id: 'ASC' } })).map(({ facts }) => facts);
  const { letters, members } = sampleLetters(agencies, posts, now);
  await insertRows(manager, AppointmentLetterRow, letters);
  await insertRows(manager, AppointmentMemberRow, members);
  const withLetter = new Set(letters.map(({ agencyId }) => agencyId));
  const bimtek = sampleBimtek(agencies, posts, withLetter, now);
  await insertRows(manager, TrainingRow, [bimtek.training]);
  await insertRows(manager, TrainingOrganiserRow, bimtek.organisers);
  await insertRows(manager, TrainingSessionRow, bimtek.sessions);
  await insertRows(manager, ParticipantRow, bimtek.participants);
  await insertRows(manager, AttendanceRow, bimtek.attendance);
  await insertRows(manager, CommitmentLetterRow, bimtek.commitments);
  return letters.length;
}

/**
 * Writes the rules on who signs and the round of 2018, and with `sample` the invented rows, where they are missing; and how
 * ready agencies are where that is missing or was found by a former rule.
 */
export async function seedTraining(
  database: Database,
  options: { sample: boolean; now: Date; readiness: ReadinessRecorder },
  onProgress: (message: string) => void,
): Promise<void> {
  const { sample, now, readiness } = options;
  await database.write(async (manager) => {
    const isSeeded = (await manager.count(SigningRuleRow)) > 0;
    if (!isSeeded) {
      await seedReference(manager, now);
      onProgress('training: who signs letters of appointment, and the trainings of 2018');
    }
    const hasSample = await manager.existsBy(TrainingRow, { id: SAMPLE_TRAINING_ID });
    const seedsSample = sample && !hasSample;
    if (seedsSample) {
      onProgress(`training: ${await seedSample(manager, now)} sample letters of appointment and a sample bimtek`);
    }
    if (seedsSample || !(await manager.exists(AgencyReadinessRow))) await readiness.fill(manager);
    else await readiness.renew(manager);
  });
}
