import { signAssertion } from '../../schema/assertion.js';
import type { ErrorCode, Words } from '../../schema/errors.js';
import { CodedError } from './errors.js';
import type { InternalCall } from './feed-source.js';
import type { Subgraph } from './subgraph.js';

const LIFETIME_SECONDS = 30;
const TIMEOUT_MS = 30_000;

function signServiceAssertion(assertionKey: Uint8Array): Promise<string> {
  return signAssertion({ kind: 'service', grants: [], scopes: [], language: 'en' }, assertionKey, LIFETIME_SECONDS);
}

/** Calls the internal routes of a subgraph in this process. */
export function inProcessCall(subgraph: Subgraph, assertionKey: Uint8Array): InternalCall {
  return async (route, parameters) => subgraph.internal(route, parameters, await signServiceAssertion(assertionKey));
}

function nobodyAt(baseUrl: string): Words {
  return { en: `Nothing answers at ${baseUrl}.`, id: `Tidak ada jawaban dari ${baseUrl}.` };
}

/** Calls the internal routes of the subgraph at `baseUrl`. Rejects with the coded error that it answered. */
export function httpCall(baseUrl: string, assertionKey: Uint8Array): InternalCall {
  return async (route, parameters) => {
    const url = new URL(`/internal/${route}`, baseUrl);
    url.search = new URLSearchParams(parameters).toString();
    const headers = { authorization: `Bearer ${await signServiceAssertion(assertionKey)}` };
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(() => {
      throw new CodedError('SUBGRAPH_UNAVAILABLE', { words: nobodyAt(baseUrl) });
    });
    const body = (await response.json()) as { errors?: { extensions?: { code?: ErrorCode } }[] };
    if (response.ok) return body;
    throw new CodedError(body.errors?.[0]?.extensions?.code ?? 'SUBGRAPH_UNAVAILABLE');
  };
}
