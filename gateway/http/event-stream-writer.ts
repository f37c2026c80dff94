import { beginResponseStream, type StreamProtocol } from './stream-writer.js';

const SIGN_OF_LIFE = ':\n\n';
const COMPLETE = 'event: complete\ndata:\n\n';

const nextOf = (json: string): string => `event: next\ndata: ${json}\n\n`;

/** Server-sent events in graphql-sse's "distinct connections mode". A stream without `complete` makes clients connect again. */
export const EVENT_STREAM: StreamProtocol = {
  transport: 'event-stream',
  open(response, headers, keepAliveMs) {
    const { write, end, isOver } = beginResponseStream(response, {
      headers,
      contentType: 'text/event-stream; charset=utf-8',
      opening: SIGN_OF_LIFE,
      signOfLife: SIGN_OF_LIFE,
      keepAliveMs,
    });
    return {
      next: (json) => write(nextOf(json)),
      complete: () => end(COMPLETE),
      fail: (errors) => end(nextOf(JSON.stringify({ errors })) + COMPLETE),
      hangUp: () => end(),
      isOver,
    };
  },
};
