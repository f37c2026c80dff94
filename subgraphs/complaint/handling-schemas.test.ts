import {
  acceptSchema,
  archiveSchema,
  closeSchema,
  deferSchema,
  forwardSchema,
  handling,
  mergeSchema,
  respondSchema,
  resumeSchema,
  returnSchema,
  startSchema,
  unmergeSchema,
  verifySchema,
} from './handling-schemas.js';
import { LIFE_CYCLE, LIFE_CYCLE_ACTIONS, type Need } from './life-cycle.js';

const SCHEMAS = {
  VERIFY: verifySchema,
  FORWARD: forwardSchema,
  RECALL: forwardSchema,
  ACCEPT: acceptSchema,
  START: startSchema,
  CONFIRM_RECEIPT: handling,
  RETURN: returnSchema,
  DEFER: deferSchema,
  RESUME: resumeSchema,
  RESPOND_INTERIM: respondSchema,
  RESPOND: respondSchema,
  ARCHIVE: archiveSchema,
  CLOSE: closeSchema,
  MERGE: mergeSchema,
  UNMERGE: unmergeSchema,
};
const FIELDS: Partial<Record<Need, string>> = {
  TARGET: 'toAgency',
  REASON: 'note',
  QUESTION: 'question',
  ANSWER: 'text',
  ARCHIVE_REASON: 'reason',
  ORIGINAL: 'intoComplaintId',
};

it.each(LIFE_CYCLE_ACTIONS)('%s is refused without just what the life cycle says that it needs', (action) => {
  const { error } = SCHEMAS[action].safeParse({ complaintId: 'c', expectedVersion: 1 });
  const missing = error?.issues.map(({ path }) => path.join('.')) ?? [];
  expect(missing).toEqual(LIFE_CYCLE[action].needs.flatMap((need) => FIELDS[need] ?? []));
});

it.each(['javascript:alert(1)', 'ftp://contoh.invalid/foto.jpg', 'foto.jpg'])('refuses %s as evidence', (link) => {
  const answer = { complaintId: 'c', expectedVersion: 1, text: 'Sudah diperbaiki.', evidence: [link] };
  expect(respondSchema.safeParse(answer).error?.issues[0]?.path).toEqual(['evidence', 0]);
});
