import { randomUUID } from 'node:crypto';
import { type EntityManager, In } from 'typeorm';
import type { AgencyFacts, TrainingEvents } from '../../../schema/events.js';
import { allowingGrant } from '../../kit/access.js';
import type { Database } from '../../kit/database.js';
import { Directory } from '../../kit/directory/directory.js';
import { badInput, CodedError, versionConflict } from '../../kit/errors.js';
import type { Feed } from '../../kit/feed.js';
import type { LoadMany } from '../../kit/request-context.js';
import { validate } from '../../kit/validate.js';
import type { Viewer, ViewerGrant } from '../../kit/viewer.js';
import { ACCESS, type Action, mayRead } from '../access.js';
import { AppointmentLetterRow, AppointmentMemberRow } from '../appointment-letter.entity.js';
import { correctAppointmentLetterSchema } from '../appointment-letter.input.js';
import { LetterReviewState } from '../letter-state.js';
import { lockBody } from '../lock-body.js';
import { findPresentAgency } from '../present-agency.js';
import type { ReadinessRecorder } from '../readiness-events/readiness-recorder.js';
import { REFUSALS } from '../refusals.js';
import { tellOfLetter } from '../tell-of-letter.js';
import { checkedContent, insertMembers } from '../write-letter.js';
import { LetterReviewAct, LetterReviewRow } from './letter-review.entity.js';
import { returnAppointmentLetterSchema, verifyAppointmentLetterSchema } from './letter-review.input.js';
import { settleReplaced } from './settle-replaced.js';

/** Which state each act begins from and leads to, and what the act is refused with in another state. */
const STEPS = {
  [LetterReviewAct.VERIFIED]: {
    from: LetterReviewState.SUBMITTED,
    to: LetterReviewState.VERIFIED,
    words: REFUSALS.reviewedAlready,
  },
  [LetterReviewAct.RETURNED]: {
    from: LetterReviewState.SUBMITTED,
    to: LetterReviewState.RETURNED,
    words: REFUSALS.reviewedAlready,
  },
  [LetterReviewAct.CORRECTED]: {
    from: LetterReviewState.RETURNED,
    to: LetterReviewState.SUBMITTED,
    words: REFUSALS.notReturned,
  },
} as const;

interface Step {
  act: LetterReviewAct;
  action: Action;
  seen: { id: string; expectedVersion: number };
  reason?: string;
}

interface Scene {
  manager: EntityManager;
  letter: AppointmentLetterRow;
  agency: AgencyFacts;
  now: Date;
}

/** The review of letters of appointment: the centre verifies or returns, the agency corrects what was returned. */
export class LetterReviewService {
  constructor(
    private readonly database: Database,
    readonly feed: Feed<TrainingEvents>,
    private readonly now: () => Date,
    readonly readiness: ReadinessRecorder,
  ) {}

  /** The steps of their review by letter, in order; letters are open to whoever reads any. */
  readonly loadSteps: LoadMany<string, LetterReviewRow[]> = async (letterIds) => {
    const rows = await this.database.read.find(LetterReviewRow, {
      where: { letterId: In([...letterIds]) },
      order: { position: 'ASC' },
    });
    return letterIds.map((letterId) => rows.filter((row) => row.letterId === letterId));
  };

  /** Throws `BAD_USER_INPUT`, `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`, or `TRANSITION_NOT_ALLOWED` where nothing waits. */
  verify(viewer: Viewer, input: unknown): Promise<string> {
    const seen = validate(verifyAppointmentLetterSchema, input);
    return this.take(viewer, { act: LetterReviewAct.VERIFIED, action: 'REVIEW_LETTER', seen });
  }

  /** As `verify`. From now on the letter does not count, and what it replaced counts again. */
  return(viewer: Viewer, input: unknown): Promise<string> {
    const { reason, ...seen } = validate(returnAppointmentLetterSchema, input);
    return this.take(viewer, { act: LetterReviewAct.RETURNED, action: 'REVIEW_LETTER', seen, reason });
  }

