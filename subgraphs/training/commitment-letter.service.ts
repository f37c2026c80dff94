import { randomUUID } from 'node:crypto';
import { type EntityManager, In } from 'typeorm';
import type { AgencyFacts, TrainingEvents } from '../../schema/events.js';
import type { Database } from '../kit/database.js';
import { Directory } from '../kit/directory/directory.js';
import { badInput, CodedError } from '../kit/errors.js';
import type { Feed } from '../kit/feed.js';
import { idempotent, UNSEALED } from '../kit/idempotency.js';
import { lockRow } from '../kit/lock-row.js';
import { inOrderOf, type LoadMany } from '../kit/request-context.js';
import { validate } from '../kit/validate.js';
import type { Viewer } from '../kit/viewer.js';
import { localDate } from '../kit/working-days.js';
import { CommitmentLetterRow } from './commitment-letter.entity.js';
import { usualRemindOn } from './commitments/commitment-state.js';
import { settleCommitments } from './commitments/settle-commitments.js';
import { tellOfCommitment } from './commitments/tell-of-commitment.js';
import { lockBody } from './lock-body.js';
import { assertMayRegister } from './organising.js';
import { ParticipantRow } from './participant.entity.js';
import {
  type NewCommitmentLetter,
  type RecordCommitmentLetterInput,
  recordCommitmentLetterSchema,
} from './participant.input.js';
import { ReadinessCause } from './readiness-events/readiness-cause.js';
import type { ReadinessRecorder } from './readiness-events/readiness-recorder.js';
import { REFUSALS } from './refusals.js';
import { TrainingRow } from './training.entity.js';
import { keepVisible } from './visible-participants.js';

/** Who signed for which agency, and who owes by now what was promised. */
interface Signing {
  participant: ParticipantRow;
  agency: AgencyFacts;
  present: AgencyFacts;
  now: Date;
}

/** Commitment letters that participants sign at trainings. */
export class CommitmentLetterService {
  constructor(
    private readonly database: Database,
    private readonly feed: Feed<TrainingEvents>,
    private readonly now: () => Date,
    private readonly readiness: ReadinessRecorder,
  ) {}

  /** The commitment letter by participant; the participants are ones that the viewer may see. */
  readonly loadOfParticipants: LoadMany<string, CommitmentLetterRow | undefined> = async (participantIds) => {
    const rows = await this.database.read.findBy(CommitmentLetterRow, { participantId: In([...participantIds]) });
    return inOrderOf(participantIds, rows, (row) => row.participantId);
  };

  /** Commitment letters by id; undefined where there is none that the viewer may see. */
  readonly loadById: LoadMany<string, CommitmentLetterRow | undefined> = async (ids, { viewer }) => {
    const manager = this.database.read;
    const rows = await manager.findBy(CommitmentLetterRow, { id: In([...ids]) });
    return inOrderOf(ids, await keepVisible(manager, viewer, rows), (row) => row.id);
  };

  /** The commitment letter with this id. */
  byId(id: string): Promise<CommitmentLetterRow> {
    return this.database.read.findOneByOrFail(CommitmentLetterRow, { id });
  }

  /** Records a commitment letter with its event and answers its id. */
  async record(viewer: Viewer, input: RecordCommitmentLetterInput): Promise<string> {
    const letter = validate(recordCommitmentLetterSchema, input);
    const now = this.now();
    return this.database.write(async (manager) => {
      // Locked, so that just one letter of a participant gets in.
      const found = await lockRow(manager, this.database.dialect, ParticipantRow, letter.participant);
      const [participant] = await keepVisible(manager, viewer, found ? [found] : []);
      if (!participant) throw new CodedError('NOT_FOUND');
      if (participant.trainingId !== letter.training) {
        throw badInput('input.training', REFUSALS.otherTraining);
      }
      const agency = (await new Directory(manager).byId(participant.agencyId)) as AgencyFacts;
      const present = await assertMayRegister(manager, viewer, { agency, trainingId: participant.trainingId });
      const scope = `recordCommitmentLetter:${viewer.subject ?? ''}`;
      const request = { scope, key: letter.idempotencyKey, content: letter, now };
      await lockBody(manager, this.database.dialect, present);
      return idempotent(manager, UNSEALED, request, () =>
        this.insert(manager, letter, { participant, agency, present, now }),
      );
    });
  }

  private async insert(
    manager: EntityManager,
    letter: NewCommitmentLetter,
    { participant, agency, present, now }: Signing,
  ): Promise<string> {
    const training = await manager.findOneByOrFail(TrainingRow, { id: participant.trainingId });
    if (letter.signedOn < training.startsOn || letter.signedOn > localDate(now, training.timeZone)) {
      throw badInput('input.signedOn', REFUSALS.signedOutsideTraining);
    }
    if (await manager.existsBy(CommitmentLetterRow, { participantId: participant.id })) {
      throw badInput('input.participant', REFUSALS.signedAlready);
    }
    const commitment: CommitmentLetterRow = {
      id: randomUUID(),
      participantId: participant.id,
      trainingId: training.id,
      agencyId: agency.id,
      agencyOrganisation: present.organisation,
      agencySupervision: present.supervision,
      timeZone: agency.timeZone,
      signedOn: letter.signedOn,
      dueOn: letter.dueOn,
      remindOn: letter.remindOn ?? usualRemindOn(letter),
      dueSoonToldAt: null,
      overdueToldAt: null,
      keptOn: null,
      keptById: null,
      followUpOwner: letter.followUpOwner,
      fileUrl: letter.fileUrl ?? null,
      recordedAt: now,
    };
    await manager.insert(CommitmentLetterRow, commitment);
    await tellOfCommitment(manager, this.feed, 'COMMITMENT_RECORDED', { commitment, agency, now });
    await settleCommitments(manager, this.feed, present.organisation, now);
    await this.readiness.recordBodies(manager, [present.organisation], ReadinessCause.COMMITMENT);
    return commitment.id;
  }
}
