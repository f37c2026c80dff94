import { createHash } from 'node:crypto';

const NAMESPACE = Buffer.from('5d1f6f0e7c1b4a3e9a6cb0f4f2a85c01', 'hex');

/**
 * The id of a seed row: a UUID (version 5) of its kind and the name under which it first became known, the same in every
 * installation. Later changes of that name leave it as it is.
 */
export function stableId(kind: string, name: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(`${kind}:${name}`).digest().subarray(0, 16);
  hash[6] = ((hash[6] as number) & 0x0f) | 0x50;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
