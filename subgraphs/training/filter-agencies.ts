import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { findNamedAgency } from '../kit/agency-filter.js';
import { Directory } from '../kit/directory/directory.js';
import { regionCode } from '../kit/input-rules.js';
import { findNamedRegion } from '../kit/named-region.js';
import { withinOrganisation, withinTerritory } from '../kit/relations.js';
import { validate } from '../kit/validate.js';

/** Of which agencies rows are meant, by ids or codes. */
export interface AgencyFilter {
  agency?: string | null;
  organisation?: string | null;
  territory?: string | null;
}

/** The columns by which a row's agency is known and stands. */
export interface AgencyColumns {
  id: string;
  organisation: string;
  supervision: string;
}

/** Keeps the rows of the agencies that the filter means. Throws `BAD_USER_INPUT` for one or a region that there is none of. */
export async function filterByAgency<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  { agency, organisation, territory }: AgencyFilter,
  columns: AgencyColumns,
): Promise<void> {
  const directory = new Directory(query.connection.manager);
  if (agency != null) {
    const { id } = await findNamedAgency(directory, agency, 'filter.agency');
    query.andWhere(`${columns.id} = :agencyId`, { agencyId: id });
  }
  if (organisation != null) {
    const body = await findNamedAgency(directory, organisation, 'filter.organisation');
    const within = withinOrganisation(columns.organisation, body.organisation, 'body');
    query.andWhere(within.sql, within.parameters);
  }
  if (territory != null) {
    const named = validate(regionCode, territory, 'filter.territory');
    const region = await findNamedRegion(directory, named, 'filter.territory');
    const within = withinTerritory(columns.supervision, region, 'region');
    query.andWhere(within.sql, within.parameters);
  }
}
