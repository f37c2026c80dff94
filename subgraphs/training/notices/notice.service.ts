import { z } from 'zod';
import type { AgencyPlace, TrainingEvents } from '../../../schema/events.js';
import { agencyFilterSchema, agencyMatcher } from '../../kit/agency-filter.js';
import { Directory } from '../../kit/directory/directory.js';
import { type EventAudience, EventService } from '../../kit/event-service.js';
import type { FeedEvent } from '../../kit/feed.js';
import { oneOrMoreOf } from '../../kit/input-rules.js';
import type { EventMatcher } from '../../kit/scan-feed.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { validate } from '../../kit/validate.js';
import { agencyReference } from '../agency.type.js';
import type { Notice } from './notice.type.js';

/** The kinds of events that tell of an agency, and where it stood then. */
type NoticeKind = {
  [Kind in keyof TrainingEvents]: TrainingEvents[Kind] extends AgencyPlace ? Kind : never;
}[keyof TrainingEvents];

/** An event of one of these kinds. */
export type NoticeEvent<Kind extends NoticeKind> = Extract<FeedEvent<TrainingEvents>, { kind: Kind }>;

/** Whether the event says where its agency stood. Those of letters and guidance did not before anybody could follow them. */
function isPlaced(payload: object): payload is AgencyPlace {
  return 'level' in payload;
}

/** Reads events of some kinds, kept to some agencies and kinds by a filter. */
export class NoticeService<Kind extends NoticeKind> extends EventService<TrainingEvents, NoticeEvent<Kind>> {
  private readonly filterSchema;

  constructor(
    kit: Pick<SubgraphKit<TrainingEvents>, 'database' | 'feed'>,
    private readonly kinds: readonly Kind[],
    audience: EventAudience,
  ) {
    super(kit, audience);
    this.filterSchema = agencyFilterSchema.extend({ kinds: oneOrMoreOf(z.enum(kinds)).nullish() });
  }

  protected async matcherOf(filter: unknown): Promise<EventMatcher<TrainingEvents, NoticeEvent<Kind>>> {
    const { kinds, ...place } = validate(this.filterSchema, filter ?? {}, 'filter');
    const isThere = await agencyMatcher(new Directory(this.kit.database.read), place);
    const meant: ReadonlySet<string> = new Set(kinds ?? this.kinds);
    return (event): event is NoticeEvent<Kind> =>
      meant.has(event.kind) && isPlaced(event.payload) && isThere(event.payload);
  }
}

/** What the API shows of every such event. */
export function viewNotice({ cursor, occurredAt, payload }: NoticeEvent<NoticeKind>): Notice {
  return { cursor, occurredAt, level: payload.level, agency: agencyReference(payload.agencyId) };
}