  /** Throws what `verify` throws, and what recording such a letter would. */
  correct(viewer: Viewer, input: unknown): Promise<string> {
    const { id, expectedVersion, ...content } = validate(correctAppointmentLetterSchema, input);
    const seen = { id, expectedVersion };
    return this.take(viewer, { act: LetterReviewAct.CORRECTED, action: 'RECORD_LETTER', seen }, async (scene) => {
      const { manager, letter, agency, now } = scene;
      const columns = await checkedContent(manager, agency, content, now, id);
      await assertFitsBetween(manager, letter, columns.validFrom);
      await manager.update(AppointmentLetterRow, { id }, columns);
      await manager.delete(AppointmentMemberRow, { letterId: id });
      await insertMembers(manager, id, content.members);
    });
  }

  private async take(viewer: Viewer, step: Step, write?: (scene: Scene) => Promise<void>): Promise<string> {
    const { act, action, seen } = step;
    const now = this.now();
    await this.database.write(async (manager) => {
      const letter = mayRead(viewer) ? await manager.findOneBy(AppointmentLetterRow, { id: seen.id }) : null;
      if (!letter) throw new CodedError('NOT_FOUND');
      const directory = new Directory(manager);
      const agency = (await directory.byId(letter.agencyId)) as AgencyFacts;
      const present = await findPresentAgency(directory, agency);
      const grant = allowingGrant(viewer, action, present, ACCESS);
      if (!grant) throw new CodedError('FORBIDDEN');
      await lockBody(manager, this.database.dialect, present);
      await claim(manager, step);
      await write?.({ manager, letter, agency, now });
      await addStep(manager, step, { subject: viewer.subject ?? null, grant, now });
      await settleReplaced(manager, letter.replacesId);
      await tellOfLetter(manager, this, `APPOINTMENT_LETTER_${act}`, { letterId: letter.id, agency, present, now });
    });
    return seen.id;
  }
}

/** Moves the letter on to its next version and state, which also locks it. Throws `CONFLICT` or `TRANSITION_NOT_ALLOWED`. */
async function claim(manager: EntityManager, { act, seen: { id, expectedVersion } }: Step): Promise<void> {
  const { from, to, words } = STEPS[act];
  const { affected } = await manager.update(
    AppointmentLetterRow,
    { id, version: expectedVersion, reviewState: from },
    { version: expectedVersion + 1, reviewState: to },
  );
  if (affected !== 0) return;
  const current = await manager.findOneByOrFail(AppointmentLetterRow, { id });
  if (current.version !== expectedVersion) throw versionConflict(current.version);
  throw new CodedError('TRANSITION_NOT_ALLOWED', { words });
}

async function addStep(
  manager: EntityManager,
  { act, seen, reason }: Step,
  { subject, grant, now }: { subject: string | null; grant: ViewerGrant; now: Date },
): Promise<void> {
  await manager.insert(LetterReviewRow, {
    id: randomUUID(),
    letterId: seen.id,
    position: seen.expectedVersion,
    act,
    at: now,
    subject,
    role: grant.role,
    agencyId: grant.agency.id,
    reason: reason ?? null,
  });
}

/** Throws `BAD_USER_INPUT` where the letter would begin before what it replaces, or after what replaces it. */
async function assertFitsBetween(
  manager: EntityManager,
  { id, replacesId }: AppointmentLetterRow,
  validFrom: string,
): Promise<void> {
  const [replaced, successor] = await Promise.all([
    replacesId === null ? null : manager.findOneBy(AppointmentLetterRow, { id: replacesId }),
    manager.findOneBy(AppointmentLetterRow, { replacesId: id }),
  ]);
  if (replaced && validFrom < replaced.validFrom) throw badInput('input.validFrom', REFUSALS.beginsBeforeReplaced);
  if (successor && successor.validFrom < validFrom) {
    throw badInput('input.validFrom', REFUSALS.beginsAfterReplacement);
  }
}
