import { setTimeout as wait } from 'node:timers/promises';
import type { GraphqlAnswer, Variables } from '../../../demo/hub-client.js';
import type { Audience } from '../checker/record.js';
import type { Random } from '../random.js';
import type { HubAccess } from './hub-access.js';

/** How a mutation was answered, and with what where it was done. */
export type MutationAnswer<Data> =
  | { readonly outcome: 'acknowledged'; readonly data: Data }
  | { readonly outcome: 'refused' | 'unknown' };

const ATTEMPTS = 6;
const AGAIN_AFTER_MS = [100, 800] as const;
/** After these it is certain that nothing was done. */
const REFUSALS = new Set([
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'TRANSITION_NOT_ALLOWED',
]);

/** Sends an operation once; nothing where no answer came. */
export async function sendOnce<Data>(
  hub: HubAccess,
  ...sent: Parameters<HubAccess['send']>
): Promise<GraphqlAnswer<Data>> {
  try {
    return await hub.send<Data>(...sent);
  } catch {
    return {};
  }
}

/** Sends a mutation once. */
export async function mutate<Data>(
  hub: HubAccess,
  document: string,
  variables: Variables,
  as?: Audience,
): Promise<MutationAnswer<Data>> {
  const { data, errors } = await sendOnce<Data>(hub, document, variables, as);
  const isDone = data != null && Object.values(data).every((payload) => payload != null);
  if (isDone) return { outcome: 'acknowledged', data };
  const isRefused = errors?.every(({ extensions }) => REFUSALS.has(extensions?.code ?? ''));
  return { outcome: isRefused ? 'refused' : 'unknown' };
}

/** Sends a mutation with an idempotency key, again with the same key while it is unknown whether it was done. */
export async function mutateUntilKnown<Data>(
  hub: HubAccess,
  random: Random,
  ...sent: [document: string, variables: Variables, as?: Audience]
): Promise<MutationAnswer<Data>> {
  let isUncertain = false;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const answer = await mutate<Data>(hub, ...sent);
    if (answer.outcome === 'acknowledged') return answer;
    // A refusal tells of its own attempt only, and nothing of those before it.
    if (answer.outcome === 'refused' && !isUncertain) return answer;
    isUncertain = true;
    await wait(random.between(...AGAIN_AFTER_MS));
  }
  return { outcome: 'unknown' };
}
