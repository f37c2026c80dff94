import { chunksOf } from '../../kit/chunks.js';
import { writeCsv } from '../../kit/csv.js';
import type { Database } from '../../kit/database.js';
import type { RequestContext } from '../../kit/request-context.js';
import type { AppointmentLetterRow } from '../appointment-letter.entity.js';
import type { AppointmentLetterService } from '../appointment-letter.service.js';
import { commitmentsWithin, loadCommitmentsWithin } from '../commitments/load-commitments.js';
import { provinceOf } from '../province-of.js';
import { loadTrainedPeople } from '../trained-people.js';
import type { ReadinessFilter } from './readiness-board.input.js';
import type { AssessedAgency, ReadinessBoardService } from './readiness-board.service.js';
import { EXPORT_COLUMNS, type ExportColumn } from './readiness-export.columns.js';
import type { ReadinessExport } from './readiness-export.type.js';

/** What the file tells of an agency beside its readiness. */
interface Beside {
  letter: AppointmentLetterRow | undefined;
  trainedPeople: number;
  /** The days on which open promises are due. */
  dueOn: string[];
}

/** The board as a file: some hundred bodies, so that one holds them all. */
export class ReadinessExportService {
  constructor(
    private readonly database: Database,
    private readonly board: ReadinessBoardService,
    private readonly letters: AppointmentLetterService,
  ) {}

  /** Every agency of the list with this filter, by code. Throws as the list does. */
  async export(context: RequestContext, filter: ReadinessFilter): Promise<ReadinessExport> {
    const byCode = await this.board.assess(context.viewer, filter);
    const rows: Record<ExportColumn, string | null>[] = [];
    for (const chunk of chunksOf(byCode)) {
      const beside = await this.loadBeside(chunk, context);
      rows.push(...chunk.map((one, index) => rowOf(one, beside[index] as Beside)));
    }
    return { csv: writeCsv(EXPORT_COLUMNS, rows), rows: rows.length };
  }

  private async loadBeside(assessed: readonly AssessedAgency[], context: RequestContext): Promise<Beside[]> {
    const agencies = assessed.map(({ agency }) => agency);
    const letters = await Promise.all(agencies.map(({ id }) => context.load(this.letters.loadCurrent, id)));
    const trained = await loadTrainedPeople(this.database.read, agencies);
    const paths = agencies.map(({ organisation }) => organisation);
    const commitments = await loadCommitmentsWithin(this.database.read, paths);
    return agencies.map(({ id, organisation }, index) => ({
      letter: letters[index],
      trainedPeople: trained.get(id)?.length ?? 0,
      dueOn: commitmentsWithin(commitments, organisation).flatMap(({ dueOn, keptOn }) =>
        keptOn === null ? dueOn : [],
      ),
    }));
  }
}

function rowOf({ agency, readiness }: AssessedAgency, { letter, trainedPeople, dueOn }: Beside) {
  const { state, lacks, since, asOf } = readiness;
  return {
    code: agency.code,
    name: agency.name,
    level: agency.level,
    province: provinceOf(agency),
    state,
    lacks: lacks.join(' '),
    nextLack: lacks[0] ?? null,
    since,
    asOf: asOf.toISOString(),
    letterNumber: letter?.number ?? null,
    letterDate: letter?.date ?? null,
    letterValidUntil: letter?.validUntil ?? null,
    letterReviewState: letter?.reviewState ?? null,
    trainedPeople: String(trainedPeople),
    openCommitments: String(dueOn.length),
    commitmentDueOn: [...dueOn].sort()[0] ?? null,
  };
}
