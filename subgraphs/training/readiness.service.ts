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
import { loadTrainedPeople } from './trained-people.js';

/** Everything that the readiness of some agencies rests on. */
interface Evidence {
  letters: AppointmentLetterRow[];
  members: AppointmentMemberRow[];
  commitments: CommitmentLetterRow[];
  posts: PostFacts[];
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
    const manager = this.database.read;
    const offset = await manager.findOneBy(FeedOffsetRow, { source: this.directoryName });
    const agencies = await new Directory(manager).byIds(agencyIds);
    const evidence = await loadEvidence(manager, agencies);
    const now = this.now();
    return agencyIds.map((agencyId) => {
      const agency = agencies.find(({ id }) => id === agencyId);
      return agency ? { ...assess(agency, evidence, now), asOf: offset?.asOf ?? now } : null;
    });
  };
}

async function loadEvidence(manager: EntityManager, agencies: readonly AgencyFacts[]): Promise<Evidence> {
  const directory = new Directory(manager);
  const ofAgencies = { agencyId: In(agencies.map(({ id }) => id)) };
  const letters = await manager.findBy(AppointmentLetterRow, ofAgencies);
  const members = await manager.findBy(AppointmentMemberRow, { letterId: In(letters.map(({ id }) => id)) });
  const officerIds = members.flatMap(({ officerId }) => (officerId === null ? [] : [officerId]));
  const posts = await directory.postsOf([...new Set(officerIds)]);
  const agenciesOfPosts = await directory.byIds([...new Set(posts.map(({ agencyId }) => agencyId))]);
  const commitments = await manager.findBy(CommitmentLetterRow, ofAgencies);
  const trained = await loadTrainedPeople(manager, agencies);
  return {
    letters,
    members,
    commitments,
    posts,
    agenciesOfPosts: new Map(agenciesOfPosts.map((agency) => [agency.id, agency])),
    trainedAgencyIds: new Set(agencies.filter(({ id }) => trained.get(id)?.length).map(({ id }) => id)),
  };
}

function assess(agency: AgencyFacts, evidence: Evidence, now: Date) {
  const today = localDate(now, agency.timeZone);
  const postsThere = evidence.posts.filter(({ agencyId }) => {
    const organisation = evidence.agenciesOfPosts.get(agencyId)?.organisation;
    return organisation !== undefined && isWithinOrganisation(organisation, agency.organisation);
  });
  const standingOfMember = ({ officerId }: AppointmentMemberRow) =>
    standingOf(
      postsThere.filter((post) => post.officerId === officerId),
      today,
    );
  const letters = evidence.letters
    .filter(({ agencyId }) => agencyId === agency.id)
    .map(
      ({ id, validFrom, validUntil, replacedFrom }): LetterFacts => ({
        validFrom,
        validUntil,
        replacedFrom,
        members: evidence.members
          .filter(({ letterId }) => letterId === id)
          .map((member) => ({ role: member.role, standing: standingOfMember(member) })),
      }),
    );
  return assessReadiness({
    hasAccount: agency.hasAccount,
    connected: agency.connected,
    letters,
    commitments: evidence.commitments.filter(({ agencyId }) => agencyId === agency.id),
    hasTrainedOfficer: evidence.trainedAgencyIds.has(agency.id),
    today,
  });
}
