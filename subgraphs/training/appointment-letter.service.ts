import { randomUUID } from 'node:crypto';
import { type EntityManager, In } from 'typeorm';
import type { AgencyFacts, TrainingEvents } from '../../schema/events.js';
import { isAllowed, type RowStanding } from '../kit/access.js';
import type { Page, PageArguments } from '../kit/connection.js';
import type { Database } from '../kit/database.js';
import { Directory } from '../kit/directory/directory.js';
import { badInput, CodedError } from '../kit/errors.js';
import type { Feed } from '../kit/feed.js';
import { idempotent, UNSEALED } from '../kit/idempotency.js';
import { pageByKeyset, type SortColumn } from '../kit/keyset-page.js';
import { inOrderOf, type LoadMany } from '../kit/request-context.js';
import { validate } from '../kit/validate.js';
import type { Viewer } from '../kit/viewer.js';
import { localDate } from '../kit/working-days.js';
import { ACCESS, mayRead } from './access.js';
import { AppointmentLetterRow, AppointmentMemberRow } from './appointment-letter.entity.js';
import {
  type AppointmentLetterFilter,
  AppointmentLetterSort,
  appointmentLetterFilterSchema,
  type NewAppointmentLetter,
  type RecordAppointmentLetterInput,
  recordAppointmentLetterSchema,
} from './appointment-letter.input.js';
import type { AppointmentLetter } from './appointment-letter.type.js';
import { filterByAgency } from './filter-agencies.js';
import { filterByState } from './filter-letters.js';
import { findAgencyNow } from './find-agency-now.js';
import { settleReplaced } from './letter-review/settle-replaced.js';
import { currentLetter, LetterReviewState, type LetterState, letterStateOn } from './letter-state.js';
import { lockBody } from './lock-body.js';
import { placeOfRow } from './place-of-row.js';
import type { ReadinessRecorder } from './readiness-events/readiness-recorder.js';
import { REFUSALS } from './refusals.js';
import { SigningRuleRow } from './signing-rule.entity.js';
import { tellOfLetter } from './tell-of-letter.js';
import { checkedContent, insertMembers } from './write-letter.js';

const COLUMNS = {
  id: 'letter.agencyId',
  organisation: 'letter.agencyOrganisation',
  supervision: 'letter.agencySupervision',
};

const ORDERS: Readonly<Record<AppointmentLetterSort, SortColumn<AppointmentLetterRow>>> = {
  [AppointmentLetterSort.DATE_DESC]: { column: 'date', direction: 'DESC', kind: 'text' },
  [AppointmentLetterSort.DATE_ASC]: { column: 'date', direction: 'ASC', kind: 'text' },
  [AppointmentLetterSort.RECORDED_ASC]: { column: 'recordedAt', direction: 'ASC', kind: 'timestamp' },
};

/** Letters of appointment: reading, recording, and which one counts. */
export class AppointmentLetterService {
  constructor(
    private readonly database: Database,
    readonly feed: Feed<TrainingEvents>,
    private readonly now: () => Date,
    readonly readiness: ReadinessRecorder,
  ) {}

  /** Letters by id; undefined where there is none that the viewer may see. */
  readonly loadLetters: LoadMany<string, AppointmentLetterRow | undefined> = async (ids, { viewer }) => {
    if (!mayRead(viewer)) return ids.map(() => undefined);
    const rows = await this.database.read.findBy(AppointmentLetterRow, { id: In([...ids]) });
    return inOrderOf(ids, rows, (row) => row.id);
  };

  /** Members by letter, in the order of the letter. */
  readonly loadMembers: LoadMany<string, AppointmentMemberRow[]> = async (letterIds) => {
    const rows = await this.database.read.find(AppointmentMemberRow, {
      where: { letterId: In([...letterIds]) },
      order: { position: 'ASC' },
    });
    return letterIds.map((letterId) => rows.filter((row) => row.letterId === letterId));
  };

  /** The letter that counts today, by agency; undefined where there is none. */
  readonly loadCurrent: LoadMany<string, AppointmentLetterRow | undefined> = async (agencyIds, { viewer }) => {
    if (!mayRead(viewer)) return agencyIds.map(() => undefined);
    const letters = await this.database.read.findBy(AppointmentLetterRow, { agencyId: In([...agencyIds]) });
    const agencies = await new Directory(this.database.read).byIds(agencyIds);
    const zones = new Map(agencies.map(({ id, timeZone }) => [id, timeZone]));
    return agencyIds.map((agencyId) => {
      const own = letters.filter((letter) => letter.agencyId === agencyId);
      return currentLetter(own, localDate(this.now(), zones.get(agencyId) as string));
    });
  };

  /** Whether the letter holds today, by the calendar of its agency. */
  stateOf(letter: AppointmentLetter): LetterState {
    return letterStateOn(letter, localDate(this.now(), letter.timeZone));
  }

