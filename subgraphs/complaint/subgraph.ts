import type { ComplaintEvents } from '../../schema/events.js';
import type { FeedSource } from '../kit/feed-source.js';
import type { IdentityVault } from '../kit/identity-vault.js';
import { StandingDuty } from '../kit/standing/standing.duty.js';
import type { SubgraphDefinition, SubgraphKit, SubgraphParts } from '../kit/subgraph.js';
import { agencyOf } from './agency.type.js';
import { answeringParts } from './answering/answering.js';
import { CalendarResolver } from './calendar.resolver.js';
import { CalendarService } from './calendar.service.js';
import { CalendarRecountDuty } from './calendar-recount.duty.js';
import { complaintReference } from './complaint.reference.js';
import { ComplaintResolver } from './complaint.resolver.js';
import { ComplaintService } from './complaint.service.js';
import { ComplaintSubscriptions, complaintStreams } from './complaint.subscriptions.js';
import { ComplaintChanges } from './complaint-changes.js';
import { ComplaintEventResolver } from './complaint-event.resolver.js';
import { ComplaintEventService } from './complaint-event.service.js';
import { ComplaintListResolver } from './complaint-list.resolver.js';
import { ComplaintPartsService } from './complaint-parts.service.js';
import { ComplaintStore } from './complaint-store.js';
import { DeadlineDuty } from './deadline.duty.js';
import { DeadlineEventResolver } from './deadline-event.resolver.js';
import { DeadlineEventService } from './deadline-event.service.js';
import { DeadlineSubscriptions, deadlineStreams } from './deadline-event.subscriptions.js';
import { EscalationResolver } from './escalation.resolver.js';
import {
  ComplaintHopResolver,
  DeadlineRevisionResolver,
  GovernmentAffairResolver,
} from './forwarding/complaint-path.resolver.js';
import { ComplaintPathService } from './forwarding/complaint-path.service.js';
import { ForwardingResolver, forwardingPayloads } from './forwarding/forwarding.resolver.js';
import { ForwardingService } from './forwarding/forwarding.service.js';
import { HandlingResolver, payloadResolvers } from './handling.resolver.js';
import { HandlingService } from './handling.service.js';
import { SubmitResolver } from './intake/submit.resolver.js';
import { SubmitService } from './intake/submit.service.js';
import { SubmitManyService } from './intake/submit-many.service.js';
import { DuplicateCandidateResolver, DuplicateResolver } from './merging/duplicate.resolver.js';
import { DuplicatesService } from './merging/duplicates.service.js';
import { MergingResolver, mergingPayloadResolvers } from './merging/merging.resolver.js';
import { MergingService } from './merging/merging.service.js';
import { MergedTrackingResolver, TrackedOriginalResolver } from './merging/tracked-original.resolver.js';
import { MyComplaintResolver } from './my-complaint.resolver.js';
import {
  NotificationResolver,
  notificationWordResolvers,
  SentNotificationResolver,
  TrackedNotificationResolver,
} from './notifying/notification.resolver.js';
import { NotificationService } from './notifying/notification.service.js';
import { NotificationSubscriptions, notificationStreams } from './notifying/notification.subscriptions.js';
import { Officer, officerOf } from './officer.type.js';
import { OverdueResolver } from './overdue.resolver.js';
import { OverdueService } from './overdue.service.js';
import { oversightResolvers } from './oversight/oversight-resolvers.js';
import { RemarkEventService } from './oversight/remark-event.service.js';
import { remarkStreams } from './oversight/remark-event.subscriptions.js';
import { COPY_PAYLOADS, CopyResolver } from './participants/copy.resolver.js';
import { CopyService } from './participants/copy.service.js';
import { ParticipantPartsService } from './participants/participant-parts.service.js';
import { FollowUpTargetService } from './regulation/follow-up-target.service.js';
import { RegulationService } from './regulation/regulation.service.js';
import { regulationResolvers } from './regulation/regulation-resolvers.js';
import { RuleChanges } from './regulation/rule-changes.js';
import { ReporterResolver } from './reporter.resolver.js';
import { ReporterService } from './reporter.service.js';
import { RevealResolver } from './reveal.resolver.js';
import { RevealService } from './reveal.service.js';
import { RoutingResolver, SuggestedAgenciesResolver } from './routing/routing.resolver.js';
import { RoutingService } from './routing/routing.service.js';
import { RoutingChangesService } from './routing/routing-changes.service.js';
import { seedComplaints } from './seed/seed-complaints.js';
import { StatisticsResolver, StatusCountResolver } from './statistics/statistics.resolver.js';
import { StatisticsService } from './statistics/statistics.service.js';
import {
  OfficerWorkloadAgenciesResolver,
  OfficerWorkloadResolver,
  WorkloadResolver,
} from './statistics/workload.resolver.js';
import { WorkloadService } from './statistics/workload.service.js';
import { COMPLAINT_COPIES } from './succession/complaint-followers.js';
import { ComplaintSuccession } from './succession/complaint-succession.js';
import { complaintTables } from './tables.js';
import { TimelineEntryResolver, TrackedTimelineEntryResolver } from './timeline-entry.resolver.js';
import { TrackingResolver } from './tracking.resolver.js';
import { TrackingService } from './tracking.service.js';

