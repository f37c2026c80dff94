import type { SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { AGENCY_LEVELS } from '../../schema/events.js';
import { type StandingColumns, whereAllowed } from '../kit/access.js';
import { findNamedAgency } from '../kit/agency-filter.js';
import type { Directory } from '../kit/directory/directory.js';
import { instant, reference, regionCode } from '../kit/input-rules.js';
import { findNamedRegion } from '../kit/named-region.js';
import { normalizeText } from '../kit/normalize-text.js';
import { withinOrganisation, withinTerritory } from '../kit/relations.js';
import { parseTrackingNumber } from '../kit/secret.js';
import type { Viewer } from '../kit/viewer.js';
import { ACCESS } from './access.js';
import type { ComplaintRow } from './complaint.entity.js';
import { ComplaintChannel, ComplaintClassification, ComplaintState } from './complaint.enum.js';

export const complaintFilterSchema = z.object({
  agency: reference.nullish(),
  organisation: reference.nullish(),
  territory: regionCode.nullish(),
  levels: z.array(z.enum(AGENCY_LEVELS)).min(1).nullish(),
  states: z.array(z.enum(ComplaintState.values)).min(1).nullish(),
  classification: z.enum(ComplaintClassification.values).nullish(),
  channel: z.enum(ComplaintChannel.values).nullish(),
  receivedFrom: instant.nullish(),
  receivedTo: instant.nullish(),
  overdue: z.boolean().nullish(),
  search: z.string().trim().max(200).nullish(),
});
export type CheckedComplaintFilter = z.output<typeof complaintFilterSchema>;

/** The columns that decide access but for who takes part, for a query whose alias is `complaint`. */
export const STANDING_COLUMNS: StandingColumns = {
  organisation: 'complaint.handlerOrganisation',
  supervision: 'complaint.handlerSupervision',
  originId: 'complaint.originId',
};

/** What a filter is applied in. */
export interface FilterContext {
  directory: Directory;
  viewer: Viewer;
  /** By which the query finds what the viewer may see. */
  columns: StandingColumns;
  now: Date;
}

/** More words than these narrow nothing down and cost a scan each. */
const MAX_SEARCH_WORDS = 8;

/** By the words of subject and text, or by the tracking number. */
function addSearch(query: SelectQueryBuilder<ComplaintRow>, search: string, { viewer, columns }: FilterContext): void {
  const words = normalizeText(search).split(' ').filter(Boolean).slice(0, MAX_SEARCH_WORDS);
  if (words.length === 0) return;
  const parameters: Record<string, unknown> = { notSecret: false, searchedNumber: parseTrackingNumber(search) ?? '' };
  const holdsWords = words.map((word, index) => {
    parameters[`word${index}`] = `%${word.replace(/[!%_]/g, '!$&')}%`;
    return `complaint.searchText LIKE :word${index} ESCAPE '!'`;
  });
  // A hit in the text would tell what a secret complaint says.
  const secretSeen = whereAllowed(viewer, 'READ_SECRET', columns, ACCESS);
  for (const [name, value] of Object.entries(secretSeen.parameters)) parameters[`secret_${name}`] = value;
  const isSeen = `(complaint.secret = :notSecret OR ${secretSeen.sql.replace(/:(\.{3})?(\w+)/g, ':$1secret_$2')})`;
  const matches = [...holdsWords, isSeen].join(' AND ');
  query.andWhere(`((${matches}) OR complaint.trackingNumber = :searchedNumber)`, parameters);
}

/** Restricts a query on `complaint` to what `filter` asks for. Throws `BAD_USER_INPUT` for an agency or a region that there is none of. */
export async function addComplaintFilter(
  query: SelectQueryBuilder<ComplaintRow>,
  filter: CheckedComplaintFilter,
  context: FilterContext,
): Promise<void> {
  const { directory, now } = context;
  const { agency, organisation, territory, levels, states, classification, channel, search } = filter;
  if (agency != null) {
    const { id } = await findNamedAgency(directory, agency, 'filter.agency');
    query.andWhere('complaint.handlerId = :filterAgency', { filterAgency: id });
  }
  if (organisation != null) {
    const body = await findNamedAgency(directory, organisation, 'filter.organisation');
    const { sql, parameters } = withinOrganisation(STANDING_COLUMNS.organisation, body.organisation, 'filterBody');
    query.andWhere(sql, parameters);
  }
  if (territory != null) {
    const region = await findNamedRegion(directory, territory, 'filter.territory');
    const { sql, parameters } = withinTerritory(STANDING_COLUMNS.supervision, region, 'filterRegion');
    query.andWhere(sql, parameters);
  }
  // Each value once: what a client repeats without end would be more parameters than a statement takes.
  const filterLevels = [...new Set(levels)];
  const filterStates = [...new Set(states)];
  if (levels != null) query.andWhere('complaint.handlerLevel IN (:...filterLevels)', { filterLevels });
  if (states != null) query.andWhere('complaint.state IN (:...filterStates)', { filterStates });
  if (classification != null) query.andWhere('complaint.classification = :classification', { classification });
  if (channel != null) query.andWhere('complaint.channel = :channel', { channel });
  const { receivedFrom, receivedTo, overdue } = filter;
  if (receivedFrom != null) query.andWhere('complaint.receivedAt >= :receivedFrom', { receivedFrom });
  if (receivedTo != null) query.andWhere('complaint.receivedAt < :receivedTo', { receivedTo });
  if (overdue != null) query.andWhere(`complaint.dueAt ${overdue ? '<' : '>='} :now`, { now });
  if (search != null) addSearch(query, search, context);
}
