import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { ConfigurationError } from '../../configuration/environment.js';
import { VARIABLES } from '../../configuration/variables.js';

const ALGORITHM = 'aes-256-gcm';
const VERSION = 'v1';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_ID = /^[A-Za-z0-9_-]{1,32}$/;
const VARIABLE = 'SIMPUL_IDENTITY_KEYS';

/** The keys of a vault by their ids. The first one is written with, all are read with. */
export type VaultKeys = ReadonlyMap<string, Buffer>;

function refuse(problem: string): never {
  const { expectation, example } = VARIABLES[VARIABLE].kind;
  throw new ConfigurationError(VARIABLE, `${expectation}, but ${problem}`, example);
}

/**
 * The keys of `SIMPUL_IDENTITY_KEYS` (`id:base64,id2:base64`, 32 bytes each). Throws `ConfigurationError`, which never
 * shows a key.
 */
export function parseVaultKeys(text: string | undefined): VaultKeys {
  if (!text?.trim()) refuse('it is not set');
  const keys = new Map<string, Buffer>();
  for (const [index, entry] of text.split(',').entries()) {
    const [, id, base64] = /^([^:]*):([A-Za-z0-9+/_-]*={0,2})$/.exec(entry.trim()) ?? [];
    if (id === undefined || base64 === undefined) refuse(`it has an entry ${index + 1} that is not id:base64`);
    if (!KEY_ID.test(id)) refuse(`it has an entry ${index + 1} whose id is not 1 to 32 letters, digits, - or _`);
    if (keys.has(id)) refuse(`it names the key ${id} twice`);
    const key = Buffer.from(base64, 'base64');
    if (key.length !== KEY_BYTES) refuse(`it has a key ${id} of ${key.length} bytes instead of ${KEY_BYTES}`);
    keys.set(id, key);
  }
  return keys;
}

/**
 * Seals what identifies people with AES-256-GCM. A sealed value opens only with the context that it was sealed with (the
 * row's id, say), so that it cannot be moved to another row. Its form is `v1.<keyId>.<iv>.<tag>.<ciphertext>`.
 */
export class IdentityVault {
  private readonly currentId: string;

  constructor(private readonly keys: VaultKeys) {
    const [currentId] = keys.keys();
    if (currentId === undefined) throw new RangeError('a vault needs at least one key');
    this.currentId = currentId;
  }

  /** `plain` sealed with the current key. */
  seal(plain: string, context: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.key(this.currentId), iv);
    cipher.setAAD(this.associatedData(this.currentId, context));
    const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    const parts = [iv, cipher.getAuthTag(), ciphertext].map((part) => part.toString('base64url'));
    return [VERSION, this.currentId, ...parts].join('.');
  }

  /** What was sealed. Throws where it was changed, sealed in another context, or with a key that is not held. */
  open(sealed: string, context: string): string {
    const [version, keyId, iv, tag, ciphertext, ...more] = sealed.split('.');
    const complete = keyId && iv && tag && ciphertext !== undefined && more.length === 0;
    if (version !== VERSION || !complete) throw new Error('This is not a sealed value.');
    const decipher = createDecipheriv(ALGORITHM, this.key(keyId), Buffer.from(iv, 'base64url'), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(this.associatedData(keyId, context));
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    try {
      return decipher.update(Buffer.from(ciphertext, 'base64url'), undefined, 'utf8') + decipher.final('utf8');
    } catch (error) {
      throw new Error('The sealed value was changed, or belongs to another row.', { cause: error });
    }
  }

  private key(id: string): Buffer {
    const key = this.keys.get(id);
    if (!key) throw new Error(`The value was sealed with the key ${id}, which ${VARIABLE} does not hold.`);
    return key;
  }

  private associatedData(keyId: string, context: string): Buffer {
    return Buffer.from(`${VERSION}.${keyId}.${context}`);
  }
}
