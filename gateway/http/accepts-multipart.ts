/** Media ranges and their parameters, cut at commas and semicolons that stand outside of quotes. */
const RANGES = /(?:[^,"]|"[^"]*"?)+/g;
const PARAMETERS = /(?:[^;"]|"[^"]*"?)+/g;

/**
 * Whether an `Accept` header asks for a subscription in parts: `multipart/mixed` with `subscriptionSpec` 1.0, quoted or
 * not, in any order. What boundary it names is of no account: the server chooses it.
 */
export function acceptsMultipart(accept: string | undefined): boolean {
  // Nearly no request has it.
  if (!accept || !/subscriptionspec/i.test(accept)) return false;
  return (accept.match(RANGES) ?? []).some(isMultipartRange);
}

function isMultipartRange(range: string): boolean {
  const [type, ...parameters] = (range.match(PARAMETERS) ?? []).map((text) => text.trim());
  if (type?.toLowerCase() !== 'multipart/mixed') return false;
  const given = new Map(parameters.map(readParameter));
  return given.get('subscriptionspec') === '1.0' && Number(given.get('q') ?? 1) > 0;
}

function readParameter(text: string): [string, string] {
  const [name = '', value = ''] = text.split('=', 2);
  return [name.trim().toLowerCase(), value.trim().replace(/^"(.*)"$/, '$1')];
}
