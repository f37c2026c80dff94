import { verifyAssertion } from '../../schema/assertion.js';
import { assertionSigner } from './sign-assertion.js';
import type { Viewer } from './viewer.js';

const key = Buffer.alloc(32, 3);
const viewer: Viewer = {
  subject: 'siti',
  grants: [{ role: 'HEAD', agency: 'a' }],
  scopes: ['complaint:read'],
  language: 'id',
  purpose: 'banding',
};

describe('the assertion of who asks', () => {
  it('tells a subgraph all about a viewer', async () => {
    const assertion = await verifyAssertion(await assertionSigner(key)(viewer, 'viewer'), key);
    expect(assertion).toEqual({ kind: 'viewer', ...viewer, expiresAt: expect.any(Number) });
  });

  it('leaves the subject out for an audience', async () => {
    const sign = assertionSigner(key);
    await sign(viewer, 'viewer');
    const assertion = await verifyAssertion(await sign(viewer, 'audience'), key);
    expect(assertion).toMatchObject({ kind: 'audience', grants: viewer.grants });
    expect(assertion).not.toHaveProperty('subject');
  });

  it('ends with the viewer at the latest', async () => {
    const expiresAt = Math.floor(Date.now() / 1000) + 30;
    const assertion = await verifyAssertion(await assertionSigner(key)({ ...viewer, expiresAt }, 'viewer'), key);
    expect(assertion.expiresAt).toBeLessThanOrEqual(expiresAt);
  });

  it('is the same whichever token of a viewer is behind it', () => {
    const sign = assertionSigner(key);
    const expiresAt = Math.floor(Date.now() / 1000) + 60;
    const [one, other] = [1, 2].map((issuedAt) => ({ ...viewer, expiresAt, issuedAt, session: `s${issuedAt}` }));
    expect(sign(one as Viewer, 'viewer')).toBe(sign(other as Viewer, 'viewer'));
  });

  it('is signed once for equal viewers, never for others', () => {
    const sign = assertionSigner(key);
    expect(sign({ ...viewer }, 'viewer')).toBe(sign(viewer, 'viewer'));
    const others: Viewer[] = [
      { ...viewer, subject: 'budi' },
      { ...viewer, grants: [{ role: 'HEAD', agency: 'b' }] },
      { ...viewer, language: 'en' },
      { ...viewer, purpose: 'lain' },
      { ...viewer, expiresAt: 9_999_999_999 },
    ];
    for (const other of others) expect(sign(other, 'viewer')).not.toBe(sign(viewer, 'viewer'));
    expect(sign(viewer, 'audience')).not.toBe(sign(viewer, 'viewer'));
  });
});
