import type { FetchNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import type { SubgraphRequest, SubgraphResponse } from '../transport/subgraph-transport.js';
import { TransportError } from '../transport/transport-error.js';
import { FetchedFields } from './fetched-fields.js';
import { findCause } from './find-cause.js';
import { compileTargetGroups, type TargetGroup } from './group-by-context.js';
import { isStackExhausted, type JsonObject } from './json.js';
import { locateTargets, type TargetPath } from './locate-targets.js';
import type { OperationRun } from './operation-run.js';
import { compileReadAnswer, type ReadAnswer } from './read-answer.js';
import type { RepeatedFetches } from './repeated-fetches.js';
import { compileRewrites } from './rewrite-data.js';
import { compileRepresentations, type RepresentationBatch } from './write-representations.js';

/** Data that exhausts the stack of whoever copies, merges or writes it is of no use to any fetch. */
const TOO_DEEP: SubgraphResponse = {
  errors: [{ message: 'The data of this fetch is nested too deeply.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
};

/**
 * A Fetch node at the path of the Flatten nodes around it. Without `requires` it asks for root fields; with `requires` it
 * asks `_entities` for all its targets in one request, equal representations once (one request per distinct context,
 * where arguments come from `@fromContext`). It never rejects because of the subgraph: what goes wrong there is an error
 * of the answer.
 */
export function compileFetch(schema: GraphQLSchema, node: FetchNode, path: TargetPath, repeated: RepeatedFetches) {
  const read = compileReadAnswer(schema, node, path);
  const fetch = compileAsking(schema, node, path, repeated.get(node), read);
  return async (run: OperationRun): Promise<void> => {
    try {
      await fetch(run);
    } catch (error) {
      if (!isStackExhausted(error)) throw error;
      read(run, TOO_DEEP, [locateTargets(run.data, path)]);
    }
  };
}

/** Asks for the targets of the node, and reads what comes back. `question`: what equal fetches have in common. */
function compileAsking(
  schema: GraphQLSchema,
  node: FetchNode,
  path: TargetPath,
  question: string | undefined,
  read: ReadAnswer,
): (run: OperationRun) => Promise<void> {
  const send = (run: OperationRun, request: SubgraphRequest) => run.send(node.serviceName, request);
  const requestOf = compileRequest(node);
  const ask = async (run: OperationRun, added: JsonObject, targets: readonly JsonObject[][]): Promise<void> => {
    const request = requestOf(run.variables, added);
    let answer: SubgraphResponse;
    try {
      answer = await (question
        ? run.answers.askOnce(question, request, (sole) => send(run, sole))
        : send(run, request));
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      answer = { errors: [{ message: error.message, extensions: { code: error.code } }] };
    }
    read(run, answer, targets);
  };

  const { requires } = node;
  if (!requires) {
    return async (run) => {
      const targets = locateTargets(run.data, path);
      if (targets.length > 0) await ask(run, {}, [targets]);
    };
  }

  const fields = new FetchedFields(schema, node);
  const represent = compileRepresentations(schema, requires, compileRewrites(schema, node.inputRewrites));
  const askForGroup = async (run: OperationRun, group: TargetGroup): Promise<void> => {
    const batch = represent(group.targets);
    const { representations, targets, incomplete } = question ? inOrder(batch) : batch;
    if (incomplete.length > 0) {
      const names = fields.names();
      for (const target of incomplete) {
        const cause = findCause(run.failures, target, requires);
        if (cause) run.failures.inherit(cause, target, names);
      }
    }
    if (representations.length > 0) await ask(run, Object.assign(group.variables, { representations }), targets);
  };
  const { contextRewrites = [] } = node;
  if (contextRewrites.length === 0) {
    return (run) => askForGroup(run, { targets: locateTargets(run.data, path), variables: {} });
  }
  const groupsOf = compileTargetGroups(schema, contextRewrites, path);
  return async (run) => {
    await Promise.all(groupsOf(run.data).map((group) => askForGroup(run, group)));
  };
}

/** Equal batches become equal lists, in whichever order their objects were found. */
function inOrder(batch: RepresentationBatch): RepresentationBatch {
  const entries = batch.representations.map((representation, index) => ({
    representation,
    text: JSON.stringify(representation),
    targets: batch.targets[index] as JsonObject[],
  }));
  entries.sort((one, other) => (one.text < other.text ? -1 : 1));
  return {
    ...batch,
    representations: entries.map(({ representation }) => representation),
    targets: entries.map(({ targets }) => targets),
  };
}

/**
 * Makes a Fetch node's requests: its operation as printed by the planner, and those of the operation's variables that it
 * uses put to the `added` ones.
 */
export function compileRequest(
  node: FetchNode,
): (variables: Readonly<Record<string, unknown>>, added: JsonObject) => SubgraphRequest {
  const names = node.variableUsages ?? [];
  return (variables, added) => {
    for (const name of names) if (variables[name] !== undefined) added[name] = variables[name];
    return { kind: node.operationKind, query: node.operation, operationName: node.operationName, variables: added };
  };
}
