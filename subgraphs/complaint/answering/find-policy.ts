import { type EntityManager, In } from 'typeorm';
import type { AgencyFacts } from '../../../schema/events.js';
import { organisationAndAbove } from '../../kit/relations.js';
import { localDate } from '../../kit/working-days.js';
import { AnswerPolicyRow } from './answer-policy.entity.js';
import { policyInForce } from './policy-in-force.js';

/** The policy that holds for an agency at an instant, in its own zone. */
export async function findPolicy(
  manager: EntityManager,
  { organisation, timeZone }: Pick<AgencyFacts, 'organisation' | 'timeZone'>,
  now: Date,
): Promise<AnswerPolicyRow | undefined> {
  const policies = await manager.findBy(AnswerPolicyRow, { organisation: In(organisationAndAbove(organisation)) });
  return policyInForce(policies, { organisation, on: localDate(now, timeZone) });
}

/** Whether the holder of a complaint sends only what its head has signed; without a policy it does not. */
export async function needsSignature(manager: EntityManager, holder: AgencyFacts, now: Date): Promise<boolean> {
  return (await findPolicy(manager, holder, now))?.signatureRequired ?? false;
}
