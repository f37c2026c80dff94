import { randomUUID } from 'node:crypto';
import { type EntityManager, In } from 'typeorm';
import type { AgencyFacts, PpidEvents } from '../../schema/events.js';
import { entitledAt, isAllowed } from '../kit/access.js';
import type { Page, PageArguments } from '../kit/connection.js';
import type { Database } from '../kit/database.js';
import { Directory } from '../kit/directory/directory.js';
import { badInputs, CodedError, versionConflict } from '../kit/errors.js';
import type { Feed } from '../kit/feed.js';
import { idempotent, UNSEALED } from '../kit/idempotency.js';
import { pageByKeyset } from '../kit/keyset-page.js';
import { normalizeText } from '../kit/normalize-text.js';
import { inOrderOf, type LoadMany, type RequestContext } from '../kit/request-context.js';
import { validate } from '../kit/validate.js';
import type { Viewer } from '../kit/viewer.js';
import { localDate } from '../kit/working-days.js';
import { ACCESS, assertAllowed } from './access.js';
import { type AgencyPageRequest, loadAgencyPages } from './agency-information-pages.js';
import { type Classification, InformationClass, problemsOfClassification } from './exclusion.js';
import { findAgency } from './find-agency.js';
import { queryPublicInformation } from './list-public-information.js';
import { PublicInformationRow } from './public-information.entity.js';
import {
  type ClassifyPublicInformationInput,
  classifyPublicInformationSchema,
  type NewExclusion,
  type NewPublicInformation,
  type PublicInformationFilter,
  PublicInformationSort,
  type RecordPublicInformationInput,
  recordPublicInformationSchema,
} from './public-information.input.js';

/** Agencies' information lists. Everyone may read them; the content of excluded entries is for their own PPID. */
export class PublicInformationService {
  constructor(
    private readonly database: Database,
    private readonly feed: Feed<PpidEvents>,
    private readonly now: () => Date,
  ) {}

  /** Entries by id; undefined where there is none. */
  readonly loadEntries: LoadMany<string, PublicInformationRow | undefined> = async (ids) => {
    const rows = await this.database.read.findBy(PublicInformationRow, { id: In([...ids]) });
    return inOrderOf(ids, rows, (row) => row.id);
  };

  /** Where the content of an excluded entry is, by entry; null for viewers who may not read it. */
  readonly loadExcludedFiles: LoadMany<string, string | null> = async (ids, context) => {
    const rows = await Promise.all(ids.map((id) => context.load(this.loadEntries, id)));
    const agencyIds = [...new Set(rows.flatMap((row) => (row ? [row.agencyId] : [])))];
    const agencies = await new Directory(this.database.read).byIds(agencyIds);
    return rows.map((row) => {
      const agency = agencies.find(({ id }) => id === row?.agencyId);
      const isExcluded = row?.class === InformationClass.EXCLUDED;
      return agency && isExcluded && isAllowed(context.viewer, 'READ_EXCLUDED', agency, ACCESS) ? row.fileUrl : null;
    });
  };

  /** One page of an agency's list. A key is an agency's id with the request; equal requests share their statements. */
  readonly loadAgencyPage: LoadMany<string, Page<PublicInformationRow>> = async (keys, context) => {
    const parsed = keys.map((key) => JSON.parse(key) as [string, AgencyPageRequest]);
    const pages = new Map<string, Page<PublicInformationRow>>();
    for (const request of new Set(parsed.map(([, page]) => JSON.stringify(page)))) {
      const page = JSON.parse(request) as AgencyPageRequest;
      const agencyIds = parsed.filter(([, one]) => JSON.stringify(one) === request).map(([agencyId]) => agencyId);
      const count = (agencyId: string) => context.load(this.countOfAgencies, pageKey(agencyId, page));
      const loaded = await loadAgencyPages(this.database.read, agencyIds, page, count);
      agencyIds.forEach((agencyId, index) => {
        pages.set(pageKey(agencyId, page), loaded[index] as Page<PublicInformationRow>);
      });
    }
    return keys.map((key) => pages.get(key) as Page<PublicInformationRow>);
  };

  /** How many entries of the classes an agency's list holds, for the keys of `loadAgencyPage`. */
  private readonly countOfAgencies: LoadMany<string, number> = async (keys) => {
    const parsed = keys.map((key) => JSON.parse(key) as [string, AgencyPageRequest]);
    const counts = await this.database.read
      .createQueryBuilder(PublicInformationRow, 'info')
      .select('info.agencyId', 'agencyId')
      .addSelect('info.class', 'class')
      .addSelect('COUNT(*)', 'count')
      .where({ agencyId: In(parsed.map(([agencyId]) => agencyId)) })
      .groupBy('info.agencyId')
      .addGroupBy('info.class')
      .getRawMany<{ agencyId: string; class: InformationClass; count: number | string }>();
    return parsed.map(([agencyId, { classes }]) =>
      counts
        .filter((row) => row.agencyId === agencyId && (classes === null || classes.includes(row.class)))
        .reduce((sum, { count }) => sum + Number(count), 0),
    );
  };

  /** The page of `agencyId`'s list that `request` names. */
  async ofAgency(
    agencyId: string,
    request: AgencyPageRequest,
    context: RequestContext,
  ): Promise<Page<PublicInformationRow>> {
    return context.load(this.loadAgencyPage, pageKey(agencyId, request));
  }

