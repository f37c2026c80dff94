import { DEFAULT_QUERY } from './default-query.js';

/**
 * The script that starts GraphiQL in the browser. Queries and mutations go by fetch, subscriptions by a graphql-ws client of
 * their own, so that each opens with the headers that stand in the header editor when it is run.
 */
export const BOOT_SCRIPT = `'use strict';
const endpoint = location.pathname;
// The menu's scroll lock writes a style element; it takes from here what the page's policy lets pass.
globalThis.__webpack_nonce__ = document.currentScript.nonce;
const socketUrl = location.origin.replace(/^http/, 'ws') + endpoint;

function isSubscription(params, document) {
  const operations = (document ? document.definitions : []).filter((one) => one.kind === 'OperationDefinition');
  const named = operations.find((one) => one.name && one.name.value === params.operationName);
  const operation = named || operations[0];
  return operation !== undefined && operation.operation === 'subscription';
}

function asResult(failure) {
  if (Array.isArray(failure)) return { errors: failure };
  if (failure && typeof failure.code === 'number') {
    return { errors: [{ message: 'Connection closed: ' + (failure.reason || failure.code) }] };
  }
  return { errors: [{ message: String((failure && failure.message) || failure) }] };
}

function subscribe(params, headers) {
  const client = graphqlWs.createClient({ url: socketUrl, connectionParams: headers, retryAttempts: 5 });
  const results = client.iterate(params);
  let hasFailed = false;
  return {
    async next() {
      if (hasFailed) return { done: true, value: undefined };
      try {
        const step = await results.next();
        if (step.done) client.dispose();
        return step;
      } catch (failure) {
        hasFailed = true;
        client.dispose();
        return { done: false, value: asResult(failure) };
      }
    },
    async return() {
      await results.return();
      await client.dispose();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function request(params, headers) {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(params),
  });
  return response.json();
}

function fetcher(params, options) {
  const headers = (options && options.headers) || {};
  return isSubscription(params, options && options.documentAST) ? subscribe(params, headers) : request(params, headers);
}

ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher,
    defaultQuery: ${JSON.stringify(DEFAULT_QUERY)},
    defaultEditorToolsVisibility: 'headers',
    isHeadersEditorEnabled: true,
    shouldPersistHeaders: false,
  }),
);
`;
