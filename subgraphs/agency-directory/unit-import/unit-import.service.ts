import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type EntityManager, IsNull, MoreThan } from 'typeorm';
import { z } from 'zod';
import { AgencyKind } from '../../kit/agency-kind.enum.js';
import { badInput, CodedError } from '../../kit/errors.js';
import { idempotent, UNSEALED } from '../../kit/idempotency.js';
import { idempotencyKey } from '../../kit/input-rules.js';
import { readListCursor, writeListCursor } from '../../kit/list-cursor.js';
import { COMMON_REFUSALS } from '../../kit/refusals.js';
import { withinOrganisation } from '../../kit/relations.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { AgencyRow } from '../agency.entity.js';
import { agencyReference } from '../agency.filter.js';
import { assertAllowed, type ChangeKit, lockAgency } from '../change-agency.js';
import { loadContactsNow } from '../contacts/record-contacts.js';
import { findAgency } from '../find-agency.js';
import { loadRegions } from '../find-region.js';
import { isAbroad } from '../kind-places.js';
import { REFUSALS } from '../refusals.js';
import type { KnownUnits } from './check-row.js';
import { cellsOfContacts, nameContacts } from './import-contacts.js';
import { performImport } from './perform-import.js';
import { type ImportPlan, planImport } from './plan-import.js';
import { readUnitCsv, type UnitLine, writeUnitCsv } from './unit-csv.js';
import { CsvEncoding, type ImportUnitsPayload, type UnitExport, type UnitImportPreview } from './unit-import.type.js';

const unzip = promisify(gunzip);

export const MAX_ROWS = 10_000;
const MAX_TEXT_BYTES = 8 * 1024 * 1024;
const MAX_PROBLEMS = 1_000;

const importSchema = z.object({
  agency: agencyReference,
  csv: z.string(),
  encoding: z.enum(CsvEncoding),
  expectedDigest: z.string().trim().min(1).max(64),
  idempotencyKey,
});
const pageSize = z.int().min(1).max(MAX_ROWS);
export type ImportUnitsInput = z.input<typeof importSchema>;

/** A part of an export. */
interface UnitPage {
  first: number;
  after: string | null;
}

const KIND_NAMES = new Map(Object.entries(AgencyKind).map(([name, kind]) => [kind, name]));

/** Takes in the units of an agency as a file, and gives them out as one. */
export class UnitImportService {
  constructor(private readonly kit: ChangeKit) {}

  /** What `importUnits` would do with the file now. Changes nothing. */
  async preview(viewer: Viewer, agencyOf: string, csv: string, encoding: CsvEncoding): Promise<UnitImportPreview> {
    const manager = this.kit.database.read;
    const agency = await this.findAllowed(manager, viewer, agencyOf);
    const { lines, problems } = readUnitCsv(await decode(csv, encoding, 'csv'));
    assertRows(lines, 'csv');
    const known = await loadKnown(manager, agency, lines);
    const { plan, problems: refused } = planImport(lines, known);
    const all = [...problems, ...refused].toSorted((a, b) => a.line - b.line);
    return {
      digest: all.length === 0 ? digestOf(known, plan) : null,
      ...countsOf(plan),
      problemCount: all.length,
      problems: all
        .slice(0, MAX_PROBLEMS)
        .map(({ line, column, code, words }) => ({ line, column, code, message: words[viewer.language] })),
    };
  }

  /**
   * Adds the units of the file that there are none of and changes those that differ, all or none; what the file does not
   * name stays. Throws `CONFLICT` where the file would do something else now than its preview said.
   */
  async import(viewer: Viewer, input: ImportUnitsInput): Promise<ImportUnitsPayload> {
    const valid = validate(importSchema, input);
    const { lines, problems } = readUnitCsv(await decode(valid.csv, valid.encoding, 'input.csv'));
    assertRows(lines, 'input.csv');
    const { idempotencyKey: key } = valid;
    const request = { scope: `${viewer.subject}:importUnits`, key, content: valid, now: this.kit.now() };
    return this.kit.database.write(async (manager) => {
      // First: an agency that has another code since, or has ended, is not found by the code that is sent again.
      const { agencyId, ...counts } = await idempotent(manager, UNSEALED, request, async () => {
        const reference = { reference: valid.agency, path: 'input.agency' };
        const agency = await lockAgency(this.kit, manager, viewer, reference, 'unit:import');
        const known = await loadKnown(manager, agency, lines, this.kit.database.dialect === 'mariadb');
        const { plan, problems: refused } = planImport(lines, known);
        const count = problems.length + refused.length;
        if (count > 0) throw badInput('input.csv', REFUSALS.importHasProblems(count));
        if (digestOf(known, plan) !== valid.expectedDigest) throw new CodedError('CONFLICT');
        await performImport(this.kit, manager, known, plan);
        return { agencyId: agency.id, ...countsOf(plan) };
      });
      assertAllowed(viewer, 'unit:import', await manager.findOneByOrFail(AgencyRow, { id: agencyId }));
      return counts;
    });
  }

