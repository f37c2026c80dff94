import { type EntityManager, In } from 'typeorm';
import { z } from 'zod';
import { badInput } from '../../kit/errors.js';
import { idempotent, UNSEALED } from '../../kit/idempotency.js';
import { day, idempotencyKey, link, paragraph } from '../../kit/input-rules.js';
import { bilingual } from '../../kit/issue-words.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { AgencyRow } from '../agency.entity.js';
import { agencyReference } from '../agency.filter.js';
import { assertAllowed, assertNotInFuture, type ChangeKit, lockAgency } from '../change-agency.js';
import { groupRows } from '../group-rows.js';
import { REFUSALS } from '../refusals.js';
import { AgencyContactsRow } from './agency-contacts.entity.js';
import { loadContactsNow, recordContactsOf } from './record-contacts.js';

const MAX_SOCIAL_MEDIA = 10;

/** What is recorded of how an agency is reached. */
export const contactTerms = {
  address: paragraph,
  phone: z
    .string()
    .trim()
    .regex(/^\+?[0-9][0-9 ()-]{2,28}$/, bilingual(REFUSALS.notAPhone)),
  email: z.email().max(255),
  website: link,
  socialMedia: z.array(link).max(MAX_SOCIAL_MEDIA),
};

export type Contacts = Pick<AgencyContactsRow, keyof typeof contactTerms>;

const schema = z.object({
  agency: agencyReference,
  ...contactTerms,
  address: contactTerms.address.nullish(),
  phone: contactTerms.phone.nullish(),
  email: contactTerms.email.nullish(),
  website: contactTerms.website.nullish(),
  from: day,
  idempotencyKey,
});

export type RecordContactsInput = z.input<typeof schema>;

/** How agencies are reached, over time. Public. */
export class AgencyContactsService {
  constructor(private readonly kit: ChangeKit) {}

  /** The contacts of each agency, the oldest first. */
  readonly loadOf = async (agencyIds: readonly string[]): Promise<AgencyContactsRow[][]> => {
    const rows = await this.kit.database.read.find(AgencyContactsRow, {
      where: { agencyId: In([...agencyIds]) },
      order: { validFrom: 'ASC' },
    });
    return groupRows(agencyIds, rows, ({ agencyId }) => agencyId);
  };

  /**
   * Records how the agency is reached from a day that is not in the future, instead of what was recorded before, or for
   * that very day. Throws `BAD_USER_INPUT` where something is recorded for a later one.
   */
  record(viewer: Viewer, input: RecordContactsInput): Promise<AgencyRow> {
    const valid = validate(schema, input);
    const { idempotencyKey: key } = valid;
    const request = { scope: `${viewer.subject}:recordContacts`, key, content: valid, now: this.kit.now() };
    return this.kit.database.silentWrite(async (manager) => {
      // First: an agency that has another code since, or has ended, is not found by the code that is sent again.
      const { agencyId } = await idempotent(manager, UNSEALED, request, () => this.put(manager, viewer, valid));
      const agency = await manager.findOneByOrFail(AgencyRow, { id: agencyId });
      assertAllowed(viewer, 'contacts:record', agency);
      return agency;
    });
  }

  private async put(manager: EntityManager, viewer: Viewer, input: z.output<typeof schema>) {
    const reference = { reference: input.agency, path: 'input.agency' };
    const agency = await lockAgency(this.kit, manager, viewer, reference, 'contacts:record');
    assertNotInFuture(this.kit, input.from, agency, 'input.from');
    const known = await loadContactsNow(manager, [agency.id]);
    const last = known.get(agency.id);
    if (last && last.validFrom > input.from) throw badInput('input.from', REFUSALS.laterState);
    const row: AgencyContactsRow = {
      id: this.kit.newId(),
      agencyId: agency.id,
      address: input.address ?? null,
      phone: input.phone ?? null,
      email: input.email ?? null,
      website: input.website ?? null,
      socialMedia: input.socialMedia,
      validFrom: input.from,
    };
    await recordContactsOf(manager, [row], known);
    return { agencyId: agency.id };
  }
}
