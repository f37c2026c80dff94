import { scopesOf } from '../../schema/roles.js';
import type { OperationRequest } from '../gateway.js';
import type { Prepared } from '../generation.js';
import { streamKeyOf } from './stream-key.js';

const prepared = { compiled: { planned: { operation: {} } }, variables: {} } as unknown as Prepared;

/** The key by which an admin of the agency shares a stream, whose grant rests on `post` where one is given. */
const keyOf = (post?: string) => {
  const grants = [{ role: 'AGENCY_ADMIN', agency: 'a', ...(post && { post }) } as const];
  const viewer = { subject: 'siti', grants, scopes: scopesOf(grants), language: 'en' };
  return streamKeyOf({ source: 'subscription { told }', viewer } as unknown as OperationRequest, prepared, 'audience');
};

it('shares a stream among those of equal grants, and not among those whose grants end with different posts', () => {
  expect(keyOf('p1')).toBe(keyOf('p1'));
  expect(new Set([keyOf(), keyOf('p1'), keyOf('p2')]).size).toBe(3);
});
