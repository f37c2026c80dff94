import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The keys of one embedded installation, made at its first start and kept beside its data. */
export interface EmbeddedKeys {
  /** Signs what the gateway tells the subgraphs. */
  assertionKey: Uint8Array;
  /** Signs development tokens. */
  developmentSecret: Uint8Array;
  /** Encrypts reporters' identities, as `SIMPUL_IDENTITY_KEYS` spells it. Without it they cannot be read again. */
  identityKeys: string;
}

const FILE = 'keys.json';
const KEY_BYTES = 32;

const newKey = () => randomBytes(KEY_BYTES).toString('base64');

/** The keys in `folder`. Throws where there are none yet. */
export function readKeys(folder: string): EmbeddedKeys {
  const stored = JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as Record<keyof EmbeddedKeys, string>;
  return {
    assertionKey: Buffer.from(stored.assertionKey, 'base64'),
    developmentSecret: Buffer.from(stored.developmentSecret, 'base64'),
    identityKeys: stored.identityKeys,
  };
}

/** The keys in `folder`, made now where there are none; only the owner may read the file, and a folder made for it. */
export function loadOrMakeKeys(folder: string): EmbeddedKeys {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, FILE);
  if (!existsSync(path)) {
    const keys = { assertionKey: newKey(), developmentSecret: newKey(), identityKeys: `embedded:${newKey()}` };
    writeFileSync(path, JSON.stringify(keys, null, 2), { mode: 0o600, flag: 'wx' });
  }
  return readKeys(folder);
}
