import { checkComplaints } from './check-complaints.js';
import { checkDeliveries, movementsOf } from './check-deliveries.js';
import { checkDirectory } from './check-directory.js';
import { checkMutations } from './check-mutations.js';
import { checkProjections } from './check-projections.js';
import { checkReorganisations } from './check-reorganisations.js';
import { checkSearch } from './check-search.js';
import type { DirectoryTruth, Reorganisation } from './directory-record.js';
import type { AgencyNames, Finding, MutationRecord, SubscriberRecord, Truth } from './record.js';

/** Everything that a run observed. */
export interface RunRecord {
  readonly truth: Truth;
  readonly subscribers: readonly SubscriberRecord[];
  readonly mutations: readonly MutationRecord[];
  readonly names: AgencyNames;
}

/** What must not be in a run; empty where everything happened once, in order, was told to those entitled and nobody else. */
export function checkRecord({ truth, subscribers, mutations, names }: RunRecord): Finding[] {
  const movements = movementsOf(truth);
  return [
    ...checkComplaints(truth),
    ...checkMutations(mutations, truth),
    ...subscribers.flatMap((record) => checkDeliveries(record, movements, names)),
  ];
}

/** The same for the directory: everything happened once, told the feed, and is what every subgraph that follows it knows. */
export function checkDirectoryRecord(truth: DirectoryTruth, reorganisations: readonly Reorganisation[]): Finding[] {
  return [
    ...checkDirectory(truth),
    ...checkReorganisations(reorganisations, truth.after),
    ...checkSearch(truth.after),
    ...checkProjections(truth),
  ];
}