  /** A page of entries of any agencies. Throws `BAD_USER_INPUT` for an unknown agency. */
  async list(
    filter: PublicInformationFilter,
    sort: PublicInformationSort,
    page: PageArguments,
  ): Promise<Page<PublicInformationRow>> {
    const query = await queryPublicInformation(this.database.read, filter);
    return pageByKeyset(query, {
      ...page,
      sort: [
        sort === PublicInformationSort.RECORDED_DESC
          ? { column: 'recordedAt', direction: 'DESC', kind: 'timestamp' }
          : { column: 'title', direction: 'ASC', kind: 'text' },
      ],
      idColumn: 'id',
    });
  }

  /** Records an entry with its event and answers its id. */
  async record(viewer: Viewer, input: RecordPublicInformationInput): Promise<string> {
    const entry = validate(recordPublicInformationSchema, input);
    const now = this.now();
    return this.database.write(async (manager) => {
      const scope = `recordPublicInformation:${viewer.subject ?? ''}`;
      const request = { scope, key: entry.idempotencyKey, content: entry, now };
      // First: an agency that has another code since, or has ended, is not found by the code that is sent again.
      const id = await idempotent(manager, UNSEALED, request, async () => {
        const agency = await findAgency(manager, entry.agency, 'input.agency');
        assertAllowed(viewer, 'RECORD', agency);
        return this.insert(manager, agency, entry, now);
      });
      const { agencyId } = await manager.findOneByOrFail(PublicInformationRow, { id });
      assertAllowed(viewer, 'RECORD', (await new Directory(manager).byId(agencyId)) as AgencyFacts);
      return id;
    });
  }

  /** Gives an entry another class with the event and answers its id. */
  async classify(viewer: Viewer, input: ClassifyPublicInformationInput): Promise<string> {
    const change = validate(classifyPublicInformationSchema, input);
    const { publicInformation: id, expectedVersion } = change;
    const now = this.now();
    await this.database.write(async (manager) => {
      const row = await manager.findOneBy(PublicInformationRow, { id });
      if (!row) throw new CodedError('NOT_FOUND');
      const agency = (await new Directory(manager).byId(row.agencyId)) as AgencyFacts;
      assertAllowed(viewer, 'RECORD', agency);
      assertClassification(change, localDate(now, agency.timeZone));
      const { affected } = await manager
        .createQueryBuilder()
        .update(PublicInformationRow)
        .set({ class: change.class, ...exclusionColumns(change.exclusion), version: expectedVersion + 1 })
        .where('id = :id AND version = :expectedVersion', { id, expectedVersion })
        .execute();
      if (affected === 0) {
        throw versionConflict((await manager.findOneByOrFail(PublicInformationRow, { id })).version);
      }
      await this.announce(manager, 'PUBLIC_INFORMATION_CLASSIFIED', id, agency, now);
    });
    return id;
  }

  private async insert(
    manager: EntityManager,
    agency: AgencyFacts,
    entry: NewPublicInformation,
    now: Date,
  ): Promise<string> {
    assertClassification(entry, localDate(now, agency.timeZone));
    const id = randomUUID();
    await manager.insert(PublicInformationRow, {
      id,
      agencyId: agency.id,
      agencyOrganisation: agency.organisation,
      agencySupervision: agency.supervision,
      number: entry.number,
      title: entry.title,
      summary: entry.summary,
      searchText: normalizeText(`${entry.title} ${entry.summary}`),
      responsible: entry.responsible,
      madeOn: entry.madeOn ?? null,
      madeIn: entry.madeIn ?? null,
      form: entry.form,
      retention: entry.retention,
      class: entry.class,
      fileUrl: entry.fileUrl ?? null,
      determinationNumber: entry.determination?.number ?? null,
      determinationDate: entry.determination?.date ?? null,
      determinationSigner: entry.determination?.signer ?? null,
      ...exclusionColumns(entry.exclusion),
      version: 1,
      recordedAt: now,
    });
    await this.announce(manager, 'PUBLIC_INFORMATION_RECORDED', id, agency, now);
    return id;
  }

  private async announce(
    manager: EntityManager,
    kind: 'PUBLIC_INFORMATION_RECORDED' | 'PUBLIC_INFORMATION_CLASSIFIED',
    id: string,
    agency: AgencyFacts,
    now: Date,
  ): Promise<void> {
    await this.feed.append(manager, {
      kind,
      aggregateId: id,
      occurredAt: now,
      payload: { publicInformationId: id, agencyId: agency.id },
      entitled: await entitledAt(new Directory(manager), [agency]),
    });
  }
}

function pageKey(agencyId: string, { classes, first, after }: AgencyPageRequest): string {
  return JSON.stringify([agencyId, { classes, first, after }]);
}

function assertClassification(classification: Classification, today: string): void {
  const problems = problemsOfClassification(classification, today);
  if (problems.length === 0) return;
  throw badInputs(problems.map(({ path, words }) => ({ path: `input.${path}`, words })));
}

function exclusionColumns(exclusion: NewExclusion | null | undefined) {
  return {
    exclusionGround: exclusion?.ground ?? null,
    exclusionHarm: exclusion?.harm ?? null,
    exclusionBenefit: exclusion?.benefit ?? null,
    exclusionExpiresOn: exclusion?.expiresOn ?? null,
    exclusionDecisionNumber: exclusion?.decisionNumber ?? null,
  };
}
