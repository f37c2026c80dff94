import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Grant } from '../../../schema/roles.js';

/** An identity provider that publishes its keys, as the distributed shape expects one. */
export interface IdentityProvider {
  environment: Record<string, string>;
  issueToken(grants: readonly Grant[], subject: string, lifetimeSeconds: number): Promise<string>;
  stop(): Promise<void>;
}

const ISSUER = 'https://sso.example.go.id';
const AUDIENCE = 'simpul';
const ALGORITHM = 'ES256';
const KEY_ID = 'test';

export async function startIdentityProvider(): Promise<IdentityProvider> {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM);
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: KEY_ID, alg: ALGORITHM, use: 'sig' }] });
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(keys);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    environment: {
      SIMPUL_JWKS_URL: `http://127.0.0.1:${port}/jwks.json`,
      SIMPUL_JWT_ISSUER: ISSUER,
      SIMPUL_JWT_AUDIENCE: AUDIENCE,
    },
    issueToken: (grants, subject, lifetimeSeconds) => {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ grants })
        .setProtectedHeader({ alg: ALGORITHM, kid: KEY_ID })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(subject)
        .setIssuedAt(now)
        .setExpirationTime(now + lifetimeSeconds)
        .sign(privateKey);
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
