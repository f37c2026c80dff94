import { type LogLine, type StartedFront, startFront } from '../../test/kit/start-front.js';
import { createTokenSigner, type TokenSigner } from '../../test/kit/token-signer.js';
import { createDevelopmentIssuer } from '../security/development-issuer.js';
import { identityOf } from '../security/identity.js';

let provider: TokenSigner;
let front: StartedFront;

beforeAll(async () => {
  provider = await createTokenSigner();
});
beforeEach(async () => {
  front = await startFront({ identity: identityOf(provider.keys, { ...provider, grantsClaim: 'grants' }) });
});
afterEach(() => front.server.stop());

const at = (path: string): string => new URL(path, front.server.url).href;

const send = (body: URLSearchParams | string, init: RequestInit = {}): Promise<Response> =>
  fetch(at('/backchannel-logout'), { method: 'POST', body, ...init });

const logOut = async (claims: Record<string, unknown>): Promise<Response> =>
  send(new URLSearchParams({ logout_token: await provider.issueLogoutToken(claims) }));

const statusOf = async (token: string): Promise<number> =>
  (await front.post({ query: '{ hello }' }, { authorization: `Bearer ${token}` })).status;

describe('the back-channel logout', () => {
  it('takes tokens their force, at once and for good', async () => {
    const token = await provider.issueToken([], 'siti', 60);
    // Once through Apollo Server, and once as a repetition.
    expect([await statusOf(token), await statusOf(token)]).toEqual([200, 200]);
    const response = await logOut({ sub: 'siti' });
    expect([response.status, response.headers.get('cache-control'), await response.text()]).toEqual([
      200,
      'no-store',
      '',
    ]);
    expect([await statusOf(token), await statusOf(token)]).toEqual([401, 401]);
    expect(await statusOf(await provider.issueToken([], 'budi', 60))).toBe(200);
  });

  it('ends one session and no other of its subject', async () => {
    const [ended, other] = await Promise.all(['s1', 's2'].map((sid) => provider.issueToken([], 'siti', 60, { sid })));
    await logOut({ sub: 'siti', sid: 's1' });
    expect([await statusOf(ended as string), await statusOf(other as string)]).toEqual([401, 200]);
  });

  it('takes logout tokens for the clients with which users log in, and no tokens to enter with', async () => {
    await front.server.stop();
    const logoutAudiences = ['portal-jabar', 'portal-bekasi'];
    front = await startFront({
      identity: identityOf(provider.keys, { ...provider, logoutAudiences, grantsClaim: 'grants' }),
    });
    const token = await provider.issueToken([], 'siti', 60);
    expect((await logOut({ sub: 'siti', aud: 'portal-jawa' })).status).toBe(400);
    expect(await statusOf(token)).toBe(200);
    expect((await logOut({ sub: 'siti', aud: 'portal-bekasi' })).status).toBe(200);
    expect(await statusOf(token)).toBe(401);
    expect(await statusOf(await provider.issueToken([], 'budi', 60, { aud: 'portal-bekasi' }))).toBe(401);
  });

  it('refuses a logout token that it was sent before', async () => {
    const body = new URLSearchParams({ logout_token: await provider.issueLogoutToken({ sub: 'siti' }) });
    expect((await send(body)).status).toBe(200);
    const again = await send(body);
    expect([again.status, await again.json()]).toEqual([
      400,
      { error: 'invalid_request', error_description: 'The logout token is not valid: it was received before.' },
    ]);
  });

  it('refuses a forged logout token, and revokes nothing', async () => {
    const forger = await createTokenSigner();
    const forged = await forger.issueLogoutToken({ sub: 'siti', iss: provider.issuer });
    const response = await send(new URLSearchParams({ logout_token: forged }));
    expect([response.status, response.headers.get('cache-control')]).toEqual([400, 'no-store']);
    expect(await response.json()).toEqual({
      error: 'invalid_request',
      error_description: expect.stringMatching(/^The logout token is not valid: [^"]+\.$/),
    });
    expect(await statusOf(await provider.issueToken([], 'siti', 60))).toBe(200);
  });

  it.each<[string, () => Promise<Response>]>([
    ['no logout token', () => send(new URLSearchParams())],
    ['two', () => send('logout_token=a&logout_token=b', { headers: form })],
    ['JSON', () => send('{"logout_token":"a"}', { headers: { 'content-type': 'application/json' } })],
    ['a body over the limit', () => send(new URLSearchParams({ logout_token: 'x'.repeat(20_000) }))],
    ['nothing by GET', () => fetch(at('/backchannel-logout'))],
  ])('refuses %s', async (_, request) => {
    const response = await request();
    expect([response.status, await response.json()]).toEqual([
      400,
      { error: 'invalid_request', error_description: expect.any(String) },
    ]);
  });

  it('asks to be told again while the keys of the provider cannot be had', async () => {
    const identity = identityOf(() => Promise.reject(new Error('ECONNREFUSED')), {
      ...provider,
      grantsClaim: 'grants',
    });
    const cut = await startFront({ identity });
    const body = new URLSearchParams({ logout_token: await provider.issueLogoutToken({ sub: 'siti' }) });
    const response = await fetch(new URL('/backchannel-logout', cut.server.url), { method: 'POST', body });
    expect([response.status, await response.json()]).toMatchObject([503, { error: 'temporarily_unavailable' }]);
    await cut.server.stop();
  });

  it('is not there where no identity provider tells of logouts', async () => {
    const plain = await startFront({ identity: createDevelopmentIssuer(Buffer.alloc(32, 7)) });
    const body = new URLSearchParams({ logout_token: await provider.issueLogoutToken({ sub: 'siti' }) });
    const response = await fetch(new URL('/backchannel-logout', plain.server.url), { method: 'POST', body });
    expect(response.status).toBe(404);
    await plain.server.stop();
  });

  it('is counted, and logged without what it says', async () => {
    await logOut({ sub: 'siti-the-subject', sid: 'the-session' });
    await logOut({ sub: 'siti-the-subject', nonce: 'n' });
    const metrics = await (await fetch(at('/metrics'))).text();
    expect(metrics).toContain('simpul_revocations_total 1\n');
    const lines = front.log.filter(({ message }: LogLine) => message?.includes('logout'));
    expect(lines).toMatchObject([
      { level: 'info', about: { revocations: 1 } },
      { level: 'info', about: { error: 'invalid_request' } },
    ]);
    expect(JSON.stringify(front.log)).not.toMatch(/siti|the-session/);
  });
});

const form = { 'content-type': 'application/x-www-form-urlencoded' };
