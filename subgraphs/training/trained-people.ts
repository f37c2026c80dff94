import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { AgencyFacts } from '../../schema/events.js';
import { AgencyProjectionRow } from '../kit/directory/directory-projection.entity.js';
import { isWithinOrganisation } from '../kit/relations.js';
import { withinOrganisations } from '../kit/within-organisations.js';
import { AttendanceRow, ParticipantRow } from './participant.entity.js';
import { TrainingKind, TrainingRow, TrainingSessionRow } from './training.entity.js';

/** Somebody whom an agency or a unit of it sent to a bimtek and who was there. */
export interface TrainedPerson {
  participantId: string;
  agencyId: string;
  officerId: string | null;
  name: string | null;
  /** The latest bimtek that the person came to, and the last day there. */
  trainingId: string;
  attendedOn: string;
}

type AttendedSession = TrainedPerson & { organisation: string };

/** People who came to a bimtek, by agency with its units, each once: by officer, or by name at an agency. */
export async function loadTrainedPeople(
  manager: EntityManager,
  agencies: readonly AgencyFacts[],
): Promise<Map<string, TrainedPerson[]>> {
  if (agencies.length === 0) return new Map();
  const attended = await attendedBimtek(manager, agencies)
    .select('participant.id', 'participantId')
    .addSelect('participant.agencyId', 'agencyId')
    .addSelect('participant.officerId', 'officerId')
    .addSelect('participant.name', 'name')
    .addSelect('training.id', 'trainingId')
    .addSelect('session.date', 'attendedOn')
    .addSelect('agency.organisation', 'organisation')
    .orderBy('session.date', 'DESC')
    .getRawMany<AttendedSession>();
  return new Map(
    agencies.map(({ id, organisation }) => {
      const latest = new Map<string, TrainedPerson>();
      for (const { organisation: path, ...person } of attended) {
        const identity = person.officerId ?? `${person.agencyId} ${person.name}`;
        if (isWithinOrganisation(path, organisation) && !latest.has(identity)) latest.set(identity, person);
      }
      return [id, [...latest.values()]];
    }),
  );
}

/** Attendances at a bimtek by whom the agencies and their units sent. */
export function attendedBimtek(
  manager: EntityManager,
  agencies: readonly AgencyFacts[],
): SelectQueryBuilder<AttendanceRow> {
  const paths = agencies.map(({ organisation }) => organisation);
  const within = withinOrganisations('agency.organisation', paths, 'organisation');
  return manager
    .createQueryBuilder(AttendanceRow, 'attendance')
    .innerJoin(ParticipantRow, 'participant', 'participant.id = attendance.participantId')
    .innerJoin(TrainingSessionRow, 'session', 'session.id = attendance.sessionId')
    .innerJoin(TrainingRow, 'training', 'training.id = session.trainingId')
    .innerJoin(AgencyProjectionRow, 'agency', 'agency.id = participant.agencyId')
    .where('attendance.present = :present AND training.kind = :kind', { present: true, kind: TrainingKind.BIMTEK })
    .andWhere(within.sql, within.parameters);
}
