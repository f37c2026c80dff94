import { EventEmitter, on } from 'node:events';
import {
  GraphQLError,
  type GraphQLFieldConfig,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';
import type { StopSignal } from '../../gateway/transport/stop-signal.js';
import type { SchemaGatewayContext } from './schema-gateway.js';

type Field = GraphQLFieldConfig<unknown, SchemaGatewayContext>;

/** A schema with one field for each thing that can happen in front of a gateway, and the strings that a test pulls. */
export interface FrontSchema {
  readonly schema: GraphQLSchema;
  /** `tick(number)` is an event of every open `ticks`; `released` lets `slow` and `slowly` end. */
  readonly events: EventEmitter;
  /** Emits `slow` when `slow` or `slowly` begins, `aborted` with the field's name when one is aborted, `subscribed` and `unsubscribed` for `ticks`. */
  readonly seen: EventEmitter;
}

/** A fresh schema whose events reach nobody else. */
export function createFrontSchema(): FrontSchema {
  const events = new EventEmitter().setMaxListeners(0);
  const seen = new EventEmitter();

  const untilReleased = async (field: 'slow' | 'slowly', signal?: StopSignal): Promise<string> => {
    const released = new Promise<string>((resolve, reject) => {
      events.once('released', () => resolve('done'));
      signal?.addEventListener('abort', () => reject(new Error('aborted')));
    });
    seen.emit('slow');
    return released.catch((error: unknown) => {
      seen.emit('aborted', field);
      throw error;
    });
  };
  const text = (resolve: Field['resolve'], args: Field['args'] = {}): Field => ({ type: GraphQLString, args, resolve });
  const Node: GraphQLObjectType = new GraphQLObjectType({
    name: 'Node',
    fields: () => ({ name: { type: GraphQLString }, child: { type: Node, resolve: () => ({ name: 'child' }) } }),
  });

  async function* ticks(signal?: StopSignal): AsyncGenerator<{ ticks: number }> {
    const ended = new AbortController();
    signal?.addEventListener('abort', () => ended.abort());
    seen.emit('subscribed');
    try {
      for await (const [number] of on(events, 'tick', ended)) yield { ticks: number as number };
    } catch (error) {
      if (!signal?.aborted) throw error;
    } finally {
      seen.emit('unsubscribed');
    }
  }

  const schema = new GraphQLSchema({
    query: new GraphQLObjectType<unknown, SchemaGatewayContext>({
      name: 'Query',
      fields: {
        hello: text(() => 'world'),
        echo: text((_, { value }) => value as string, { value: { type: new GraphQLNonNull(GraphQLInt) } }),
        whoami: text((_, _args, { viewer }) => JSON.stringify(viewer)),
        slow: text((_, _args, { signal }) => untilReleased('slow', signal)),
        bug: text(() => {
          throw new Error('password=hunter2 at db.internal');
        }),
        refused: text(
          (_, { code }) => {
            throw new GraphQLError('', { extensions: { code, fields: [{ path: 'a', message: 'b' }], host: 'db' } });
          },
          { code: { type: GraphQLString } },
        ),
        node: { type: Node, resolve: () => ({ name: 'root' }) },
      },
    }),
    mutation: new GraphQLObjectType<unknown, SchemaGatewayContext>({
      name: 'Mutation',
      fields: {
        slowly: text((_, _args, { signal }) => untilReleased('slowly', signal)),
        note: text((_, { text: noted }) => noted as string, { text: { type: GraphQLString } }),
      },
    }),
    subscription: new GraphQLObjectType<unknown, SchemaGatewayContext>({
      name: 'Subscription',
      fields: {
        ticks: { type: GraphQLInt, subscribe: (_, _args, { signal }) => ticks(signal) },
        broken: {
          type: GraphQLInt,
          subscribe: () => {
            throw new Error('password=hunter2');
          },
        },
      },
    }),
  });
  return { schema, events, seen };
}
