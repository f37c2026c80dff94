import { In, IsNull } from 'typeorm';
import { chunksOf } from '../../kit/chunks.js';
import { writeCsv } from '../../kit/csv.js';
import type { Database } from '../../kit/database.js';
import type { RequestContext } from '../../kit/request-context.js';
import type { AppointmentLetterRow } from '../appointment-letter.entity.js';
import type { AppointmentLetterService } from '../appointment-letter.service.js';
import { CommitmentLetterRow } from '../commitment-letter.entity.js';
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
    const ids = agencies.map(({ id }) => id);
    const letters = await Promise.all(ids.map((id) => context.load(this.letters.loadCurrent, id)));
    const trained = await loadTrainedPeople(this.database.read, agencies);
    const commitments = await this.database.read.findBy(CommitmentLetterRow, { agencyId: In(ids), keptOn: IsNull() });
    return ids.map((id, index) => ({
      letter: letters[index],
      trainedPeople: trained.get(id)?.length ?? 0,
      dueOn: commitments.filter(({ agencyId }) => agencyId === id).map(({ dueOn }) => dueOn),
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
