import type { JWTHeaderParameters, JWTPayload } from 'jose';
import { createTokenSigner, nowSeconds, type TokenSigner } from '../../test/kit/token-signer.js';
import { verifyLogoutToken } from './logout-token.js';
import { InvalidToken } from './verify-provider-token.js';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

let provider: TokenSigner;
beforeAll(async () => {
  provider = await createTokenSigner();
});

const verify = async (claims: JWTPayload, header?: Partial<JWTHeaderParameters>) =>
  verifyLogoutToken(await provider.issueLogoutToken(claims, header), provider);

describe('a logout token', () => {
  it('revokes what its subject was issued until then', async () => {
    const at = nowSeconds() - 3;
    expect(await verify({ jti: 'j1', sub: 'siti', iat: at })).toEqual({ id: 'j1', subject: 'siti', at });
  });

  it('revokes a session, with or without its subject', async () => {
    expect(await verify({ sid: 's1' })).toMatchObject({ session: 's1', subject: undefined });
    expect(await verify({ sid: 's1', sub: 'siti' })).toMatchObject({ session: 's1', subject: 'siti' });
  });

  it.each<[string, JWTPayload, Partial<JWTHeaderParameters>]>([
    ['has no type', {}, { typ: undefined }],
    ['is said to be a JWT', {}, { typ: 'JWT' }],
    ['has its type in full', {}, { typ: 'application/logout+jwt' }],
    ['is for several', { aud: ['portal', 'simpul'] }, {}],
    ['has more to say of its event', { events: { [EVENT]: { reason: 'x' }, revoke_offline_access: true } }, {}],
  ])('is good when it %s', async (_, claims, header) => {
    expect(await verify({ sub: 'siti', ...claims }, header)).toMatchObject({ subject: 'siti' });
  });

  it.each<[string, JWTPayload]>([
    ['of another issuer', { iss: 'https://evil.example' }],
    ['for another audience', { aud: 'portal' }],
    ['that has expired', { exp: nowSeconds() - 90 }],
    ['without an expiry', { exp: undefined }],
    ['that does not say when it was issued', { iat: undefined }],
    ['issued long ago', { iat: nowSeconds() - 700 }],
    ['issued in the future', { iat: nowSeconds() + 90 }],
    ['without an id', { jti: undefined }],
    ['with an empty id', { jti: '' }],
    ['about nobody', { sub: undefined }],
    ['about a subject that is no text', { sub: 7 as unknown as string }],
    ['about an endless session', { sid: 's'.repeat(1001) }],
    ['of no event', { events: undefined }],
    ['of another event', { events: { 'https://schemas.openid.net/secevent/risc/event-type/account-purged': {} } }],
    ['whose event is no object', { events: { [EVENT]: true } }],
    ['whose event is a list', { events: { [EVENT]: [] } }],
    ['whose events are a list', { events: [EVENT] }],
    ['with a nonce', { nonce: 'n' }],
    ['with a nonce that is null', { nonce: null }],
  ])('is refused: one %s', async (_, claims) => {
    await expect(verify({ sub: 'siti', ...claims })).rejects.toBeInstanceOf(InvalidToken);
  });

  it.each(['at+jwt', 'logout'])('is refused: one of the type %s', async (typ) => {
    await expect(verify({ sub: 'siti' }, { typ })).rejects.toBeInstanceOf(InvalidToken);
  });

  it('is refused when another key has signed it, or none', async () => {
    const forger = await createTokenSigner();
    const forged = await forger.issueLogoutToken({ sub: 'siti', iss: provider.issuer });
    const [, payload] = (await provider.issueLogoutToken({ sub: 'siti' })).split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    for (const token of [forged, unsigned, 'nonsense']) {
      await expect(verifyLogoutToken(token, provider)).rejects.toBeInstanceOf(InvalidToken);
    }
  });
});
