import type { ErrorExtensions } from '../../../schema/errors.js';
import type { ComplaintEvents } from '../../../schema/events.js';
import { badInput, CodedError } from '../../kit/errors.js';
import { asGraphQLError } from '../../kit/execute-operation.js';
import { errorPresenter } from '../../kit/present-error.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import type { Viewer } from '../../kit/viewer.js';
import { REFUSALS } from '../refusals.js';
import { type Admitted, openDesk, type SubmitService, type Submitted } from './submit.service.js';

const MAX_SUBMISSIONS = 500;
/** Taken in by one transaction: more keep others waiting for longer, fewer cost more writes to the disk. */
const TAKEN_AT_ONCE = 25;

/** What came of one of many submissions, at its place. */
export type Outcome = { submitted: Submitted } | { error: unknown };

/** An error as it is shown, alone or among the results of many. */
export type ShownError = ErrorExtensions & { message: string };

/** Takes many complaints in by one call, each as if it came alone: what is wrong with one never costs another. */
export class SubmitManyService {
  private readonly present;

  constructor(
    private readonly kit: SubgraphKit<ComplaintEvents>,
    private readonly submissions: SubmitService,
  ) {
    this.present = errorPresenter(kit.logger);
  }

  /** What came of each, in their order; the same call again is answered the same. Throws `BAD_USER_INPUT` for too many. */
  async submit(viewer: Viewer, inputs: readonly unknown[]): Promise<Outcome[]> {
    if (inputs.length < 1 || inputs.length > MAX_SUBMISSIONS) throw badInput('inputs', REFUSALS.bulkSize);
    const outcomes: Outcome[] = [];
    const waiting: { index: number; admitted: Admitted }[] = [];
    inputs.forEach((input, index) => {
      try {
        waiting.push({ index, admitted: this.submissions.admit(viewer, input) });
      } catch (error) {
        outcomes[index] = { error };
      }
    });
    for (let start = 0; start < waiting.length; start += TAKEN_AT_ONCE) {
      const chunk = waiting.slice(start, start + TAKEN_AT_ONCE);
      const taken = await this.takeTogether(chunk.map(({ admitted }) => admitted));
      chunk.forEach(({ index }, place) => {
        outcomes[index] = taken[place] as Outcome;
      });
    }
    return outcomes;
  }

  /** The error of a submission as its client would read it, had it come alone; its fields are told at their place among all. */
  show(viewer: Viewer, error: unknown, index: number): ShownError {
    const { message, extensions } = this.present(asGraphQLError(error), viewer);
    const { fields, ...rest } = extensions as unknown as ErrorExtensions;
    const placed = fields?.map(({ path, message: why }) => ({
      path: path.replace(/^input\b/, `inputs.${index}`),
      message: why,
    }));
    return { ...rest, message, fields: placed };
  }

  /** In one transaction with a savepoint for each; where that fails as a whole, each in a transaction of its own. */
  private async takeTogether(admitted: readonly Admitted[]): Promise<Outcome[]> {
    try {
      return await this.kit.database.write(async (manager) => {
        const desk = await openDesk(manager);
        const outcomes: Outcome[] = [];
        for (const each of admitted) {
          const taking = manager.transaction(() => this.submissions.take(desk, each));
          outcomes.push(await taking.then((submitted) => ({ submitted }), refusalOnly));
        }
        return outcomes;
      });
    } catch {
      return this.takeOneByOne(admitted);
    }
  }

  private async takeOneByOne(admitted: readonly Admitted[]): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const each of admitted) {
      const taking = this.kit.database.write(async (manager) => this.submissions.take(await openDesk(manager), each));
      outcomes.push(
        await taking.then(
          (submitted) => ({ submitted }),
          (error: unknown) => ({ error }),
        ),
      );
    }
    return outcomes;
  }
}

/** What is wrong with a submission is its own; anything else, such as a deadlock, is the whole transaction’s. */
function refusalOnly(error: unknown): Outcome {
  if (error instanceof CodedError) return { error };
  throw error;
}
