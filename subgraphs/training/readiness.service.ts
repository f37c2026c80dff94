import { type EntityManager, In } from 'typeorm';
import type { AgencyFacts, PostFacts } from '../../schema/events.js';
import { FeedOffsetRow } from '../kit/consume-feed.js';
import type { Database } from '../kit/database.js';
import { Directory } from '../kit/directory-projection.js';
import { isWithinOrganisation } from '../kit/relations.js';
import type { LoadMany } from '../kit/request-context.js';
import { localDate } from '../kit/working-days.js';
import { mayRead } from './access.js';
import { AppointmentLetterRow, AppointmentMemberRow } from './appointment-letter.entity.js';
import { CommitmentLetterRow } from './commitment-letter.entity.js';
import { assessReadiness, type LetterFacts, standingOf } from './readiness.js';
import type { Readiness } from './readiness.type.js';
import { loadTrainedAgencies } from './trained-people.js';

/** Everything that the readiness of some agencies rests on. */
interface Evidence {
  lettersOfAgency: ReadonlyMap<string, AppointmentLetterRow[]>;
  membersOfLetter: ReadonlyMap<string, AppointmentMemberRow[]>;
  commitmentsOfAgency: ReadonlyMap<string, CommitmentLetterRow[]>;
  postsOfOfficer: ReadonlyMap<string, PostFacts[]>;
  agenciesOfPosts: ReadonlyMap<string, AgencyFacts>;
  trainedAgencyIds: ReadonlySet<string>;
}

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
    const assessed = await this.assessAll(await new Directory(this.database.read).byIds(agencyIds));
    return agencyIds.map((agencyId) => assessed.get(agencyId) ?? null);
  };

  /** How ready each of these agencies is, by id. */
  async assessAll(agencies: readonly AgencyFacts[]): Promise<Map<string, Readiness>> {
    const manager = this.database.read;
    const asOf = await this.loadAsOf();
    const evidence = await loadEvidence(manager, agencies);
    const now = this.now();
    return new Map(agencies.map((agency) => [agency.id, { ...assess(agency, evidence, now), asOf }]));
  }

  /** Up to when agency-directory was followed. */
  async loadAsOf(): Promise<Date> {
    const offset = await this.database.read.findOneBy(FeedOffsetRow, { source: this.directoryName });
    return offset?.asOf ?? this.now();
  }
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string | null): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

async function loadEvidence(manager: EntityManager, agencies: readonly AgencyFacts[]): Promise<Evidence> {
  const directory = new Directory(manager);
  const ofAgencies = { agencyId: In(agencies.map(({ id }) => id)) };
  const letters = await manager.findBy(AppointmentLetterRow, ofAgencies);
  const members = await manager.findBy(AppointmentMemberRow, { letterId: In(letters.map(({ id }) => id)) });
  const officerIds = members.flatMap(({ officerId }) => (officerId === null ? [] : [officerId]));
  const posts = await directory.postsOf([...new Set(officerIds)]);
  const agenciesOfPosts = await directory.byIds([...new Set(posts.map(({ agencyId }) => agencyId))]);
  return {
    lettersOfAgency: groupBy(letters, ({ agencyId }) => agencyId),
    membersOfLetter: groupBy(members, ({ letterId }) => letterId),
    commitmentsOfAgency: groupBy(await manager.findBy(CommitmentLetterRow, ofAgencies), ({ agencyId }) => agencyId),
    postsOfOfficer: groupBy(posts, ({ officerId }) => officerId),
    agenciesOfPosts: new Map(agenciesOfPosts.map((agency) => [agency.id, agency])),
    trainedAgencyIds: await loadTrainedAgencies(manager, agencies),
  };
}

function assess(agency: AgencyFacts, evidence: Evidence, now: Date) {
  const today = localDate(now, agency.timeZone);
  const isThere = ({ agencyId }: PostFacts) => {
    const organisation = evidence.agenciesOfPosts.get(agencyId)?.organisation;
    return organisation !== undefined && isWithinOrganisation(organisation, agency.organisation);
  };
  const standingOfMember = ({ officerId }: AppointmentMemberRow) =>
    standingOf((evidence.postsOfOfficer.get(officerId ?? '') ?? []).filter(isThere), today);
  const letters = (evidence.lettersOfAgency.get(agency.id) ?? []).map(
    ({ id, validFrom, validUntil, replacedFrom, reviewState }): LetterFacts => ({
      validFrom,
      validUntil,
      replacedFrom,
      reviewState,
      members: (evidence.membersOfLetter.get(id) ?? []).map((member) => ({
        role: member.role,
        standing: standingOfMember(member),
      })),
    }),
  );
  return assessReadiness({
    hasAccount: agency.hasAccount,
    connected: agency.connected,
    letters,
    commitments: evidence.commitmentsOfAgency.get(agency.id) ?? [],
    hasTrainedOfficer: evidence.trainedAgencyIds.has(agency.id),
    today,
  });
}
