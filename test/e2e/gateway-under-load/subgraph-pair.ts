import { composeSmall } from '../../conformance/kit/small-system.js';
import type { Answers } from './load.js';
import { SubgraphProcess } from './subgraph-process.js';
import { complaintAt, directoryAt, nameAt, titleAt } from './subgraphs.js';

export const TITLE = titleAt('first');
export const NAME = nameAt('first');

const JOINED = '{ complaint { title handler { name } } }';
const COMPLAINT = '{ complaint { title } }';
const AGENCY = '{ agency { name } }';

/** Both subgraphs, each in a process of its own. */
export interface SubgraphPair {
  complaint: SubgraphProcess;
  directory: SubgraphProcess;
  supergraphSdl: string;
  kill(): Promise<void>;
}

export async function startSubgraphPair(): Promise<SubgraphPair> {
  const [complaint, directory] = await Promise.all([
    SubgraphProcess.start('complaint'),
    SubgraphProcess.start('directory'),
  ]);
  return {
    complaint,
    directory,
    supergraphSdl: composeSmall({
      complaint: { ...complaintAt({ place: 'first', onFile: () => undefined }), url: complaint.url },
      directory: { ...directoryAt({ place: 'first', hold: async () => '' }), url: directory.url },
    }),
    async kill() {
      await Promise.all([complaint.kill(), directory.kill()]);
    },
  };
}

/** The errors of an answer that lacks the field at `path` because `subgraph` does not answer. */
export const missing = (subgraph: string, ...path: string[]): unknown[] => [
  {
    message: 'A part of the hub does not answer; its fields are missing.',
    path,
    extensions: { code: 'SUBGRAPH_UNAVAILABLE', retryable: true, subgraph },
  },
];

export const WHOLE: Answers = {
  [JOINED]: { data: { complaint: { title: TITLE, handler: { name: NAME } } }, httpStatus: 200 },
  [COMPLAINT]: { data: { complaint: { title: TITLE } }, httpStatus: 200 },
  [AGENCY]: { data: { agency: { name: NAME } }, httpStatus: 200 },
};

export const WITHOUT_DIRECTORY: Answers = {
  ...WHOLE,
  [JOINED]: {
    data: { complaint: { title: TITLE, handler: { name: null } } },
    errors: missing('directory', 'complaint', 'handler', 'name'),
    httpStatus: 200,
  },
  [AGENCY]: { data: { agency: null }, errors: missing('directory', 'agency'), httpStatus: 200 },
};

export const WITHOUT_COMPLAINT: Answers = {
  ...WHOLE,
  [JOINED]: { data: { complaint: null }, errors: missing('complaint', 'complaint'), httpStatus: 200 },
  [COMPLAINT]: { data: { complaint: null }, errors: missing('complaint', 'complaint'), httpStatus: 200 },
};
