/** Mercurius as a gateway on Fastify: SERVICES is JSON, `[{ name, url, schema }]`; PORT where to listen. */
import mercuriusGateway from '@mercuriusjs/gateway';
import Fastify from 'fastify';

const services = JSON.parse(process.env.SERVICES);
const app = Fastify();
app.register(mercuriusGateway, { gateway: { services } });
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
