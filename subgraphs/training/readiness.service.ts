import type { AgencyFacts } from '../../schema/events.js';
import { FeedOffsetRow } from '../kit/consume-feed.js';
import type { Database } from '../kit/database.js';
import { Directory } from '../kit/directory/directory.js';
import type { LoadMany } from '../kit/request-context.js';
import { mayRead } from './access.js';
import { assessAgencies } from './assess-agencies.js';
import type { Readiness } from './readiness.type.js';

/** How ready agencies are, from the directory's facts and this subgraph's letters and trainings. */
export class ReadinessService {
  constructor(
    private readonly database: Database,
    private readonly now: () => Date,
    private readonly directoryName: string,
  ) {}

  /** Readiness by agency; null for unknown agencies and for those who read none. */
  readonly loadReadiness: LoadMany<string, Readiness | null> = async (agencyIds, { viewer }) => {
    if (!mayRead(viewer)) return agencyIds.map(() => null);
    const agencies: AgencyFacts[] = await new Directory(this.database.read).byIds(agencyIds);
    const asOf = await this.loadAsOf();
    const assessed = await assessAgencies(this.database.read, agencies, this.now());
    return agencyIds.map((agencyId) => {
      const verdict = assessed.get(agencyId);
      return verdict ? { ...verdict, asOf } : null;
    });
  };

  /** Up to when agency-directory was followed. */
  async loadAsOf(): Promise<Date> {
    const offset = await this.database.read.findOneBy(FeedOffsetRow, { source: this.directoryName });
    return offset?.asOf ?? this.now();
  }
}
