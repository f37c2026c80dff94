import { z } from 'zod';
import type { ComplaintEvents } from '../../../schema/events.js';
import { allowingGrant } from '../../kit/access.js';
import { findExistingAgency, findNamedAgency } from '../../kit/agency-filter.js';
import { isUniqueViolation } from '../../kit/database.js';
import { Directory } from '../../kit/directory/directory.js';
import { badInput, CodedError, versionConflict } from '../../kit/errors.js';
import { line, reference } from '../../kit/input-rules.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { localDate } from '../../kit/working-days.js';
import { ACCESS } from '../access.js';
import { REFUSALS } from '../refusals.js';
import { AnswerPolicyRow } from './answer-policy.entity.js';
import { standingOfDraft } from './draft-access.js';
import { findPolicy } from './find-policy.js';
import { policyInForce } from './policy-in-force.js';

const policySchema = z.object({
  agency: reference,
  signatureRequired: z.boolean(),
  validFrom: z.string().nullish(),
  basis: line,
  expectedVersion: z.int().min(1).nullish(),
});

/** Whether agencies sign their answers. */
export class AnswerPolicyService {
  constructor(private readonly kit: SubgraphKit<ComplaintEvents>) {}

  /** The policy that holds for an agency now; null where nobody has set one. Throws `BAD_USER_INPUT`. */
  async find(named: string): Promise<AnswerPolicyRow | null> {
    const { read } = this.kit.database;
    const agency = await findNamedAgency(new Directory(read), validate(reference, named, 'agency'), 'agency');
    return (await findPolicy(read, agency, this.kit.now())) ?? null;
  }

  /** Adds a policy to those of an agency. Throws `BAD_USER_INPUT`, `FORBIDDEN` or `CONFLICT`; then nothing is changed. */
  async set(viewer: Viewer, input: unknown): Promise<AnswerPolicyRow> {
    const { agency: named, expectedVersion, validFrom, signatureRequired, basis } = validate(policySchema, input);
    return this.kit.database.silentWrite(async (manager) => {
      const agency = await findExistingAgency(new Directory(manager), named, 'input.agency');
      const grant = allowingGrant(viewer, 'MANAGE_ANSWERS', standingOfDraft(agency), ACCESS);
      if (!grant) throw new CodedError('FORBIDDEN');
      const now = this.kit.now();
      const today = localDate(now, agency.timeZone);
      if (validFrom != null && validFrom < today) throw badInput('input.validFrom', REFUSALS.policyInPast);
      const earlier = await manager.findBy(AnswerPolicyRow, { agencyId: agency.id });
      const version = Math.max(0, ...earlier.map((policy) => policy.version));
      if (version !== (expectedVersion ?? 0)) throw versionConflict(version);
      const policy: AnswerPolicyRow = {
        agencyId: agency.id,
        version: version + 1,
        organisation: agency.organisation,
        signatureRequired,
        validFrom: validFrom ?? today,
        basis,
        setAt: now,
        setBySubject: viewer.subject ?? null,
        setByRole: grant.role,
        setByAgencyId: grant.agency.id,
      };
      // What a body above has asked of an agency is not the agency's to take back.
      const holds = policyInForce([...earlier, policy], { organisation: agency.organisation, on: policy.validFrom });
      if (holds !== policy) throw new CodedError('FORBIDDEN');
      await manager.insert(AnswerPolicyRow, policy).catch((error) => {
        // Somebody else was first; SQLite lets one write after the other.
        throw isUniqueViolation(error) ? versionConflict(version + 1) : error;
      });
      return policy;
    });
  }
}
