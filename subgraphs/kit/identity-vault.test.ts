import { randomBytes } from 'node:crypto';
import { IdentityVault, parseVaultKeys } from './identity-vault.js';

const OLD = `old:${randomBytes(32).toString('base64')}`;
const NEW = `new:${randomBytes(32).toString('base64')}`;
const vault = new IdentityVault(parseVaultKeys(NEW));

describe('a sealed value', () => {
  it('opens to what was sealed, in every script', () => {
    const plain = '{"name":"Ni Luh Sari","nik":"5171014107900001","note":"ᬩᬮᬶ 🇮🇩"}';
    const sealed = vault.seal(plain, 'reporter:1');
    expect(sealed).toMatch(/^v1\.new\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/);
    expect(vault.open(sealed, 'reporter:1')).toBe(plain);
    expect(vault.open(vault.seal('', 'reporter:1'), 'reporter:1')).toBe('');
  });

  it('is another one each time', () => {
    expect(vault.seal('Sari', 'reporter:1')).not.toBe(vault.seal('Sari', 'reporter:1'));
  });

  it('does not open for another row', () => {
    const sealed = vault.seal('Sari', 'reporter:1');
    expect(() => vault.open(sealed, 'reporter:2')).toThrow('belongs to another row');
  });

  it('does not open when any part of it was changed', () => {
    const parts = vault.seal('Sari', 'reporter:1').split('.');
    for (const index of [2, 3, 4]) {
      const bytes = Buffer.from(parts[index] ?? '', 'base64url');
      bytes[0] = (bytes[0] ?? 0) ^ 1;
      expect(() => vault.open(parts.with(index, bytes.toString('base64url')).join('.'), 'reporter:1')).toThrow();
    }
    expect(() => vault.open(parts.with(3, 'AAAA').join('.'), 'reporter:1')).toThrow();
    expect(() => vault.open(parts.slice(0, 4).join('.'), 'reporter:1')).toThrow('not a sealed value');
    expect(() => vault.open(parts.with(0, 'v2').join('.'), 'reporter:1')).toThrow('not a sealed value');
  });

  it('of an older key still opens after a rotation, and new ones are sealed with the new key', () => {
    const sealed = new IdentityVault(parseVaultKeys(OLD)).seal('Sari', 'reporter:1');
    const rotated = new IdentityVault(parseVaultKeys(`${NEW},${OLD}`));
    expect(rotated.open(sealed, 'reporter:1')).toBe('Sari');
    const keyIdOf = (value: string) => value.split('.')[1];
    expect(keyIdOf(rotated.seal('Sari', 'reporter:1'))).not.toBe(keyIdOf(sealed));
  });

  it('of a key that is gone says which one', () => {
    const sealed = new IdentityVault(parseVaultKeys(OLD)).seal('Sari', 'reporter:1');
    expect(() => vault.open(sealed, 'reporter:1')).toThrow(/key old, which SIMPUL_IDENTITY_KEYS does not hold/);
  });
});

describe('SIMPUL_IDENTITY_KEYS', () => {
  const short = Buffer.from('rahasia').toString('base64');
  it.each([
    [undefined, 'is not set'],
    ['  ', 'is not set'],
    ['rahasia', 'entry 1 that is not id:base64'],
    [`${NEW},`, 'entry 2 that is not id:base64'],
    [`a.b:${short}`, 'entry 1 whose id'],
    [`${NEW},${NEW}`, 'names the key new twice'],
    [`a:${short}`, 'key a of 7 bytes instead of 32'],
  ])('as %p is refused with its name, the reason and an example', (text, reason) => {
    expect(() => parseVaultKeys(text)).toThrow(/^SIMPUL_IDENTITY_KEYS .*for example SIMPUL_IDENTITY_KEYS="2026a:/);
    expect(() => parseVaultKeys(text)).toThrow(reason);
  });

  it('never shows a key in its error', () => {
    expect(() => parseVaultKeys(`a:${short}`)).not.toThrow(short);
  });
});
