import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Language as LanguageCode } from '../../../schema/errors.js';
import { badInput } from '../../kit/errors.js';
import { Language } from '../../kit/language.enum.js';
import { RequestContext } from '../../kit/request-context.js';
import type { ComplaintService } from '../complaint.service.js';
import { Complaint } from '../complaint.type.js';
import { LABEL_LANGUAGE } from '../directives.js';
import { REFUSALS } from '../refusals.js';
import { DuplicateCandidate, DuplicateReason } from './duplicate.type.js';
import { type DuplicatesService, MAX_CANDIDATES } from './duplicates.service.js';

const DEFAULT_CANDIDATES = 5;

@Resolver(() => Complaint)
export class DuplicateResolver {
  constructor(
    private readonly duplicatesService: DuplicatesService,
    private readonly complaints: ComplaintService,
  ) {}

  @FieldResolver(() => [DuplicateCandidate], {
    nullable: true,
    description:
      'Complaints that you may see and that may tell of the same, the likest first, by text, place and time (calon laporan ganda); none that is closed or archived. A secret one can be merged into this one, not this one into it. Null where it is not yours to merge.',
  })
  async duplicateCandidates(
    @Root() { id }: Complaint,
    @Ctx() context: RequestContext,
    @Arg('first', () => Int, {
      defaultValue: DEFAULT_CANDIDATES,
      description: `How many at most, 1 to ${MAX_CANDIDATES} (jumlah).`,
    })
    first: number,
  ): Promise<DuplicateCandidate[] | null> {
    if (first < 1 || first > MAX_CANDIDATES) throw badInput('first', REFUSALS.candidateCount);
    const candidates = await context.load(this.duplicatesService.loadCandidates, id);
    return candidates === null ? null : candidates.slice(0, first);
  }

  @FieldResolver(() => Complaint, {
    nullable: true,
    description:
      'The complaint into which it was merged, as telling of the same (laporan induk); null where it was not, or where you may not see that one.',
  })
  async mergedInto(@Root() { mergedIntoId }: Complaint, @Ctx() context: RequestContext): Promise<Complaint | null> {
    return mergedIntoId === null ? null : context.load(this.complaints.loadVisible, mergedIntoId);
  }

  @FieldResolver(() => [Complaint], {
    description:
      'What was merged into it and you may see, the newest 100 first (laporan ganda). The complaint itself gets no new version by that.',
  })
  async duplicates(@Root() { id }: Complaint, @Ctx() context: RequestContext): Promise<Complaint[]> {
    const ids = await context.load(this.duplicatesService.loadDuplicateIds, id);
    const seen = await Promise.all(ids.map((duplicate) => context.load(this.complaints.loadVisible, duplicate)));
    return seen.filter((complaint) => complaint !== null);
  }
}

@Resolver(() => DuplicateCandidate)
export class DuplicateCandidateResolver {
  @FieldResolver(() => [String], { description: 'What they have in common, in words (alasan).' })
  reasonLabels(
    @Root() { reasons }: DuplicateCandidate,
    @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
  ): string[] {
    return reasons.map((reason) => DuplicateReason.label(reason, lang));
  }
}
