import type { OperationRequest } from '../gateway.js';
import type { Prepared } from '../generation.js';
import { accessScopeOf } from '../security/access-scope.js';
import type { Viewer } from '../security/viewer.js';

/** Who a stream's subgraphs are told asks. */
export type AssertionKind = 'viewer' | 'audience';

/**
 * Equal for subscriptions that may share one stream: the same operation with the same variables, but for the one that says
 * where to begin, for those who see the same. Where subgraphs are told who asks, that is everyone of the same grants as an
 * audience, and one viewer where the stream is told who that is; where they are told nothing, everyone of the same scope.
 */
export function streamKeyOf(
  { source, viewer }: OperationRequest,
  { compiled, variables }: Prepared,
  told: AssertionKind | undefined,
): string {
  const { operation, resumption } = compiled.planned;
  const begin = resumption?.variable;
  const asked = Object.entries(variables).filter(([name]) => name !== begin);
  return JSON.stringify([
    source,
    // Some clients name the only operation of a document, others don't.
    operation.name?.value,
    asked,
    accessScopeOf(viewer).key,
    viewer.language,
    toldOf(viewer, told),
  ]);
}

function toldOf(viewer: Viewer, told: AssertionKind | undefined): unknown {
  if (told === undefined) return null;
  const grants = viewer.grants.map(({ role, agency, post }) => JSON.stringify([role, agency, post])).sort();
  return told === 'audience' ? grants : [grants, viewer.subject, viewer.purpose, viewer.expiresAt];
}