  /** In which letters an officer is named, newest first, by officer. */
  readonly loadAppointments: LoadMany<string, { letter: AppointmentLetterRow; role: AppointmentMemberRow['role'] }[]> =
    async (officerIds, { viewer }) => {
      if (!mayRead(viewer)) return officerIds.map(() => []);
      const members = await this.database.read.findBy(AppointmentMemberRow, { officerId: In([...officerIds]) });
      const letters = await this.database.read.find(AppointmentLetterRow, {
        where: { id: In(members.map(({ letterId }) => letterId)) },
        order: { date: 'DESC', recordedAt: 'DESC', id: 'DESC' },
      });
      return officerIds.map((officerId) => {
        const own = members.filter((member) => member.officerId === officerId);
        return letters.flatMap((letter) =>
          own.filter(({ letterId }) => letterId === letter.id).map(({ role }) => ({ letter, role })),
        );
      });
    };

  /** A page of letters. Throws `FORBIDDEN` for those who read none, `BAD_USER_INPUT` for an unknown agency. */
  async list(
    viewer: Viewer,
    filter: AppointmentLetterFilter,
    sort: AppointmentLetterSort,
    page: PageArguments,
  ): Promise<Page<AppointmentLetterRow>> {
    if (!mayRead(viewer)) throw new CodedError('FORBIDDEN');
    // Before the list, so that its stream tells what the list misses.
    const feedCursor = await this.feed.head();
    const query = this.database.read.createQueryBuilder(AppointmentLetterRow, 'letter');
    const { states, reviewStates, ...of } = validate(appointmentLetterFilterSchema, filter, 'filter');
    await filterByAgency(query, of, COLUMNS);
    if (states != null) await filterByState(query, states, this.now());
    if (reviewStates != null) query.andWhere({ reviewState: In(reviewStates) });
    return { ...(await pageByKeyset(query, { ...page, sort: [ORDERS[sort]], idColumn: 'id' })), feedCursor };
  }

  /** Every rule on who signs, newest first per kind of agency. They are public. */
  signingRules(): Promise<SigningRuleRow[]> {
    return this.database.read.find(SigningRuleRow, { order: { agencyKind: 'ASC', validFrom: 'DESC', office: 'ASC' } });
  }

  /** Records a letter with its event and answers its id. */
  async record(viewer: Viewer, input: RecordAppointmentLetterInput): Promise<string> {
    const letter = validate(recordAppointmentLetterSchema, input);
    const now = this.now();
    return this.database.write(async (manager) => {
      const scope = `recordAppointmentLetter:${viewer.subject ?? ''}`;
      const request = { scope, key: letter.idempotencyKey, content: letter, now };
      // First: an agency that has another code since, or has ended, is not found by the code that is sent again.
      const id = await idempotent(manager, UNSEALED, request, async () => {
        const agency = await findAgencyNow(manager, letter.agency);
        assertMayRecord(viewer, agency);
        await lockBody(manager, this.database.dialect, agency);
        return this.insert(manager, agency, letter, now);
      });
      assertMayRecord(viewer, placeOfRow(await manager.findOneByOrFail(AppointmentLetterRow, { id })));
      return id;
    });
  }

  private async insert(
    manager: EntityManager,
    agency: AgencyFacts,
    letter: NewAppointmentLetter,
    now: Date,
  ): Promise<string> {
    const content = await checkedContent(manager, agency, letter, now);
    const id = randomUUID();
    if (letter.replaces != null) await claimReplaced(manager, agency, letter.replaces, letter.validFrom);
    await manager.insert(AppointmentLetterRow, {
      id,
      agencyId: agency.id,
      agencyOrganisation: agency.organisation,
      agencySupervision: agency.supervision,
      timeZone: agency.timeZone,
      ...content,
      replacesId: letter.replaces ?? null,
      replacedFrom: null,
      reviewState: LetterReviewState.SUBMITTED,
      version: 1,
      recordedAt: now,
    });
    await insertMembers(manager, id, letter.members);
    await settleReplaced(manager, letter.replaces ?? null);
    await tellOfLetter(manager, this, 'APPOINTMENT_LETTER_RECORDED', { letterId: id, agency, present: agency, now });
    return id;
  }
}

function assertMayRecord(viewer: Viewer, place: RowStanding): void {
  if (!isAllowed(viewer, 'RECORD_LETTER', place, ACCESS)) throw new CodedError('FORBIDDEN');
}

/** Ends the letter that is replaced; the condition lets just one letter replace it, whoever comes at once. */
async function claimReplaced(manager: EntityManager, agency: AgencyFacts, id: string, from: string): Promise<void> {
  const replaced = await manager.findOneBy(AppointmentLetterRow, { id, agencyId: agency.id });
  if (!replaced) throw badInput('input.replaces', REFUSALS.noLetterToReplace);
  if (from < replaced.validFrom) throw badInput('input.validFrom', REFUSALS.beginsBeforeReplaced);
  const returned = { replacesId: id, reviewState: LetterReviewState.RETURNED };
  if (await manager.existsBy(AppointmentLetterRow, returned)) {
    throw badInput('input.replaces', REFUSALS.replacedByReturned);
  }
  const { affected } = await manager
    .createQueryBuilder()
    .update(AppointmentLetterRow)
    .set({ replacedFrom: from })
    .where('id = :id AND replacedFrom IS NULL', { id })
    .execute();
  if (affected === 0) throw badInput('input.replaces', REFUSALS.replacedAlready);
}
