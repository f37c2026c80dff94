import { Arg, Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { type Page, PageArguments } from '../../kit/connection.js';
import { Language } from '../../kit/language.enum.js';
import { RequestContext } from '../../kit/request-context.js';
import type { CommitmentLetterService } from '../commitment-letter.service.js';
import { CommitmentLetter } from '../commitment-letter.type.js';
import { COMMITMENT_EVENT_LABELS } from '../labels.js';
import { viewNotice } from '../notices/notice.service.js';
import { READ_SCOPES } from '../scopes.js';
import {
  CommitmentEvent,
  CommitmentEventFilter,
  type CommitmentEventName,
  CommitmentEventPage,
  CommitmentFilter,
  CommitmentLetterConnection,
  CommitmentSort,
} from './commitment.type.js';
import type { CommitmentEventService, CommitmentFeedEvent } from './commitment-event.service.js';
import type { CommitmentListService } from './commitment-list.service.js';

/** What is told of a promise as the API shows it. */
export function viewCommitmentEvent(event: CommitmentFeedEvent): CommitmentEvent {
  const { commitmentLetterId, dueOn } = event.payload;
  const kind = event.kind as CommitmentEventName;
  return Object.assign(new CommitmentEvent(), { ...viewNotice(event), kind, commitmentLetterId, dueOn });
}

/** Lists of promises, and what is told of them. */
@Resolver()
export class CommitmentResolver {
  constructor(
    private readonly commitments: CommitmentListService,
    private readonly events: CommitmentEventService,
  ) {}

  @Query(() => CommitmentLetterConnection, {
    nullable: true,
    description:
      'Commitment letters that you may see, for whoever follows them up (daftar lembar komitmen). `commitmentChanged` goes on from its `feedCursor`.',
  })
  @Directive('@authenticated')
  @Directive(READ_SCOPES)
  commitmentLetters(
    @Arg('filter', () => CommitmentFilter, { nullable: true, description: 'Which ones (saringan).' })
    filter: CommitmentFilter | null,
    @Arg('sort', () => CommitmentSort, {
      defaultValue: CommitmentSort.DUE_ASC,
      description: 'In which order (urutan).',
    })
    sort: CommitmentSort,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Page<CommitmentLetter>> {
    return this.commitments.list(viewer, filter ?? {}, sort, page);
  }

  @Query(() => CommitmentEventPage, {
    nullable: true,
    description:
      'What `commitmentChanged` shows with the same filter, for clients without sockets (kejadian komitmen). Without `after` it is an empty page that says where to begin.',
  })
  @Directive('@authenticated')
  @Directive(READ_SCOPES)
  async commitmentEvents(
    @Ctx() { viewer }: RequestContext,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Arg('filter', () => CommitmentEventFilter, { nullable: true, description: 'Which ones (saringan).' })
    filter?: CommitmentEventFilter | null,
  ): Promise<CommitmentEventPage> {
    const page = await this.events.page(viewer, { filter, after, first });
    return { ...page, events: page.events.map(viewCommitmentEvent) };
  }
}

@Resolver(() => CommitmentEvent)
export class CommitmentEventFieldsResolver {
  constructor(private readonly letters: CommitmentLetterService) {}

  @FieldResolver(() => String, { description: 'What is told, in words (kejadian dalam kata).' })
  kindLabel(
    @Root() { kind }: CommitmentEvent,
    @Arg('lang', () => Language, { defaultValue: Language.ID, description: 'In which language (bahasa).' })
    lang: Language,
  ): string {
    return COMMITMENT_EVENT_LABELS[kind][lang];
  }

  @FieldResolver(() => CommitmentLetter, {
    nullable: true,
    description: 'The promise as it is now (lembar komitmen); null where you may no longer see it.',
  })
  commitmentLetter(
    @Root() { commitmentLetterId }: CommitmentEvent,
    @Ctx() context: RequestContext,
  ): Promise<CommitmentLetter | undefined> {
    return context.load(this.letters.loadById, commitmentLetterId);
  }
}