export interface ComplaintSubgraphOptions {
  /** agency-directory's feed. */
  directory: FeedSource;
  /** Seals who reports. */
  vault: IdentityVault;
  /** Whether the sample complaints are seeded. */
  sample: boolean;
}

function assemble(kit: SubgraphKit<ComplaintEvents>, { vault, sample }: ComplaintSubgraphOptions): SubgraphParts {
  const store = new ComplaintStore(kit.database, kit.feed);
  const changes = new ComplaintChanges(kit, store);
  const complaints = new ComplaintService(kit);
  const parts = new ComplaintPartsService(kit);
  const path = new ComplaintPathService(kit, parts);
  const events = new ComplaintEventService(kit);
  const deadlineEvents = new DeadlineEventService(kit);
  const remarkEvents = new RemarkEventService(kit);
  const tracking = new TrackingService(kit);
  const regulations = new RegulationService(kit);
  const submissions = new SubmitService(kit, store, vault);
  const ruleChanges = new RuleChanges(kit);
  const routing = new RoutingService(kit);
  const targets = new FollowUpTargetService(kit, ruleChanges);
  const duplicates = new DuplicatesService(kit);
  const notifications = new NotificationService(kit, vault);
  const answering = answeringParts({ kit, store, changes, complaints });
  const succession = new ComplaintSuccession(kit, store);
  const workloads = new WorkloadService(kit);
  return {
    resolvers: [
      new ComplaintResolver(complaints, parts, regulations),
      new ComplaintListResolver(complaints),
      new TimelineEntryResolver(regulations),
      new ComplaintEventResolver(events, complaints, regulations),
      new HandlingResolver(new HandlingService(changes)),
      ...payloadResolvers(complaints),
      new ForwardingResolver(new ForwardingService(changes)),
      ...forwardingPayloads(complaints),
      new ComplaintHopResolver(path),
      new DeadlineRevisionResolver(path),
      new GovernmentAffairResolver(path),
      new MergingResolver(new MergingService(changes)),
      ...mergingPayloadResolvers.map((PayloadResolver) => new PayloadResolver(complaints)),
      new DuplicateResolver(duplicates, complaints),
      new DuplicateCandidateResolver(),
      new MergedTrackingResolver(duplicates, parts),
      new TrackedOriginalResolver(regulations),
      ...COPY_PAYLOADS.map((PayloadResolver) => new PayloadResolver(complaints)),
      new SubmitResolver(submissions, new SubmitManyService(kit, submissions), complaints),
      new RevealResolver(new RevealService(kit, vault)),
      new TrackingResolver(tracking, parts, regulations),
      new ReporterResolver(new ReporterService(kit, store, tracking), complaints),
      new TrackedTimelineEntryResolver(regulations),
      new MyComplaintResolver(tracking, events, complaints, regulations),
      new ComplaintSubscriptions(),
      new EscalationResolver(parts),
      new CalendarResolver(new CalendarService(kit), complaints),
      new OverdueResolver(new OverdueService(kit, complaints)),
      new DeadlineEventResolver(deadlineEvents, complaints),
      new DeadlineSubscriptions(),
      new NotificationResolver(notifications, complaints),
      ...notificationWordResolvers.map((WordsResolver) => new WordsResolver(notifications)),
      new TrackedNotificationResolver(notifications),
      new SentNotificationResolver(notifications),
      new NotificationSubscriptions(),
      ...oversightResolvers(kit, { complaints, changes, store, events: remarkEvents }),
      new CopyResolver(new CopyService(changes), new ParticipantPartsService(kit)),
      ...answering.resolvers,
      ...regulationResolvers(kit, regulations, ruleChanges, targets),
      new RoutingResolver(routing, new RoutingChangesService(ruleChanges)),
      new SuggestedAgenciesResolver(routing),
      new StatisticsResolver(new StatisticsService(kit, targets)),
      new WorkloadResolver(workloads),
      new OfficerWorkloadResolver(workloads),
      new OfficerWorkloadAgenciesResolver(),
      new StatusCountResolver(),
    ],
    orphanedTypes: [Officer],
    references: {
      Complaint: complaintReference(complaints),
      Agency: ({ id }) => agencyOf(String(id)),
      Officer: ({ id }) => officerOf(String(id)),
    },
    streams: {
      ...complaintStreams(events, tracking),
      ...deadlineStreams(deadlineEvents),
      ...notificationStreams(notifications),
      ...answering.streams,
      ...remarkStreams(remarkEvents),
    },
    duties: [
      new DeadlineDuty(kit, store),
      new CalendarRecountDuty(kit, store),
      new StandingDuty(kit, { ...COMPLAINT_COPIES, before: succession.before }),
    ],
    seed: (onProgress) => seedComplaints({ kit, store, vault, sample }, onProgress),
  };
}

/** Complaints from their receipt to their end, between agencies of every level, with the live stream of their movements. */
export function complaintSubgraph(options: ComplaintSubgraphOptions): SubgraphDefinition<ComplaintEvents> {
  return {
    name: 'complaint',
    ...complaintTables,
    directory: options.directory,
    assemble: (kit) => assemble(kit, options),
  };
}
