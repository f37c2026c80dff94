/**
 * Mercurius as a gateway on Fastify: SERVICES is JSON, `[{ name, url, schema }]`; JIT after how many executions it
 * compiles an operation, 0 for never; PORT where to listen.
 */
import mercuriusGateway from '@mercuriusjs/gateway';
import Fastify from 'fastify';

const services = JSON.parse(process.env.SERVICES);
const app = Fastify();
app.register(mercuriusGateway, { gateway: { services }, jit: Number(process.env.JIT) });
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
