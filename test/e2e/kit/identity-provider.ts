import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTokenSigner, type TokenSigner } from '../../kit/token-signer.js';

/** An identity provider that publishes its keys, as the distributed shape expects one. */
export interface IdentityProvider extends TokenSigner {
  environment: Record<string, string>;
  stop(): Promise<void>;
}

export async function startIdentityProvider(): Promise<IdentityProvider> {
  const signer = await createTokenSigner();
  const keys = JSON.stringify(signer.keySet);
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(keys);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...signer,
    environment: {
      SIMPUL_JWKS_URL: `http://127.0.0.1:${port}/jwks.json`,
      SIMPUL_JWT_ISSUER: signer.issuer,
      SIMPUL_JWT_AUDIENCE: signer.audience,
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
