/** The columns of the file, in their order. */
export const EXPORT_COLUMNS = [
  'code',
  'name',
  'level',
  'province',
  'state',
  'lacks',
  'nextLack',
  'since',
  'asOf',
  'letterNumber',
  'letterDate',
  'letterValidUntil',
  'letterReviewState',
  'trainedPeople',
  'openCommitments',
  'commitmentDueOn',
] as const;

export type ExportColumn = (typeof EXPORT_COLUMNS)[number];
