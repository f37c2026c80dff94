import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { createDevelopmentIssuer } from './development-issuer.js';
import { identifyViewer } from './identify-viewer.js';
import { type Identity, jwksIdentity } from './identity.js';

const ISSUER = 'https://sso.example.go.id';
const AUDIENCE = 'simpul';
const code = (expected: string) => expect.objectContaining({ extensions: expect.objectContaining({ code: expected }) });

describe('an identity provider with published keys', () => {
  let keys: Awaited<ReturnType<typeof generateKeyPair>>;
  let identity: Identity;
  const server = createServer();

  beforeAll(async () => {
    keys = await generateKeyPair('RS256');
    const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256' };
    server.on('request', (_, response) => response.end(JSON.stringify({ keys: [jwk] })));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/certs`);
    identity = jwksIdentity({ url, issuer: ISSUER, audience: AUDIENCE, grantsClaim: 'simpul_grants' });
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const token = (payload: JWTPayload, { key = keys.privateKey, kid = 'one', expires = '1 minute' } = {}) =>
    new SignJWT({ sub: 'siti', iss: ISSUER, aud: AUDIENCE, iat: Math.floor(Date.now() / 1000), ...payload })
      .setProtectedHeader({ alg: 'RS256', kid })
      .setExpirationTime(expires)
      .sign(key);

  it('vouches for subject, grants, times and session', async () => {
    const grants = [
      { role: 'PROVINCIAL_MONITOR', agency: 'a32' },
      { role: 'HEAD', agency: 'a32', post: 'p1' },
    ];
    expect(await identity.verify(await token({ simpul_grants: grants, name: 'Siti', sid: 'evening' }))).toEqual({
      subject: 'siti',
      grants,
      expiresAt: expect.any(Number),
      issuedAt: expect.any(Number),
      session: 'evening',
    });
  });

  it('may vouch for a person without grants', async () => {
    expect((await identity.verify(await token({}))).grants).toEqual([]);
  });

  it.each<[string, () => Promise<string>]>([
    ['of another issuer', () => token({ iss: 'https://evil.example' })],
    ['for another audience', () => token({ aud: 'other' })],
    ['that has expired', () => token({}, { expires: '1 minute ago' })],
    ['with a role that does not exist', () => token({ simpul_grants: [{ role: 'KING', agency: 'a' }] })],
    ['with a post that is no id', () => token({ simpul_grants: [{ role: 'HEAD', agency: 'a', post: 7 }] })],
    ['with grants of another shape', () => token({ simpul_grants: 'NATIONAL_DESK' })],
    ['without a subject', () => token({ sub: undefined })],
    ['that does not say when it was issued', () => token({ iat: undefined })],
    ['that lives longer than tokens may', () => token({}, { expires: '25 hours' })],
    ['with a session that is no text', () => token({ sid: 7 })],
    ['of an event', () => token({ events: {} })],
    ['signed by a key of the same name', async () => token({}, { key: (await generateKeyPair('RS256')).privateKey })],
    ['signed by an unknown key', () => token({}, { kid: 'two' })],
    ['that is none', async () => 'nonsense'],
    ['without a signature', async () => `${btoa('{"alg":"none"}')}.${btoa('{"sub":"siti"}')}.`],
    [
      'signed with a shared secret',
      () => createDevelopmentIssuer(Buffer.alloc(32)).issueToken([{ role: 'HEAD', agency: 'a' }], 'siti', 60),
    ],
  ])('refuses a token %s', async (_, make) => {
    await expect(identity.verify(await make())).rejects.toEqual(code('UNAUTHENTICATED'));
  });

  it('that cannot be reached is no reason to call a token invalid', async () => {
    const nobody = jwksIdentity({
      url: new URL('http://127.0.0.1:1/certs'),
      issuer: ISSUER,
      audience: AUDIENCE,
      grantsClaim: 'grants',
    });
    await expect(nobody.verify(await token({}))).rejects.toEqual(code('NOT_READY'));
  });
});

describe('the development issuer', () => {
  it('accepts what it issued', async () => {
    const issuer = createDevelopmentIssuer(Buffer.alloc(32, 1));
    const token = await issuer.issueToken([{ role: 'HEAD', agency: 'a' }], 'budi', 60);
    expect(await issuer.verify(token)).toMatchObject({ subject: 'budi', grants: [{ role: 'HEAD', agency: 'a' }] });
    expect(issuer.loopbackOnly).toBe(true);
  });

  it('refuses a secret that can be guessed', () => {
    expect(() => createDevelopmentIssuer(Buffer.alloc(31))).toThrow('32 bytes');
  });
});

describe('who asks', () => {
  it('is anonymous where no identity is configured, whatever the token', async () => {
    expect(await identifyViewer(undefined, { authorization: 'Bearer x' })).toEqual({
      grants: [],
      scopes: [],
      language: 'en',
    });
  });

  it('may not give an endless purpose', async () => {
    const purpose = 'x'.repeat(501);
    await expect(identifyViewer(undefined, { purpose })).rejects.toEqual(code('BAD_USER_INPUT'));
  });
});
