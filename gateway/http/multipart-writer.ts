import type { GraphQLFormattedError } from 'graphql';
import { beginResponseStream, type StreamProtocol } from './stream-writer.js';

const DELIMITER = '\r\n--graphql';
const CLOSE = '--\r\n';

/** Each part brings the delimiter behind it: clients take a part for whole only when they have seen that. */
const partOf = (json: string): string => `\r\ncontent-type: application/json\r\n\r\n${json}${DELIMITER}`;

const SIGN_OF_LIFE = partOf('{}');

/** The stream itself has failed. Errors of the transport belong to no place in the operation. */
function failureOf(errors: readonly GraphQLFormattedError[]): string {
  const shown = errors.map(({ message, extensions }) => ({ message, extensions }));
  return partOf(JSON.stringify({ payload: null, errors: shown })) + CLOSE;
}

/**
 * Apollo's multipart HTTP protocol for subscriptions, version 1.0
 * (https://www.apollographql.com/docs/graphos/routing/operations/subscriptions/multipart-protocol). Apollo Client takes
 * the closing delimiter for a regular end and subscribes again, with its `RetryLink`, after a failure only: that is how
 * it is sent elsewhere.
 */
export const MULTIPART: StreamProtocol = {
  transport: 'multipart',
  open(response, headers, keepAliveMs) {
    const { write, end, isOver } = beginResponseStream(response, {
      headers,
      contentType: 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0',
      opening: DELIMITER + SIGN_OF_LIFE,
      signOfLife: SIGN_OF_LIFE,
      keepAliveMs,
    });
    return {
      next: (json) => write(partOf(`{"payload":${json}}`)),
      complete: () => end(CLOSE),
      fail: (errors) => end(failureOf(errors)),
      hangUp: (why) => end(failureOf([why])),
      isOver,
    };
  },
};