  /**
   * The units inside an agency that exist, by code, so that each comes after what it is part of. Throws `BAD_USER_INPUT` at
   * `first` or `after`, which the export of no other agency reads.
   */
  async export(viewer: Viewer, agencyOf: string, { first, after }: UnitPage): Promise<UnitExport> {
    validate(pageSize, first, 'first');
    const manager = this.kit.database.read;
    const agency = await this.findAllowed(manager, viewer, agencyOf);
    const list = `units of ${agency.id}`;
    const [behind] = after == null ? [''] : readListCursor<[string]>(list, after, 1);
    const { sql, parameters } = withinOrganisation('agency.organisation', agency.organisation, 'path');
    const rows = await manager
      .createQueryBuilder(AgencyRow, 'agency')
      .where(sql, parameters)
      .andWhere({ closedAt: IsNull(), level: 'UNIT', code: MoreThan(behind) })
      .andWhere('agency.id <> :itself', { itself: agency.id })
      .orderBy('agency.code', 'ASC')
      .take(first + 1)
      .getMany();
    const page = rows.slice(0, first);
    const contacts = await loadContactsNow(
      manager,
      page.map(({ id }) => id),
    );
    const last = page.at(-1);
    const csv = writeUnitCsv(
      page.map(({ id, code, name, shortName, kind, regionCode, timeZone }) => ({
        code,
        name,
        shortName,
        kind: KIND_NAMES.get(kind) ?? kind,
        location: regionCode,
        timeZone: isAbroad(kind) ? timeZone : null,
        ...cellsOfContacts(contacts.get(id)),
      })),
    );
    const endCursor = last && rows.length > first ? writeListCursor(list, [last.code]) : null;
    return { csv, rows: page.length, endCursor };
  }

  private async findAllowed(manager: EntityManager, viewer: Viewer, reference: string): Promise<AgencyRow> {
    const agency = await findAgency(manager, validate(agencyReference, reference, 'agency'));
    if (!agency) throw badInput('agency', COMMON_REFUSALS.noAgencyOfReference);
    assertAllowed(viewer, 'unit:import', agency);
    if (agency.closedAt !== null) throw badInput('agency', REFUSALS.agencyClosed);
    return agency;
  }
}

async function decode(csv: string, encoding: CsvEncoding, path: string): Promise<string> {
  if (encoding === CsvEncoding.PLAIN) return validate(z.string(), csv, path);
  return validate(z.string(), readUtf8(await decompress(csv, path), path), path);
}

function readUtf8(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw badInput(path, REFUSALS.notUtf8);
  }
}

async function decompress(csv: string, path: string): Promise<Uint8Array> {
  try {
    return await unzip(Buffer.from(csv, 'base64'), { maxOutputLength: MAX_TEXT_BYTES });
  } catch {
    throw badInput(path, REFUSALS.notGzip);
  }
}

function assertRows(lines: readonly UnitLine[], path: string): void {
  if (lines.length > MAX_ROWS) throw badInput(path, REFUSALS.tooManyRows(MAX_ROWS));
}

function countsOf({ added, changed, unchanged }: ImportPlan): ImportUnitsPayload {
  return { added: added.length, changed: changed.length, unchanged };
}

/** Stands for what an import does and for what it replaces, so that nobody's change in between is lost. */
function digestOf({ agency, contacts: reached }: KnownUnits, { added, changed, unchanged }: ImportPlan): string {
  const changes = changed.map(({ row: { id, version }, changes: to, contacts }) => [
    id,
    version,
    to,
    contacts,
    contacts && reached.get(id),
  ]);
  return createHash('sha256')
    .update(JSON.stringify([agency.id, added, changes, unchanged]))
    .digest('hex');
}

/** What exists inside the agency, locked for an import so that it stays as it was checked. */
async function loadKnown(
  manager: EntityManager,
  agency: AgencyRow,
  lines: readonly UnitLine[],
  locks = false,
): Promise<KnownUnits> {
  const { sql, parameters } = withinOrganisation('agency.organisation', agency.organisation, 'path');
  const query = manager.createQueryBuilder(AgencyRow, 'agency').where(sql, parameters);
  if (locks) query.setLock('pessimistic_write');
  const rows = (await query.getMany()).filter(({ closedAt }) => closedAt === null);
  const named = lines.flatMap(({ cells: { location } }) => location || []);
  const regions = await loadRegions(manager, named);
  const contacts = await loadContactsNow(manager, nameContacts(lines) ? rows.map(({ id }) => id) : []);
  return { agency, byCode: new Map(rows.map((row) => [row.code, row])), contacts, regions };
}
